// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_refusal.h"

#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <memory>
#include <string_view>
#include <vector>

namespace jalon::storage {

namespace {

using SteadyClock = std::chrono::steady_clock;

/// False when `until` comes first.
bool waitFor(const PGconn* connection, PostgresPollingStatusType what, SteadyClock::time_point until) {
    pollfd socket{PQsocket(connection), static_cast<short>(what == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - SteadyClock::now());
    return left.count() > 0 && poll(&socket, 1, static_cast<int>(left.count())) > 0;
}

/// libpq's and the server's words, the server's being its error state alone: those do not depend on its language.
std::string refusal(const PostgresAddress& address, std::chrono::milliseconds patience) {
    std::vector<const char*> names;
    std::vector<const char*> values;
    for (const auto& [name, value] : address.parameters()) {
        names.push_back(name.c_str());
        values.push_back(value.c_str());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectStartParams(names.data(), values.data(), 0),
                                                                  &PQfinish);
    PQsetErrorVerbosity(connection.get(), PQERRORS_SQLSTATE);
    const SteadyClock::time_point until = SteadyClock::now() + patience;
    PostgresPollingStatusType status =
        PQstatus(connection.get()) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while (status == PGRES_POLLING_READING || status == PGRES_POLLING_WRITING) {
        if (!waitFor(connection.get(), status, until)) return "";
        status = PQconnectPoll(connection.get());
    }
    return PQerrorMessage(connection.get());
}

}  // namespace

Error explainRefusal(const PostgresAddress& address, std::chrono::milliseconds patience) {
    struct Sign {
        std::string_view words;
        const char* code;
    };
    static constexpr std::array kSigns{
        Sign{":  28P01", "database.refused"},
        Sign{":  28000", "database.refused"},
        Sign{"no password supplied", "database.refused"},
        Sign{":  3D000", "database.absent"},
        Sign{":  53300", "database.too_many_connections"},
        Sign{"session is read-only", "database.no_primary"},
        Sign{"hot standby", "database.no_primary"},
        Sign{"certificate", "database.tls"},
        Sign{"SSL", "database.tls"},
    };
    const std::string words = refusal(address, patience);
    for (const Sign& sign : kSigns) {
        if (words.find(sign.words) != std::string::npos) return Error{ErrorKind::unavailable, sign.code};
    }
    return Error{ErrorKind::unavailable, "database.unreachable"};
}

}  // namespace jalon::storage
