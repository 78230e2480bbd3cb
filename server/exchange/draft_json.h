// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Imports and drafts as the API writes them, with what has become of them since.
#include "exchange/exchange_store.h"

namespace jalon::exchange {

/// SchoolImport.
json::object importJson(storage::Transaction& tx, const access::Actor& reader, const store::Import& import);
/// StoredReferralDraft.
json::object draftJson(storage::Transaction& tx, const store::Draft& draft);
/// to_complete, cancelled, or completed once a referral has its id.
std::string draftState(storage::Transaction& tx, const store::Draft& draft);

}  // namespace jalon::exchange
