// SPDX-License-Identifier: EUPL-1.2
#pragma once
// postgresql://user@host1,host2:5433/database?sslmode=verify-full, as libpq reads it, with what Jalon adds.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace jalon::storage {

class PostgresAddress {
public:
    /// Whether a word of the command line means PostgreSQL at all.
    static bool isOne(std::string_view text);
    /// Error "database.address": libpq does not understand it.
    static Result<PostgresAddress> parse(const std::string& text);

    /// Where it leads, without password and settings.
    std::string describe() const;
    /// One address for each host, in their order. libpq goes on to the next one only when nothing listens there: not
    /// when something takes the connection and closes it, as the proxy of a database that is down does.
    std::vector<PostgresAddress> hosts() const;
    /// Every host, by name and by address, is a socket of this machine or its own loopback address. A service of
    /// pg_service.conf may lead anywhere, and is not.
    bool isLocal() const;
    /// Names and values for libpq. What the address leaves open is filled in for Jalon's use: the server that accepts
    /// writes, dead connections noticed within seconds, and, to another machine, a verified certificate: neither a
    /// password nor a child's file travels in clear unless `sslmode` (or $PGSSLMODE) says so.
    const std::map<std::string, std::string>& parameters() const { return parameters_; }

private:
    explicit PostgresAddress(std::map<std::string, std::string> given);
    std::string value(const std::string& name) const;
    /// By the address, or else by the environment.
    std::string given(const std::string& name, const char* variable) const;

    std::map<std::string, std::string> parameters_;
};

}  // namespace jalon::storage
