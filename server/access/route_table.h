// SPDX-License-Identifier: EUPL-1.2
#pragma once
// How modules declare routes. Each route says who may call it: Allow has no default, so a route without it does not
// compile. The table checks session, role, CSRF token and origin before the handler runs.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/result.h"
#include "http/message.h"
#include "http/router.h"
#include "storage/database.h"

namespace jalon::access {

class Allow {
public:
    static Allow anyone() { return Allow(Kind::anyone, {}); }       ///< no session needed (sign-in, health)
    static Allow signedIn() { return Allow(Kind::signed_in, {}); }  ///< any role, even with a password to change
    static Allow roles(RoleSet any_of) { return Allow(Kind::roles, any_of); }
    static Allow anyRole() { return Allow(Kind::any_role, {}); }
    static Allow right(Right right) { return Allow(Kind::right, {}, right); }
    enum class Kind { anyone, signed_in, any_role, roles, right };
    Kind kind() const { return kind_; }
    RoleSet anyOf() const { return any_of_; }
    /// Right::files_see but for Kind::right: whose files the path may lead to.
    Right itsRight() const { return right_; }

private:
    Allow(Kind kind, RoleSet any_of, Right right = Right::files_see) : kind_(kind), any_of_(any_of), right_(right) {}
    Kind kind_;
    RoleSet any_of_;
    Right right_;
};

/// An Error returned here becomes problem+json in one place.
using RouteHandler = std::function<Result<http::Response>(const http::Request&, const Actor&)>;

/// From the id in a path to the people whose file it is about: each step has the ids that follow from one ($1), the
/// last one those of people. `in_scope` has a row if the person $1 is in the scope $2.
struct WayToFile {
    std::vector<storage::Sql> steps;
    storage::Sql in_scope;
};

/// Finds the actor of a request (sessions.h); a stand-in in tests.
class Gate {
public:
    virtual ~Gate() = default;
    /// ErrorKind::unauthenticated without a valid session.
    virtual Result<Actor> actorOf(const http::Request& request) = 0;
    /// For writes: the X-Jalon-CSRF header and, when sent, Origin / Sec-Fetch-Site must fit. ErrorKind::forbidden
    /// "csrf". An actor without session (Allow::anyone) has no token to show: its origin alone is checked.
    virtual Result<void> checkWrite(const http::Request& request, const Actor& actor) = 0;
    /// Whether one of the people to whom an id leads is in the scope; also when it leads to nobody, for the handler to
    /// say so. Else Error::notFound().
    virtual Result<void> checkFile(const FileScope& scope, const WayToFile& way, const std::string& id) = 0;
};

/// What a route asks before its handler runs, in this order: a session (401 "unauthenticated"), a password that need
/// not be changed (403 "password_change_required", not for Allow::signedIn), the right (403 "forbidden"), checkWrite
/// (not for GET), and that the file its path leads to is in the scope of that right (404, as for what is not there).
///
/// Where a path leads is told by what stands before its first {variable}: "stays" in "/api/v1/stays/{id}/forms/{kind}".
/// Each must be declared, by leadsToFile() or leadsToNoFile(); checkPaths() finds those that are not.
class RouteTable {
public:
    RouteTable(http::Router& router, Gate& gate) : router_(router), gate_(gate) {}
    void add(http::Method method, std::string pattern, std::string operation, Allow allow, RouteHandler handler,
             std::size_t max_body_bytes = 0);

    /// `people_of` has the id of each person whose file a thing ($1) belongs to.
    void leadsToFile(const std::string& path, storage::Sql people_of);
    /// The file is that of another thing: of the id itself, or of those that `ids_of` has for it.
    void leadsAs(const std::string& path, const std::string& other, std::optional<storage::Sql> ids_of = std::nullopt);
    void leadsToNoFile(std::initializer_list<std::string_view> paths);
    /// WayToFile::in_scope. Until it is given, files are only for who may see all of them.
    void guardFiles(storage::Sql in_scope);
    /// After all routes were added. std::logic_error names a path nobody declared.
    void checkPaths() const;

private:
    struct Lead {
        std::optional<storage::Sql> step;
        std::string via;  ///< another path; "" when the step has people
    };
    struct Declared {
        std::optional<WayToFile> wayFrom(const std::string& path) const;
        std::map<std::string, Lead, std::less<>> files;
        std::set<std::string, std::less<>> no_files;
        std::optional<storage::Sql> in_scope;
    };
    std::shared_ptr<Declared> declared_ = std::make_shared<Declared>();  ///< with the handlers
    std::set<std::string> paths_;
    http::Router& router_;
    Gate& gate_;
};

}  // namespace jalon::access
