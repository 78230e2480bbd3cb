// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Templates of weeks, 1 to 5 days, and how one is laid over the stay of a young person who arrives on any day. What
// finds no place is said, never dropped in silence.
#include <functional>
#include <string>
#include <vector>

#include "programme/week_facts.h"

namespace jalon::programme {

using TemplateId = Id<struct WeekTemplateTag>;

struct TemplateSlot {
    int day = 1;  ///< 1 to 5: of the week, or of the stay
    TimeSpan time;
    catalogue::ActivityId activity;
    std::optional<catalogue::ProfessionalId> professional = std::nullopt;  ///< nobody: whoever qualifies and is free
    std::optional<catalogue::RoomId> room = std::nullopt;
    bool essential = false;  ///< done alone on another day by whoever was not there
    std::string theme = {};
};

struct WeekTemplate {
    explicit WeekTemplate(TemplateId template_id) : id(std::move(template_id)) {}

    TemplateId id;
    std::string name, note;
    int days = 5;
    bool by_weekday = true;  ///< day 1 is Monday; else the day of arrival
    std::vector<TemplateSlot> slots;
    bool active = true;
    std::int64_t version = 1;
};

/// Errors name the field: days and slots out of their range, slots that overlap.
Result<void> checkTemplate(const WeekTemplate& plan);

struct Proposal {
    enum class How {
        joins,        ///< a session of the group with the same activity
        joins_other,  ///< a session of the group at that time, of the same axis
        creates,
        alone,  ///< what was missed, caught up individually
        skipped,
    };
    std::size_t slot = 0;  ///< index in the template
    How how = How::skipped;
    std::string why = {};                           ///< of skipped: already_planned, not_attended, no_free_time
    std::optional<Session> session = std::nullopt;  ///< as it would be, the young person in it
};
std::string_view howCode(Proposal::How how);

/// The template laid over the half-days a young person is expected on, from a day on. `week` holds the whole of those
/// days; `new_id` makes ids for new sessions.
std::vector<Proposal> lay(const WeekTemplate& plan, const YoungFacts& young, const WeekFacts& week, Day from,
                          const std::function<SessionId()>& new_id);

/// An axis of which a stay has less than the service asks: on the whole, or on one day.
struct Gap {
    std::string axis;
    std::optional<Day> day = std::nullopt;
    int needed = 0, planned = 0;
    bool operator==(const Gap&) const = default;
};
/// With the sessions of the week as they are, and those proposed.
std::vector<Gap> gapsOf(const YoungFacts& young, const WeekFacts& week, const std::vector<Proposal>& proposals = {});

}  // namespace jalon::programme
