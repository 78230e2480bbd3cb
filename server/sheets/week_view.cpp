// SPDX-License-Identifier: EUPL-1.2
#include "sheets/week_view.h"

#include <algorithm>
#include <map>
#include <vector>

namespace jalon::sheets {
namespace {

std::string textOf(const json::value& thing, std::string_view key) { return std::string(thing.at(key).as_string()); }

bool isLive(const json::value& session) { return session.at("state") != "cancelled"; }

/// Sorted: the order of a list on the wall says nothing.
json::array membersOf(const json::value& session, std::string_view member) {
    std::vector<std::string> texts;
    for (const auto& one : session.at("young").as_array())
        if (auto text = textOf(one, member); !text.empty()) texts.push_back(std::move(text));
    std::ranges::sort(texts);
    json::array out;
    for (auto& text : texts) out.emplace_back(std::move(text));
    return out;
}

/// By id: the initials of the week's professionals.
std::map<std::string, std::string> initialsOf(const json::object& week) {
    std::map<std::string, std::string> out;
    for (const auto& one : week.at("professionals").as_array()) out[textOf(one, "id")] = textOf(one, "initials");
    return out;
}

void sortByHour(json::array& sessions) {
    std::ranges::stable_sort(sessions, {}, [](const json::value& one) {
        return textOf(one, "from") + textOf(one, "activityName") + textOf(one, "roomName");
    });
}

json::value closedReason(const json::object& week, Day day, const char* member) {
    for (const auto& one : week.at("days").as_array())
        if (one.at("day") == day.iso().c_str()) return one.at(member);
    return nullptr;
}

}  // namespace

json::object boardOf(const json::object& week, Day day) {
    const auto initials = initialsOf(week);
    json::array am, pm;
    const std::string noon = textOf(week.at("rules"), "noon");
    for (const auto& session : week.at("sessions").as_array()) {
        if (!isLive(session) || session.at("day") != day.iso().c_str()) continue;
        json::array staff;
        for (const auto& one : session.at("professionals").as_array()) {
            const auto found = initials.find(textOf(one, "id"));
            if (found != initials.end()) staff.emplace_back(found->second);
        }
        json::object line{{"from", session.at("from")},
                          {"to", session.at("to")},
                          {"activityName", session.at("activityName")},
                          {"roomName", session.at("roomName")},
                          {"young", membersOf(session, "initials")},
                          {"professionals", std::move(staff)}};
        (textOf(session, "from") < noon ? am : pm).push_back(std::move(line));
    }
    sortByHour(am);
    sortByHour(pm);
    return {{"day", day.iso()},
            {"lunch", week.at("rules").at("lunch")},
            {"amClosed", closedReason(week, day, "amClosed")},
            {"pmClosed", closedReason(week, day, "pmClosed")},
            {"am", std::move(am)},
            {"pm", std::move(pm)}};
}

json::object professionalSheetOf(const json::object& week, const catalogue::Professional& professional) {
    const bool shareable = professional.clearance != catalogue::Clearance::attendance;
    json::array sessions;
    for (const auto& session : week.at("sessions").as_array()) {
        const auto& staff = session.at("professionals").as_array();
        const bool mine = std::ranges::any_of(
            staff, [&](const json::value& one) { return one.at("id") == professional.id.text().c_str(); });
        if (!mine || !isLive(session)) continue;
        sessions.push_back(json::object{{"id", session.at("id")},
                                        {"day", session.at("day")},
                                        {"from", session.at("from")},
                                        {"to", session.at("to")},
                                        {"activityName", session.at("activityName")},
                                        {"roomName", session.at("roomName")},
                                        {"theme", shareable ? session.at("theme") : json::value("")},
                                        {"young", membersOf(session, "name")}});
    }
    sortByHour(sessions);
    json::array occupied;
    for (const auto& slot : week.at("occupied").as_array())
        for (const auto& id : slot.at("professionalIds").as_array())
            if (id == professional.id.text().c_str())
                occupied.push_back(
                    json::object{{"day", slot.at("day")}, {"from", slot.at("from")}, {"to", slot.at("to")}});
    return {{"professionalId", professional.id.text()},
            {"name", professional.displayName()},
            {"function", professional.function},
            {"clearance", catalogue::clearanceCode(professional.clearance)},
            {"week", week.at("week")},
            {"noon", week.at("rules").at("noon")},
            {"sessions", std::move(sessions)},
            {"occupied", std::move(occupied)}};
}

}  // namespace jalon::sheets
