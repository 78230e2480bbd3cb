// SPDX-License-Identifier: EUPL-1.2
// Use cases on professionals.
#include <algorithm>

#include "access/access.h"
#include "audit/audit.h"
#include "catalogue/body_reader.h"
#include "catalogue/catalogue.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/professional_form.h"
#include "partners/partners.h"
#include "people/known_files.h"
#include "people/people.h"
#include "people/scope.h"

namespace jalon::catalogue {
namespace {

using access::Right;
using storage::Transaction;

/// The names of everything these people refer to, each looked up once.
Names namesFor(Transaction& tx, const std::vector<Professional>& people) {
    std::vector<StructureId> structures;
    std::vector<UserId> users;
    std::vector<PersonId> persons;
    std::vector<ActivityId> led;
    for (const Professional& someone : people) {
        if (someone.structure) structures.push_back(*someone.structure);
        if (someone.user) users.push_back(*someone.user);
        for (const FamilyTie& tie : someone.ties) persons.push_back(tie.person);
        led.insert(led.end(), someone.activities.begin(), someone.activities.end());
    }
    Names names;
    for (const auto& [id, structure] : partners::findMany(tx, structures)) names.structures[id] = structure.name;
    for (const auto& [id, person] : people::findMany(tx, persons)) names.people[id] = person.displayName();
    names.users = access::displayNames(tx, users);
    names.activities = findActivities(tx, led);
    return names;
}

/// Whether everything a professional names exists.
Result<void> refuseUnknown(Transaction& tx, const access::Actor& actor, const Professional& someone) {
    Error error{ErrorKind::invalid, "invalid"};
    const auto unknown = [&](std::string field) { error.fields.push_back({std::move(field), "unknown"}); };
    if (someone.structure && !partners::find(tx, *someone.structure)) unknown("structureId");
    if (someone.user && access::displayNames(tx, {*someone.user}).empty()) unknown("userId");
    const auto led = findActivities(tx, someone.activities);
    for (const ActivityId& id : someone.activities)
        if (!led.contains(id.text())) unknown("activityIds");
    for (std::size_t i = 0; i < someone.ties.size(); ++i)
        if (!people::isKnownTo(tx, actor, someone.ties[i].person)) unknown("ties." + std::to_string(i) + ".personId");
    const auto known = store::sites(tx);
    const auto isSite = [&](const std::optional<SiteId>& site) {
        return !site || std::ranges::find(known, *site, &Site::id) != known.end();
    };
    for (std::size_t i = 0; i < someone.availability.week.size(); ++i)
        if (!isSite(someone.availability.week[i].site)) unknown("week." + std::to_string(i) + ".siteId");
    for (std::size_t i = 0; i < someone.availability.exceptions.size(); ++i)
        if (!isSite(someone.availability.exceptions[i].site)) unknown("exceptions." + std::to_string(i) + ".siteId");
    if (error.fields.empty()) return {};
    return error;
}

Result<void> refuseTakenAccount(Transaction& tx, const Professional& someone) {
    if (!someone.user) return {};
    const auto holder = store::professionalOf(tx, *someone.user);
    if (!holder || holder->id == someone.id) return {};
    return Error::conflict("account_taken", json::serialize(json::object{{"id", holder->id.text()},
                                                                         {"displayName", holder->displayName()}}));
}

/// Ties are told on the young person's file: who looks at its history finds them.
void recordTies(Transaction& tx, const Clock& clock, const access::Actor& actor, const Professional& before,
                const Professional& after) {
    const auto tell = [&](const char* action, const FamilyTie& tie) {
        audit::record(tx, clock, actor.author,
                      {action, "professional_tie", after.id.text(), tie.person, {{"relation", tie.relation}}});
    };
    for (const FamilyTie& tie : before.ties)
        if (tieWith(after, tie.person) == nullptr) tell("remove", tie);
    for (const FamilyTie& tie : after.ties) {
        const FamilyTie* old = tieWith(before, tie.person);
        if (old == nullptr) tell("create", tie);
        if (old != nullptr && *old != tie) tell("update", tie);
    }
}

bool hasWindowOn(const Professional& someone, Weekday weekday, Day today) {
    return std::ranges::any_of(someone.availability.week, [&](const WeeklyWindow& window) {
        return window.weekday == weekday && (!window.valid_to || today <= *window.valid_to);
    });
}

bool matches(const Professional& someone, const ProfessionalQuery& query, const Names& names, Day today,
             const calendar::Settings& settings) {
    const auto& held = someone.qualifications;
    if (!query.qualification.empty() && std::ranges::find(held, query.qualification) == held.end()) return false;
    if (query.weekday && !hasWindowOn(someone, *query.weekday, today)) return false;
    if (query.activity && !leads(someone, *query.activity)) return false;
    if (!query.honorability.empty() &&
        honorabilityCode(honorabilityState(someone, today, settings).state) != query.honorability)
        return false;
    const std::string employer = someone.structure && names.structures.contains(someone.structure->text())
                                     ? names.structures.at(someone.structure->text())
                                     : "";
    return findsWords(query.q, someone.last_name + " " + someone.first_name + " " + someone.function + " " + employer);
}

}  // namespace

json::object Catalogue::professionalAnswer(Transaction& tx, const access::Actor& reader,
                                           Professional professional) const {
    people::KnownFiles(tx, reader.files).keep(professional.ties);
    return toJson(professional, namesFor(tx, {professional}), clock_.today(), calendars_.settings(tx));
}

Result<json::object> Catalogue::listProfessionals(const access::Actor& actor, const ProfessionalQuery& query) {
    TRY(access::require(actor, Right::catalogue_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const Day today = clock_.today();
        const calendar::Settings& settings = calendars_.settings(tx);
        auto people = query.left ? store::professionalsGoneBefore(tx, today)
                                 : store::professionalsBetween(tx, today, Day::of(9999, 12, 31));
        people::KnownFiles known(tx, actor.files);
        for (Professional& someone : people) known.keep(someone.ties);
        const Names names = namesFor(tx, people);
        json::array items;
        for (const Professional& someone : people)
            if (matches(someone, query, names, today, settings))
                items.push_back(toJson(someone, names, today, settings));
        const std::size_t total = items.size();
        return json::object{{"items", std::move(items)}, {"total", total}};
    });
}

Result<json::object> Catalogue::getProfessional(const access::Actor& actor, const ProfessionalId& id) {
    TRY(access::require(actor, Right::catalogue_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const auto professional = store::findProfessional(tx, id);
        if (!professional) return Error::notFound();
        return professionalAnswer(tx, actor, *professional);
    });
}

Result<json::object> Catalogue::createProfessional(const access::Actor& actor, const json::object& body, bool* made) {
    TRY(access::require(actor, Right::catalogue_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const Day today = clock_.today();
        Professional professional(namedId<ProfessionalId>(body, clock_.now()));
        const Professional nothing = professional;
        TRY(readProfessional(body, true, blueprints_.on(tx, today), today, professional));
        if (const auto stored = store::findProfessional(tx, professional.id)) {
            if (made != nullptr) *made = false;
            return professionalAnswer(tx, actor, *stored);
        }
        TRY(refuseUnknown(tx, actor, professional));
        TRY(refuseTakenAccount(tx, professional));
        professional.updated_at = clock_.now();
        professional.updated_by = actor.author.user;
        store::insert(tx, professional);
        audit::record(tx, clock_, actor.author, {"create", "professional", professional.id.text()});
        recordTies(tx, clock_, actor, nothing, professional);
        if (made != nullptr) *made = true;
        return professionalAnswer(tx, actor, professional);
    });
}

Result<json::object> Catalogue::updateProfessional(const access::Actor& actor, const ProfessionalId& id,
                                                   std::int64_t version, const json::object& body) {
    TRY(access::require(actor, Right::catalogue_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto stored = store::findProfessional(tx, id);
        if (!stored) return Error::notFound();
        if (stored->version != version) return Error::stale(json::serialize(professionalAnswer(tx, actor, *stored)));
        const Day today = clock_.today();
        Professional changed = *stored;
        people::KnownFiles known(tx, actor.files);
        known.keep(changed.ties);
        TRY(readProfessional(body, false, blueprints_.on(tx, today), today, changed));
        TRY(refuseUnknown(tx, actor, changed));
        // Whoever may not know of a tie does not undo it.
        for (const FamilyTie& tie : stored->ties)
            if (!known.has(tie.person)) changed.ties.push_back(tie);
        std::ranges::sort(changed.ties, {}, &FamilyTie::person);
        TRY(refuseTakenAccount(tx, changed));
        json::object difference = changes(*stored, changed);
        if (difference.empty() && stored->ties == changed.ties) return professionalAnswer(tx, actor, *stored);
        changed.updated_at = clock_.now();
        changed.updated_by = actor.author.user;
        if (!store::update(tx, changed)) return Error::stale(json::serialize(professionalAnswer(tx, actor, *stored)));
        ++changed.version;
        if (!difference.empty())
            audit::record(tx, clock_, actor.author,
                          {"update", "professional", id.text(), std::nullopt, std::move(difference)});
        recordTies(tx, clock_, actor, *stored, changed);
        return professionalAnswer(tx, actor, changed);
    });
}

}  // namespace jalon::catalogue
