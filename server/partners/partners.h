// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Partner structures (schools, associations, services) and the people in a function there, with validity dates. Reads
// the Ministry's directory of schools.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "jobs/jobs.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::partners {

struct StructureSummary {
    StructureId id;
    std::string name, kind, uai, city, phone, zone, academy;
    bool open = true;
    std::optional<Day> agreement_from, agreement_to;
    bool partnerOn(Day day) const;  ///< an agreement covers the day
    bool isSchool() const;
};

std::optional<StructureSummary> find(storage::Transaction& tx, const StructureId& id);
std::map<std::string, StructureSummary> findMany(storage::Transaction& tx, const std::vector<StructureId>& ids);

/// True when the key letter fits: 7 digits + "ABCDEFGHJKLMNPRSTUVWXYZ"[number mod 23].
bool isValidUai(std::string_view uai);

class Partners {
public:
    Partners(storage::Database& database, const Clock& clock, jobs::Jobs& jobs)
        : database_(database), clock_(clock), jobs_(jobs) {}
    void addRoutes(access::RouteTable& routes);
    Result<json::object> createStructure(const access::Actor& actor, const json::object& body);
    Result<json::object> createContact(const access::Actor& actor, const StructureId& structure,
                                       const json::object& body);
    /// Reads the official directory: creates, updates by UAI, never duplicates; one refusal per line with its reason.
    /// Returns the StructureImport of the API. `progress` may be null (command line).
    Result<json::object> importDirectory(const access::Actor& actor, const std::string& csv, jobs::Progress* progress);

private:
    storage::Database& database_;
    const Clock& clock_;
    jobs::Jobs& jobs_;
};

storage::ModuleSchema schema();

}  // namespace jalon::partners
