// SPDX-License-Identifier: EUPL-1.2
#include <stdexcept>

#include "base/json.h"
#include "base/text.h"
#include "catalogue/catalogue_store.h"

namespace jalon::catalogue::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kById{"catalogue.professional_by_id",
                    "SELECT id, last_name, first_name, structure_id, function, qualifications, phone, email, week, "
                    "exceptions, engagement, cost_cents, honorability_checked_on, clearance, max_group, "
                    "max_minutes_day, max_minutes_week, target_minutes_week, user_id, active_from, active_to, note, "
                    "version, updated_at, updated_by FROM professional WHERE id = $1"};
constexpr Sql kByUser{"catalogue.professional_by_user", "SELECT id FROM professional WHERE user_id = $1"};
constexpr Sql kBetween{"catalogue.professionals_between",
                       "SELECT id, last_name, first_name, structure_id, function, qualifications, phone, email, week, "
                       "exceptions, engagement, cost_cents, honorability_checked_on, clearance, max_group, "
                       "max_minutes_day, max_minutes_week, target_minutes_week, user_id, active_from, active_to, note, "
                       "version, updated_at, updated_by FROM professional WHERE (active_from IS NULL OR "
                       "active_from <= $2) AND (active_to IS NULL OR active_to >= $1) ORDER BY sort_key, id"};
constexpr Sql kGone{"catalogue.professionals_gone",
                    "SELECT id, last_name, first_name, structure_id, function, qualifications, phone, email, week, "
                    "exceptions, engagement, cost_cents, honorability_checked_on, clearance, max_group, "
                    "max_minutes_day, max_minutes_week, target_minutes_week, user_id, active_from, active_to, note, "
                    "version, updated_at, updated_by FROM professional WHERE active_to < $1 ORDER BY sort_key, id"};
constexpr Sql kInsert{
    "catalogue.insert_professional",
    "INSERT INTO professional (id, last_name, first_name, sort_key, structure_id, function, qualifications, phone, "
    "email, week, exceptions, engagement, cost_cents, honorability_checked_on, clearance, max_group, max_minutes_day, "
    "max_minutes_week, target_minutes_week, user_id, active_from, active_to, note, version, updated_at, updated_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, "
    "$24, $25, $26) ON CONFLICT (id) DO NOTHING"};
constexpr Sql kUpdate{
    "catalogue.update_professional",
    "UPDATE professional SET last_name = $2, first_name = $3, sort_key = $4, structure_id = $5, function = $6, "
    "qualifications = $7, phone = $8, email = $9, week = $10, exceptions = $11, engagement = $12, cost_cents = $13, "
    "honorability_checked_on = $14, clearance = $15, max_group = $16, max_minutes_day = $17, max_minutes_week = $18, "
    "target_minutes_week = $19, user_id = $20, active_from = $21, active_to = $22, note = $23, version = version + 1, "
    "updated_at = $25, updated_by = $26 WHERE id = $1 AND version = $24"};
constexpr Sql kAllActivities{"catalogue.professional_activities",
                             "SELECT professional_id, activity_id FROM professional_activity ORDER BY activity_id"};
constexpr Sql kActivitiesOf{"catalogue.activities_of",
                            "SELECT professional_id, activity_id FROM professional_activity WHERE "
                            "professional_id = $1 ORDER BY activity_id"};
constexpr Sql kDropActivities{"catalogue.drop_activities",
                              "DELETE FROM professional_activity WHERE professional_id = $1"};
constexpr Sql kInsertActivity{"catalogue.insert_activity_of",
                              "INSERT INTO professional_activity (professional_id, activity_id) VALUES ($1, $2)"};
constexpr Sql kAllTies{"catalogue.professional_ties",
                       "SELECT professional_id, person_id, relation FROM professional_tie ORDER BY person_id"};
constexpr Sql kTiesOf{"catalogue.ties_of",
                      "SELECT professional_id, person_id, relation FROM professional_tie WHERE professional_id = $1 "
                      "ORDER BY person_id"};
constexpr Sql kDropTies{"catalogue.drop_ties", "DELETE FROM professional_tie WHERE professional_id = $1"};
constexpr Sql kInsertTie{"catalogue.insert_tie",
                         "INSERT INTO professional_tie (professional_id, person_id, relation) VALUES ($1, $2, $3)"};

Professional professional(const Row& row) {
    Professional p(ProfessionalId::trusted(row.text(0)));
    p.last_name = row.text(1);
    p.first_name = row.text(2);
    if (const auto structure = row.optionalText(3)) p.structure = StructureId::trusted(*structure);
    p.function = row.text(4);
    p.qualifications = codesOf(row.text(5));
    p.phone = row.text(6);
    p.email = row.text(7);
    p.availability = storedAvailability(row.text(8), row.text(9));
    p.engagement = parseEngagement(row.text(10)).value();
    p.cost_cents = row.optionalInteger(11);
    p.honorability_checked_on = row.optionalDay(12);
    p.clearance = parseClearance(row.text(13)).value();
    p.max_group = numberAt(row, 14);
    p.max_minutes_day = numberAt(row, 15);
    p.max_minutes_week = numberAt(row, 16);
    p.target_minutes_week = numberAt(row, 17);
    p.user = userAt(row, 18);
    p.active_from = row.optionalDay(19);
    p.active_to = row.optionalDay(20);
    p.note = row.text(21);
    p.version = row.integer(22);
    p.updated_at = row.instant(23);
    p.updated_by = userAt(row, 24);
    return p;
}

/// Activities and ties of the professionals a list found, whichever rows of the two tables were read for it.
std::vector<Professional> whole(const storage::Rows& rows, const storage::Rows& activities, const storage::Rows& ties) {
    std::vector<Professional> found;
    std::map<std::string, std::size_t> places;
    for (const Row& row : rows) {
        places.emplace(row.text(0), found.size());
        found.push_back(professional(row));
    }
    for (const Row& row : activities)
        if (const auto at = places.find(row.text(0)); at != places.end())
            found[at->second].activities.push_back(ActivityId::trusted(row.text(1)));
    for (const Row& row : ties)
        if (const auto at = places.find(row.text(0)); at != places.end())
            found[at->second].ties.push_back({PersonId::trusted(row.text(1)), row.text(2)});
    return found;
}

bool write(Transaction& tx, const Sql& sql, const Professional& p) {
    const Availability& a = p.availability;
    const auto written = tx.run(
        sql, p.id, p.last_name, p.first_name, text::sortKey(p.last_name + " " + p.first_name), p.structure, p.function,
        codesText(p.qualifications), p.phone, p.email, json::serialize(weekJson(a)), json::serialize(exceptionsJson(a)),
        engagementCode(p.engagement), p.cost_cents, p.honorability_checked_on, clearanceCode(p.clearance), p.max_group,
        p.max_minutes_day, p.max_minutes_week, p.target_minutes_week, p.user, p.active_from, p.active_to, p.note,
        p.version, p.updated_at, p.updated_by);
    if (written.affected != 1) return false;
    tx.run(kDropActivities, p.id);
    for (const ActivityId& activity : p.activities) tx.run(kInsertActivity, p.id, activity);
    tx.run(kDropTies, p.id);
    for (const FamilyTie& tie : p.ties) tx.run(kInsertTie, p.id, tie.person, tie.relation);
    return true;
}

}  // namespace

std::optional<Professional> findProfessional(Transaction& tx, const ProfessionalId& id) {
    auto found = whole(tx.run(kById, id), tx.run(kActivitiesOf, id), tx.run(kTiesOf, id));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Professional> professionalOf(Transaction& tx, const UserId& user) {
    const auto rows = tx.run(kByUser, user);
    return rows.empty() ? std::nullopt : findProfessional(tx, ProfessionalId::trusted(rows.front().text(0)));
}

std::vector<Professional> professionalsBetween(Transaction& tx, Day from, Day to) {
    return whole(tx.run(kBetween, from, to), tx.run(kAllActivities), tx.run(kAllTies));
}

std::vector<Professional> professionalsGoneBefore(Transaction& tx, Day day) {
    return whole(tx.run(kGone, day), tx.run(kAllActivities), tx.run(kAllTies));
}

std::vector<Professional> leadersOf(Transaction& tx, const ActivityId& activity, Day on) {
    std::vector<Professional> leaders;
    for (auto& someone : professionalsBetween(tx, on, on))
        if (leads(someone, activity)) leaders.push_back(std::move(someone));
    return leaders;
}

bool insert(Transaction& tx, const Professional& p) { return write(tx, kInsert, p); }
bool update(Transaction& tx, const Professional& p) { return write(tx, kUpdate, p); }

}  // namespace jalon::catalogue::store
