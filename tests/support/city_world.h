// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Thursday 12 November 2026 with one collège, one pupil and stored attendance, arranged through the use cases.
#include <string>
#include <utility>
#include <vector>

#include "catalogue/catalogue.h"
#include "people_fixtures.h"
#include "programme/programme.h"
#include "receptions/receptions.h"
#include "receptions_fixtures.h"
#include "staff.h"
#include "tasks/tasks.h"

namespace jalon::test {

class CityWorld {
public:
    /// `more`: schemas of the module under test.
    explicit CityWorld(std::vector<storage::ModuleSchema> more = {}) : people_(withCity(std::move(more))) {
        if (!calendars_.loadShipped()) throw std::runtime_error("calendars");
        camille_ = aColleague(database(), clock(), "camille", "Camille");
        college_ = people_.school("Collège Jean Moulin", {{"academy", "Rennes"},
                                                          {"phone", "0299000001"},
                                                          {"agreementFrom", "2026-09-01"},
                                                          {"agreementTo", "2027-08-31"}});
        lea_ = people_.person("Dupont", "Léa", {{"birthDate", "2013-05-03"}});
        people_.guardian(*lea_, "Dupont", {{"firstName", "Karine"}, {"relation", "mother"}, {"phone", "0600000001"}});
    }

    storage::Database& database() { return people_.data().database(); }
    ManualClock& clock() { return people_.data().clock(); }
    const access::Actor& camille() const { return *camille_; }
    const PersonId& lea() const { return *lea_; }
    PeopleWorld& people() { return people_; }
    calendar::Calendars& calendars() { return calendars_; }
    receptions::Receptions& receptions() { return receptions_; }
    programme::Programme& programme() { return programme_; }
    std::string newId() { return people_.newId(); }

    /// A referral of these half-days for Léa, or for another; its id.
    ReferralId referral(const char* start, const char* end, const std::optional<PersonId>& pupil = std::nullopt) {
        const std::string id = newId();
        const json::object body{
            {"id", id},
            {"personId", pupil.value_or(*lea_).text()},
            {"structureId", college_->text()},
            {"className", "4eB"},
            {"caller",
             json::object{{"name", "Mme Roy"}, {"function", "cpe"}, {"channel", "email"}, {"contactId", nullptr}}},
            {"receivedOn", "2026-11-10"},
            {"measure", receptions::toJson(receptions::test::aMeasure(start, end))},
            {"motive", "bagarre"},
            {"facts", "Bagarre dans la cour."},
            {"parentsAgreement", "agreed"}};
        if (!receptions_.createReferral(camille(), body)) throw std::runtime_error("referral");
        return ReferralId::trusted(id);
    }
    /// The same, accepted: the stay's id.
    StayId stay(const char* start = "2026-11-12/am", const char* end = "2026-11-17/pm",
                const std::optional<PersonId>& pupil = std::nullopt) {
        const auto referral_id = referral(start, end, pupil);
        const std::string id = newId();
        const auto version = receptions_.getReferral(camille(), referral_id).value().at("version").as_int64();
        if (!receptions_.decide(camille(), referral_id, version, {{"decision", "accept"}, {"stayId", id}}))
            throw std::runtime_error("accept");
        return StayId::trusted(id);
    }
    Result<json::object> take(const StayId& stay, const char* half, const char* status, std::int64_t version = 0,
                              json::object more = {}) {
        more["status"] = status;
        return programme_.record(camille(), stay, HalfDay::parse(half).value(), version, more);
    }
    std::vector<tasks::Task> tasksOf(const PersonId& person) {
        return database().read([&](storage::Transaction& tx) { return tasks::ofPerson(tx, person); });
    }

private:
    static std::vector<storage::ModuleSchema> withCity(std::vector<storage::ModuleSchema> schemas) {
        for (auto& schema : {access::schema(), blueprints::schema(), calendar::schema(), tasks::schema(),
                             receptions::schema(), catalogue::schema(), programme::schema()})
            schemas.push_back(schema);
        return schemas;
    }

    PeopleWorld people_;
    calendar::Calendars calendars_{people_.data().database(), people_.data().clock(), JALON_SOURCE_DIR "/data"};
    programme::StoredAttendance attendance_;
    receptions::Receptions receptions_{people_.data().database(), people_.data().clock(),
                                       receptions::test::blueprints(), calendars_, attendance_};
    programme::Programme programme_{people_.data().database(), people_.data().clock(), calendars_};
    std::optional<access::Actor> camille_;
    std::optional<StructureId> college_;
    std::optional<PersonId> lea_;
};

}  // namespace jalon::test
