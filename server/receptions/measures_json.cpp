// SPDX-License-Identifier: EUPL-1.2
#include "receptions/measures_json.h"

#include <algorithm>

#include "access/access.h"
#include "partners/partners.h"
#include "people/people.h"
#include "receptions/referral_store.h"
#include "receptions/stay_measures.h"
#include "receptions/stay_store.h"

namespace jalon::receptions {
namespace {

constexpr std::int64_t kMostCandidates = 2'000;

using storage::Transaction;

std::string nameOf(Transaction& tx, const std::optional<StructureId>& id) {
    if (!id) return "";
    const auto structure = partners::find(tx, *id);
    return structure ? structure->name : "";
}

template <class IdType>
json::value idOrNull(const std::optional<IdType>& id) {
    return id ? json::value(id->text()) : json::value();
}

bool asks(const Work& work, const Referral& referral, std::string_view what) {
    const auto* kind = work.blueprint.measureKind(referral.said.measure.kind);
    return kind != nullptr && kind->asksFor(what);
}

/// A measure as others show it.
json::object briefJson(const Work& work, const Referral& referral) {
    return {{"referralId", referral.id.text()},
            {"measure", toJson(referral.said.measure)},
            {"state", referralStateCode(referral.state)},
            {"structureName", nameOf(work.tx, referral.said.structure)}};
}

json::array linkedJson(const Work& work, const Referral& referral, const std::vector<MeasureLink>& links) {
    json::array out;
    for (const auto& link : links) {
        if (link.later != referral.id && link.earlier != referral.id) continue;
        const bool is_later = link.later == referral.id;
        const auto other = store::findReferral(work.tx, is_later ? link.earlier : link.later).value();
        json::object item = briefJson(work, other);
        item["id"] = link.id;
        item["kind"] = linkKindCode(link.kind);
        item["direction"] = is_later ? "earlier" : "later";
        item["at"] = link.at.iso();
        item["by"] = access::userRef(work.tx, link.by);
        out.push_back(std::move(item));
    }
    return out;
}

json::value outcomeJson(const Work& work, const ReferralId& referral) {
    const auto outcome = store::findOutcome(work.tx, referral);
    if (!outcome) return nullptr;
    return json::object{{"outcome", outcomeCode(outcome->outcome)},
                        {"pronouncedOn", outcome->pronounced_on.iso()},
                        {"note", outcome->note},
                        {"nextId", idOrNull(outcome->next)},
                        {"at", outcome->at.iso()},
                        {"by", access::userRef(work.tx, outcome->by)}};
}

/// Days out of school under one mesure conservatoire, up to its end, the outcome, or today.
struct Days {
    int calendar = 0, school = 0;
};
Days sufferedIn(const Work& work, const Referral& referral) {
    Measure measure = referral.said.measure;
    if (!measure.end) {
        const auto outcome = store::findOutcome(work.tx, referral.id);
        const Day last = outcome ? outcome->pronounced_on : work.clock.today();
        if (last < measure.start->day) return {};
        measure.end = HalfDay{last, Half::pm};
    }
    const HalfDay now{work.clock.today(), Half::pm};
    if (*measure.end > now) measure.end = now;
    if (*measure.end < *measure.start) return {};
    const auto laid =
        measureCalendar(measure, false, work.calendars.schoolSchedule(work.tx, referral.said.structure.value()),
                        work.calendars.serviceSchedule(work.tx), work.settings, work.clock.today());
    if (!laid) return {};
    return {laid->receivable.calendar_days, laid->receivable.school_days};
}

/// What a pupil has already been kept out: under this mesure conservatoire, or those it was converted from. Shown,
/// never deducted.
json::value sufferedJson(const Work& work, const Referral& referral, const std::vector<MeasureLink>& links) {
    Days total;
    bool any = false;
    const auto add = [&](const Referral& measure) {
        const Days days = sufferedIn(work, measure);
        total.calendar += days.calendar;
        total.school += days.school;
        any = true;
    };
    if (asks(work, referral, "outcome")) add(referral);
    for (const auto& link : links)
        if (link.kind == LinkKind::converts && link.later == referral.id)
            add(store::findReferral(work.tx, link.earlier).value());
    if (!any) return nullptr;
    return json::object{{"calendarDays", total.calendar}, {"schoolDays", total.school}};
}

json::value effacementJson(const Work& work, const Referral& referral, const std::vector<MeasureLink>& links) {
    const auto shown = shownEffacement(work, referral, links);
    if (!shown) return nullptr;
    const Effacement& effacement = shown->effacement;
    json::value done;
    if (const auto erasure = store::erasureOf(work.tx, referral.id))
        done = json::object{
            {"doneOn", erasure->done_on.iso()}, {"note", erasure->note}, {"by", access::userRef(work.tx, erasure->by)}};
    return json::object{{"dueOn", dayOrNull(effacement.due_on)},
                        {"rule", effacementRuleCode(effacement.rule)},
                        {"countedFrom", effacement.counted_from.iso()},
                        {"schoolYear", effacement.school_year},
                        {"follows", idOrNull(shown->follows)},
                        {"setting", calendar::toJson(effacement.setting)},
                        {"done", std::move(done)}};
}

json::object totalsJson(const HourTotals& totals, const store::HourAccount& account) {
    return {{"orderedMinutes", totals.ordered},
            {"doneMinutes", totals.done},
            {"remainingMinutes", totals.remaining},
            {"beyondMinutes", totals.beyond},
            {"sessions", totals.sessions},
            {"missed", totals.missed},
            {"refusedOn", dayOrNull(account.refused_on)},
            {"attestedOn", dayOrNull(account.attested_on)}};
}

json::value hoursJson(const Work& work, const Referral& referral) {
    if (!asks(work, referral, "hours")) return nullptr;
    return totalsJson(totalsOf(referral.said.measure.ordered_minutes, store::sessions(work.tx, referral.id)),
                      store::hourAccount(work.tx, referral.id));
}

json::array joinableJson(const Work& work, const Referral& referral) {
    json::array out;
    if (!isPending(referral.state)) return out;
    for (const auto& other : joinableStays(work, referral)) {
        json::object item = briefJson(work, other.referral);
        item["stayId"] = other.stay.id.text();
        item["stayState"] = stayStateCode(other.stay.state);
        item["overlaps"] = other.overlaps;
        out.push_back(std::move(item));
    }
    return out;
}

json::object sessionJson(const Work& work, const HourSession& session, const calendar::SchoolSchedule& school) {
    const HalfDay half = halfDayOf(session);
    const auto hours = HalfDayHours::of(half, work.settings);
    const bool meets_class =
        minutesOf(session.from) < hours.start + hours.minutes && hours.start < minutesOf(session.to);
    return {{"id", session.id.text()},
            {"on", session.on.iso()},
            {"from", session.from},
            {"to", session.to},
            {"minutes", session.minutes()},
            {"state", sessionStateCode(session.state)},
            {"structureId", idOrNull(session.structure)},
            {"structureName", nameOf(work.tx, session.structure)},
            {"place", session.place},
            {"supervisor", session.supervisor},
            {"comment", session.comment},
            {"withdrawn", session.withdrawn},
            {"duringClass", session.counts() && meets_class && school.hasClass(half)},
            {"by", access::userRef(work.tx, session.created_by)},
            {"version", session.version}};
}

/// What to look at in an account of hours (Notice): over_ordered, hours_over_max, agreement_missing, during_class.
json::array accountWarnings(const Work& work, const Referral& referral, const HourTotals& totals,
                            const json::array& sessions) {
    json::array out;
    const auto warn = [&](const char* code, json::object params = {}) {
        out.push_back(json::object{{"code", code}, {"params", std::move(params)}});
    };
    const Measure& measure = referral.said.measure;
    if (totals.ordered == 0) warn("hours_missing");
    if (totals.beyond > 0) warn("over_ordered", {{"minutes", std::to_string(totals.beyond)}});
    const auto max =
        work.settings.integer("responsabilisation.max_hours", measure.decided_on.value_or(measure.start.value().day));
    if (totals.ordered > max * 60)
        warn("hours_over_max", {{"minutes", std::to_string(totals.ordered)}, {"max", std::to_string(max)}});
    const auto signed_by = [&](const char* who) {
        return std::find(measure.agreement_by.begin(), measure.agreement_by.end(), who) != measure.agreement_by.end();
    };
    if (!(signed_by("pupil") && signed_by("guardian"))) warn("agreement_missing");
    const auto in_class = std::count_if(sessions.begin(), sessions.end(),
                                        [](const json::value& session) { return session.at("duringClass").as_bool(); });
    if (in_class > 0) warn("during_class", {{"count", std::to_string(in_class)}});
    return out;
}

/// Not yet erased. Nothing decided in this school year can be due: the shortest time ends with it.
std::vector<ReferralId> erasureCandidates(const Work& work, const access::FileScope& files) {
    const Day this_year = schoolYearEnd(work.clock.today(), work.settings).plusMonths(-12) + 1;
    return store::notErased(work.tx, files, this_year, kMostCandidates);
}

}  // namespace

std::optional<ShownEffacement> shownEffacement(const Work& work, const Referral& referral,
                                               const std::vector<MeasureLink>& links) {
    auto own = effacementOf(referral.said.measure, work.settings);
    if (!own) return std::nullopt;
    ShownEffacement shown{*own, std::nullopt};
    for (const auto& link : links) {
        if (link.kind != LinkKind::converts || link.earlier != referral.id) continue;
        const auto sanction =
            effacementOf(store::findReferral(work.tx, link.later).value().said.measure, work.settings);
        if (!sanction || !shown.effacement.due_on) continue;
        if (!sanction->due_on || *sanction->due_on > *shown.effacement.due_on) shown = {*sanction, link.later};
    }
    return shown;
}

void addMeasureParts(const Work& work, const Referral& referral, json::object& out) {
    const auto links = store::linksOf(work.tx, referral.person);
    out["links"] = linkedJson(work, referral, links);
    out["outcome"] = outcomeJson(work, referral.id);
    out["suffered"] = sufferedJson(work, referral, links);
    out["effacement"] = effacementJson(work, referral, links);
    out["hours"] = hoursJson(work, referral);
    out["joinable"] = joinableJson(work, referral);
    out["shared"] = referral.stay
                        ? sharedMeasuresJson(work, store::findStay(work.tx, *referral.stay).value(), referral.id)
                        : json::array{};
    out["hostStructureName"] = nameOf(work.tx, referral.said.measure.host);
    out["nextStructureName"] = nameOf(work.tx, referral.said.measure.next_school);
}

json::array sharedMeasuresJson(const Work& work, const Stay& stay, const ReferralId& but) {
    json::array out;
    for (const auto& referral : measuresIn(work, stay))
        if (referral.id != but) out.push_back(briefJson(work, referral));
    return out;
}

json::array fileMeasuresJson(const Work& work, const PersonId& person) {
    auto referrals = store::referralsOf(work.tx, person);
    std::erase_if(referrals, [](const Referral& one) { return one.state == ReferralState::duplicate; });
    std::sort(referrals.begin(), referrals.end(), [](const Referral& a, const Referral& b) {
        return std::tie(a.said.measure.start, a.id) < std::tie(b.said.measure.start, b.id);
    });
    const auto links = store::linksOf(work.tx, person);
    json::array out;
    for (const auto& referral : referrals) {
        json::object item = briefJson(work, referral);
        const auto days = referral.said.measure.calendarDays();
        item["motive"] = referral.said.motive;
        item["className"] = referral.said.class_name;
        item["stayId"] = idOrNull(referral.stay);
        item["calendarDays"] = days ? json::value(*days) : json::value();
        item["links"] = linkedJson(work, referral, links);
        item["outcome"] = outcomeJson(work, referral.id);
        item["suffered"] = sufferedJson(work, referral, links);
        item["effacement"] = effacementJson(work, referral, links);
        item["hours"] = hoursJson(work, referral);
        out.push_back(std::move(item));
    }
    return out;
}

json::object hourAccountJson(const Work& work, const Referral& referral) {
    const auto account = store::hourAccount(work.tx, referral.id);
    const auto stored = store::sessions(work.tx, referral.id);
    const auto totals = totalsOf(referral.said.measure.ordered_minutes, stored);
    const auto school = work.calendars.schoolSchedule(work.tx, referral.said.structure.value());
    json::array sessions;
    for (const auto& session : stored) sessions.push_back(sessionJson(work, session, school));
    const auto person = people::find(work.tx, referral.person);
    json::object out = totalsJson(totals, account);
    out["referralId"] = referral.id.text();
    out["personId"] = referral.person.text();
    out["personName"] = person ? person->displayName() : "";
    out["birthDate"] = person ? dayOrNull(person->birth_date) : json::value();
    out["structureName"] = nameOf(work.tx, referral.said.structure);
    out["className"] = referral.said.class_name;
    out["measure"] = toJson(referral.said.measure);
    out["hostStructureName"] = nameOf(work.tx, referral.said.measure.host);
    out["refusedBy"] = account.refused_by;
    out["refusalNote"] = account.refusal_note;
    out["attestedTo"] = account.attested_to;
    out["warnings"] = accountWarnings(work, referral, totals, sessions);
    out["sessionList"] = std::move(sessions);
    out["version"] = account.version;
    return out;
}

json::array dueErasuresJson(const Work& work, std::size_t limit) {
    const Day today = work.clock.today();
    json::array out;
    for (const auto& id : erasureCandidates(work, work.actor.scope(access::Right::course_keep))) {
        if (out.size() == limit) break;
        const auto referral = store::findReferral(work.tx, id).value();
        const auto links = store::linksOf(work.tx, referral.person);
        const auto shown = shownEffacement(work, referral, links);
        if (!shown || !shown->effacement.due_on || *shown->effacement.due_on >= today) continue;
        json::object item = briefJson(work, referral);
        const auto person = people::find(work.tx, referral.person);
        item["personId"] = referral.person.text();
        item["personName"] = person ? person->displayName() : "";
        item["effacement"] = effacementJson(work, referral, links);
        out.push_back(std::move(item));
    }
    return out;
}

std::set<Day> dueErasures(const Work& work) {
    const Day today = work.clock.today();
    std::set<Day> out;
    for (const auto& id : erasureCandidates(work, access::FileScope::everything())) {
        const auto referral = store::findReferral(work.tx, id).value();
        const auto shown = shownEffacement(work, referral, store::linksOf(work.tx, referral.person));
        if (shown && shown->effacement.due_on && *shown->effacement.due_on < today)
            out.insert(*shown->effacement.due_on);
    }
    return out;
}

json::array linksJson(Transaction& tx, const PersonId& person) {
    json::array out;
    for (const auto& link : store::linksOf(tx, person))
        out.push_back(json::object{
            {"laterId", link.later.text()}, {"earlierId", link.earlier.text()}, {"kind", linkKindCode(link.kind)}});
    return out;
}

}  // namespace jalon::receptions
