// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A scheme (dispositif) as one file: its blueprint and its dated settings, to keep apart from the database or to give
// to another city. An import is looked at before anything is written, and takes nothing away: codes, forms and values
// the file does not have stay as they are.
#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "blueprints/versions.h"
#include "calendar/dated_settings.h"
#include "storage/database.h"

namespace jalon::scheme {

/// For administrators. Bodies and answers are those of the API.
class Schemes {
public:
    Schemes(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
            const blueprints::Versions& versions, const calendar::DatedSettings& settings)
        : database_(database), clock_(clock), blueprints_(blueprints), versions_(versions), settings_(settings) {}
    void addRoutes(access::RouteTable& routes);

    /// SchemeFile: what is in force today. Leaves an audit line "export".
    Result<json::object> exported(const access::Actor& actor);
    /// A SchemeImportReport. Errors: of the fields file.format (unknown), file.blueprint (each place of what is wrong),
    /// file.settings; conflicts newer_version and nothing_changed. With `dry_run` problems are part of the report.
    Result<json::object> import(const access::Actor& actor, const json::object& body, bool dry_run);

private:
    storage::Database& database_;
    const Clock& clock_;
    const blueprints::Blueprints& blueprints_;
    const blueprints::Versions& versions_;
    const calendar::DatedSettings& settings_;
};

}  // namespace jalon::scheme
