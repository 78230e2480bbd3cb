// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "catalogue/check.h"

namespace jalon::catalogue {
namespace {

using storage::Row;
using storage::Sql;

constexpr Sql kActivities{"catalogue.check_activities", "SELECT id, sort_key, name, '' FROM activity"};
constexpr Sql kSheets{"catalogue.check_sheets", "SELECT id, sort_key, title, '' FROM activity_sheet"};
constexpr Sql kProfessionals{"catalogue.check_professionals",
                             "SELECT id, sort_key, last_name, first_name FROM professional"};
constexpr Sql kRooms{"catalogue.check_rooms", "SELECT id, sort_key, name, '' FROM room"};
constexpr Sql kSites{"catalogue.check_sites", "SELECT id, sort_key, name, '' FROM site"};

/// Professionals are ordered by both names.
enum class Names { one, two };

void checkOrder(storage::Transaction& tx, const Sql& sql, const std::string& subject, Names names, Findings& findings) {
    const auto rows = tx.run(sql);
    for (const Row& row : rows) {
        const std::string name = names == Names::two ? row.text(2) + " " + row.text(3) : row.text(2);
        if (row.bytes(1) != text::sortKey(name)) findings.addDerived(subject, row.text(0));
    }
    findings.looked("catalogue", static_cast<std::int64_t>(rows.size()));
}

}  // namespace

void check(storage::Transaction& tx, Findings& findings) {
    checkOrder(tx, kActivities, "activity.sort_key", Names::one, findings);
    checkOrder(tx, kSheets, "activity_sheet.sort_key", Names::one, findings);
    checkOrder(tx, kProfessionals, "professional.sort_key", Names::two, findings);
    checkOrder(tx, kRooms, "room.sort_key", Names::one, findings);
    checkOrder(tx, kSites, "site.sort_key", Names::one, findings);
}

}  // namespace jalon::catalogue
