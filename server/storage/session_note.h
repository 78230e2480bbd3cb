// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A text that a connection to PostgreSQL keeps from one transaction to the next. It follows the transaction: what is
// rolled back was not noted. Reading it reads no table, so it never stands between two serializable writers. The
// embedded engine, with one writer, has no use for it: std::logic_error.
#include <span>
#include <string>

#include "storage/database.h"

namespace jalon::storage {

/// "" on a connection that has noted nothing yet.
std::string sessionNote(Transaction& tx);

/// Runs an INSERT, and notes `note` in the same message.
void insertAndNote(Transaction& tx, const Sql& insert, std::span<const Value> arguments, const std::string& note);

}  // namespace jalon::storage
