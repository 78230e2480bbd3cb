// SPDX-License-Identifier: EUPL-1.2
#include "access/places.h"

#include <algorithm>

#include "access/access_store.h"
#include "access/membership_store.h"
#include "base/text.h"

namespace jalon::access {

using storage::Transaction;

namespace {

constexpr std::size_t kMaxNameLength = 100;

Result<std::string> nameOf(const std::string& typed) {
    std::string name = text::tidy(typed);
    if (text::fold(name).empty()) return Error::invalid("name", "required");
    if (text::length(name) > kMaxNameLength)
        return Error{ErrorKind::invalid, "invalid", {{"name", "too_long", {{"max", std::to_string(kMaxNameLength)}}}}};
    return name;
}

Result<void> checkSchemes(const std::vector<std::string>& schemes) {
    for (const std::string& code : schemes)
        if (std::ranges::find(kSchemes, code) == kSchemes.end()) return Error::invalid("schemes", "not_in_list");
    return {};
}

template <class Named>
void sortByName(std::vector<Named>& items, std::string Named::* name) {
    std::ranges::stable_sort(items, {}, [&](const Named& item) { return text::sortKey(item.*name); });
}

Result<Team> findTeam(Transaction& tx, const Actor& actor, const TeamId& id) {
    const auto team = selectTeam(tx, id);
    if (!team || !administers(actor, team->organisation)) return Error::notFound();
    return *team;
}

json::value dayJson(const std::optional<Day>& day) {
    return day ? json::value(json::string(day->iso())) : json::value(nullptr);
}

json::array codesJson(const std::vector<std::string>& codes) {
    json::array out;
    for (const std::string& code : codes) out.emplace_back(code);
    return out;
}

template <class Value>
void note(json::object& details, std::string_view field, const Value& before, const Value& after) {
    if (before != after) details[field] = {{"old", before}, {"new", after}};
}

std::string stateOn(const Membership& membership, Day today) {
    if (membership.holdsOn(today)) return "now";
    return membership.from && *membership.from > today ? "later" : "ended";
}

}  // namespace

bool administers(const Actor& actor, const OrganisationId& organisation) {
    return actor.isSystem() || std::ranges::any_of(actor.standings, [&](const Standing& standing) {
               return standing.role == Role::administrator && standing.place == organisation.text();
           });
}

bool isSeenBy(const User& user, const Actor& actor, const std::map<std::string, OrganisationId>& organisations) {
    bool has_organisation = false;
    for (const Membership& membership : user.memberships) {
        const auto organisation = organisations.find(membership.place);
        if (organisation == organisations.end()) continue;
        if (administers(actor, organisation->second)) return true;
        has_organisation = true;
    }
    return !has_organisation;
}

Result<Membership> checkMembership(Transaction& tx, const Actor& actor, const UserId& user, const NewMembership& wanted,
                                   const Clock& clock, const std::string& prefix) {
    const Day today = clock.today();
    const auto refuse = [&](const char* field, const char* code) { return Error::invalid(prefix + field, code); };
    const std::string place = wanted.place.empty() ? defaultPlace(tx, wanted.role, today).value_or("") : wanted.place;
    const auto organisation = organisationOf(tx, place);
    if (!organisation || !administers(actor, *organisation)) return refuse("placeId", "not_in_list");
    const bool is_organisation = organisation->text() == place;
    if (placeKindOf(wanted.role) == PlaceKind::file) return refuse("role", "not_in_list");
    if (is_organisation != (placeKindOf(wanted.role) == PlaceKind::organisation))
        return refuse("placeId", "not_in_list");
    if (!is_organisation) {
        const auto closed_on = selectTeam(tx, TeamId::trusted(place)).value().closed_on;
        if (closed_on && *closed_on <= wanted.from.value_or(today)) return refuse("placeId", "closed");
    }
    if (wanted.from && wanted.to && *wanted.to < *wanted.from) return refuse("to", "before_start");
    if (wanted.stands_for && (*wanted.stands_for == user || !selectAccount(tx, *wanted.stands_for)))
        return refuse("standsForId", "not_in_list");
    return Membership{wanted.id, user,        wanted.role,      place, wanted.from, wanted.to, wanted.stands_for,
                      1,         clock.now(), actor.author.user};
}

std::map<std::string, std::string> placeNames(Transaction& tx) {
    std::map<std::string, std::string> names;
    for (const Organisation& organisation : selectOrganisations(tx))
        names.emplace(organisation.id.text(), organisation.name);
    for (const Team& team : selectTeams(tx)) names.emplace(team.id.text(), team.name);
    return names;
}

Result<std::vector<Places::OrganisationWithTeams>> Places::list(const Actor& actor) {
    TRY(require(actor, Right::accounts_keep));
    auto [organisations, teams] =
        database_.read([](Transaction& tx) { return std::pair(selectOrganisations(tx), selectTeams(tx)); });
    std::erase_if(organisations, [&](const Organisation& one) { return !administers(actor, one.id); });
    sortByName(organisations, &Organisation::name);
    sortByName(teams, &Team::name);
    std::vector<OrganisationWithTeams> out;
    for (Organisation& organisation : organisations) {
        out.push_back({std::move(organisation), {}});
        for (const Team& team : teams)
            if (team.organisation == out.back().organisation.id) out.back().teams.push_back(team);
    }
    return out;
}

Result<Organisation> Places::createOrganisation(const Actor& actor, const OrganisationId& id, const std::string& name) {
    TRY(require(actor, Right::accounts_keep));
    TRY_ASSIGN(const std::string tidy, nameOf(name));
    return database_.write([&](Transaction& tx) -> Result<Organisation> {
        const Organisation made{id, tidy, 1};
        if (!insertOrganisation(tx, made)) {
            const auto known = selectOrganisation(tx, id);
            if (!known || !administers(actor, id)) return Error::conflict("id_taken");
            return *known;
        }
        audit::record(tx, clock_, actor.author, {"create", "organisation", id.text(), std::nullopt, {{"name", tidy}}});
        if (actor.author.user) {
            const Membership first{newUuid(clock_.now()), *actor.author.user, Role::administrator, id.text(),
                                   std::nullopt,          std::nullopt,       std::nullopt,        1,
                                   clock_.now(),          actor.author.user};
            insertMembership(tx, first);
            audit::record(tx, clock_, actor.author, {"create", "membership", first.id, std::nullopt, detailsOf(first)});
        }
        return made;
    });
}

Result<Places::OrganisationWithTeams> Places::renameOrganisation(const Actor& actor, const OrganisationId& id,
                                                                 std::int64_t version, const std::string& name) {
    TRY(require(actor, Right::accounts_keep));
    TRY_ASSIGN(const std::string tidy, nameOf(name));
    return database_.write([&](Transaction& tx) -> Result<OrganisationWithTeams> {
        const auto organisation = selectOrganisation(tx, id);
        if (!organisation || !administers(actor, id)) return Error::notFound();
        OrganisationWithTeams shown{*organisation, selectTeams(tx)};
        std::erase_if(shown.teams, [&](const Team& team) { return team.organisation != id; });
        sortByName(shown.teams, &Team::name);
        if (organisation->version != version) return Error::stale(json::serialize(toJson(shown)));
        json::object details;
        note(details, "name", organisation->name, tidy);
        if (details.empty()) return shown;
        shown.organisation.name = tidy;
        ++shown.organisation.version;
        updateOrganisation(tx, shown.organisation);
        audit::record(tx, clock_, actor.author, {"update", "organisation", id.text(), std::nullopt, details});
        return shown;
    });
}

Result<Team> Places::createTeam(const Actor& actor, const Team& wanted) {
    TRY(require(actor, Right::accounts_keep));
    Team made = wanted;
    TRY_ASSIGN(made.name, nameOf(wanted.name));
    TRY(checkSchemes(wanted.schemes));
    return database_.write([&](Transaction& tx) -> Result<Team> {
        if (!selectOrganisation(tx, made.organisation) || !administers(actor, made.organisation))
            return Error::notFound();
        if (!insertTeam(tx, made)) {
            const auto known = selectTeam(tx, made.id);
            if (!known || known->organisation != made.organisation) return Error::conflict("id_taken");
            return *known;
        }
        audit::record(tx, clock_, actor.author,
                      {"create",
                       "team",
                       made.id.text(),
                       std::nullopt,
                       {{"name", made.name}, {"schemes", codesJson(made.schemes)}}});
        return made;
    });
}

Result<Team> Places::changeTeam(const Actor& actor, const TeamId& id, std::int64_t version, const TeamChange& change) {
    TRY(require(actor, Right::accounts_keep));
    TRY_ASSIGN(const std::string tidy, nameOf(change.name));
    TRY(checkSchemes(change.schemes));
    return database_.write([&](Transaction& tx) -> Result<Team> {
        TRY_ASSIGN(const Team before, findTeam(tx, actor, id));
        if (before.version != version) return Error::stale(json::serialize(toJson(before)));
        Team after = before;
        after.name = tidy;
        after.schemes = change.schemes;
        after.closed_on = change.closed_on;
        json::object details;
        note(details, "name", before.name, after.name);
        note(details, "schemes", codesJson(before.schemes), codesJson(after.schemes));
        note(details, "closedOn", dayJson(before.closed_on), dayJson(after.closed_on));
        if (details.empty()) return before;
        ++after.version;
        updateTeam(tx, after);
        audit::record(tx, clock_, actor.author, {"update", "team", id.text(), std::nullopt, details});
        return after;
    });
}

Result<Membership> Places::addMembership(const Actor& actor, const UserId& user, const NewMembership& wanted) {
    TRY(require(actor, Right::accounts_keep));
    return database_.write([&](Transaction& tx) -> Result<Membership> {
        const auto account = selectAccount(tx, user);
        if (!account || !isSeenBy(account->user, actor, organisationsByPlace(tx))) return Error::notFound();
        if (const auto known = selectMembership(tx, wanted.id)) {
            const bool is_same = known->user == user && known->role == wanted.role && known->place == wanted.place &&
                                 known->created_by == actor.author.user;
            if (!is_same) return Error::conflict("id_taken");
            return *known;
        }
        TRY_ASSIGN(const Membership made, checkMembership(tx, actor, user, wanted, clock_));
        insertMembership(tx, made);
        audit::record(tx, clock_, actor.author, {"create", "membership", made.id, std::nullopt, detailsOf(made)});
        return made;
    });
}

Result<Membership> Places::changeMembership(const Actor& actor, const std::string& id, std::int64_t version,
                                            const Days& days) {
    TRY(require(actor, Right::accounts_keep));
    if (days.from && days.to && *days.to < *days.from) return Error::invalid("to", "before_start");
    return database_.write([&](Transaction& tx) -> Result<Membership> {
        const auto before = selectMembership(tx, id);
        const auto organisation = before ? organisationOf(tx, before->place) : std::nullopt;
        if (!organisation || !administers(actor, *organisation)) return Error::notFound();
        const Day today = clock_.today();
        if (before->version != version)
            return Error::stale(
                json::serialize(toJson(*before, placeNames(tx), displayNames(tx, {before->user}), today)));
        Membership after = *before;
        after.from = days.from;
        after.to = days.to;
        json::object details{{"userId", after.user.text()}};
        note(details, "from", dayJson(before->from), dayJson(after.from));
        note(details, "to", dayJson(before->to), dayJson(after.to));
        if (details.size() == 1) return *before;
        ++after.version;
        updateMembership(tx, after);
        const auto account = selectAccount(tx, after.user).value();
        const bool was_needed = after.role == Role::administrator && account.user.active;
        if (was_needed && !staysAdministrator(account.user.memberships, today) &&
            countOtherAdministrators(tx, after.user, today) == 0)
            return Error::conflict("last_administrator");
        audit::record(tx, clock_, actor.author, {"update", "membership", id, std::nullopt, details});
        return after;
    });
}

json::object toJson(const Places::OrganisationWithTeams& shown) {
    json::array teams;
    for (const Team& team : shown.teams) teams.push_back(toJson(team));
    return {{"id", shown.organisation.id.text()},
            {"name", shown.organisation.name},
            {"version", shown.organisation.version},
            {"teams", std::move(teams)}};
}

json::object toJson(const Team& team) {
    return {{"id", team.id.text()},
            {"name", team.name},
            {"schemes", codesJson(team.schemes)},
            {"closedOn", dayJson(team.closed_on)},
            {"version", team.version}};
}

json::object toJson(const Membership& membership, const std::map<std::string, std::string>& places,
                    const std::map<std::string, std::string>& users, Day today) {
    const auto place = places.find(membership.place);
    return {{"id", membership.id},
            {"role", roleCode(membership.role)},
            {"placeId", membership.place},
            {"placeName", place == places.end() ? std::string() : place->second},
            {"from", dayJson(membership.from)},
            {"to", dayJson(membership.to)},
            {"standsFor", userRef(membership.stands_for, users)},
            {"state", stateOn(membership, today)},
            {"version", membership.version}};
}

json::object detailsOf(const Membership& membership) {
    json::object details{{"userId", membership.user.text()},
                         {"role", roleCode(membership.role)},
                         {"placeId", membership.place},
                         {"from", dayJson(membership.from)},
                         {"to", dayJson(membership.to)}};
    if (membership.stands_for) details["standsForId"] = membership.stands_for->text();
    return details;
}

}  // namespace jalon::access
