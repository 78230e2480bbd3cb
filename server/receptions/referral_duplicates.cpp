// SPDX-License-Identifier: EUPL-1.2
#include "receptions/referral_duplicates.h"

namespace jalon::receptions {
namespace {

constexpr int kToleranceDays = 1;  // "12–13 Nov" by e-mail, "12 Nov" by phone

/// For comparing announcements, a measure without an end is known by its start: both callers know that day.
Day lastKnownDay(const Measure& measure) {
    if (measure.end) return measure.end->day;
    return std::max(measure.start->day, measure.council_on.value_or(measure.start->day));
}

bool touch(const Measure& a, const Measure& b) {
    return a.start->day <= lastKnownDay(b) + kToleranceDays && b.start->day <= lastKnownDay(a) + kToleranceDays;
}

bool sameFamily(const Measure& a, const Measure& b, const blueprints::Blueprint& blueprint) {
    const auto* one = blueprint.measureKind(a.kind);
    const auto* other = blueprint.measureKind(b.kind);
    return one != nullptr && other != nullptr && one->family == other->family;
}

std::optional<HalfDay> lastHalf(const Measure& measure) {
    if (measure.end) return measure.end;
    if (measure.council_on) return HalfDay{*measure.council_on, Half::pm};
    return std::nullopt;
}

}  // namespace

std::optional<DuplicateDecision> readDuplicateDecision(JsonReader& in) {
    const json::object* given = in.object("duplicateDecision");
    if (given == nullptr) return std::nullopt;
    JsonReader nested(*given, in.path("duplicateDecision"));
    const std::string kind = nested.oneOf("kind", {"same", "correction", "new"});
    DuplicateDecision decision{DuplicateDecision::Kind::same, ReferralId::trusted(nested.uuid("referralId"))};
    if (kind == "correction") decision.kind = DuplicateDecision::Kind::correction;
    if (kind == "new") decision.kind = DuplicateDecision::Kind::new_referral;
    in.absorb(nested);
    return decision;
}

std::vector<Evidence> duplicateEvidence(const Announcement& said, const Known& known,
                                        const blueprints::Blueprint& blueprint) {
    const Announcement& other = known.referral.said;
    if (!stands(known.referral.state) || !said.measure.start || !other.measure.start) return {};
    if (!sameFamily(said.measure, other.measure, blueprint) || !touch(said.measure, other.measure)) return {};

    std::vector<Evidence> evidence;
    if (known.likeness)
        evidence.push_back({"close_name", {{"score", std::to_string(*known.likeness)}}});
    else
        evidence.push_back({"same_person"});
    if (said.structure && said.structure == other.structure) evidence.push_back({"same_school"});
    if (said.measure.start == other.measure.start) evidence.push_back({"same_start"});
    if (overlap(said.measure, other.measure)) evidence.push_back({"overlapping_dates"});
    if (said.caller.name != other.caller.name || said.caller.function != other.caller.function ||
        said.caller.channel != other.caller.channel)
        evidence.push_back({"other_caller"});
    return evidence;
}

bool overlap(const Measure& a, const Measure& b) {
    if (!a.start || !b.start) return false;
    const auto a_last = lastHalf(a);
    const auto b_last = lastHalf(b);
    return (!b_last || *a.start <= *b_last) && (!a_last || *b.start <= *a_last);
}

Measure corrected(Measure first, const Measure& correction) {
    first.start = correction.start;
    first.start_time = correction.start_time;
    first.end = correction.end;
    first.end_time = correction.end_time;
    if (correction.decided_on) first.decided_on = correction.decided_on;
    if (correction.council_on) first.council_on = correction.council_on;
    return first;
}

}  // namespace jalon::receptions
