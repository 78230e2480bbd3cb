// SPDX-License-Identifier: EUPL-1.2
#include "access/actor.h"

#include <set>

namespace jalon::access {

FileScope FileScope::everything() {
    FileScope scope;
    scope.text_ = "*";
    return scope;
}

FileScope FileScope::of(const std::vector<std::string>& ids) {
    FileScope scope;
    for (const std::string& id : ids) scope.text_ += (scope.text_.empty() ? "" : ",") + id;
    return scope;
}

FileScope FileScope::with(const std::vector<std::string>& people) const {
    FileScope scope = *this;
    if (scope.isEverything()) return scope;
    for (const std::string& person : people) scope.text_ += (scope.text_.empty() ? "" : ",") + person;
    return scope;
}

FileScope scopeOf(const std::vector<Standing>& standings, Right right, std::size_t teams) {
    std::set<std::string> in_teams;
    std::vector<std::string> files;
    for (const Standing& standing : standings) {
        if (!rightsOf(standing.role).contains(right)) continue;
        switch (placeKindOf(standing.role)) {
            case PlaceKind::team:
                in_teams.insert(standing.place);
                break;
            case PlaceKind::organisation:
                in_teams.insert(standing.reaches.begin(), standing.reaches.end());
                break;
            case PlaceKind::file:
                files.push_back(standing.place);
                break;
        }
    }
    // Whoever stands in every team need not be asked of each file: there is none elsewhere.
    if (!in_teams.empty() && in_teams.size() == teams) return FileScope::everything();
    files.insert(files.end(), in_teams.begin(), in_teams.end());
    return FileScope::of(files);
}

FileScope Actor::scope(Right right) const {
    if (right == Right::files_see || (teams == 0 && may(right))) return files;
    const bool in_emergency = may(right) && (isSeeing(right) || right == Right::writings_keep);
    return scopeOf(standings, right, teams).with(in_emergency ? emergencies : std::vector<std::string>{});
}

Result<void> require(const Actor& actor, Right right) {
    if (!actor.may(right)) return Error::forbidden();
    return {};
}

Result<void> require(const Actor& actor, RoleSet any_of) {
    if (!actor.roles.intersects(any_of)) return Error::forbidden();
    return {};
}

}  // namespace jalon::access
