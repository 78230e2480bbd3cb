// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A link that lets somebody without an account answer one thing: a child who says how the day went, a school that says
// how the return went. The token is in the fragment of the link's address, which browsers send to nobody, and reaches
// the server in the body of a request only. What is stored is its hash, beside what it is for and when it expires: each
// module keeps its own links, so that a token opens nothing but what it was made for.
#include <memory>
#include <string>
#include <string_view>

#include "access/route_table.h"
#include "base/clock.h"
#include "base/result.h"
#include "storage/database.h"

namespace jalon::access {

/// 256 random bits as base64url (43 characters). Told once, when the link is made.
std::string newLinkToken();

/// What is stored of a token: its SHA-256 in hexadecimal. Error::notFound() for a text no token can be, which is the
/// answer to unknown, expired and used ones too.
Result<std::string> linkTokenHash(std::string_view token);

/// Compares in a time that does not depend on where the texts differ.
bool linkTokenFits(std::string_view token, std::string_view stored_hash);

/// Who answers through a link: nobody the program knows, recorded as such.
Actor linkHolder();

/// Declares the routes that links lead to: without session, so many requests a minute from one address, to all servers
/// on the database together (ErrorKind::too_many "too_many_attempts"), answers kept nowhere and named to no other site.
class LinkRoutes {
public:
    /// A room of children answers from one address.
    static constexpr int kPerMinute = 60;

    LinkRoutes(RouteTable& table, storage::Database& database, const Clock& clock, int per_minute = kPerMinute);
    void add(http::Method method, std::string pattern, std::string operation, RouteHandler handler);

private:
    class Limit;
    RouteTable& table_;
    std::shared_ptr<Limit> limit_;
};

}  // namespace jalon::access
