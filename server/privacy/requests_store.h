// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The table rights_request: all its SQL.
#include <optional>
#include <vector>

#include "access/actor.h"
#include "privacy/rights_request.h"
#include "storage/database.h"

namespace jalon::privacy::store {

std::optional<Request> findRequest(storage::Transaction& tx, const RequestId& id);
/// Newest first.
std::vector<Request> requestsOf(storage::Transaction& tx, const PersonId& person);
/// Of the files in the scope, by their last day.
std::vector<Request> openRequests(storage::Transaction& tx, const access::FileScope& files, std::size_t most);
void insert(storage::Transaction& tx, const Request& request);
void update(storage::Transaction& tx, const Request& request);

}  // namespace jalon::privacy::store
