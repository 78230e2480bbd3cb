// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Young people and those around them: identity, guardians, restrictions, and the file's summary line. Other modules
// know a person only through this header.
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
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::people {

/// Where the file stands, for lists. Set by receptions/ in the transaction that changes it.
enum class FileState { none, referral, upcoming, in_progress, ended, follow_up, closed };
std::string_view fileStateCode(FileState state);

struct PersonSummary {
    PersonId id;
    std::string last_name, first_name, usual_name, class_name;
    std::optional<Day> birth_date;
    std::optional<StructureId> structure;
    FileState state = FileState::none;
    bool health_alert = false;
    std::string displayName() const;  ///< "DUPONT Léa": surname in capitals, then the usual or first name
};

std::optional<PersonSummary> find(storage::Transaction& tx, const PersonId& id);
std::map<std::string, PersonSummary> findMany(storage::Transaction& tx, const std::vector<PersonId>& ids);

/// Other people in the scope who may be the same young person (two spellings, swapped names, day and month swapped),
/// best first.
struct Likeness {
    PersonSummary person;
    int score = 0;                                              ///< 0–100
    std::vector<std::pair<std::string, std::string>> evidence;  ///< code, detail ("" when none)
};
std::vector<Likeness> similarTo(storage::Transaction& tx, const access::FileScope& files, const PersonId& id,
                                int min_score);

void setFileState(storage::Transaction& tx, const PersonId& id, FileState state);
/// Something happened on this day: moves lastActivityOn forward, never back.
void touch(storage::Transaction& tx, const PersonId& id, Day day);
/// The school and class a referral gives, when the person has none or another: kept up to date.
void setSchool(storage::Transaction& tx, const PersonId& id, const StructureId& structure,
               const std::string& class_name);

/// A young person announced by another use case (newcomer.h) is stored, with the guardian, and recorded. Conflict
/// id_taken; a repetition of what is stored changes nothing.
struct Newcomer;
Result<void> putOnFile(storage::Transaction& tx, const Clock& clock, const access::Actor& actor,
                       const Newcomer& newcomer);

struct Phone {
    std::string name, relation, phone;
    bool may_contact = true;
};
/// Guardians' phones valid on a day, those who may be contacted first; restricted people have may_contact = false.
std::vector<Phone> phonesOf(storage::Transaction& tx, const PersonId& id, Day on);
std::map<std::string, std::vector<Phone>> phonesOfMany(storage::Transaction& tx, const std::vector<PersonId>& ids,
                                                       Day on);
json::array phonesJson(const std::vector<Phone>& phones);

/// Of who is shown everything of a person.
inline constexpr access::RightSet kWholePerson{access::Right::addresses_see, access::Right::particulars_see};
/// The parts of the file page that people/ owns, as the API's JSON: Person, Guardian[], Restriction[]. Hidden addresses
/// and particulars are masked from a reader without the right.
std::optional<json::object> personJson(storage::Transaction& tx, const PersonId& id,
                                       access::RightSet reader = kWholePerson);
json::array guardiansJson(storage::Transaction& tx, const PersonId& id, access::RightSet reader = kWholePerson);
/// PersonHead of the API: who a page of the file is about, and what a judge forbids that day. Nothing for an unknown
/// id.
std::optional<json::object> headJson(storage::Transaction& tx, const PersonId& id, Day on,
                                     access::RightSet reader = kWholePerson);
/// Guardian[] as those who are about to call or write need it: mayContact is false for whoever a restriction in force
/// that day keeps from the child or from being told anything, whatever the guardian's own entry says.
json::array contactableGuardiansJson(storage::Transaction& tx, const PersonId& id, Day on);
json::array restrictionsJson(storage::Transaction& tx, const PersonId& id, Day on);
/// Incompatibility[] for the file itself, reasons included.
json::array incompatibilitiesJson(storage::Transaction& tx, const access::FileScope& files, const PersonId& id, Day on);
/// Situation[]: whether the home lies in a quartier prioritaire, in order of recording, withdrawn ones too.
json::array situationsJson(storage::Transaction& tx, const PersonId& id);

/// Two who must not meet, and between which days, both included. Never why: that is for the file alone.
struct Incompatible {
    PersonId a, b;
    Day from, to;
    bool holdsOn(Day day) const { return from <= day && day <= to; }
};
/// Those in force on a day of the time. `a` is the person asked about.
std::vector<Incompatible> incompatibleWith(storage::Transaction& tx, const PersonId& person, Day from, Day to);
/// The same for many at once: every pair one of them is in, each pair once, in no given order of a and b.
std::vector<Incompatible> incompatiblePairs(storage::Transaction& tx, const std::vector<PersonId>& ids, Day from,
                                            Day to);

/// The list page (API FilePage) of the files in the scope: filters and cursor of GET /files. Errors: q too_long, state
/// and sort not_in_list, cursor not_a_cursor. `total` is null above a thousand.
struct FileQuery {
    std::string q, state, sort = "-activity", cursor;
    std::optional<StructureId> structure;
    std::size_t limit = 50;
};
Result<json::object> listFiles(storage::Transaction& tx, const access::FileScope& files, const FileQuery& query,
                               Day today);

class People {
public:
    People(storage::Database& database, const Clock& clock) : database_(database), clock_(clock) {}
    void addRoutes(access::RouteTable& routes);
    /// Creation from a parsed API body (also used by the demo): returns the Person of the API.
    Result<json::object> createPerson(const access::Actor& actor, const json::object& body);
    Result<json::object> createGuardian(const access::Actor& actor, const PersonId& person, const json::object& body);
    Result<json::object> createRestriction(const access::Actor& actor, const PersonId& person,
                                           const json::object& body);
    Result<json::object> createIncompatibility(const access::Actor& actor, const PersonId& person,
                                               const json::object& body);
    Result<json::object> createSituation(const access::Actor& actor, const PersonId& person, const json::object& body);

private:
    storage::Database& database_;
    const Clock& clock_;
};

storage::ModuleSchema schema();

}  // namespace jalon::people
