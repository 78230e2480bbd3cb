// SPDX-License-Identifier: EUPL-1.2
#include "receptions/stay_warnings.h"

#include <algorithm>

#include "blueprints/form_edition.h"
#include "receptions/placement_check.h"
#include "receptions/places_store.h"
#include "receptions/stay_measures.h"

namespace jalon::receptions {
namespace {

/// Moves that can only follow the first half-day: a presentation or a refusal may come before it.
bool needsTheStart(StayState to) {
    return to != StayState::presented && to != StayState::family_refused && to != StayState::cancelled_by_school &&
           to != StayState::closed;
}

void warnOfMove(const Transition& move, const std::vector<HalfDay>& planned, Day today, std::vector<StayWarning>& out) {
    const std::map<std::string, std::string> params{{"to", std::string(stayStateCode(move.to))}, {"on", move.on.iso()}};
    if (move.on > today)
        out.push_back({"move_in_future", params});
    else if (needsTheStart(move.to) && !planned.empty() && move.on < planned.front().day)
        out.push_back({"move_before_start", params});
}

void warnOfAttendance(const std::vector<HalfDay>& planned, const std::map<HalfDay, AttendanceView>& recorded,
                      HalfDay now, std::vector<StayWarning>& out) {
    std::vector<HalfDay> missing;
    std::copy_if(planned.begin(), planned.end(), std::back_inserter(missing),
                 [&](HalfDay half) { return half < now && !recorded.contains(half); });
    if (!missing.empty())
        out.push_back(
            {"attendance_missing", {{"count", std::to_string(missing.size())}, {"first", missing.front().text()}}});
}

void warnOfForms(const Work& work, const std::vector<store::StayForm>& forms, std::vector<StayWarning>& out) {
    for (const auto& form : forms) {
        // A question asked since then is not missing in what was written before it.
        const auto edition = blueprints::findEdition(work.tx, form.edition);
        const auto* definition = edition ? &*edition : work.blueprint.form(form.kind);
        if (definition == nullptr) continue;
        std::string missing;
        for (const auto& key : blueprints::missingAnswers(*definition, form.answers))
            missing += (missing.empty() ? "" : ",") + key;
        if (!missing.empty()) out.push_back({"form_incomplete", {{"form", form.kind}, {"missing", missing}}});
    }
}

void warnOfCalendar(const Work& work, const Stay& stay, const Referral& referral, const StayParts& parts,
                    const std::vector<HalfDay>& planned, std::vector<StayWarning>& out) {
    std::set<HalfDay> attended;
    for (const auto& [half, view] : parts.recorded) attended.insert(half);
    const auto own =
        freshHalves(work, referral, store::placementOf(work.tx, stay.id), measureCalendar(work, referral).receivable);
    const auto fresh = withJoined(work, stay, own);
    const auto now = plannedOf(withStop(recomputed(parts.halves, fresh, attended), stay.stopped_after));
    if (now != planned)
        out.push_back(
            {"calendar_changed", {{"planned", std::to_string(planned.size())}, {"now", std::to_string(now.size())}}});
}

}  // namespace

std::vector<StayWarning> stayWarnings(const Work& work, const Stay& stay, const Referral& referral,
                                      const StayParts& parts) {
    std::vector<StayWarning> out;
    const Day today = work.clock.today();
    const auto planned = plannedOf(parts.halves);
    if (planned.empty() && !isOutsideClass(work, referral)) out.push_back({"no_half_day"});
    if (const auto* last = lastStanding(parts.history)) warnOfMove(*last, planned, today, out);
    warnOfAttendance(planned, parts.recorded, work.clock.currentHalfDay(), out);
    warnOfForms(work, parts.forms, out);
    if (!isUnderWay(stay.state)) return out;

    if (const auto council = councilAwaited(work, measuresIn(work, stay)); council && *council < today)
        out.push_back({"council_passed", {{"councilOn", council->iso()}}});
    warnOfCalendar(work, stay, referral, parts, planned, out);
    return out;
}

}  // namespace jalon::receptions
