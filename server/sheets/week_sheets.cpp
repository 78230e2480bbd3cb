// SPDX-License-Identifier: EUPL-1.2
// Sheets of a day or a week: the roll, the board, a professional's week.
#include <algorithm>
#include <set>

#include "audit/audit.h"
#include "base/text.h"
#include "partners/partners.h"
#include "people/contact_rule.h"
#include "people/known_files.h"
#include "people/name_form.h"
#include "people/people.h"
#include "programme/programme.h"
#include "receptions/receptions.h"
#include "sheets/sheets.h"
#include "sheets/week_view.h"

namespace jalon::sheets {
namespace {

using access::Right;
using storage::Transaction;

constexpr int kLongestDays = 7;

std::vector<HalfDay> halvesBetween(HalfDay from, HalfDay to) {
    std::vector<HalfDay> out;
    for (HalfDay half = from; half <= to; half = half.next()) out.push_back(half);
    return out;
}

json::array callable(const std::vector<people::Phone>& phones) {
    json::array out;
    for (const auto& phone : phones)
        if (phone.may_contact)
            out.push_back(json::object{{"name", phone.name}, {"relation", phone.relation}, {"phone", phone.phone}});
    return out;
}

std::string nameOf(const people::GuardianFields& fields) {
    const std::string last = people::capitals(fields.last_name);
    return fields.first_name.empty() ? last : last + " " + fields.first_name;
}

/// Those the child may leave with on every one of the days.
json::array collectors(Transaction& tx, const PersonId& person, Day from, Day to) {
    const auto circle = people::circleOf(tx, person);
    json::array out;
    for (const auto& guardian : circle.guardians) {
        const auto mayOn = [&](Day day) {
            return guardian.fields.may_collect && people::contactRule(guardian, circle.restrictions, day).collect;
        };
        if (!mayOn(from) || !mayOn(to)) continue;
        out.push_back(json::object{{"name", nameOf(guardian.fields)}, {"relation", guardian.fields.relation}});
    }
    return out;
}

}  // namespace

Result<json::object> Sheets::attendance(const access::Actor& actor, HalfDay from, HalfDay to) {
    TRY(access::require(actor, Right::attendance_see));
    if (to < from) return Error::invalid("to", "end_before_start");
    if (to.day - from.day >= kLongestDays) return Error::invalid("to", "period_too_long");
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto service = calendars_.serviceSchedule(tx);
        people::KnownFiles known(tx, actor.scope(Right::attendance_see));
        json::array half_days;
        std::map<std::string, receptions::StayLine> stays;
        std::map<std::string, json::array> cells;
        for (const HalfDay half : halvesBetween(from, to)) {
            const auto recorded = programme::attendanceOn(tx, half);
            auto expected = receptions::staysOn(tx, half);
            known.keep(expected);
            if (service.closedAt(half) && expected.empty()) continue;
            half_days.emplace_back(half.text());
            for (const auto& stay : expected) {
                stays.emplace(stay.id.text(), stay);
                const auto found = recorded.find(stay.id.text());
                json::object cell{{"halfDay", half.text()}, {"status", ""}, {"minutesLate", 0}, {"leftAt", ""}};
                if (found != recorded.end()) {
                    cell["status"] = programme::statusCode(found->second.status);
                    cell["minutesLate"] = found->second.minutes_late;
                    cell["leftAt"] = found->second.left_at;
                }
                cells[stay.id.text()].push_back(std::move(cell));
            }
        }
        std::vector<PersonId> persons;
        std::vector<StructureId> structures;
        std::set<std::string> seen;
        for (const auto& [id, stay] : stays) {
            if (seen.insert(stay.person.text()).second) persons.push_back(stay.person);
            structures.push_back(stay.structure);
        }
        const auto people = people::findMany(tx, persons);
        const auto schools = partners::findMany(tx, structures);
        const auto phones = people::phonesToTell(tx, persons, from.day, people::ContactPurpose::call);
        json::array rows;
        for (const auto& [id, stay] : stays) {
            const auto school = schools.find(stay.structure.text());
            const auto phone = phones.find(stay.person.text());
            rows.push_back(json::object{{"stayId", id},
                                        {"personId", stay.person.text()},
                                        {"personName", people.at(stay.person.text()).displayName()},
                                        {"structureName", school == schools.end() ? "" : school->second.name},
                                        {"className", stay.class_name},
                                        {"cells", std::move(cells[id])},
                                        {"phones", phone == phones.end() ? json::array{} : callable(phone->second)},
                                        {"collectors", collectors(tx, stay.person, from.day, to.day)}});
        }
        std::ranges::sort(rows, {}, [](const json::value& row) {
            return text::sortKey(std::string(row.at("personName").as_string()));
        });
        audit::record(tx, clock_, actor.author,
                      {"open", "attendance_sheet", "", std::nullopt, {{"from", from.text()}, {"to", to.text()}}});
        return json::object{
            {"from", from.text()}, {"to", to.text()}, {"halfDays", std::move(half_days)}, {"rows", std::move(rows)}};
    });
}

Result<json::object> Sheets::board(const access::Actor& actor, Day day) {
    TRY_ASSIGN(const auto week, planning_.week(actor, day));
    return boardOf(week, day);
}

Result<json::object> Sheets::professionalWeek(const access::Actor& actor, const catalogue::ProfessionalId& id,
                                              Day day) {
    TRY(access::require(actor, Right::programme_see));
    const auto professional = database_.read([&](Transaction& tx) { return catalogue::findProfessional(tx, id); });
    if (!professional) return Error::notFound();
    TRY_ASSIGN(const auto week, planning_.week(actor, day));
    return professionalSheetOf(week, *professional);
}

}  // namespace jalon::sheets
