// SPDX-License-Identifier: EUPL-1.2
#include "people/people.h"

#include <algorithm>

#include "base/text.h"
#include "partners/partners.h"
#include "people/commands.h"
#include "people/contact_rule.h"
#include "people/guardian_store.h"
#include "people/incompatibility.h"
#include "people/list_store.h"
#include "people/people_store.h"
#include "people/situation.h"

namespace jalon::people {
namespace {

constexpr std::size_t kMaxSearchLength = 100;
constexpr std::int64_t kMostCounted = 1000;

std::string fullName(const std::string& last_name, const std::string& first_name) {
    return first_name.empty() ? capitals(last_name) : capitals(last_name) + " " + first_name;
}

std::string structureName(storage::Transaction& tx, const std::optional<StructureId>& id) {
    const auto structure = id ? partners::find(tx, *id) : std::nullopt;
    return structure ? structure->name : "";
}

struct ListRequest {
    store::ListFilter filter;
    store::ListSort sort;
    std::optional<store::ListPlace> after;
};

Result<ListRequest> readQuery(const FileQuery& query) {
    ListRequest out;
    if (text::length(query.q) > kMaxSearchLength) return Error::invalid("q", "too_long");
    out.filter.terms = parseSearch(query.q);
    out.filter.structure = query.structure;
    if (!query.state.empty()) {
        out.filter.state = parseFileState(query.state);
        if (!out.filter.state) return Error::invalid("state", "not_in_list");
    }
    const auto sort = store::ListSort::parse(query.sort);
    if (!sort) return Error::invalid("sort", "not_in_list");
    out.sort = *sort;
    if (!query.cursor.empty()) {
        out.after = store::readPlace(*sort, query.cursor);
        if (!out.after) return Error::invalid("cursor", "not_a_cursor");
    }
    return out;
}

json::object rowJson(const store::ListRow& row, const std::map<std::string, partners::StructureSummary>& structures,
                     Day today) {
    const PersonSummary& person = row.person;
    const auto school = person.structure ? structures.find(person.structure->text()) : structures.end();
    return {{"id", person.id.text()},
            {"lastName", person.last_name},
            {"firstName", person.first_name},
            {"usualName", person.usual_name},
            {"birthDate", orNull(person.birth_date)},
            {"age", person.birth_date ? json::value(today.ageOf(*person.birth_date)) : json::value()},
            {"state", fileStateCode(person.state)},
            {"structureId", person.structure ? json::value(person.structure->text()) : json::value()},
            {"structureName", school == structures.end() ? "" : school->second.name},
            {"className", person.class_name},
            {"lastActivityOn", orNull(row.last_activity_on)},
            {"hasRestriction", row.has_restriction}};
}

/// Whom to call first: those who may be called, then holders of authority, then emergency contacts.
int callingRank(const store::Reachable& guardian) {
    return (guardian.may_contact && !guardian.banned ? 0 : 4) + (guardian.authority == "yes" ? 0 : 2) +
           (guardian.emergency ? 0 : 1);
}

std::vector<StructureId> structuresOf(const std::vector<store::ListRow>& rows) {
    std::vector<StructureId> out;
    for (const store::ListRow& row : rows)
        if (row.person.structure) out.push_back(*row.person.structure);
    std::ranges::sort(out);
    const auto repeated = std::ranges::unique(out);
    out.erase(repeated.begin(), repeated.end());
    return out;
}

}  // namespace

std::string PersonSummary::displayName() const {
    return fullName(last_name, usual_name.empty() ? first_name : usual_name);
}

std::optional<PersonSummary> find(storage::Transaction& tx, const PersonId& id) {
    auto known = store::known(tx, {id});
    if (known.empty()) return std::nullopt;
    return std::move(known.front().summary);
}

std::map<std::string, PersonSummary> findMany(storage::Transaction& tx, const std::vector<PersonId>& ids) {
    std::map<std::string, PersonSummary> out;
    for (store::Known& known : store::known(tx, ids)) {
        std::string id = known.summary.id.text();
        out.emplace(std::move(id), std::move(known.summary));
    }
    return out;
}

void setFileState(storage::Transaction& tx, const PersonId& id, FileState state) { store::setFileState(tx, id, state); }

void touch(storage::Transaction& tx, const PersonId& id, Day day) { store::touch(tx, id, day); }

void setSchool(storage::Transaction& tx, const PersonId& id, const StructureId& structure,
               const std::string& class_name) {
    store::setSchool(tx, id, structure, class_name);
}

std::map<std::string, std::vector<Phone>> phonesOfMany(storage::Transaction& tx, const std::vector<PersonId>& ids,
                                                       Day on) {
    std::vector<PersonId> wanted = ids;
    std::ranges::sort(wanted);
    const auto repeated = std::ranges::unique(wanted);
    wanted.erase(repeated.begin(), repeated.end());

    auto guardians = store::reachable(tx, wanted, on);
    std::ranges::stable_sort(guardians, {}, callingRank);
    std::map<std::string, std::vector<Phone>> out;
    for (const store::Reachable& guardian : guardians) {
        const std::string name = fullName(guardian.last_name, guardian.first_name);
        const bool may_contact = guardian.may_contact && !guardian.banned;
        for (const std::string& phone : {guardian.phone, guardian.phone2})
            if (!phone.empty()) out[guardian.person].push_back({name, guardian.relation, phone, may_contact});
    }
    return out;
}

std::vector<Phone> phonesOf(storage::Transaction& tx, const PersonId& id, Day on) {
    auto many = phonesOfMany(tx, {id}, on);
    return many.empty() ? std::vector<Phone>{} : std::move(many.begin()->second);
}

json::array phonesJson(const std::vector<Phone>& phones) {
    json::array out;
    for (const Phone& phone : phones)
        out.push_back(json::object{{"name", phone.name},
                                   {"relation", phone.relation},
                                   {"phone", phone.phone},
                                   {"mayContact", phone.may_contact}});
    return out;
}

std::optional<json::object> personJson(storage::Transaction& tx, const PersonId& id, access::RightSet reader) {
    const auto person = store::find(tx, id);
    if (!person) return std::nullopt;
    return toJson(*person, structureName(tx, person->fields.structure), reader);
}

json::array guardiansJson(storage::Transaction& tx, const PersonId& id, access::RightSet reader) {
    json::array out;
    if (!reader.contains(access::Right::particulars_see)) return out;
    for (const Guardian& guardian : store::guardiansOf(tx, id)) out.push_back(toJson(guardian, reader));
    return out;
}

json::array contactableGuardiansJson(storage::Transaction& tx, const PersonId& id, Day on) {
    const Circle circle = circleOf(tx, id);
    json::array out;
    for (const Guardian& guardian : circle.guardians) {
        json::object one = toJson(guardian, kWholePerson);
        if (guardian.validOn(on)) one["mayContact"] = contactRule(guardian, circle.restrictions, on).call;
        out.push_back(std::move(one));
    }
    return out;
}

json::array restrictionsJson(storage::Transaction& tx, const PersonId& id, Day on) {
    json::array out;
    for (const Restriction& restriction : store::restrictionsOf(tx, id)) out.push_back(toJson(restriction, on));
    return out;
}

std::optional<json::object> headJson(storage::Transaction& tx, const PersonId& id, Day on, access::RightSet reader) {
    const auto person = find(tx, id);
    if (!person) return std::nullopt;
    const bool particulars = reader.contains(access::Right::particulars_see);
    json::array kinds;
    if (particulars)
        for (const Restriction& restriction : store::restrictionsOf(tx, id))
            if (restriction.activeOn(on)) kinds.emplace_back(restriction.fields.kind);
    return json::object{
        {"id", id.text()},
        {"lastName", person->last_name},
        {"firstName", person->first_name},
        {"usualName", person->usual_name},
        {"birthDate", person->birth_date && particulars ? json::value(person->birth_date->iso()) : json::value()},
        {"structureName", structureName(tx, person->structure)},
        {"className", person->class_name},
        {"state", fileStateCode(person->state)},
        {"healthAlert", person->health_alert && particulars},
        {"restrictionKinds", std::move(kinds)}};
}

Result<json::object> listFiles(storage::Transaction& tx, const access::FileScope& files, const FileQuery& query,
                               Day today) {
    TRY_ASSIGN(ListRequest request, readQuery(query));
    request.filter.files = files;
    auto rows = store::listPage(tx, request.filter, request.sort, request.after, query.limit + 1, today);
    const bool more = rows.size() > query.limit;
    if (more) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(query.limit), rows.end());

    // A first page that holds everything has been counted already.
    const auto total = more || request.after ? store::countFiles(tx, request.filter, kMostCounted)
                                             : std::optional(static_cast<std::int64_t>(rows.size()));
    const auto structures = partners::findMany(tx, structuresOf(rows));
    json::array items;
    for (const store::ListRow& row : rows) items.push_back(rowJson(row, structures, today));
    return json::object{
        {"items", std::move(items)},
        {"nextCursor", more ? json::value(store::writePlace(request.sort, rows.back().place)) : json::value()},
        {"total", total ? json::value(*total) : json::value()}};
}

Result<json::object> People::createPerson(const access::Actor& actor, const json::object& body) {
    TRY_ASSIGN(auto written, people::createPerson({database_, clock_, actor}, body));
    return std::move(written.json);
}

Result<json::object> People::createGuardian(const access::Actor& actor, const PersonId& person,
                                            const json::object& body) {
    TRY_ASSIGN(auto written, people::createGuardian({database_, clock_, actor}, person, body));
    return std::move(written.json);
}

Result<json::object> People::createRestriction(const access::Actor& actor, const PersonId& person,
                                               const json::object& body) {
    TRY_ASSIGN(auto written, people::createRestriction({database_, clock_, actor}, person, body));
    return std::move(written.json);
}

Result<json::object> People::createIncompatibility(const access::Actor& actor, const PersonId& person,
                                                   const json::object& body) {
    TRY_ASSIGN(auto written, people::createIncompatibility({database_, clock_, actor}, person, body));
    return std::move(written.json);
}

Result<json::object> People::createSituation(const access::Actor& actor, const PersonId& person,
                                             const json::object& body) {
    TRY_ASSIGN(auto written, people::createSituation({database_, clock_, actor}, person, body));
    return std::move(written.json);
}

}  // namespace jalon::people
