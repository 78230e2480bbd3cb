// SPDX-License-Identifier: EUPL-1.2
#include "receptions/referral_check.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "receptions/measure_limits.h"

namespace jalon::receptions {
namespace {

constexpr int kMinutesAnHour = 60;

using Params = std::map<std::string, std::string>;

class Findings {
public:
    void error(std::string field, std::string code, Params params = {}) {
        list_.push_back({std::move(field), std::move(code), Severity::error, std::move(params)});
    }
    void warn(std::string field, std::string code, Params params = {}, const calendar::Setting* setting = nullptr) {
        list_.push_back({std::move(field), std::move(code), Severity::warning, std::move(params),
                         setting == nullptr ? std::nullopt : std::optional(*setting)});
    }
    std::vector<Finding> take() { return std::move(list_); }

private:
    std::vector<Finding> list_;
};

void checkPresence(Findings& out, const Announcement& said, const CheckContext& context,
                   const blueprints::MeasureKind* kind) {
    if (!context.complete) return;
    if (!context.has_person) out.error("personId", "required");
    if (!said.structure) out.error("structureId", "required");
    if (!said.received_on) out.error("receivedOn", "required");
    if (said.motive.empty()) out.error("motive", "required");
    if (said.measure.kind.empty()) out.error("measure.kind", "required");
    if (!said.measure.start) out.error("measure.start", "required");
    if (kind != nullptr && !kind->open_ended && !said.measure.end)
        out.error("measure.end", "end_missing_not_open_ended");
}

void checkCodes(Findings& out, const Announcement& said, const CheckContext& context,
                const blueprints::MeasureKind* kind) {
    if (!said.measure.kind.empty() && kind == nullptr) out.error("measure.kind", "unknown_code");
    if (!said.motive.empty() && !context.blueprint.knows("motive", said.motive)) out.error("motive", "unknown_code");
    for (std::size_t i = 0; i < said.other_motives.size(); ++i)
        if (!context.blueprint.knows("motive", said.other_motives[i]))
            out.error("otherMotives." + std::to_string(i), "unknown_code");
}

void checkDates(Findings& out, const Announcement& said, const CheckContext& context) {
    const Measure& measure = said.measure;
    const auto plausible = [&](const char* field, const std::optional<Day>& day) {
        if (day && !isPlausible(*day, context.today)) out.error(field, "not_plausible", {{"date", day->iso()}});
    };
    const auto dayOf = [](const std::optional<HalfDay>& half) {
        return half ? std::optional(half->day) : std::nullopt;
    };
    plausible("receivedOn", said.received_on);
    plausible("parentsAgreementOn", said.parents_agreement_on);
    plausible("measure.decidedOn", measure.decided_on);
    plausible("measure.start", dayOf(measure.start));
    plausible("measure.end", dayOf(measure.end));
    plausible("measure.revokedOn", measure.revoked_on);
    plausible("measure.councilOn", measure.council_on);
    plausible("measure.revocableUntil", measure.revocable_until);
    plausible("measure.agreementOn", measure.agreement_on);
    plausible("measure.nextFrom", measure.next_from);

    if (said.received_on && *said.received_on > context.today) out.error("receivedOn", "in_future");
    if (said.parents_agreement_on && *said.parents_agreement_on > context.today)
        out.error("parentsAgreementOn", "in_future");
    if (measure.agreement_on && *measure.agreement_on > context.today) out.error("measure.agreementOn", "in_future");
    if (measure.start && measure.next_from && *measure.next_from <= measure.start->day)
        out.error("measure.nextFrom", "end_before_start");
    if (!measure.start || !measure.end) return;
    if (*measure.end < *measure.start)
        out.error("measure.end", "end_before_start");
    else if (*measure.end == *measure.start && !measure.start_time.empty() && !measure.end_time.empty() &&
             measure.end_time <= measure.start_time)
        out.error("measure.end", "zero_length");
}

void warnOfLength(Findings& out, const Measure& measure, const CheckContext& context,
                  const blueprints::MeasureKind& kind) {
    const auto days = measure.calendarDays();
    if (!days || *days < 1 || !kind.limited_days) return;
    const auto* setting = context.settings.find("measure.max_days", measure.start->day);
    if (setting == nullptr) return;
    const auto max = static_cast<int>(setting->value);
    if (*days > max)
        out.warn("measure.end", "over_max_days", {{"days", std::to_string(*days)}, {"max", std::to_string(max)}},
                 setting);

    int together = *days;
    for (const auto& other : context.linked) {
        const auto* other_kind = context.blueprint.measureKind(other.kind);
        if (other_kind != nullptr && other_kind->limited_days) together += other.calendarDays().value_or(0);
    }
    if (together > std::max(max, *days))
        out.warn("measure.end", "over_max_days_linked",
                 {{"days", std::to_string(together)}, {"max", std::to_string(max)}}, setting);
}

/// What the kind asks for besides its dates.
void warnOfAsked(Findings& out, const Measure& measure, const CheckContext& context,
                 const blueprints::MeasureKind& kind) {
    if (const auto proposed = proposedEnd(measure, context); proposed && measure.end && *measure.end < proposed->end)
        out.warn("measure.end", "delay_too_short",
                 {{"min", std::to_string(proposed->setting.value)}, {"end", proposed->end.day.iso()}},
                 &proposed->setting);
    if (kind.council && measure.council_on && measure.decided_on) {
        const auto* setting = context.settings.find("council.convocation_delay", *measure.decided_on);
        const int days = *measure.council_on - *measure.decided_on;
        if (setting != nullptr && days < setting->value)
            out.warn("measure.councilOn", "council_too_soon",
                     {{"days", std::to_string(days)}, {"min", std::to_string(setting->value)}}, setting);
    }
    if (!kind.asksFor("hours")) return;
    if (!measure.ordered_minutes) {
        out.warn("measure.orderedMinutes", "hours_missing");
        return;
    }
    const Day on = measure.decided_on.value_or(measure.start ? measure.start->day : context.today);
    const auto* setting = context.settings.find("responsabilisation.max_hours", on);
    if (setting != nullptr && *measure.ordered_minutes > setting->value * kMinutesAnHour)
        out.warn("measure.orderedMinutes", "hours_over_max",
                 {{"minutes", std::to_string(*measure.ordered_minutes)}, {"max", std::to_string(setting->value)}},
                 setting);
}

void warnOfSuspension(Findings& out, const Measure& measure) {
    if (!measure.suspended) return;
    if (!measure.revoked_on)
        out.warn("measure.suspended", "suspended_not_revoked");
    else if (measure.revocable_until && *measure.revoked_on > *measure.revocable_until)
        out.warn("measure.revokedOn", "revoked_too_late", {{"until", measure.revocable_until->iso()}});
}

void warnOfMeasure(Findings& out, const Measure& measure, const CheckContext& context,
                   const blueprints::MeasureKind& kind) {
    if (!kind.eligible) out.warn("measure.kind", "measure_not_eligible");
    warnOfSuspension(out, measure);
    if (kind.council && !measure.council_on) out.warn("measure.councilOn", "conservatoire_without_council_date");
    if (measure.decided_on && measure.start && *measure.decided_on > measure.start->day)
        out.warn("measure.decidedOn", "decided_after_start");
    if (!context.linked.empty()) out.warn("measure.start", "overlap");
    if (!context.other_schools.empty())
        out.warn("structureId", "two_schools", {{"school", context.other_schools.front()}});
    warnOfLength(out, measure, context, kind);
    warnOfAsked(out, measure, context, kind);
}

void warnOfCalendar(Findings& out, const Measure& measure, const CheckContext& context,
                    const blueprints::MeasureKind& kind) {
    if (measure.end && measure.end->day < context.today) out.warn("measure.end", "already_past");
    if (context.zone != nullptr && measure.start) {
        const auto* now = context.zone->yearOf(context.today);
        const auto* then = context.zone->yearOf(measure.start->day);
        if (now != nullptr && then != nullptr && now->label < then->label)
            out.warn("measure.start", "next_school_year", {{"year", then->label}});
    }
    if (context.receivable == nullptr) return;
    for (const auto& warning : context.receivable->warnings)
        if (warning.code == calendar::WarningCode::year_missing) {
            out.warn("measure.start", "year_missing", warning.details);
            return;  // half-days of an unknown year are not receivable for want of knowledge, not of class
        }
    if (context.receivable->receivable == 0 && !kind.outside_class) out.warn("measure.start", "none_receivable");
}

void warnOfPupil(Findings& out, const Announcement& said, const CheckContext& context) {
    const Day on = said.measure.start ? said.measure.start->day : context.today;
    const auto setting = [&](std::string_view key) { return static_cast<int>(context.settings.integer(key, on)); };
    bool lycee = isLyceeClass(said.class_name) || (context.school && context.school->is_lycee);
    Params params;
    if (context.birth_date) {
        const int age = on.ageOf(*context.birth_date);
        params["age"] = std::to_string(age);
        if (age < setting("age.min"))
            out.warn("personId", "age_too_young", {{"age", params["age"]}, {"min", std::to_string(setting("age.min"))}},
                     context.settings.find("age.min", on));
        if (age > setting("age.max_college"))
            out.warn("personId", "age_too_old",
                     {{"age", params["age"]}, {"max", std::to_string(setting("age.max_college"))}},
                     context.settings.find("age.max_college", on));
        else
            lycee = lycee || age >= setting("age.lycee_route");
    }
    if (lycee) out.warn("personId", "lycee_route", params, context.settings.find("age.lycee_route", on));
}

void checkSchool(Findings& out, const CheckContext& context) {
    if (!context.school) return;
    if (!context.school->is_school) {
        out.error("structureId", "not_a_school");
        return;
    }
    if (!context.school->open) out.warn("structureId", "structure_closed");
    if (!context.school->agreement) out.warn("structureId", "no_agreement");
}

}  // namespace

std::optional<ProposedEnd> proposedEnd(const Measure& measure, const CheckContext& context) {
    const auto* kind = context.blueprint.measureKind(measure.kind);
    if (kind == nullptr || !kind->asksFor("delay") || context.holidays == nullptr) return std::nullopt;
    if (!measure.decided_on && !measure.start) return std::nullopt;
    const Day informed_on = measure.decided_on ? *measure.decided_on : measure.start->day;
    const auto* setting = context.settings.find("conservatoire.min_delay", informed_on);
    if (setting == nullptr) return std::nullopt;
    const auto delay = defenceDelay(informed_on, static_cast<int>(setting->value), *context.holidays);
    return ProposedEnd{{delay.last, Half::pm}, delay.counted, *setting};
}

std::vector<Finding> check(const Announcement& said, const CheckContext& context) {
    Findings out;
    const auto* kind = context.blueprint.measureKind(said.measure.kind);
    checkPresence(out, said, context, kind);
    checkCodes(out, said, context, kind);
    checkDates(out, said, context);
    checkSchool(out, context);
    if (kind != nullptr) {
        warnOfMeasure(out, said.measure, context, *kind);
        if (!said.measure.isSuspended()) warnOfCalendar(out, said.measure, context, *kind);
    }
    if (context.has_person) warnOfPupil(out, said, context);
    return out.take();
}

std::optional<Error> errorsOf(const std::vector<Finding>& findings) {
    Error error{ErrorKind::invalid, "invalid"};
    for (const auto& finding : findings)
        if (finding.severity == Severity::error) error.fields.push_back({finding.field, finding.code, finding.params});
    if (error.fields.empty()) return std::nullopt;
    return error;
}

std::vector<Finding> withoutKnownWarnings(std::vector<Finding> findings, const std::vector<Finding>& before) {
    std::erase_if(findings, [&](const Finding& finding) {
        return finding.severity == Severity::warning &&
               std::find(before.begin(), before.end(), finding) != before.end();
    });
    return findings;
}

bool allPassed(const std::vector<Finding>& findings, const std::vector<Override>& overrides) {
    return std::all_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.severity == Severity::error ||
               std::any_of(overrides.begin(), overrides.end(),
                           [&](const Override& passed) { return passed.code == finding.code; });
    });
}

json::object toJson(const Finding& finding) {
    json::object params;
    for (const auto& [name, value] : finding.params) params[name] = value;
    return {{"field", finding.field},
            {"code", finding.code},
            {"severity", finding.severity == Severity::error ? "error" : "warning"},
            {"params", std::move(params)},
            {"setting", finding.setting ? json::value(calendar::toJson(*finding.setting)) : json::value()}};
}

bool isLyceeClass(std::string_view class_name) {
    static constexpr std::array<std::string_view, 8> kStarts{"2de",  "2nde",     "seconde", "1re",
                                                             "1ere", "premiere", "tle",     "term"};
    std::string folded = text::fold(class_name);
    std::erase(folded, ' ');
    return std::any_of(kStarts.begin(), kStarts.end(),
                       [&](std::string_view start) { return folded.starts_with(start); });
}

}  // namespace jalon::receptions
