// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Editing the blueprint: an administrator starts from a version, changes a copy, has it checked, and saves it with the
// day from which it holds. Nothing saved is ever changed; answers keep the words they were given in (form_edition.h).
#include <string>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "blueprints/blueprints.h"
#include "blueprints/changes.h"
#include "blueprints/edit_rules.h"
#include "storage/database.h"

namespace jalon::blueprints {

namespace store {
struct VersionLine;
}

/// An edited content, examined: what is wrong with it and what it changes.
struct Examined {
    std::vector<Problem> problems;
    std::vector<Change> changes;
    json::object content;  ///< as it would be stored; empty when it cannot be read
};

/// Every use case is for administrators. Bodies and answers are those of the API.
class Versions {
public:
    Versions(storage::Database& database, const Clock& clock, const Blueprints& blueprints)
        : database_(database), clock_(clock), blueprints_(blueprints) {}
    void addRoutes(access::RouteTable& routes);

    /// Newest first, the shipped one (number 0) last.
    Result<json::object> list(const access::Actor& actor);
    /// With its content and what it changes of the version it was made from.
    Result<json::object> get(const access::Actor& actor, std::int64_t number);
    Result<json::object> check(const access::Actor& actor, const json::object& body);

    struct Created {
        json::object version;
        bool repeated = false;  ///< the id was known: nothing new was stored
    };
    /// Errors: of the fields validFrom (in_past), content (each place of what is wrong), basedOn. Conflicts:
    /// newer_version when a version has been saved after `latest`; nothing_changed.
    Result<Created> save(const access::Actor& actor, const json::object& body);
    /// A version whose first day is still to come. Conflicts: already_in_force, already_withdrawn.
    Result<json::object> withdraw(const access::Actor& actor, std::int64_t number);

    /// For an import, within its transaction.
    Examined examine(storage::Transaction& tx, const json::object& content, std::int64_t based_on) const;
    Result<Created> saveIn(storage::Transaction& tx, const access::Actor& actor, const json::object& body) const;

private:
    /// Nothing for an unknown number.
    const Blueprint* find(storage::Transaction& tx, std::int64_t number) const;
    json::object versionJson(storage::Transaction& tx, const store::VersionLine& line) const;

    storage::Database& database_;
    const Clock& clock_;
    const Blueprints& blueprints_;
};

}  // namespace jalon::blueprints
