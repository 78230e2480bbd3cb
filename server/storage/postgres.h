// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The engine for several servers and high availability: PostgreSQL 14 or newer, through libpq.
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "storage/database.h"

namespace jalon::storage {

struct PostgresOptions {
    /// At most so many, each used by one thread at a time. The server must allow them, times the number of programs.
    std::size_t connections = 8;
    /// How long one use case waits for a free connection or for a server that accepts writes (a standby being
    /// promoted), and its commit for the standby, before it ends as DbError.
    std::chrono::milliseconds patience{30'000};
    std::chrono::milliseconds statement_limit{60'000};
    /// A use case that computes for so long inside a transaction is ended by the server.
    std::chrono::milliseconds idle_limit{300'000};
};

/// Whether a word of the command line is an address of PostgreSQL (postgresql://…).
bool isPostgresAddress(std::string_view text);
/// The address without its password; text that is no address comes back as "".
std::string describePostgres(const std::string& address);

/// Opens a base that exists, is encoded in UTF8 and sorts texts by their bytes (LC_COLLATE C), and makes the driver's
/// own table engine_receipt in it. See postgres_address.h for what the address may say. Errors, all unavailable:
/// "database.address", those of postgres_refusal.h, "database.version", "database.encoding", "database.collation",
/// "database.not_allowed" (the user may not make tables).
///
/// Writing use cases run SERIALIZABLE and are run again when PostgreSQL refuses one of them (docs/decisions/0011).
/// Destroying the Database needs all transactions to be over.
Result<std::unique_ptr<Database>> openPostgres(const std::string& address, PostgresOptions options = {});

}  // namespace jalon::storage
