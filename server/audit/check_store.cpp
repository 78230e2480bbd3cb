// SPDX-License-Identifier: EUPL-1.2
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <map>

#include "audit/chain_store.h"
#include "audit/check.h"

namespace jalon::audit {
namespace {

using storage::Row;
using storage::Sql;

constexpr std::int64_t kPage = 5000;
constexpr Sql kActs{"audit.check_acts",
                    "SELECT id, action, entity_id, person_id, details FROM audit_line WHERE id > $1 AND entity = $2 "
                    "AND action IN ($3, $4, $5) AND person_id IS NOT NULL ORDER BY id LIMIT $6"};

/// Ids of one process never go back, also when its clock does by up to a second (base/id.h), and a busy server asks the
/// clock for the line a little after it made the id.
constexpr std::chrono::seconds kTolerance{5};

/// Where the clock was set back, ids go on from the one before instead.
bool isOfItsMoment(const ChainedLine& line, const std::string& before) {
    const auto made = madeAt(line.id);
    if (!made) return false;
    return std::chrono::abs(Instant(line.at) - *made) <= kTolerance || line.id == idAfter(before);
}

/// Lines older than chains against what was kept of them, and what a chained line says of that.
bool isAsSealed(storage::Transaction& tx, const Earlier& earlier, const EarlierWalk& found) {
    if (found.lines != earlier.lines) return false;
    return !earlier.sealed_by || selectDetails(tx, *earlier.sealed_by) == boost::json::serialize(found.seal());
}

}  // namespace

void check(storage::Transaction& tx, Findings& findings) {
    const Earlier earlier = selectEarlier(tx).value_or(Earlier{});
    EarlierWalk found;
    ChainWalk chains;
    std::string last;
    std::int64_t lines = 0;
    eachLine(tx, [&](const ChainedLine& line, const Digest& digest) {
        ++lines;
        if (!isOfItsMoment(line, last)) findings.add("instant", "audit_line.at", line.id);
        last = line.id;
        boost::json::error_code error;
        boost::json::parse(line.details, error);
        if (error) findings.add("json", "audit_line.details", line.id);
        if (earlier.includes(line)) {
            found.add(line);
            return;
        }
        const Digest taken_up = line.follows ? selectDigest(tx, *line.follows) : Digest{};
        if (line.chain.empty() || !chains.follows(line, digest, taken_up)) findings.add("chain", "audit_line", line.id);
    });
    if (!isAsSealed(tx, earlier, found)) findings.add("chain", "audit_earlier", earlier.sealed_by.value_or(""));
    findings.looked("audit", lines);
    if (found.lines > 0) findings.looked("audit_earlier", found.lines);
}

std::vector<Head> heads(storage::Transaction& tx) {
    std::map<std::string, Head> last;
    eachLine(tx, [&](const ChainedLine& line, const Digest& digest) {
        if (!line.chain.empty()) last[line.chain] = {line.id, line.chain, line.sequence, digest};
    });
    std::vector<Head> out;
    for (auto& [chain, head] : last) out.push_back(std::move(head));
    return out;
}

void checkHeads(storage::Transaction& tx, const std::vector<Head>& kept, Findings& findings) {
    for (const Head& head : kept)
        if (selectDigest(tx, head.id) != head.digest) findings.add("cut", "audit_line", head.id);
    findings.looked("audit_heads", static_cast<std::int64_t>(kept.size()));
}

void eachAct(storage::Transaction& tx, const std::string& entity, const std::array<std::string, 3>& actions,
             const std::function<void(const std::string&, const RecordedAct&)>& use) {
    std::string last;
    while (true) {
        const auto rows = tx.run(kActs, last, entity, actions[0], actions[1], actions[2], kPage);
        for (const Row& row : rows) {
            last = row.text(0);
            boost::json::error_code error;
            const boost::json::value details = boost::json::parse(row.text(4), error);
            const auto* object = error ? nullptr : details.if_object();
            use(row.text(1),
                {row.text(2), PersonId::trusted(row.text(3)), object == nullptr ? boost::json::object() : *object});
        }
        if (rows.size() < static_cast<std::size_t>(kPage)) return;
    }
}

}  // namespace jalon::audit
