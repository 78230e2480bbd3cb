// SPDX-License-Identifier: EUPL-1.2
#include "demo/city.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "access/places.h"

namespace jalon::demo {
namespace {

std::string text(const json::object& object, std::string_view key) { return std::string(object.at(key).as_string()); }

/// As access::firstMemberships, with ids that are the same each time the demo is made. From a copy: what is drawn
/// after them stays as it was.
std::vector<access::NewMembership> firstMemberships(Draw draw, const SteppingClock& clock, access::RoleSet roles) {
    auto memberships = access::firstMemberships(roles, clock.now());
    for (auto& membership : memberships) membership.id = draw.uuid(clock.now());
    return memberships;
}

/// The organisation and the team there are from the beginning get the city's names.
Result<void> namePlaces(const Services& services, const json::object& file) {
    const auto actor = access::Actor::system("demo");
    access::Places& places = services.access.places();
    TRY_ASSIGN(const auto shown, places.list(actor));
    const access::Organisation& organisation = shown.front().organisation;
    const access::Team& team = shown.front().teams.front();
    TRY(places.renameOrganisation(actor, organisation.id, organisation.version, text(file, "organisation")));
    TRY(places.changeTeam(actor, team.id, team.version, {text(file, "team"), {"exclusion"}, std::nullopt}));
    return {};
}

Result<void> addAccounts(const Services& services, const SteppingClock& clock, const json::object& file, Draw& draw,
                         City& city) {
    for (const auto& item : file.at("users").as_array()) {
        const json::object& user = item.as_object();
        access::RoleSet roles;
        for (const auto& code : user.at("roles").as_array()) {
            const auto role = access::parseRole(std::string_view(code.as_string()));
            if (!role) return Error::invalid("users.roles", "not_in_list");
            roles = access::RoleSet(roles.bits() | static_cast<std::uint32_t>(*role));
        }
        const access::NewUser account{UserId::trusted(draw.uuid(clock.now())),
                                      text(user, "login"),
                                      text(user, "displayName"),
                                      text(user, "password"),
                                      firstMemberships(draw, clock, roles),
                                      false};
        TRY_ASSIGN(const auto made, services.access.createUser(access::Actor::system("demo"), account));
        if (!roles.contains(access::Role::coordinator)) continue;
        city.coordinators.push_back({{made.id, "demo"},
                                     made.login,
                                     made.display_name,
                                     roles,
                                     "",
                                     false,
                                     access::standingsOn(made.memberships, clock.today()),
                                     access::FileScope::everything()});
    }
    return {};
}

Result<void> addStructures(const Services& services, const SteppingClock& clock, const json::object& file, Draw& draw,
                           City& city) {
    const access::Actor& actor = city.coordinators.front();
    for (const auto& item : file.at("structures").as_array()) {
        json::object body = without(item.as_object(), {"key"});
        const std::string id = draw.uuid(clock.now());
        body["id"] = id;
        TRY(services.partners.createStructure(actor, body));
        city.structures.emplace(text(item.as_object(), "key"), StructureId::trusted(id));
    }
    for (const auto& item : file.at("contacts").as_array()) {
        json::object body = without(item.as_object(), {"structure"});
        body["id"] = draw.uuid(clock.now());
        TRY(services.partners.createContact(actor, city.structures.at(text(item.as_object(), "structure")), body));
    }
    return {};
}

Result<void> addCalendars(const Services& services, const SteppingClock& clock, const json::object& file, Draw& draw,
                          const City& city) {
    const access::Actor& actor = city.coordinators.front();
    for (const auto& item : file.at("calendars").as_array()) {
        const auto& structure = city.structures.at(text(item.as_object(), "structure"));
        json::object body = without(item.as_object(), {"structure"});
        for (auto& day : body.at("ownDays").as_array()) day.as_object()["id"] = draw.uuid(clock.now());
        TRY_ASSIGN(const auto now, services.calendars.getSchoolCalendar(actor, structure));
        TRY(services.calendars.putSchoolCalendar(actor, structure, now.at("version").as_int64(), body));
    }
    TRY_ASSIGN(const auto service, services.calendars.getServiceCalendar(actor));
    json::object body{
        {"open", service.at("open")}, {"region", service.at("region")}, {"closures", file.at("closures")}};
    for (auto& closure : body.at("closures").as_array()) closure.as_object()["id"] = draw.uuid(clock.now());
    TRY(services.calendars.putServiceCalendar(actor, service.at("version").as_int64(), body));
    return {};
}

}  // namespace

json::object loadFile(const std::filesystem::path& data_folder, const char* name) {
    const auto file = data_folder / "demo" / (std::string(name) + ".json");
    std::ifstream in(file);
    const std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    auto parsed = parseJsonObject(content);
    if (!in || !parsed) throw std::runtime_error(file.string() + " is missing or no JSON object");
    return std::move(parsed).value();
}

json::object without(const json::object& object, std::initializer_list<std::string_view> members) {
    json::object copy = object;
    for (const std::string_view member : members) copy.erase(json::string_view(member.data(), member.size()));
    return copy;
}

Result<City> buildCity(const Services& services, const SteppingClock& clock, const json::object& file, Draw& draw) {
    City city;
    TRY(namePlaces(services, file));
    TRY(addAccounts(services, clock, file, draw, city));
    TRY(addStructures(services, clock, file, draw, city));
    TRY(addCalendars(services, clock, file, draw, city));
    return city;
}

}  // namespace jalon::demo
