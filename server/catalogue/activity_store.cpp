// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "catalogue/catalogue_store.h"

namespace jalon::catalogue::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kById{"catalogue.activity_by_id",
                    "SELECT id, name, axis, description, durations, usual_minutes, group_min, group_max, age_min, "
                    "age_max, age_span, adults, roles, skills, room_kind, equipment, outing, authorisations, cautions, "
                    "motives, once_per_stay, max_per_day, active, version, updated_at, updated_by FROM activity "
                    "WHERE id = $1"};
constexpr Sql kList{"catalogue.activities",
                    "SELECT id, name, axis, description, durations, usual_minutes, group_min, group_max, age_min, "
                    "age_max, age_span, adults, roles, skills, room_kind, equipment, outing, authorisations, cautions, "
                    "motives, once_per_stay, max_per_day, active, version, updated_at, updated_by FROM activity "
                    "WHERE active = $1 ORDER BY sort_key, id"};
constexpr Sql kInsert{
    "catalogue.insert_activity",
    "INSERT INTO activity (id, name, sort_key, axis, description, durations, usual_minutes, group_min, group_max, "
    "age_min, age_max, age_span, adults, roles, skills, room_kind, equipment, outing, authorisations, cautions, "
    "motives, once_per_stay, max_per_day, active, version, updated_at, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, "
    "$8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27) "
    "ON CONFLICT (id) DO NOTHING"};
constexpr Sql kUpdate{
    "catalogue.update_activity",
    "UPDATE activity SET name = $2, sort_key = $3, axis = $4, description = $5, durations = $6, usual_minutes = $7, "
    "group_min = $8, group_max = $9, age_min = $10, age_max = $11, age_span = $12, adults = $13, roles = $14, "
    "skills = $15, room_kind = $16, equipment = $17, outing = $18, authorisations = $19, cautions = $20, "
    "motives = $21, once_per_stay = $22, max_per_day = $23, active = $24, version = version + 1, updated_at = $26, "
    "updated_by = $27 WHERE id = $1 AND version = $25"};
constexpr Sql kSheetById{"catalogue.sheet_by_id",
                         "SELECT id, activity_id, title, objective, material, steps, assessment, age_min, age_max, "
                         "motives, skills, active, version, updated_at, updated_by FROM activity_sheet WHERE id = $1"};
constexpr Sql kSheetsOf{"catalogue.sheets_of",
                        "SELECT id, activity_id, title, objective, material, steps, assessment, age_min, age_max, "
                        "motives, skills, active, version, updated_at, updated_by FROM activity_sheet "
                        "WHERE activity_id = $1 ORDER BY active DESC, sort_key, id"};
constexpr Sql kInsertSheet{
    "catalogue.insert_sheet",
    "INSERT INTO activity_sheet (id, activity_id, title, sort_key, objective, material, steps, assessment, age_min, "
    "age_max, motives, skills, active, version, updated_at, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
    "$10, $11, $12, $13, $14, $15, $16) ON CONFLICT (id) DO NOTHING"};
constexpr Sql kUpdateSheet{
    "catalogue.update_sheet",
    "UPDATE activity_sheet SET title = $2, sort_key = $3, objective = $4, material = $5, steps = $6, assessment = $7, "
    "age_min = $8, age_max = $9, motives = $10, skills = $11, active = $12, version = version + 1, updated_at = $14, "
    "updated_by = $15 WHERE id = $1 AND version = $13"};
constexpr Sql kSheetCounts{"catalogue.sheet_counts",
                           "SELECT activity_id, count(*) FROM activity_sheet WHERE active = $1 GROUP BY activity_id"};
constexpr Sql kLeaderCounts{"catalogue.leader_counts",
                            "SELECT l.activity_id, count(*) FROM professional_activity AS l JOIN professional AS p ON "
                            "p.id = l.professional_id WHERE (p.active_from IS NULL OR p.active_from <= $1) AND "
                            "(p.active_to IS NULL OR p.active_to >= $1) GROUP BY l.activity_id"};

std::string durationsText(const std::vector<int>& durations) {
    json::array out;
    for (const int minutes : durations) out.push_back(minutes);
    return json::serialize(out);
}

std::vector<int> durationsOf(const std::string& text) {
    std::vector<int> out;
    const json::value stored = json::parse(text);
    for (const auto& minutes : stored.as_array()) out.push_back(minutes.to_number<int>());
    return out;
}

std::string rolesText(const std::vector<StaffRole>& roles) {
    json::array out;
    for (const StaffRole& role : roles) out.push_back({{"qualification", role.qualification}, {"count", role.count}});
    return json::serialize(out);
}

std::vector<StaffRole> rolesOf(const std::string& text) {
    std::vector<StaffRole> out;
    const json::value stored = json::parse(text);
    for (const auto& role : stored.as_array())
        out.push_back({std::string(role.at("qualification").as_string()), role.at("count").to_number<int>()});
    return out;
}

std::string stepsText(const std::vector<SheetStep>& steps) {
    json::array out;
    for (const SheetStep& step : steps) out.push_back({{"minutes", step.minutes}, {"text", step.text}});
    return json::serialize(out);
}

std::vector<SheetStep> stepsOf(const std::string& text) {
    std::vector<SheetStep> out;
    const json::value stored = json::parse(text);
    for (const auto& step : stored.as_array())
        out.push_back({step.at("minutes").to_number<int>(), std::string(step.at("text").as_string())});
    return out;
}

Activity activity(const Row& row) {
    Activity a(ActivityId::trusted(row.text(0)));
    a.name = row.text(1);
    a.axis = row.text(2);
    a.description = row.text(3);
    a.durations = durationsOf(row.text(4));
    a.usual_minutes = static_cast<int>(row.integer(5));
    a.group_min = static_cast<int>(row.integer(6));
    a.group_max = static_cast<int>(row.integer(7));
    a.age_min = numberAt(row, 8);
    a.age_max = numberAt(row, 9);
    a.age_span = numberAt(row, 10);
    a.adults = static_cast<int>(row.integer(11));
    a.roles = rolesOf(row.text(12));
    a.skills = codesOf(row.text(13));
    a.room_kind = row.text(14);
    a.equipment = codesOf(row.text(15));
    a.outing = row.boolean(16);
    a.authorisations = codesOf(row.text(17));
    a.cautions = codesOf(row.text(18));
    a.motives = codesOf(row.text(19));
    a.once_per_stay = row.boolean(20);
    a.max_per_day = numberAt(row, 21);
    a.active = row.boolean(22);
    a.version = row.integer(23);
    a.updated_at = row.instant(24);
    a.updated_by = userAt(row, 25);
    return a;
}

ActivitySheet sheet(const Row& row) {
    ActivitySheet s(SheetId::trusted(row.text(0)), ActivityId::trusted(row.text(1)));
    s.title = row.text(2);
    s.objective = row.text(3);
    s.material = row.text(4);
    s.steps = stepsOf(row.text(5));
    s.assessment = row.text(6);
    s.age_min = numberAt(row, 7);
    s.age_max = numberAt(row, 8);
    s.motives = codesOf(row.text(9));
    s.skills = codesOf(row.text(10));
    s.active = row.boolean(11);
    s.version = row.integer(12);
    s.updated_at = row.instant(13);
    s.updated_by = userAt(row, 14);
    return s;
}

bool write(Transaction& tx, const Sql& sql, const Activity& a) {
    return tx.run(sql, a.id, a.name, text::sortKey(a.name), a.axis, a.description, durationsText(a.durations),
                  a.usual_minutes, a.group_min, a.group_max, a.age_min, a.age_max, a.age_span, a.adults,
                  rolesText(a.roles), codesText(a.skills), a.room_kind, codesText(a.equipment), a.outing,
                  codesText(a.authorisations), codesText(a.cautions), codesText(a.motives), a.once_per_stay,
                  a.max_per_day, a.active, a.version, a.updated_at, a.updated_by)
               .affected == 1;
}

std::map<std::string, std::int64_t> counted(const storage::Rows& rows) {
    std::map<std::string, std::int64_t> out;
    for (const Row& row : rows) out.emplace(row.text(0), row.integer(1));
    return out;
}

}  // namespace

std::string codesText(const std::vector<std::string>& codes) {
    return json::serialize(json::array(codes.begin(), codes.end()));
}

std::vector<std::string> codesOf(const std::string& text) {
    std::vector<std::string> out;
    const json::value stored = json::parse(text);
    for (const auto& code : stored.as_array()) out.emplace_back(code.as_string());
    return out;
}

std::optional<UserId> userAt(const Row& row, std::size_t column) {
    const auto text = row.optionalText(column);
    return text ? std::optional(UserId::trusted(*text)) : std::nullopt;
}

std::optional<int> numberAt(const Row& row, std::size_t column) {
    const auto number = row.optionalInteger(column);
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::optional<Activity> findActivity(Transaction& tx, const ActivityId& id) {
    const auto rows = tx.run(kById, id);
    return rows.empty() ? std::nullopt : std::optional(activity(rows.front()));
}

std::vector<Activity> activities(Transaction& tx, bool active) {
    std::vector<Activity> found;
    for (const Row& row : tx.run(kList, active)) found.push_back(activity(row));
    return found;
}

bool insert(Transaction& tx, const Activity& a) { return write(tx, kInsert, a); }
bool update(Transaction& tx, const Activity& a) { return write(tx, kUpdate, a); }

std::optional<ActivitySheet> findSheet(Transaction& tx, const SheetId& id) {
    const auto rows = tx.run(kSheetById, id);
    return rows.empty() ? std::nullopt : std::optional(sheet(rows.front()));
}

std::vector<ActivitySheet> sheetsOf(Transaction& tx, const ActivityId& of) {
    std::vector<ActivitySheet> found;
    for (const Row& row : tx.run(kSheetsOf, of)) found.push_back(sheet(row));
    return found;
}

bool insert(Transaction& tx, const ActivitySheet& s) {
    return tx.run(kInsertSheet, s.id, s.activity, s.title, text::sortKey(s.title), s.objective, s.material,
                  stepsText(s.steps), s.assessment, s.age_min, s.age_max, codesText(s.motives), codesText(s.skills),
                  s.active, s.version, s.updated_at, s.updated_by)
               .affected == 1;
}

bool update(Transaction& tx, const ActivitySheet& s) {
    return tx.run(kUpdateSheet, s.id, s.title, text::sortKey(s.title), s.objective, s.material, stepsText(s.steps),
                  s.assessment, s.age_min, s.age_max, codesText(s.motives), codesText(s.skills), s.active, s.version,
                  s.updated_at, s.updated_by)
               .affected == 1;
}

ActivityCounts activityCounts(Transaction& tx, Day on) {
    return {counted(tx.run(kSheetCounts, true)), counted(tx.run(kLeaderCounts, on))};
}

}  // namespace jalon::catalogue::store
