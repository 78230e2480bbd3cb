// SPDX-License-Identifier: EUPL-1.2
#include "programme/week_template.h"

#include <algorithm>
#include <array>

namespace jalon::programme {
namespace {

using How = Proposal::How;

constexpr int kMostDays = 5;
constexpr std::size_t kMostSlots = 60;
constexpr std::array<std::string_view, 5> kHow{"joins", "joins_other", "creates", "alone", "skipped"};

bool hasYoung(const Session& session, const PersonId& person) {
    return std::ranges::any_of(session.young, [&](const SessionYoung& one) { return one.person == person; });
}

std::vector<Day> attendedDays(const YoungFacts& young) {
    std::vector<Day> out;
    for (const HalfDay half : young.expected)
        if (out.empty() || out.back() != half.day) out.push_back(half.day);
    return out;
}

/// One template being laid over one stay.
class Layer {
public:
    Layer(const YoungFacts& young, const WeekFacts& week, const std::function<SessionId()>& new_id)
        : young_(young), week_(week), new_id_(new_id), sessions_(week.sessions) {}

    Proposal place(std::size_t index, const TemplateSlot& slot, Day day) {
        if (isPlanned(slot.activity, day)) return {index, How::skipped, "already_planned"};
        for (const How how : {How::joins, How::joins_other})
            if (const Session* running = toJoin(slot, day, how)) return join(index, how, *running);
        if (isFree(day, slot.time)) return create(index, slot, day, slot.time, How::creates);
        if (const auto time = freeTime(day, slot.time)) return create(index, slot, day, *time, How::creates);
        return {index, How::skipped, "no_free_time"};
    }

    Proposal catchUp(std::size_t index, const TemplateSlot& slot, const std::vector<Day>& days) {
        for (const Session& session : sessions_)
            if (session.isLive() && session.activity == slot.activity && hasYoung(session, young_.person))
                return {index, How::skipped, "already_planned"};
        for (const Day day : days)
            if (const auto time = freeTime(day, slot.time)) return create(index, slot, day, *time, How::alone);
        return {index, How::skipped, "no_free_time"};
    }

private:
    bool isPlanned(const catalogue::ActivityId& activity, Day day) const {
        return std::ranges::any_of(sessions_, [&](const Session& one) {
            return one.isLive() && one.day == day && one.activity == activity && hasYoung(one, young_.person);
        });
    }

    bool isFree(Day day, TimeSpan time) const {
        for (const HalfDay half : halfDaysOf(day, time, week_.rules.noon))
            if (!young_.expected.contains(half)) return false;
        for (const Appointment& busy : young_.appointments)
            if (busy.day == day && busy.time.overlaps(time)) return false;
        return std::ranges::none_of(sessions_, [&](const Session& one) {
            return one.isLive() && one.day == day && one.time.overlaps(time) && hasYoung(one, young_.person);
        });
    }

    /// A place as long as `wanted`: as near to it as can be on that day.
    std::optional<TimeSpan> freeTime(Day day, TimeSpan wanted) const {
        std::optional<TimeSpan> best;
        for (const TimeSpan half : {week_.rules.morning, week_.rules.afternoon})
            for (int from = half.from; from + wanted.length() <= half.to; from += week_.rules.slot_minutes) {
                const TimeSpan time{from, from + wanted.length()};
                if (best && std::abs(best->from - wanted.from) <= std::abs(from - wanted.from)) continue;
                if (isFree(day, time)) best = time;
            }
        return best;
    }

    const Session* toJoin(const TemplateSlot& slot, Day day, How how) const {
        const auto wanted = week_.activities.find(slot.activity.text());
        if (wanted == week_.activities.end() || wanted->second.individual()) return nullptr;
        for (const Session& session : sessions_) {
            const auto* activity = week_.activityOf(session);
            if (session.state != SessionState::planned || session.day != day || activity == nullptr) continue;
            if (activity->individual() || !session.time.overlaps(slot.time)) continue;
            const bool same = session.activity == slot.activity;
            if (how == How::joins ? !same : (same || activity->axis != wanted->second.axis)) continue;
            const std::size_t most = static_cast<std::size_t>(std::min(activity->group_max, week_.rules.group_max));
            const bool together = std::ranges::none_of(session.young, [&](const SessionYoung& other) {
                return week_.areApart(other.person, young_.person, session.day);
            });
            if (session.young.size() < most && together && isFree(day, session.time)) return &session;
        }
        return nullptr;
    }

    Proposal join(std::size_t index, How how, const Session& running) {
        Session session = running;
        session.young.push_back({young_.stay, young_.person, std::nullopt});
        std::ranges::replace_if(sessions_, [&](const Session& one) { return one.id == session.id; }, session);
        return {index, how, {}, std::move(session)};
    }

    Proposal create(std::size_t index, const TemplateSlot& slot, Day day, TimeSpan time, How how) {
        Session session{new_id_(), slot.activity, day, time};
        session.room = slot.room ? slot.room : freeRoom(slot, day, time);
        if (const auto who = leaderOf(slot, day, time)) session.professionals = {{*who, "leads", std::nullopt}};
        session.young = {{young_.stay, young_.person, std::nullopt}};
        session.theme = slot.theme;
        sessions_.push_back(session);
        return {index, how, {}, std::move(session)};
    }

    template <class Taken>
    bool isTaken(Day day, TimeSpan time, Taken taken) const {
        return std::ranges::any_of(sessions_, [&](const Session& one) {
            return one.isLive() && one.day == day && one.time.overlaps(time) && taken(one);
        });
    }

    std::optional<catalogue::ProfessionalId> leaderOf(const TemplateSlot& slot, Day day, TimeSpan time) const {
        if (slot.professional) return slot.professional;
        const auto activity = week_.activities.find(slot.activity.text());
        if (activity == week_.activities.end()) return std::nullopt;
        for (const bool led : {true, false})
            for (const auto& [id, facts] : week_.professionals) {
                const auto& who = facts.who;
                const bool fits =
                    catalogue::qualifies(who, activity->second) && catalogue::leads(who, slot.activity) == led &&
                    catalogue::tieWith(who, young_.person) == nullptr && catalogue::isAvailable(who, day, time);
                const auto here = [&](const Session& one) {
                    return std::ranges::any_of(one.professionals,
                                               [&](const SessionProfessional& p) { return p.id == who.id; });
                };
                // Without roles any adult may lead: then only somebody who says to lead it is proposed.
                if (!fits || (!led && activity->second.roles.empty()) || isTaken(day, time, here)) continue;
                return who.id;
            }
        return std::nullopt;
    }

    std::optional<catalogue::RoomId> freeRoom(const TemplateSlot& slot, Day day, TimeSpan time) const {
        const auto activity = week_.activities.find(slot.activity.text());
        if (activity == week_.activities.end()) return std::nullopt;
        for (const auto& [id, room] : week_.rooms) {
            if (room.outside() != activity->second.outing || !catalogue::isAvailable(room, day, time)) continue;
            if (catalogue::roomFits(room, activity->second, 2) != catalogue::RoomFit::fits) continue;
            if (!isTaken(day, time, [&](const Session& one) { return one.room == room.id; })) return room.id;
        }
        return std::nullopt;
    }

    const YoungFacts& young_;
    const WeekFacts& week_;
    const std::function<SessionId()>& new_id_;
    std::vector<Session> sessions_;  ///< the week's, and those proposed so far
};

}  // namespace

std::string_view howCode(Proposal::How how) { return kHow.at(static_cast<std::size_t>(how)); }

Result<void> checkTemplate(const WeekTemplate& plan) {
    Error error{ErrorKind::invalid, "invalid"};
    const auto fail = [&](std::string field, const char* code) { error.fields.push_back({std::move(field), code}); };
    if (plan.days < 1 || plan.days > kMostDays) fail("days", "out_of_range");
    if (plan.slots.size() > kMostSlots) fail("slots", "too_many");
    for (std::size_t i = 0; i < plan.slots.size(); ++i) {
        const TemplateSlot& slot = plan.slots[i];
        const std::string at = "slots." + std::to_string(i) + ".";
        if (slot.day < 1 || slot.day > plan.days) fail(at + "day", "out_of_range");
        if (slot.time.length() < kShortestMinutes || slot.time.length() > kLongestMinutes)
            fail(at + "to", "out_of_range");
        for (std::size_t j = 0; j < i; ++j)
            if (plan.slots[j].day == slot.day && plan.slots[j].time.overlaps(slot.time)) fail(at + "from", "overlap");
    }
    if (error.fields.empty()) return {};
    return error;
}

std::vector<Proposal> lay(const WeekTemplate& plan, const YoungFacts& young, const WeekFacts& week, Day from,
                          const std::function<SessionId()>& new_id) {
    const auto attended = attendedDays(young);
    std::vector<Day> open;  // the days that can still be planned
    std::ranges::copy_if(attended, std::back_inserter(open), [&](Day day) { return day >= from; });

    Layer layer(young, week, new_id);
    std::vector<Proposal> out;
    std::vector<bool> met(plan.slots.size(), false);
    for (std::size_t n = 0; n < attended.size(); ++n) {
        const Day day = attended[n];
        const int of_plan = plan.by_weekday ? static_cast<int>(day.weekday()) : static_cast<int>(n) + 1;
        for (std::size_t i = 0; i < plan.slots.size(); ++i) {
            const TemplateSlot& slot = plan.slots[i];
            const auto halves = halfDaysOf(day, slot.time, week.rules.noon);
            const bool there = std::ranges::all_of(halves, [&](HalfDay half) { return young.expected.contains(half); });
            if (slot.day != of_plan || !there || day < from) continue;
            out.push_back(layer.place(i, slot, day));
            met[i] = true;
        }
    }
    for (std::size_t i = 0; i < plan.slots.size(); ++i) {
        if (met[i]) continue;
        out.push_back(plan.slots[i].essential ? layer.catchUp(i, plan.slots[i], open)
                                              : Proposal{i, How::skipped, "not_attended"});
    }
    return out;
}

std::vector<Gap> gapsOf(const YoungFacts& young, const WeekFacts& week, const std::vector<Proposal>& proposals) {
    std::map<std::string, std::map<Day, int>> planned;
    const auto count = [&](const Session& session) {
        const auto* activity = week.activityOf(session);
        if (activity != nullptr) ++planned[activity->axis][session.day];
    };
    std::set<SessionId> counted;
    for (const Proposal& one : proposals)
        if (one.session && counted.insert(one.session->id).second) count(*one.session);
    for (const Session& session : week.sessions)
        if (session.isLive() && hasYoung(session, young.person) && counted.insert(session.id).second) count(session);

    std::vector<Gap> out;
    for (const auto& [axis, needed] : week.rules.per_stay) {
        int all = 0;
        for (const auto& [day, number] : planned[axis]) all += number;
        if (all < needed) out.push_back({axis, std::nullopt, needed, all});
    }
    for (const auto& [axis, needed] : week.rules.per_day)
        for (const Day day : attendedDays(young))
            if (planned[axis][day] < needed) out.push_back({axis, day, needed, planned[axis][day]});
    return out;
}

}  // namespace jalon::programme
