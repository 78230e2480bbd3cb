// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Who is asking, as every use case sees it.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/rights.h"
#include "audit/audit.h"
#include "base/id.h"
#include "base/result.h"

namespace jalon::access {

/// Which files somebody may know of, as statements are asked for it (people/scope.h): every file, or those of some
/// places, or some files by themselves.
class FileScope {
public:
    FileScope() = default;  ///< none
    static FileScope everything();
    /// Ids of teams, and of people whose file it is.
    static FileScope of(const std::vector<std::string>& ids);
    /// And these files by themselves.
    FileScope with(const std::vector<std::string>& people) const;
    bool isEverything() const { return text_ == "*"; }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

/// What somebody is in one place (membership.h).
struct Standing {
    Role role = Role::coordinator;
    std::string place;                      ///< id of a team, an organisation or a person whose file it is
    std::vector<std::string> reaches = {};  ///< the teams of an organisation; otherwise nothing, for the place itself
    bool operator==(const Standing&) const = default;
};

struct Actor {
    audit::Author author;
    std::string login, display_name;
    RoleSet roles;                         ///< in any place, today
    std::string session_key;               ///< hash of the session's token; "" outside the web
    bool must_change_password = false;     ///< only Allow::signedIn routes answer until it is changed
    std::vector<Standing> standings = {};  ///< where the roles hold today; none for the system, which stands everywhere
    FileScope files = {};                  ///< scope(Right::files_see)
    std::size_t teams = 0;                 ///< how many there are; 0: `files` is the scope of every right
    std::vector<std::string> emergencies = {};  ///< people whose files are open for some hours (emergency.h)

    RightSet rights() const { return rightsOf(roles); }
    bool may(Right right) const { return rights().contains(right); }
    /// The files that a right reaches: none without the right. A file open in an emergency is reached by the rights to
    /// see and to write a note.
    FileScope scope(Right right) const;

    /// The command line, a job or the demo generator: may do everything, recorded as `via`.
    static Actor system(std::string via) {
        return {{std::nullopt, std::move(via)}, "", "", RoleSet{Role::coordinator, Role::administrator}, "", false, {},
                FileScope::everything()};
    }
    bool isSystem() const { return !author.user && !roles.empty(); }
};

/// The files that a right reaches from some standings, of `teams` teams in all.
FileScope scopeOf(const std::vector<Standing>& standings, Right right, std::size_t teams);

/// Error::forbidden() unless the actor has the right. Every use case starts with it.
Result<void> require(const Actor& actor, Right right);
/// The same for one of several roles.
Result<void> require(const Actor& actor, RoleSet any_of);

}  // namespace jalon::access
