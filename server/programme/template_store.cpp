// SPDX-License-Identifier: EUPL-1.2
#include "programme/template_store.h"

namespace jalon::programme::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

#define JALON_TEMPLATE "SELECT id, name, note, days, by_weekday, active, version FROM week_template "
constexpr Sql kFind{"programme.find_template", JALON_TEMPLATE "WHERE id = $1"};
constexpr Sql kAll{"programme.templates", JALON_TEMPLATE "WHERE active = $1 ORDER BY days, name, id"};
constexpr Sql kSlots{"programme.template_slots",
                     "SELECT day, from_minute, to_minute, activity_id, professional_id, room_id, essential, theme "
                     "FROM week_template_slot WHERE template_id = $1 ORDER BY position"};
constexpr Sql kInsert{"programme.insert_template",
                      "INSERT INTO week_template (id, name, note, days, by_weekday, active, version, updated_at, "
                      "updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr Sql kUpdate{"programme.update_template",
                      "UPDATE week_template SET name = $2, note = $3, days = $4, by_weekday = $5, active = $6, "
                      "version = $7, updated_at = $8, updated_by = $9 WHERE id = $1"};
constexpr Sql kClearSlots{"programme.clear_template_slots", "DELETE FROM week_template_slot WHERE template_id = $1"};
constexpr Sql kAddSlot{"programme.add_template_slot",
                       "INSERT INTO week_template_slot (template_id, position, day, from_minute, to_minute, "
                       "activity_id, professional_id, room_id, essential, theme) "
                       "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};

WeekTemplate templateOf(Transaction& tx, const Row& row) {
    WeekTemplate plan(TemplateId::trusted(row.text(0)));
    plan.name = row.text(1);
    plan.note = row.text(2);
    plan.days = static_cast<int>(row.integer(3));
    plan.by_weekday = row.boolean(4);
    plan.active = row.boolean(5);
    plan.version = row.integer(6);
    for (const Row& slot : tx.run(kSlots, plan.id)) {
        TemplateSlot one{static_cast<int>(slot.integer(0)),
                         {static_cast<int>(slot.integer(1)), static_cast<int>(slot.integer(2))},
                         catalogue::ActivityId::trusted(slot.text(3))};
        if (const auto who = slot.optionalText(4)) one.professional = catalogue::ProfessionalId::trusted(*who);
        if (const auto room = slot.optionalText(5)) one.room = catalogue::RoomId::trusted(*room);
        one.essential = slot.boolean(6);
        one.theme = slot.text(7);
        plan.slots.push_back(std::move(one));
    }
    return plan;
}

void insertSlots(Transaction& tx, const WeekTemplate& plan) {
    for (std::size_t i = 0; i < plan.slots.size(); ++i) {
        const TemplateSlot& one = plan.slots[i];
        tx.run(kAddSlot, plan.id, static_cast<std::int64_t>(i), one.day, one.time.from, one.time.to, one.activity,
               one.professional, one.room, one.essential, one.theme);
    }
}

}  // namespace

std::optional<WeekTemplate> findTemplate(Transaction& tx, const TemplateId& id) {
    const auto rows = tx.run(kFind, id);
    if (rows.empty()) return std::nullopt;
    return templateOf(tx, rows.front());
}

std::vector<WeekTemplate> templates(Transaction& tx, bool active) {
    std::vector<WeekTemplate> out;
    for (const Row& row : tx.run(kAll, active)) out.push_back(templateOf(tx, row));
    return out;
}

void insert(Transaction& tx, const WeekTemplate& plan, Instant at, const std::optional<UserId>& by) {
    tx.run(kInsert, plan.id, plan.name, plan.note, plan.days, plan.by_weekday, plan.active, plan.version, at, by);
    insertSlots(tx, plan);
}

void update(Transaction& tx, const WeekTemplate& plan, Instant at, const std::optional<UserId>& by) {
    tx.run(kUpdate, plan.id, plan.name, plan.note, plan.days, plan.by_weekday, plan.active, plan.version, at, by);
    tx.run(kClearSlots, plan.id);
    insertSlots(tx, plan);
}

}  // namespace jalon::programme::store
