// SPDX-License-Identifier: EUPL-1.2
#include "programme/programme.h"

#include <algorithm>
#include <set>

#include "access/access.h"
#include "partners/partners.h"
#include "people/known_files.h"
#include "people/people.h"
#include "people/scope.h"
#include "programme/programme_store.h"
#include "receptions/receptions.h"
#include "tasks/tasks.h"

namespace jalon::programme {
namespace {

using access::Right;

/// How far the sheet looks for the half-day before and after when the service is open.
constexpr int kHalfDaysAround = 2 * 70;

json::object attendanceJson(const Attendance& attendance, json::value recorded_by) {
    json::object out;
    out["stayId"] = attendance.stay.text();
    out["halfDay"] = attendance.half_day.text();
    out["status"] = std::string(statusCode(attendance.status));
    out["minutesLate"] = attendance.minutes_late;
    out["leftAt"] = attendance.left_at;
    out["note"] = attendance.note;
    out["version"] = attendance.version;
    out["recordedAt"] = attendance.recorded_at.iso();
    out["recordedBy"] = std::move(recorded_by);
    return out;
}

json::object attendanceJson(storage::Transaction& tx, const Attendance& attendance) {
    return attendanceJson(attendance, access::userRef(tx, attendance.recorded_by));
}

std::string callsOf(const Attendance& attendance) {
    return "attendance:" + attendance.stay.text() + ":" + attendance.half_day.text();
}

/// The two calls of an absence: due the same half-day, because nobody may wait to know where a child is.
void askForCalls(storage::Transaction& tx, const Clock& clock, const PersonId& person, const Attendance& attendance) {
    for (const char* kind : {"call_parents", "call_school"})
        tasks::ensure(
            tx, clock,
            {kind,
             callsOf(attendance),
             person,
             attendance.stay,
             std::nullopt,
             std::nullopt,
             attendance.half_day.day,
             attendance.half_day.half,
             {{"halfDay", attendance.half_day.text()}, {"status", std::string(statusCode(attendance.status))}}});
}

std::optional<HalfDay> nextOpen(const calendar::ServiceSchedule& service, HalfDay from, bool forward) {
    HalfDay at = from;
    for (int i = 0; i < kHalfDaysAround; ++i) {
        at = forward ? at.next() : at.previous();
        if (service.isOpen(at)) return at;
    }
    return std::nullopt;
}

json::value orNull(const std::optional<HalfDay>& half) { return half ? json::value(half->text()) : json::value(); }

template <class Key>
std::vector<Key> distinct(const std::vector<Key>& all) {
    const std::set<Key> set(all.begin(), all.end());
    return {set.begin(), set.end()};
}

Result<Attendance> read(const json::object& body, const StayId& stay, HalfDay half_day) {
    JsonReader in(body);
    Attendance attendance{stay, half_day, AttendanceStatus::present, 0, "", "", 0, Instant{}, std::nullopt};
    const std::string status = in.oneOf(
        "status", {"present", "late", "left_early", "absent_justified", "absent_unjustified", "absent_unknown"});
    attendance.minutes_late = static_cast<int>(in.integer("minutesLate", 0, 1440, 0));
    attendance.left_at = in.optionalText("leftAt", {.max = 5});
    attendance.note = in.optionalText("note", {.max = 300});
    TRY(in.finish());
    attendance.status = parseStatus(status).value();
    return attendance;
}

}  // namespace

std::map<HalfDay, receptions::AttendanceView> StoredAttendance::of(storage::Transaction& tx, const StayId& stay) const {
    std::map<HalfDay, receptions::AttendanceView> out;
    for (Attendance& a : store::ofStay(tx, stay))
        out.emplace(a.half_day,
                    receptions::AttendanceView{std::string(statusCode(a.status)), a.minutes_late, std::move(a.left_at),
                                               std::move(a.note), a.version, a.recorded_at, a.recorded_by});
    return out;
}

std::map<std::string, Attendance> attendanceOn(storage::Transaction& tx, HalfDay half_day) {
    return store::on(tx, half_day);
}

std::vector<Taken> takenBetween(storage::Transaction& tx, HalfDay from, HalfDay to) {
    return store::between(tx, from, to);
}

std::vector<Attendance> absencesOf(storage::Transaction& tx, const PersonId& person) {
    return store::absencesOf(tx, person);
}

Result<json::object> Programme::sheet(const access::Actor& actor, HalfDay half_day) {
    TRY(access::require(actor, Right::attendance_see));
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        const auto service = calendars_.serviceSchedule(tx);
        auto stays = receptions::staysOn(tx, half_day);
        people::KnownFiles(tx, actor.scope(Right::attendance_see)).keep(stays);
        const auto recorded = store::on(tx, half_day);
        std::vector<PersonId> person_ids;
        std::vector<StructureId> structure_ids;
        std::vector<UserId> user_ids;
        for (const auto& stay : stays) {
            person_ids.push_back(stay.person);
            structure_ids.push_back(stay.structure);
        }
        for (const auto& [stay, attendance] : recorded)
            if (attendance.recorded_by) user_ids.push_back(*attendance.recorded_by);
        const auto people = people::findMany(tx, distinct(person_ids));
        const auto structures = partners::findMany(tx, distinct(structure_ids));
        // Who takes attendance alone reads the roll, not the files.
        const access::FileScope particulars = actor.scope(Right::particulars_see);
        std::vector<PersonId> opened = distinct(person_ids);
        std::erase_if(opened, [&](const PersonId& id) { return !people::isInScope(tx, particulars, id); });
        const auto phones = people::phonesOfMany(tx, opened, half_day.day);
        const auto names = access::displayNames(tx, distinct(user_ids));

        json::array rows;
        for (const auto& stay : stays) {
            const auto& person = people.at(stay.person.text());
            const auto structure = structures.find(stay.structure.text());
            const auto phone = phones.find(stay.person.text());
            const auto attendance = recorded.find(stay.id.text());
            json::object row;
            row["stayId"] = stay.id.text();
            row["personId"] = stay.person.text();
            row["personName"] = person.displayName();
            row["structureName"] = structure == structures.end() ? "" : structure->second.name;
            row["className"] = stay.class_name;
            row["stayState"] = std::string(receptions::stayStateCode(stay.state));
            row["attendance"] =
                attendance == recorded.end()
                    ? json::value()
                    : attendanceJson(attendance->second, access::userRef(attendance->second.recorded_by, names));
            row["guardianPhones"] = phone == phones.end() ? json::array{} : people::phonesJson(phone->second);
            row["healthAlert"] = person.health_alert && std::ranges::find(opened, stay.person) != opened.end();
            rows.push_back(std::move(row));
        }
        const auto closed = service.closedAt(half_day);
        json::object out;
        out["halfDay"] = half_day.text();
        out["serviceOpen"] = !closed;
        out["serviceReason"] = closed ? std::string(calendar::closedReasonCode(closed->reason)) : "";
        out["serviceLabel"] = closed ? closed->label : "";
        out["previous"] = orNull(nextOpen(service, half_day, false));
        out["next"] = orNull(nextOpen(service, half_day, true));
        out["rows"] = std::move(rows);
        return out;
    });
}

Result<json::object> Programme::record(const access::Actor& actor, const StayId& stay, HalfDay half_day,
                                       std::int64_t version, const json::object& body) {
    TRY(access::require(actor, Right::attendance_keep));
    TRY_ASSIGN(auto attendance, read(body, stay, half_day));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const auto minutes = calendars_.settings(tx).integer("half_day.minutes", half_day.day);
        TRY(checkAttendance(attendance, clock_.currentHalfDay(), static_cast<int>(minutes)));
        const auto person = receptions::stayPerson(tx, stay);
        if (!person) return Error::notFound();
        const auto before = store::find(tx, stay, half_day);
        // What was once taken can be corrected even when the half-day has since left the measure.
        if (!before && !receptions::isPlanned(tx, stay, half_day)) return Error::conflict("not_planned");
        if ((before ? before->version : 0) != version)
            return Error::stale(before ? json::serialize(attendanceJson(tx, *before)) : "");
        attendance.version = version + 1;
        attendance.recorded_at = clock_.now();
        attendance.recorded_by = actor.author.user;
        store::put(tx, *person, attendance);
        if (isAbsence(attendance.status)) {
            askForCalls(tx, clock_, *person, attendance);
        } else {
            tasks::cancel(tx, clock_, "", callsOf(attendance));
            receptions::noteAttendance(tx, clock_, actor, stay, half_day.day);
        }
        people::touch(tx, *person, half_day.day);
        audit::record(
            tx, clock_, actor.author,
            {before ? "update" : "create",
             "attendance",
             stay.text() + "/" + half_day.text(),
             *person,
             {{"status", json::array{before ? json::value(std::string(statusCode(before->status))) : json::value(),
                                     std::string(statusCode(attendance.status))}}}});
        return attendanceJson(tx, attendance);
    });
}

Result<json::object> Programme::history(const access::Actor& actor, const StayId& stay, HalfDay half_day) {
    TRY(access::require(actor, Right::attendance_see));
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        if (!receptions::stayPerson(tx, stay)) return Error::notFound();
        json::array items;
        for (const Attendance& attendance : store::history(tx, stay, half_day))
            items.push_back(attendanceJson(tx, attendance));
        return json::object{{"items", std::move(items)}};
    });
}

}  // namespace jalon::programme
