// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What PostgreSQL answers, as libpq gives it.
#include <string>

#include "storage/database.h"

struct pg_conn;
struct pg_result;

namespace jalon::storage {

/// One of libpq's PG_DIAG_…, or "".
std::string field(const pg_result* answer, int code);
/// For logs: the server's own words, unless they may repeat a value somebody typed.
std::string explanation(const pg_conn* connection, const pg_result* answer, const std::string& state);
bool succeeded(const pg_result* answer);
Rows rowsOf(pg_result* answer);

}  // namespace jalon::storage
