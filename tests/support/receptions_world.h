// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A city on Thursday 12 November 2026 with one partner collège, arranged through the use cases: referrals and stays on
// the shipped calendars, and attendance kept in memory.
#include <map>
#include <string>
#include <vector>

#include "access/access.h"
#include "audit/audit.h"
#include "people_fixtures.h"
#include "receptions/measures.h"
#include "receptions/receptions.h"
#include "receptions_fixtures.h"
#include "tasks/tasks.h"

namespace jalon::receptions::test {

/// Stands for programme/.
class AttendanceBook final : public AttendanceReader {
public:
    void take(const std::string& stay, const char* half_day, const char* status = "present") {
        AttendanceView view;
        view.status = status;
        book_[stay][half(half_day)] = view;
    }
    std::map<HalfDay, AttendanceView> of(storage::Transaction&, const StayId& stay) const override {
        const auto found = book_.find(stay.text());
        return found == book_.end() ? std::map<HalfDay, AttendanceView>{} : found->second;
    }

private:
    std::map<std::string, std::map<HalfDay, AttendanceView>> book_;
};

class ReceptionsWorld {
public:
    /// `more`: schemas of a module that reads across, besides those of receptions/ and what it needs.
    explicit ReceptionsWorld(std::vector<storage::ModuleSchema> more = {}) : people_(withReceptions(std::move(more))) {
        if (!calendars_.loadShipped()) throw std::runtime_error("calendars");
        receptions_.addRoutes(people_.routes().table());
        college_ = people_
                       .school("Collège Jean Moulin",
                               {{"academy", "Rennes"}, {"agreementFrom", "2026-09-01"}, {"agreementTo", "2027-08-31"}})
                       .text();
        lea_ = people_.person("Dupont", "Léa", {{"birthDate", "2013-05-03"}}).text();
    }

    Receptions& receptions() { return receptions_; }
    Measures& measures() { return measures_; }
    calendar::Calendars& calendars() { return calendars_; }
    AttendanceBook& attendance() { return attendance_; }
    jalon::test::PeopleWorld& people() { return people_; }
    ManualClock& clock() { return people_.data().clock(); }
    const access::Actor& coordinator() { return people_.coordinator(); }
    const std::string& college() const { return college_; }
    const std::string& lea() const { return lea_; }
    std::string newId() { return people_.newId(); }

    json::object measure(const char* start, const char* end, const char* kind = "exclusion_temporaire") {
        return toJson(aMeasure(start, end, kind));
    }
    /// A ReferralCreate; `more` replaces members.
    json::object aReferral(json::object measure, json::object more = {}) {
        json::object body{
            {"id", newId()},
            {"personId", lea_},
            {"structureId", college_},
            {"className", "4eB"},
            {"caller",
             json::object{{"name", "Mme Roy"}, {"function", "cpe"}, {"channel", "email"}, {"contactId", nullptr}}},
            {"receivedOn", "2026-11-10"},
            {"measure", std::move(measure)},
            {"motive", "bagarre"},
            {"parentsAgreement", "agreed"}};
        for (auto& [key, value] : more) body[key] = value;
        return body;
    }
    json::object create(const json::object& body) {
        return receptions_.createReferral(coordinator(), body).value().referral;
    }
    Result<json::object> decide(const json::object& referral, const char* decision, json::object more = {}) {
        more["decision"] = decision;
        return receptions_.decide(coordinator(), ReferralId::trusted(textOf(referral, "id")), versionOf(referral),
                                  more);
    }
    /// A referral of these half-days, accepted: its stay.
    json::object stayOf(const json::object& referral) { return stay(textOf(accepted(referral), "stayId")); }
    json::object accepted(const json::object& referral) {
        return decide(referral, "accept", {{"stayId", newId()}}).value();
    }
    json::object stay(const std::string& id) { return receptions_.getStay(coordinator(), StayId::trusted(id)).value(); }
    Result<json::object> move(const json::object& stay, const char* to, const char* on = "2026-11-12",
                              json::object more = {}) {
        more["to"] = to;
        more["on"] = on;
        return receptions_.moveStay(coordinator(), StayId::trusted(textOf(stay, "id")), versionOf(stay), more);
    }
    Result<json::object> undo(const json::object& stay) {
        return receptions_.undoTransition(coordinator(), StayId::trusted(textOf(stay, "id")), versionOf(stay),
                                          {{"reason", "erreur"}});
    }

    /// "kind due state" of a file's open tasks, in order.
    std::vector<std::string> openTasks() {
        return people_.read([&](storage::Transaction& tx) {
            std::vector<std::string> out;
            for (const auto& task : tasks::ofPerson(tx, PersonId::trusted(lea_)))
                out.push_back(task.kind + " " + task.due_on.iso());
            std::sort(out.begin(), out.end());
            return out;
        });
    }
    std::string fileState() {
        return people_.read([&](storage::Transaction& tx) {
            return std::string(people::fileStateCode(people::find(tx, PersonId::trusted(lea_))->state));
        });
    }
    std::vector<std::string> actions() {
        return people_.read([&](storage::Transaction& tx) {
            std::vector<std::string> out;
            audit::Filter filter;
            filter.person = PersonId::trusted(lea_);
            for (const auto& line : audit::find(tx, filter)) out.push_back(line.action + " " + line.entity);
            return out;
        });
    }

    static std::string textOf(const json::object& thing, std::string_view member) {
        return std::string(thing.at(member).as_string());
    }
    static std::int64_t versionOf(const json::object& thing) { return thing.at("version").as_int64(); }
    /// Planned half-days of a Stay.
    static std::vector<std::string> planned(const json::object& stay) {
        std::vector<std::string> out;
        for (const auto& half_day : stay.at("halfDays").as_array())
            if (half_day.at("planned").as_bool()) out.push_back(textOf(half_day.as_object(), "halfDay"));
        return out;
    }
    /// Members "code" of a list.
    static std::vector<std::string> codes(const json::value& list) {
        std::vector<std::string> out;
        for (const auto& item : list.as_array()) out.push_back(textOf(item.as_object(), "code"));
        return out;
    }

private:
    static std::vector<storage::ModuleSchema> withReceptions(std::vector<storage::ModuleSchema> schemas) {
        for (auto& schema :
             {access::schema(), blueprints::schema(), calendar::schema(), tasks::schema(), receptions::schema()})
            schemas.push_back(schema);
        return schemas;
    }

    jalon::test::PeopleWorld people_;
    calendar::Calendars calendars_{people_.data().database(), people_.data().clock(), JALON_SOURCE_DIR "/data"};
    AttendanceBook attendance_;
    Receptions receptions_{people_.data().database(), people_.data().clock(), blueprints(), calendars_, attendance_};
    Measures measures_{people_.data().database(), people_.data().clock(), blueprints(), calendars_, attendance_};
    std::string college_, lea_;
};

}  // namespace jalon::receptions::test
