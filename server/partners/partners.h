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

using ContactId = Id<struct StructureContactTag>;

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
/// Every structure with an agreement on the day, by name.
std::vector<StructureSummary> partnersOn(storage::Transaction& tx, Day day);

/// True when the key letter fits: 7 digits + "ABCDEFGHJKLMNPRSTUVWXYZ"[number mod 23].
bool isValidUai(std::string_view uai);

/// Filters and page of GET /structures.
struct StructureQuery {
    std::string q = {};                ///< words, or beginnings of words, of the name, town, postcode or UAI
    std::string kind = {};             ///< "" for any
    bool with_agreement_only = false;  ///< valid today
    std::string cursor = {};
    std::size_t limit = 50;
};

class Partners {
public:
    Partners(storage::Database& database, const Clock& clock, jobs::Jobs& jobs)
        : database_(database), clock_(clock), jobs_(jobs) {}
    void addRoutes(access::RouteTable& routes);

    Result<json::object> list(const access::Actor& actor, const StructureQuery& query);
    Result<json::object> getStructure(const access::Actor& actor, const StructureId& id);
    /// The same creation again answers what is stored, and `made` (when given) says false. Conflicts: "uai_taken" with
    /// the structure that has it.
    Result<json::object> createStructure(const access::Actor& actor, const json::object& body, bool* made = nullptr);
    Result<json::object> updateStructure(const access::Actor& actor, const StructureId& id, std::int64_t version,
                                         const json::object& body);
    /// Conflicts: "id_taken", the contact is another structure's.
    Result<json::object> createContact(const access::Actor& actor, const StructureId& structure,
                                       const json::object& body, bool* made = nullptr);
    Result<json::object> updateContact(const access::Actor& actor, const ContactId& id, std::int64_t version,
                                       const json::object& body);
    /// Reads the official directory: creates, updates by UAI, never duplicates; one refusal per line with its reason.
    /// Returns the StructureImport of the API; "cancelled" when `progress` said so before the end (what was written
    /// stays). `progress` may be null (command line).
    Result<json::object> importDirectory(const access::Actor& actor, const std::string& csv, jobs::Progress* progress);

private:
    storage::Database& database_;
    const Clock& clock_;
    jobs::Jobs& jobs_;
};

storage::ModuleSchema schema();

}  // namespace jalon::partners
