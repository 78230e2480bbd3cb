// SPDX-License-Identifier: EUPL-1.2
#pragma once
// How modules declare routes. Each route says who may call it: Allow has no default, so a route without it does not
// compile. The table checks session, role, CSRF token and origin before the handler runs.
#include <functional>
#include <string>

#include "access/actor.h"
#include "base/result.h"
#include "http/message.h"
#include "http/router.h"

namespace jalon::access {

class Allow {
public:
    static Allow anyone() { return Allow(Kind::anyone, {}); }       ///< no session needed (sign-in, health)
    static Allow signedIn() { return Allow(Kind::signed_in, {}); }  ///< any role, even with a password to change
    static Allow roles(RoleSet any_of) { return Allow(Kind::roles, any_of); }
    enum class Kind { anyone, signed_in, roles };
    Kind kind() const { return kind_; }
    RoleSet anyOf() const { return any_of_; }

private:
    Allow(Kind kind, RoleSet any_of) : kind_(kind), any_of_(any_of) {}
    Kind kind_;
    RoleSet any_of_;
};

/// An Error returned here becomes problem+json in one place.
using RouteHandler = std::function<Result<http::Response>(const http::Request&, const Actor&)>;

/// Finds the actor of a request (sessions.h); a stand-in in tests.
class Gate {
public:
    virtual ~Gate() = default;
    /// ErrorKind::unauthenticated without a valid session.
    virtual Result<Actor> actorOf(const http::Request& request) = 0;
    /// For writes: the X-Jalon-CSRF header and, when sent, Origin / Sec-Fetch-Site must fit. ErrorKind::forbidden
    /// "csrf". An actor without session (Allow::anyone) has no token to show: its origin alone is checked.
    virtual Result<void> checkWrite(const http::Request& request, const Actor& actor) = 0;
};

/// What a route asks before its handler runs, in this order: a session (401 "unauthenticated"), a password that need
/// not be changed (403 "password_change_required", Allow::roles only), a role (403 "forbidden"), checkWrite (not for
/// GET).
class RouteTable {
public:
    RouteTable(http::Router& router, Gate& gate) : router_(router), gate_(gate) {}
    void add(http::Method method, std::string pattern, std::string operation, Allow allow, RouteHandler handler,
             std::size_t max_body_bytes = 0);

private:
    http::Router& router_;
    Gate& gate_;
};

}  // namespace jalon::access
