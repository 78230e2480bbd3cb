// SPDX-License-Identifier: EUPL-1.2
#pragma once
// One young person's reception as the demo tells it: a case of cases.json, or a drawn one of the same form. Its acts
// are put on the agenda at their moments and run in the order of time, whichever story they belong to.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "demo/city.h"

namespace jalon::demo {

/// Acts in the order of time; an act may put others on it.
class Agenda {
public:
    using Act = std::function<Result<void>()>;
    void at(When when, Act act) { acts_.emplace(when, std::move(act)); }
    /// Runs every act up to a moment. The first Error ends it and names the moment.
    Result<void> run(SteppingClock& clock, When until);

private:
    std::multimap<When, Act> acts_;
};

/// "2026-11-12 09:30".
When parseWhen(std::string_view text);

/// What every story needs. Outlives the stories.
struct Stage {
    const Services& services;
    SteppingClock& clock;
    const City& city;
    const json::object& words;  ///< city.json
    Draw& draw;
    Agenda& agenda;
    When end;
    Filled filled;
};

class Story : public std::enable_shared_from_this<Story> {
public:
    /// `known`: the young person already has a file (another reception of the same one).
    Story(Stage& stage, json::object script, std::optional<PersonId> known = std::nullopt);
    /// Puts the story's acts on the agenda.
    void schedule();
    const PersonId& person() const { return person_; }

private:
    Result<void> announce(const json::object& referral, const ReferralId& id);
    Result<void> createPerson();
    Result<void> decide(const json::object& decision);
    Result<void> answer(const json::object& answer);
    Result<void> move(const json::object& move, When when);
    Result<void> fillForm(const std::string& kind, Day on);
    Result<void> takeAttendance(HalfDay half, const json::value& said);
    Result<void> write(const json::object& note);
    void scheduleAttendance();
    void scheduleOrdinaryCourse(When when, const std::string& reached);
    json::object referralBody(const json::object& referral, const ReferralId& id) const;
    json::object drawnAttendance();
    const json::array& list(const char* name) const { return stage_.words.at(name).as_array(); }
    std::string word(const char* name);
    std::string newId() { return stage_.draw.uuid(stage_.clock.now()); }

    Stage& stage_;
    json::object script_;
    bool new_person_;
    PersonId person_;
    StructureId school_;
    ReferralId referral_;
    StayId stay_;
    const access::Actor& actor_;
};

}  // namespace jalon::demo
