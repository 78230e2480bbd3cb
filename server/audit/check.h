// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether the record hangs together by itself, and what it tells of other things.
#include <array>
#include <functional>
#include <vector>

#include "audit/audit.h"
#include "audit/chain.h"
#include "base/findings.h"
#include "storage/database.h"

namespace jalon::audit {

/// Every line: the instant its id was made at is the one it says (code "instant" of audit_line.at), and its details can
/// be read (code "json"). It follows from the line before it in its chain (code "chain" of audit_line, with the first
/// line that does not), and lines older than chains are what was sealed (code "chain" of audit_earlier). What a line
/// names is looked for by whoever knows the names. Looked at: "audit", and "audit_earlier" where there are such lines.
void check(storage::Transaction& tx, Findings& findings);

/// The last line of each chain, by name: kept outside, they tell later whether the record was cut short or written
/// anew, which nothing in it can (docs/decisions/0018). Reads the whole record.
std::vector<Head> heads(storage::Transaction& tx);
/// Those heads, as they were once: each line is still there with the digest it had (code "cut" of audit_line).
void checkHeads(storage::Transaction& tx, const std::vector<Head>& kept, Findings& findings);

/// A line with what was recorded of the act; empty when that cannot be read.
struct RecordedAct {
    std::string entity_id;
    PersonId person;
    boost::json::object details;
};
/// Passes on the lines of these acts on one kind of thing, in their order; those about no file are left out. Reads the
/// whole record.
void eachAct(storage::Transaction& tx, const std::string& entity, const std::array<std::string, 3>& actions,
             const std::function<void(const std::string& action, const RecordedAct&)>& use);

}  // namespace jalon::audit
