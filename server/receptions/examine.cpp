// SPDX-License-Identifier: EUPL-1.2
#include "receptions/examine.h"

#include "partners/partners.h"
#include "people/people.h"
#include "people/scope.h"
#include "receptions/receptions_json.h"
#include "receptions/referral_store.h"

namespace jalon::receptions {
namespace {

constexpr int kCloseName = 70;  // similarTo's score from which two spellings may be one pupil

std::vector<Known> knownReferrals(const Work& work, const ExaminationRequest& request) {
    std::vector<Known> known;
    const auto add = [&](const PersonId& person, std::optional<int> likeness) {
        for (auto& referral : store::referralsOf(work.tx, person))
            if (stands(referral.state) && referral.id != request.self) known.push_back({std::move(referral), likeness});
    };
    add(*request.person, std::nullopt);
    for (const auto& like :
         people::similarTo(work.tx, work.actor.scope(access::Right::course_see), *request.person, kCloseName))
        add(like.person.id, like.score);
    return known;
}

/// Hours outside class and a sursis that still holds exclude from no day.
bool takesDays(const Work& work, const Measure& measure) {
    const auto* kind = work.blueprint.measureKind(measure.kind);
    return !measure.isSuspended() && !(kind != nullptr && kind->outside_class);
}

void compare(const Work& work, const Announcement& said, const ExaminationRequest& request, Examination& out) {
    for (const auto& known : knownReferrals(work, request)) {
        auto evidence = duplicateEvidence(said, known, work.blueprint);
        const bool same_person = !known.likeness;
        const Measure& other = known.referral.said.measure;
        const bool shares_days =
            takesDays(work, said.measure) && takesDays(work, other) && overlap(said.measure, other);
        if (same_person && shares_days && (evidence.empty() || request.both_stand))
            out.overlaps.push_back({known, {{"same_person"}, {"overlapping_dates"}}});
        else if (!evidence.empty() && !request.both_stand)
            out.duplicates.push_back({known, std::move(evidence)});
    }
}

/// The other schools that announced this pupil for the same days: a transfer, or somebody is wrong.
std::vector<std::string> otherSchools(const Work& work, const Announcement& said, const Examination& found) {
    std::vector<std::string> names;
    if (!said.structure) return names;
    for (const auto* candidates : {&found.overlaps, &found.duplicates})
        for (const auto& candidate : *candidates) {
            const auto& other = candidate.known.referral.said.structure;
            if (candidate.known.likeness || other == said.structure) continue;
            if (const auto school = partners::find(work.tx, other.value())) names.push_back(school->name);
        }
    return names;
}

SchoolFacts factsOf(const partners::StructureSummary& structure, Day on) {
    return {structure.isSchool(), structure.kind == "lycee", structure.open, structure.partnerOn(on)};
}

json::value proposedEndJson(const std::optional<ProposedEnd>& proposed) {
    if (!proposed) return nullptr;
    json::array counted;
    for (const Day day : proposed->counted) counted.emplace_back(day.iso());
    return json::object{{"end", proposed->end.text()},
                        {"counted", std::move(counted)},
                        {"setting", calendar::toJson(proposed->setting)}};
}

}  // namespace

Examination examine(const Work& work, const Announcement& said, const ExaminationRequest& request) {
    Examination out;
    CheckContext context{work.clock.today(), work.blueprint, work.settings, request.complete};
    const auto unknown = [&](const char* field) { out.findings.push_back({field, "unknown", Severity::error, {}}); };

    if (request.person) {
        const auto person = people::isInScope(work.tx, work.actor.scope(access::Right::course_keep), *request.person)
                                ? people::find(work.tx, *request.person)
                                : std::nullopt;
        if (!person) unknown("personId");
        context.has_person = true;
        if (person) context.birth_date = person->birth_date;
        if (person && said.measure.start) compare(work, said, request, out);
        for (const auto& overlapping : out.overlaps) context.linked.push_back(overlapping.known.referral.said.measure);
        context.other_schools = otherSchools(work, said, out);
    }
    std::optional<calendar::SchoolSchedule> school;
    if (said.structure) {
        const auto structure = partners::find(work.tx, *said.structure);
        if (structure) {
            context.school = factsOf(*structure, said.measure.start ? said.measure.start->day : context.today);
            school = work.calendars.schoolSchedule(work.tx, *said.structure);
            context.zone = &school->calendar();
            context.holidays = &school->publicHolidays();
        } else {
            unknown("structureId");
        }
    }
    const auto* kind = work.blueprint.measureKind(said.measure.kind);
    const bool computable = kind != nullptr && said.measure.start && (said.measure.end || kind->open_ended) &&
                            *said.measure.start <= said.measure.knownEnd().value_or(*said.measure.start);
    if (school && computable) {
        auto computed = measureCalendar(said.measure, kind->limited_days, *school,
                                        work.calendars.serviceSchedule(work.tx), work.settings, work.clock.today());
        if (computed)
            out.calendar = std::move(computed).value();
        else
            for (const auto& field : computed.error().fields)
                out.findings.push_back({"measure.end", field.code, Severity::error, field.params});
    }
    if (out.calendar) context.receivable = &out.calendar->receivable;
    for (auto& finding : check(said, context)) out.findings.push_back(std::move(finding));
    out.proposed_end = proposedEnd(said.measure, context);
    return out;
}

json::object toJson(const Work& work, const Examination& examination) {
    json::array findings;
    for (const auto& finding : examination.findings) findings.push_back(toJson(finding));
    return {{"findings", std::move(findings)},
            {"duplicates", candidatesJson(work.tx, examination.duplicates)},
            {"overlaps", candidatesJson(work.tx, examination.overlaps)},
            {"receivable", examination.calendar ? json::value(examination.calendar->answer) : json::value()},
            {"proposedEnd", proposedEndJson(examination.proposed_end)}};
}

}  // namespace jalon::receptions
