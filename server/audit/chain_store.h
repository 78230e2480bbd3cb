// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All lines as the chains cover them, and what is kept of those older than chains (docs/decisions/0018).
#include <functional>
#include <optional>
#include <string>

#include "audit/chain.h"
#include "storage/database.h"

namespace jalon::audit {

/// By id, a page at a time.
void eachLine(storage::Transaction& tx, const std::function<void(const ChainedLine& line, const Digest& digest)>& use);
/// None where there is no such line, or it is older than chains.
Digest selectDigest(storage::Transaction& tx, const std::string& id);

std::optional<Earlier> selectEarlier(storage::Transaction& tx);
/// False when they are sealed already.
bool markSealed(storage::Transaction& tx, const std::string& by);
std::optional<std::string> selectDetails(storage::Transaction& tx, const std::string& id);

}  // namespace jalon::audit
