// SPDX-License-Identifier: EUPL-1.2
#include "receptions/stay_deadlines.h"

#include <algorithm>

#include "partners/partners.h"
#include "people/people.h"
#include "receptions/deadline_store.h"
#include "receptions/places_store.h"
#include "receptions/referral_store.h"
#include "receptions/stay_measures.h"
#include "receptions/stay_placing.h"
#include "receptions/stay_store.h"
#include "receptions/stay_tasks.h"

namespace jalon::receptions {
namespace {

/// The last half-day the pupil is kept from class; nothing while the end of a measure is not known.
std::optional<HalfDay> awayUntil(const Work& work, const Stay& stay, const std::vector<Referral>& measures,
                                 const std::vector<Transition>& history) {
    const Placement placement = store::placementOf(work.tx, stay.id);
    if (placement.deferred()) return *placement.to;
    std::optional<HalfDay> last;
    for (const auto& referral : measures) {
        const auto end = referral.said.measure.knownEnd();
        if (!end) {
            const auto* ended = standingMoveTo(history, StayState::ended);
            if (ended == nullptr) return std::nullopt;
            return HalfDay{ended->on, Half::pm};
        }
        last = last ? std::max(*last, *end) : *end;
    }
    return last;
}

/// The school the pupil came back to: another one when the return says so and the file knows it.
StructureId schoolAfter(const Work& work, const Stay& stay) {
    const auto form = store::form(work.tx, stay.id, "return");
    if (!form) return stay.structure;
    const auto* answer = form->answers.if_contains("onDueDay");
    if (answer == nullptr || !answer->is_string() || answer->as_string() != "other_school") return stay.structure;
    const auto person = people::find(work.tx, stay.person);
    return person && person->structure ? *person->structure : stay.structure;
}

BaseDays baseDays(const Work& work, const Stay& stay, const std::vector<Transition>& history,
                  const calendar::SchoolSchedule& school) {
    const auto measures = measuresIn(work, stay);
    const Measure& own = measures.front().said.measure;
    const auto planned = store::planned(work.tx, stay.id);
    BaseDays out;
    out.referral_day = measures.front().said.received_on;
    if (own.start) out.measure_start = own.start->day;
    if (const auto last = awayUntil(work, stay, measures, history)) out.measure_end = lastDayAway(*last, school);
    if (!planned.empty()) {
        out.stay_start = planned.front().day;
        out.stay_end = planned.back().day;
    }
    if (const auto* returned = standingMoveTo(history, StayState::returned)) out.return_day = returned->on;
    out.council_day = councilAwaited(work, measures);
    return out;
}

enum class Course { goes_on, over, never_was };
Course courseOf(StayState state) {
    switch (state) {
        case StayState::family_refused:
        case StayState::cancelled_by_school:
        case StayState::no_show:
            return Course::never_was;
        case StayState::closed:
        case StayState::long_follow_up:
            return Course::over;
        default:
            return Course::goes_on;
    }
}

/// What came of the return or of a point after it, as its form says.
struct Answered {
    std::optional<Day> on;
    std::string outcome;
};

std::string answer(const json::object& answers, std::string_view key) {
    const auto* value = answers.if_contains(key);
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : "";
}

Answered answeredBy(const std::vector<store::StayForm>& forms, std::string_view kind, std::string_view key) {
    const auto form = std::ranges::find(forms, kind, &store::StayForm::kind);
    if (form == forms.end()) return {};
    return {Day::parse(answer(form->answers, "heldOn")), answer(form->answers, key)};
}

Answered whatCameOf(std::string_view code, const std::vector<store::StayForm>& forms,
                    const std::vector<Transition>& history) {
    if (code == kFollowUpThird) return answeredBy(forms, "follow_up", "outcome");
    if (code != kReturnMeeting) return answeredBy(forms, code, "outcome");
    Answered out = answeredBy(forms, "return", "onDueDay");
    if (const auto* returned = standingMoveTo(history, StayState::returned)) {
        out.on = returned->on;
        if (out.outcome.empty()) out.outcome = "yes";
    }
    return out;
}

/// What is done keeps the day it was done for, whatever the rules and calendars say later. The day of a return follows
/// a corrected measure all the same.
void keepDone(const Work& work, const Stay& stay, const std::vector<Transition>& history,
              std::vector<StayDeadline>& fresh) {
    std::optional<std::vector<store::StayForm>> forms;  // read when a day would move, which is rare
    for (auto& stood : standingDeadlines(work.tx, stay.id)) {
        const auto now = std::ranges::find(fresh, stood.code, &StayDeadline::code);
        if (now == fresh.end() || now->standsFor(stood)) continue;
        if (!forms) forms = store::forms(work.tx, stay.id);
        if (whatCameOf(stood.code, *forms, history).outcome.empty()) continue;
        const auto cause = changeCause(stood, *now);
        if (stood.code != kReturnMeeting || cause == "rule_changed" || cause == "calendar_changed")
            *now = std::move(stood);
    }
}

/// Brings the stored rows to what was computed now.
void bringUpToDate(const Work& work, const StayId& stay, std::vector<StayDeadline> fresh) {
    for (const auto& stood : standingDeadlines(work.tx, stay)) {
        const auto now = std::ranges::find(fresh, stood.code, &StayDeadline::code);
        if (now == fresh.end()) {
            store::supersede(work.tx, stood, work.clock.now());
        } else if (now->standsFor(stood)) {
            now->id = stood.id;
            if (now->explanation != stood.explanation) store::explain(work.tx, *now);
        } else {
            store::supersede(work.tx, stood, work.clock.now());
        }
    }
    for (auto& deadline : fresh) {
        if (!deadline.id.empty()) continue;
        deadline.computed_at = work.clock.now();
        deadline.id = Id<struct DeadlineTag>::make(deadline.computed_at).text();
        store::add(work.tx, stay, deadline);
    }
}

std::vector<std::string> standingIds(storage::Transaction& tx, const StayId& stay) {
    std::vector<std::string> out;
    for (const auto& each : standingDeadlines(tx, stay)) out.push_back(each.id);
    return out;
}

std::optional<Day> firmDay(const std::vector<StayDeadline>& deadlines, std::string_view code) {
    const auto found = std::ranges::find(deadlines, code, &StayDeadline::code);
    if (found == deadlines.end() || found->estimated) return std::nullopt;
    return found->due_on;
}

json::object versionJson(storage::Transaction& tx, const StayDeadline& deadline) {
    const auto school = partners::findMany(tx, {deadline.structure});
    const auto found = school.find(deadline.structure.text());
    return {{"dueOn", deadline.due_on.iso()},
            {"base", deadline.base},
            {"baseOn", deadline.base_on.iso()},
            {"rule", deadline.rule},
            {"structureName", found == school.end() ? "" : found->second.name},
            {"estimated", deadline.estimated},
            {"explanation", deadline.explanation},
            {"computedAt", deadline.computed_at.iso()}};
}

}  // namespace

void syncDeadlines(const Work& work, Stay& stay, const std::vector<Transition>& history) {
    const Course course = courseOf(stay.state);
    if (course == Course::over) return;
    if (course == Course::never_was) return bringUpToDate(work, stay.id, {});
    const auto own_school = work.calendars.schoolSchedule(work.tx, stay.structure);
    const auto bases = baseDays(work, stay, history, own_school);
    const StructureId after = schoolAfter(work, stay);
    const auto school = after == stay.structure ? own_school : work.calendars.schoolSchedule(work.tx, after);
    auto deadlines = planDeadlines(work.blueprint.deadlines(), bases, after, school, work.settings);
    keepDone(work, stay, history, deadlines);
    stay.return_due_on = firmDay(deadlines, kReturnMeeting);
    stay.follow_up_due_on = bases.return_day ? firmDay(deadlines, kFollowUpThird) : std::nullopt;
    bringUpToDate(work, stay.id, std::move(deadlines));
}

std::vector<StayDeadline> standingDeadlines(storage::Transaction& tx, const StayId& stay) {
    auto all = store::deadlinesOf(tx, stay);
    std::erase_if(all, [](const StayDeadline& each) { return each.superseded_at.has_value(); });
    return all;
}

bool keepStayUp(const Work& work, Stay& stay) {
    if (courseOf(stay.state) != Course::goes_on) return false;
    const Referral referral = store::findReferral(work.tx, stay.referral).value();
    const auto history = store::history(work.tx, stay.id);
    const auto before = store::halves(work.tx, stay.id);
    const auto days_before = standingIds(work.tx, stay.id);
    const auto expected = stillToCome(work, stay.id);
    const auto measures = measuresIn(work, stay);
    const bool open =
        std::ranges::any_of(measures, [](const Referral& each) { return !each.said.measure.knownEnd().has_value(); });
    if (open && isUnderWay(stay.state) && !isOutsideClass(work, referral))
        layHalves(work, referral, stay, measureCalendar(work, referral));
    else
        syncDeadlines(work, stay, history);
    if (store::halves(work.tx, stay.id) == before && standingIds(work.tx, stay.id) == days_before) return false;
    stay.version += 1;
    store::update(work.tx, stay);
    syncTasks(work, stay, referral, history);
    placesGivenBack(work, expected, stillToCome(work, stay.id));
    audit(work, "keep_up", "stay", stay.id.text(), stay.person,
          {{"planned", json::array{plannedOf(before).size(), store::planned(work.tx, stay.id).size()}}});
    return true;
}

namespace {

/// done; not_needed (the stay is over); planned (the return is not confirmed); late; due.
std::string_view stepState(const Answered& answered, bool over, bool provisional, Day due_on, Day today) {
    if (!answered.outcome.empty()) return "done";
    if (over) return "not_needed";
    if (provisional) return "planned";
    return due_on < today ? "late" : "due";
}

}  // namespace

json::array deadlinesJson(const Work& work, const Stay& stay, const std::vector<Transition>& history) {
    const auto forms = store::forms(work.tx, stay.id);
    const auto all = store::deadlinesOf(work.tx, stay.id);
    const bool confirmed = standingMoveTo(history, StayState::returned) != nullptr;
    json::array out;
    for (const auto code : carriedDeadlines()) {
        const auto standing = std::ranges::find_if(
            all, [&](const StayDeadline& each) { return each.code == code && !each.superseded_at; });
        if (standing == all.end()) continue;
        json::object one = versionJson(work.tx, *standing);
        one["code"] = code;
        const bool provisional = code != kReturnMeeting && !confirmed;
        const auto answered = whatCameOf(code, forms, history);
        one["state"] = stepState(answered, courseOf(stay.state) != Course::goes_on, provisional, standing->due_on,
                                 work.clock.today());
        one["doneOn"] = answered.on && !answered.outcome.empty() ? json::value(answered.on->iso()) : json::value();
        one["outcome"] = answered.outcome;
        one["provisional"] = provisional;
        one["nextYear"] = isNextYear(*standing, work.settings);
        json::array former;
        const StayDeadline* after = &*standing;
        for (auto each = all.rbegin(); each != all.rend(); ++each) {
            if (each->code != code || !each->superseded_at) continue;
            json::object was = versionJson(work.tx, *each);
            was["supersededAt"] = each->superseded_at->iso();
            was["cause"] = changeCause(*each, *after);
            former.push_back(std::move(was));
            after = &*each;
        }
        one["former"] = std::move(former);
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace jalon::receptions
