// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A database with schools and young people, arranged through the use cases, and the routes of people/.
#include <stdexcept>
#include <string>
#include <utility>

#include "audit/audit.h"
#include "jobs/jobs.h"
#include "partners/partners.h"
#include "people/people.h"
#include "routes.h"
#include "test_database.h"

namespace jalon::test {

class PeopleWorld {
public:
    /// `more`: schemas of the module under test, besides those of people/ and what it needs.
    explicit PeopleWorld(std::vector<storage::ModuleSchema> more = {}) : data_(withPeople(std::move(more))) {
        people_.addRoutes(routes_.table());
    }

    TestDatabase& data() { return data_; }
    Routes& routes() { return routes_; }
    people::People& people() { return people_; }
    const access::Actor& coordinator() { return routes_.actor(); }

    std::string newId() { return newUuid(data_.clock().now()); }
    StructureId school(const std::string& name, json::object more = {}) {
        more["id"] = newId();
        more["name"] = name;
        if (!more.contains("kind")) more["kind"] = "college";
        return *StructureId::parse(idOf(partners_.createStructure(coordinator(), more).value()));
    }
    PersonId person(const std::string& last_name, const std::string& first_name, json::object more = {}) {
        more["id"] = newId();
        more["lastName"] = last_name;
        more["firstName"] = first_name;
        return *PersonId::parse(idOf(people_.createPerson(coordinator(), more).value()));
    }
    /// Returns the guardian's id.
    std::string guardian(const PersonId& person, const std::string& last_name, json::object more = {}) {
        more["id"] = newId();
        more["lastName"] = last_name;
        return idOf(people_.createGuardian(coordinator(), person, more).value());
    }
    std::string restriction(const PersonId& person, const std::string& kind, json::object more = {}) {
        more["id"] = newId();
        more["kind"] = kind;
        return idOf(people_.createRestriction(coordinator(), person, more).value());
    }
    /// The two must not meet in November and December 2026.
    void keepApart(const PersonId& one, const PersonId& other) {
        const json::object body{{"id", newId()},
                                {"otherId", other.text()},
                                {"reason", "victim_author"},
                                {"source", "Mme Roy, CPE"},
                                {"saidOn", "2026-11-10"},
                                {"validFrom", "2026-11-01"},
                                {"validTo", "2026-12-31"}};
        if (!people_.createIncompatibility(coordinator(), one, body)) throw std::runtime_error("incompatibility");
    }

    /// Runs and keeps `work`, which needs no audit line here.
    template <class Work>
    void arrange(Work work) {
        const auto done = data_.database().write(kArrange, [&](storage::Transaction& tx) -> Result<void> {
            work(tx);
            return {};
        });
        if (!done) throw std::runtime_error("arrange: " + done.error().code);
    }
    template <class Work>
    auto read(Work work) {
        return data_.database().read(work);
    }

    static std::string idOf(const json::object& thing) { return std::string(thing.at("id").as_string()); }

private:
    static std::vector<storage::ModuleSchema> withPeople(std::vector<storage::ModuleSchema> schemas) {
        for (auto& schema : {audit::schema(), jobs::schema(), partners::schema(), people::schema()})
            schemas.push_back(schema);
        return schemas;
    }

    TestDatabase data_;
    jobs::Jobs jobs_{data_.database(), data_.clock()};
    partners::Partners partners_{data_.database(), data_.clock(), jobs_};
    people::People people_{data_.database(), data_.clock()};
    Routes routes_;
};

}  // namespace jalon::test
