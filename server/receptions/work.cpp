// SPDX-License-Identifier: EUPL-1.2
#include "receptions/work.h"

#include "people/people.h"
#include "receptions/file_state.h"
#include "receptions/placement_check.h"
#include "receptions/places_store.h"
#include "receptions/referral_store.h"
#include "receptions/stay_deadlines.h"
#include "receptions/stay_measures.h"
#include "receptions/stay_store.h"

namespace jalon::receptions {

Work Receptions::workIn(storage::Transaction& tx, const access::Actor& actor) const {
    return {tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_, attendance_};
}

Result<MeasureCalendar> measureCalendar(const Measure& measure, bool limited_days,
                                        const calendar::SchoolSchedule& school,
                                        const calendar::ServiceSchedule& service, const calendar::Settings& settings,
                                        Day today) {
    const HalfDay start = measure.start.value();
    const auto end = measure.knownEnd();
    if (!end) {
        const auto days = static_cast<int>(settings.integer("measure.open_horizon_days", start.day));
        HalfDay horizon{std::max(start.day, today) + days, Half::pm};
        if (measure.council_on && *measure.council_on >= start.day) horizon.day = *measure.council_on;
        TRY_ASSIGN(auto receivable, calendar::computeOpenEnded(start, horizon, school, service));
        auto answer = calendar::receivableAnswer(receivable, school);
        return MeasureCalendar{std::move(receivable), std::move(answer)};
    }
    calendar::MeasureLimits limits;
    if (limited_days) limits.max_days = static_cast<int>(settings.integer("measure.max_days", start.day));
    TRY_ASSIGN(auto receivable, calendar::computeReceivable(start, *end, school, service, limits));
    auto answer = calendar::receivableAnswer(receivable, school);
    return MeasureCalendar{std::move(receivable), std::move(answer)};
}

MeasureCalendar measureCalendar(const Work& work, const Referral& referral) {
    const auto* kind = work.blueprint.measureKind(referral.said.measure.kind);
    auto computed = measureCalendar(referral.said.measure, kind != nullptr && kind->limited_days,
                                    work.calendars.schoolSchedule(work.tx, referral.said.structure.value()),
                                    work.calendars.serviceSchedule(work.tx), work.settings, work.clock.today());
    if (!computed) throw std::logic_error("a stored measure cannot be computed: " + computed.error().code);
    return std::move(computed).value();
}

bool isOutsideClass(const Work& work, const Referral& referral) {
    const auto* kind = work.blueprint.measureKind(referral.said.measure.kind);
    return kind != nullptr && kind->outside_class;
}

std::set<HalfDay> attendedHalves(const Work& work, const StayId& stay) {
    std::set<HalfDay> halves;
    for (const auto& [half, view] : work.attendance.of(work.tx, stay)) halves.insert(half);
    return halves;
}

void layHalves(const Work& work, const Referral& referral, Stay& stay, const MeasureCalendar& calendar) {
    if (referral.id != stay.referral) {  // one that joined the stay
        const Referral own = store::findReferral(work.tx, stay.referral).value();
        return layHalves(work, own, stay, measureCalendar(work, own));
    }
    const Placement placement = store::placementOf(work.tx, stay.id);
    const auto fresh = withJoined(work, stay, freshHalves(work, referral, placement, calendar.receivable));
    store::replaceHalves(work.tx, stay.id,
                         recomputed(store::halves(work.tx, stay.id), fresh, attendedHalves(work, stay.id)));
    stay.structure = referral.said.structure.value();
    stay.class_name = referral.said.class_name;
    syncDeadlines(work, stay, store::history(work.tx, stay.id));
}

void refreshFileState(storage::Transaction& tx, const PersonId& person) {
    std::vector<ReferralState> referrals;
    for (const auto& referral : store::referralsOf(tx, person)) referrals.push_back(referral.state);
    people::setFileState(tx, person, fileStateOf(referrals, store::statesOf(tx, person)));
}

void audit(const Work& work, std::string action, std::string entity, std::string id, const PersonId& person,
           json::object details) {
    audit::record(work.tx, work.clock, work.actor.author,
                  {std::move(action), std::move(entity), std::move(id), person, std::move(details)});
}

}  // namespace jalon::receptions
