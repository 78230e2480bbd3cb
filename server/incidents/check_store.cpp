// SPDX-License-Identifier: EUPL-1.2
#include "base/json.h"
#include "incidents/check.h"

namespace jalon::incidents {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr std::int64_t kPage = 500;
// A version is made also where nothing is replaced (closing, reopening), hence no count of them.
constexpr Sql kIncidents{"incidents.check_versions",
                         "SELECT i.id FROM incident i WHERE i.version < 1 OR EXISTS (SELECT 1 FROM incident_version v "
                         "WHERE v.incident_id = i.id AND (v.version < 1 OR v.version >= i.version))"};
constexpr Sql kConcerns{"concerns.check_versions",
                        "SELECT c.id FROM concern c WHERE c.version < 1 OR EXISTS (SELECT 1 FROM concern_version v "
                        "WHERE v.concern_id = c.id AND (v.version < 1 OR v.version >= c.version))"};
constexpr Sql kCount{"incidents.check_count", "SELECT count(*) FROM incident"};
constexpr Sql kNever{"incidents.check_never_corrected",
                     "SELECT p.person_id, substr(MAX(i.half_day), 1, 10) FROM incident_person p JOIN incident i "
                     "ON i.id = p.incident_id WHERE NOT EXISTS (SELECT 1 FROM incident_version v WHERE "
                     "v.incident_id = i.id) GROUP BY p.person_id"};
constexpr Sql kFirst{"incidents.check_first_versions",
                     "SELECT v.incident_id, v.content FROM incident_version v WHERE v.incident_id > $1 AND v.version = "
                     "(SELECT MIN(f.version) FROM incident_version f WHERE f.incident_id = v.incident_id) "
                     "ORDER BY v.incident_id LIMIT $2"};
constexpr Sql kTold{"incidents.check_told", "SELECT person_id, MAX(on_day) FROM told GROUP BY person_id"};

void tellFirst(const std::string& content, people::ActivityDays& days) {
    const json::value parsed = json::parse(content);
    const json::object& first = parsed.as_object();
    const auto at = HalfDay::parse(std::string(first.at("halfDay").as_string())).value();
    for (const json::value& each : first.at("people").as_array())
        days.counted(PersonId::trusted(std::string(each.at("personId").as_string())), at.day);
}

}  // namespace

void check(Transaction& tx, Findings& findings) {
    for (const Row& row : tx.run(kIncidents)) findings.add("version", "incident", row.text(0));
    for (const Row& row : tx.run(kConcerns)) findings.add("version", "concern", row.text(0));
    findings.looked("incidents", tx.run(kCount).front().integer(0));
}

void tellActivity(Transaction& tx, people::ActivityDays& days) {
    for (const Sql& sql : {kNever, kTold}) days.counted(tx.run(sql));
    std::string last;
    while (true) {
        const auto corrected = tx.run(kFirst, last, kPage);
        for (const Row& row : corrected) {
            last = row.text(0);
            tellFirst(row.text(1), days);
        }
        if (corrected.size() < static_cast<std::size_t>(kPage)) return;
    }
}

}  // namespace jalon::incidents
