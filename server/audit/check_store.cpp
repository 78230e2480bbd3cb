// SPDX-License-Identifier: EUPL-1.2
#include <boost/json/parse.hpp>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "audit/check.h"

namespace jalon::audit {
namespace {

using storage::Row;
using storage::Sql;

constexpr std::int64_t kPage = 5000;
constexpr Sql kAfter{"audit.after", "SELECT id, at, details FROM audit_line WHERE id > $1 ORDER BY id LIMIT $2"};
constexpr Sql kActs{"audit.check_acts",
                    "SELECT id, action, entity_id, person_id, details FROM audit_line WHERE id > $1 AND entity = $2 "
                    "AND action IN ($3, $4, $5) AND person_id IS NOT NULL ORDER BY id LIMIT $6"};

/// Ids of one process never go back, also when its clock does by up to a second (base/id.h), and a busy server asks the
/// clock for the line a little after it made the id.
constexpr std::chrono::seconds kTolerance{5};

/// A UUIDv7 begins with 48 bits of milliseconds.
std::chrono::milliseconds madeAt(const std::string& id) {
    const std::string digits = id.substr(0, 8) + id.substr(9, 4);
    std::int64_t milliseconds = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), milliseconds, 16);
    return std::chrono::milliseconds(milliseconds);
}

}  // namespace

void check(storage::Transaction& tx, Findings& findings) {
    std::string last;
    while (true) {
        const auto rows = tx.run(kAfter, last, kPage);
        for (const Row& row : rows) {
            last = row.text(0);
            const auto apart = row.instant(1) - Instant(std::chrono::microseconds(madeAt(last)).count());
            if (std::chrono::abs(apart) > kTolerance) findings.add("instant", "audit_line.at", last);
            boost::json::error_code error;
            boost::json::parse(row.text(2), error);
            if (error) findings.add("json", "audit_line.details", last);
        }
        findings.looked("audit", static_cast<std::int64_t>(rows.size()));
        if (rows.size() < static_cast<std::size_t>(kPage)) return;
    }
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
