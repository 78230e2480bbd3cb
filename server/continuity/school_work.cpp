// SPDX-License-Identifier: EUPL-1.2
#include "continuity/school_work.h"

#include <array>
#include <stdexcept>
#include <utility>

namespace jalon::continuity {
namespace {

constexpr std::array<std::pair<WorkState, std::string_view>, 5> kStates{{{WorkState::requested, "requested"},
                                                                         {WorkState::received, "received"},
                                                                         {WorkState::done, "done"},
                                                                         {WorkState::returned, "returned"},
                                                                         {WorkState::none_given, "none_given"}}};

bool reaches(WorkState state, WorkState step) {
    return state != WorkState::none_given && static_cast<int>(state) >= static_cast<int>(step);
}

void set(std::optional<Day>& step_on, bool reached, Day on) {
    if (!reached)
        step_on.reset();
    else if (!step_on || *step_on > on)
        step_on = on;
}

}  // namespace

std::string_view stateCode(WorkState state) {
    for (const auto& [known, code] : kStates)
        if (known == state) return code;
    throw std::logic_error("work state");
}

std::optional<WorkState> parseWorkState(std::string_view code) {
    for (const auto& [state, known] : kStates)
        if (known == code) return state;
    return std::nullopt;
}

Result<SchoolWork> moved(SchoolWork work, WorkState to, Day on) {
    if (on < work.requested_on) return Error::invalid("on", "before_request");
    work.state = to;
    set(work.received_on, reaches(to, WorkState::received), on);
    set(work.done_on, reaches(to, WorkState::done), on);
    set(work.returned_on, reaches(to, WorkState::returned), on);
    return work;
}

WorkSummary summarise(const std::vector<SchoolWork>& works) {
    WorkSummary out;
    for (const auto& work : works) {
        if (work.withdrawn) continue;
        out.subjects += 1;
        out.received += reaches(work.state, WorkState::received);
        out.done += reaches(work.state, WorkState::done);
        out.returned += reaches(work.state, WorkState::returned);
        out.none_given += work.state == WorkState::none_given;
    }
    return out;
}

}  // namespace jalon::continuity
