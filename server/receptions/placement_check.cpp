// SPDX-License-Identifier: EUPL-1.2
#include "receptions/placement_check.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "people/known_files.h"
#include "people/people.h"
#include "receptions/occupancy.h"
#include "receptions/waiting_store.h"

namespace jalon::receptions {
namespace {

constexpr std::size_t kMostHalves = 200;

bool isSixth(std::string_view class_name) { return text::fold(class_name).starts_with('6'); }

calendar::Receivable receivableOn(const Work& work, const Referral& referral, HalfDay from, HalfDay to) {
    return calendar::computeReceivable(from, to, work.calendars.schoolSchedule(work.tx, *referral.said.structure),
                                       work.calendars.serviceSchedule(work.tx))
        .value();
}

/// The dates of a deferred reception: those wished, the end left open covering as many half-days as the measure.
Result<void> datePlacement(const Work& work, const Referral& referral, const PlacementWish& wish, int half_days,
                           Placement& placement) {
    placement.from = wish.from;
    placement.to = wish.to;
    std::optional<PlannedWeek> week;
    if (wish.week) {
        week = store::findWeek(work.tx, *wish.week);
        if (!week || week->cancelled) return Error::invalid("placement.weekId", "unknown");
        placement.week = week->id;
        if (!placement.from) placement.from = week->first();
        if (!wish.group) placement.group = week->group;
    }
    if (!placement.from) {
        if (placement.to) return Error::invalid("placement.from", "required");
        return {};
    }
    if (*placement.from < *referral.said.measure.start) return Error::invalid("placement.from", "before_measure");
    if (!placement.to)
        placement.to = lastOf(*placement.from, std::max(1, half_days),
                              work.calendars.schoolSchedule(work.tx, *referral.said.structure),
                              work.calendars.serviceSchedule(work.tx));
    if (!placement.to) return Error::invalid("placement.from", "none_receivable");
    if (week && *placement.to > week->last()) placement.to = week->last();
    if (*placement.to < *placement.from) return Error::invalid("placement.to", "end_before_start");
    if (placement.to->day - placement.from->day > 62) return Error::invalid("placement.to", "period_too_long");
    return {};
}

std::string joined(const std::vector<HalfDay>& halves) {
    std::string out;
    for (const HalfDay half : halves) out += (out.empty() ? "" : ",") + half.text();
    return out;
}

void findFull(PlacementCheck& check, HalfDay now) {
    std::vector<HalfDay> full;
    for (const auto& half : check.halves)
        if (half.over() && half.half.at >= now) full.push_back(half.half.at);
    if (!full.empty())
        check.findings.push_back(
            {"place_full", {{"count", std::to_string(full.size())}, {"halfDays", joined(full)}}, true});
}

void findMates(const Work& work, const Referral& referral, const Occupancy& occupancy, PlacementCheck& check) {
    const HalfDay now = work.clock.currentHalfDay();
    const bool lyceen = isLyceeClass(referral.said.class_name), sixth = isSixth(referral.said.class_name);
    std::map<HalfDay, int> expected;
    for (const auto& half : check.halves)
        if (half.half.planned && half.half.at >= now) expected[half.half.at] = 1;
    bool mixed = false;
    for (const auto& mate : occupancy.occupants()) {
        const auto here = expected.find(mate.at);
        if (here == expected.end() || (referral.stay && mate.stay == *referral.stay)) continue;
        here->second += 1;
        if (mate.group != check.placement.group) continue;
        mixed = mixed || (sixth && isLyceeClass(mate.class_name)) || (lyceen && isSixth(mate.class_name));
    }
    if (mixed) check.findings.push_back({"mixed_ages", {}, true});
    int most = 0;
    for (const auto& [half, count] : expected) most = std::max(most, count);
    const auto threshold = work.settings.integer("service.declared_from", work.clock.today());
    if (most >= threshold)
        check.findings.push_back(
            {"sdjes_declaration", {{"count", std::to_string(most)}, {"threshold", std::to_string(threshold)}}});
}

/// Those received on the same half-days, in whatever group: the premises are shared. Only names are told, never why; of
/// young people somebody else follows, how many there are.
void findApart(const Work& work, const Referral& referral, const Occupancy& occupancy, PlacementCheck& check) {
    if (check.halves.empty()) return;
    const auto apart = people::incompatibleWith(work.tx, referral.person, check.halves.front().half.at.day,
                                                check.halves.back().half.at.day);
    if (apart.empty()) return;
    const HalfDay now = work.clock.currentHalfDay();
    std::set<HalfDay> expected;
    for (const auto& half : check.halves)
        if (half.half.planned && half.half.at >= now) expected.insert(half.half.at);
    std::vector<PersonId> met;
    for (const auto& mate : occupancy.occupants())
        if (expected.contains(mate.at) && std::ranges::find(met, mate.person) == met.end() &&
            std::ranges::any_of(apart,
                                [&](const auto& pair) { return pair.b == mate.person && pair.holdsOn(mate.at.day); }))
            met.push_back(mate.person);
    if (met.empty()) return;
    people::KnownFiles known(work.tx, work.actor.scope(access::Right::course_see));
    const auto others = std::erase_if(met, [&](const PersonId& one) { return !known.has(one); });
    std::set<std::string> names;
    for (const auto& [id, person] : people::findMany(work.tx, met)) names.insert(person.displayName());
    std::string listed;
    for (const auto& name : names) listed += (listed.empty() ? "" : ", ") + name;
    check.findings.push_back({"incompatible", {{"names", listed}, {"others", std::to_string(others)}}, true});
}

void findDeferral(const Work& work, const Referral& referral, const PlacementWish& wish, PlacementCheck& check) {
    const Placement& placement = check.placement;
    if (!placement.deferred()) return;
    if (!wish.agreement && store::waitingFacts(work.tx, referral.id).deferral != "agreed")
        check.findings.push_back({"deferral_not_agreed", {}, true});
    const auto planned = std::count_if(check.halves.begin(), check.halves.end(),
                                       [](const PlacementHalf& half) { return half.half.planned; });
    if (planned < check.measure_half_days)
        check.findings.push_back(
            {"reception_shorter",
             {{"planned", std::to_string(planned)}, {"measure", std::to_string(check.measure_half_days)}}});
    if (!placement.week) return;
    const auto week = store::findWeek(work.tx, *placement.week).value();
    const bool here_already = referral.stay && store::placementOf(work.tx, *referral.stay).week == placement.week;
    if (store::staysIn(work.tx, week.id) - (here_already ? 1 : 0) >= week.places)
        check.findings.push_back({"week_full", {{"places", std::to_string(week.places)}}, true});
}

}  // namespace

PlacementWish readPlacementWish(JsonReader& in, Day today) {
    PlacementWish wish;
    if (const std::string id = in.optionalUuid("groupId"); !id.empty()) wish.group = GroupId::trusted(id);
    if (const std::string id = in.optionalUuid("weekId"); !id.empty()) wish.week = PlannedWeekId::trusted(id);
    wish.from = in.optionalHalfDay("from");
    wish.to = in.optionalHalfDay("to");
    std::size_t index = 0;
    for (const auto& text : in.texts("skip", kMostHalves, {.max = 13})) {
        if (const auto half = HalfDay::parse(text))
            wish.skip.push_back(*half);
        else
            in.fail("skip." + std::to_string(index), "not_a_half_day");
        ++index;
    }
    wish.overrides = merged({}, readOverrides(in));
    if (const json::object* said = in.object("agreement")) {
        JsonReader nested(*said, in.path("agreement"));
        PlacementWish::Agreement agreement;
        agreement.by = nested.text("by", {.max = 100});
        agreement.on = nested.day("on");
        agreement.channel = nested.oneOf("channel", {"phone", "email", "paper", "form", "meeting"});
        agreement.note = nested.optionalText("note", {.max = 300});
        if (agreement.on > today) nested.fail("on", "in_future");
        in.absorb(nested);
        wish.agreement = std::move(agreement);
    }
    return wish;
}

bool PlacementCheck::answered() const {
    return std::all_of(findings.begin(), findings.end(), [&](const PlacementFinding& finding) {
        return !finding.needs_reason ||
               std::any_of(placement.overrides.begin(), placement.overrides.end(),
                           [&](const Override& passed) { return passed.code == finding.code; });
    });
}

std::vector<StayHalf> freshHalves(const Work& work, const Referral& referral, const Placement& placement,
                                  const calendar::Receivable& measure) {
    if (isOutsideClass(work, referral)) return {};
    std::optional<calendar::Receivable> reception;
    if (placement.deferred()) reception = receivableOn(work, referral, *placement.from, *placement.to);
    return placedHalves(measure, reception, placement.skipped);
}

Result<PlacementCheck> checkPlacement(const Work& work, const Referral& referral, const PlacementWish& wish) {
    const auto measure = measureCalendar(work, referral).receivable;
    PlacementCheck check;
    check.measure_half_days = measure.receivable;
    Placement& placement = check.placement;
    if (wish.group) placement.group = *wish.group;
    TRY(datePlacement(work, referral, wish, measure.receivable, placement));
    placement.overrides = wish.overrides;
    placement.placed_at = work.clock.now();
    placement.placed_on = work.clock.today();
    placement.placed_by = work.actor.author.user;
    for (const HalfDay half : wish.skip) placement.skipped[half] = std::string(kNoPlace);
    const HalfDay now = work.clock.currentHalfDay();
    if (referral.state == ReferralState::waiting && !placement.deferred())
        for (const auto& outcome : measure.half_days)
            if (!outcome.dropped && outcome.at < now) placement.skipped[outcome.at] = std::string(kWaited);

    auto halves = freshHalves(work, referral, placement, measure);
    const HalfDay first = halves.empty() ? now : halves.front().at, last = halves.empty() ? now : halves.back().at;
    const Occupancy occupancy(work, first, last);
    const Group* group = occupancy.group(placement.group);
    const auto stored = group != nullptr ? std::optional(*group) : store::findGroup(work.tx, placement.group);
    if (!stored) return Error::invalid("placement.groupId", "unknown");
    check.group_label = stored->label;
    for (auto& half : halves) {
        int taken = occupancy.taken(placement.group, half.at);
        for (const auto& occupant : occupancy.occupants())
            if (referral.stay && occupant.stay == *referral.stay && occupant.at == half.at &&
                occupant.group == placement.group)
                taken -= 1;
        check.halves.push_back({half, occupancy.places(*stored, half.at), taken});
    }
    findFull(check, now);
    findApart(work, referral, occupancy, check);
    findMates(work, referral, occupancy, check);
    findDeferral(work, referral, wish, check);
    const bool lyceen = isLyceeClass(referral.said.class_name);
    if ((stored->level == "college" && lyceen) || (stored->level == "lycee" && !lyceen))
        check.findings.push_back({"group_level", {{"level", stored->level}}});
    return check;
}

json::object toJson(const PlacementCheck& check) {
    json::array halves, findings;
    for (const auto& half : check.halves)
        halves.push_back(json::object{{"halfDay", half.half.at.text()},
                                      {"planned", half.half.planned},
                                      {"reason", half.half.reason},
                                      {"label", half.half.label},
                                      {"places", half.places},
                                      {"taken", half.taken},
                                      {"over", half.over()}});
    for (const auto& finding : check.findings) {
        json::object params;
        for (const auto& [name, value] : finding.params) params[name] = value;
        findings.push_back(
            json::object{{"code", finding.code}, {"params", std::move(params)}, {"needsReason", finding.needs_reason}});
    }
    return {{"groupId", check.placement.group.text()},
            {"from", halfDayOrNull(check.placement.from)},
            {"to", halfDayOrNull(check.placement.to)},
            {"weekId", check.placement.week ? json::value(check.placement.week->text()) : json::value()},
            {"measureHalfDays", check.measure_half_days},
            {"halfDays", std::move(halves)},
            {"findings", std::move(findings)}};
}

}  // namespace jalon::receptions
