// SPDX-License-Identifier: EUPL-1.2
#include "partners/partners.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "audit/audit.h"
#include "base/text.h"
#include "partners/partners_store.h"
#include "partners/structure.h"

namespace jalon::partners {
namespace {

using access::Right;
using storage::Transaction;

constexpr std::size_t kMostRows = 200;

json::object represent(Transaction& tx, const Structure& structure, Day today) {
    return toJson(structure, store::contactsOf(tx, structure.id), today);
}

/// The id a creation names; another one when it names none that is readable, so that readStructure can say so together
/// with whatever else is wrong.
template <class IdType>
IdType namedId(const json::object& body, Instant now) {
    const auto* given = body.if_contains("id");
    if (given != nullptr && given->is_string()) {
        if (auto id = IdType::parse(std::string_view(given->as_string()))) return *id;
    }
    return IdType::make(now);
}

Result<void> refuseTakenUai(Transaction& tx, const Structure& structure) {
    if (structure.uai.empty()) return {};
    const auto holder = store::findByUai(tx, structure.uai);
    if (!holder || *holder == structure.id) return {};
    const auto other = store::findSummary(tx, *holder);
    return Error::conflict("uai_taken", json::serialize(json::object{
                                            {"id", other->id.text()}, {"name", other->name}, {"uai", other->uai}}));
}

/// The longest words tell most; a fifth one hardly anything.
std::vector<std::string> prefixesOf(const std::string& q) {
    std::vector<std::string> words = text::words(q);
    std::ranges::stable_sort(words, std::greater{}, &std::string::size);
    if (words.size() > store::kMostWords) words.resize(store::kMostWords);
    return words;
}

json::object rowJson(const store::ListRow& row, Day today) {
    const StructureSummary& s = row.summary;
    return {{"id", s.id.text()},
            {"name", s.name},
            {"kind", s.kind},
            {"uai", s.uai},
            {"city", s.city},
            {"phone", s.phone},
            {"open", s.open},
            {"partner", s.partnerOn(today)},
            {"pupils", row.pupils ? json::value(*row.pupils) : json::value(nullptr)}};
}

void set(bool* made, bool value) {
    if (made != nullptr) *made = value;
}

}  // namespace

bool StructureSummary::partnerOn(Day day) const { return agreementCovers(agreement_from, agreement_to, day); }

bool StructureSummary::isSchool() const {
    constexpr std::array<std::string_view, 5> kSchools{"college", "lycee", "ecole", "erea", "school_other"};
    return std::ranges::find(kSchools, kind) != kSchools.end();
}

bool isValidUai(std::string_view uai) {
    constexpr std::string_view kKeys = "ABCDEFGHJKLMNPRSTUVWXYZ";
    if (uai.size() != 8) return false;
    unsigned number = 0;
    for (const char c : uai.substr(0, 7)) {
        if (c < '0' || c > '9') return false;
        number = number * 10 + static_cast<unsigned>(c - '0');
    }
    return uai[7] == kKeys[number % kKeys.size()];
}

std::optional<StructureSummary> find(Transaction& tx, const StructureId& id) { return store::findSummary(tx, id); }

std::map<std::string, StructureSummary> findMany(Transaction& tx, const std::vector<StructureId>& ids) {
    std::map<std::string, StructureSummary> found;
    for (const StructureId& id : std::set(ids.begin(), ids.end())) {
        if (auto summary = store::findSummary(tx, id)) found.emplace(id.text(), std::move(*summary));
    }
    return found;
}

std::vector<StructureSummary> partnersOn(Transaction& tx, Day day) { return store::withAgreementOn(tx, day); }

Result<json::object> Partners::list(const access::Actor& actor, const StructureQuery& query) {
    TRY(access::require(actor, Right::partners_see));
    if (!query.cursor.empty() && !isUuid(query.cursor)) return Error::invalid("cursor", "not_a_cursor");
    const Day today = clock_.today();
    store::ListQuery wanted{.prefixes = prefixesOf(query.q),
                            .kind = query.kind,
                            .partner_on = query.with_agreement_only ? std::optional(today) : std::nullopt,
                            .after = query.cursor,
                            .limit = std::clamp<std::size_t>(query.limit, 1, kMostRows) + 1};
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        auto rows = store::list(tx, wanted);
        const bool more = rows.size() == wanted.limit;
        if (more) rows.pop_back();
        json::array items;
        for (const store::ListRow& row : rows) items.push_back(rowJson(row, today));
        return json::object{{"items", std::move(items)},
                            {"nextCursor", more ? json::value(rows.back().summary.id.text()) : json::value(nullptr)},
                            {"total", store::count(tx, wanted)}};
    });
}

Result<json::object> Partners::getStructure(const access::Actor& actor, const StructureId& id) {
    TRY(access::require(actor, Right::partners_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const auto structure = store::findStructure(tx, id);
        if (!structure) return Error::notFound();
        return represent(tx, *structure, clock_.today());
    });
}

Result<json::object> Partners::createStructure(const access::Actor& actor, const json::object& body, bool* made) {
    TRY(access::require(actor, Right::partners_keep));
    Structure structure(namedId<StructureId>(body, clock_.now()));
    TRY(readStructure(body, true, structure));
    structure.updated_at = clock_.now();
    structure.updated_by = actor.author.user;
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        if (const auto stored = store::findStructure(tx, structure.id)) {
            set(made, false);
            return represent(tx, *stored, clock_.today());
        }
        TRY(refuseTakenUai(tx, structure));
        store::insertStructure(tx, structure);
        audit::record(tx, clock_, actor.author,
                      {"create", "structure", structure.id.text(), std::nullopt, {{"name", structure.name}}});
        set(made, true);
        return represent(tx, structure, clock_.today());
    });
}

Result<json::object> Partners::updateStructure(const access::Actor& actor, const StructureId& id, std::int64_t version,
                                               const json::object& body) {
    TRY(access::require(actor, Right::partners_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        auto stored = store::findStructure(tx, id);
        if (!stored) return Error::notFound();
        const auto today = clock_.today();
        if (stored->version != version) return Error::stale(json::serialize(represent(tx, *stored, today)));
        Structure changed = *stored;
        TRY(readStructure(body, false, changed));
        TRY(refuseTakenUai(tx, changed));
        json::object difference = changes(fieldsOf(*stored), fieldsOf(changed));
        if (difference.empty()) return represent(tx, *stored, today);
        changed.updated_at = clock_.now();
        changed.updated_by = actor.author.user;
        if (!store::updateStructure(tx, changed)) return Error::stale(json::serialize(represent(tx, *stored, today)));
        ++changed.version;
        audit::record(tx, clock_, actor.author,
                      {"update", "structure", id.text(), std::nullopt, std::move(difference)});
        return represent(tx, changed, today);
    });
}

Result<json::object> Partners::createContact(const access::Actor& actor, const StructureId& structure,
                                             const json::object& body, bool* made) {
    TRY(access::require(actor, Right::partners_keep));
    Contact contact(namedId<ContactId>(body, clock_.now()), structure);
    TRY(readContact(body, true, contact));
    contact.updated_at = clock_.now();
    contact.updated_by = actor.author.user;
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        if (!store::findSummary(tx, structure)) return Error::notFound();
        if (const auto stored = store::findContact(tx, contact.id)) {
            if (stored->structure != structure) return Error::conflict("id_taken");
            set(made, false);
            return toJson(*stored);
        }
        store::insertContact(tx, contact);
        audit::record(tx, clock_, actor.author,
                      {"create", "contact", contact.id.text(), std::nullopt, {{"structureId", structure.text()}}});
        set(made, true);
        return toJson(contact);
    });
}

Result<json::object> Partners::updateContact(const access::Actor& actor, const ContactId& id, std::int64_t version,
                                             const json::object& body) {
    TRY(access::require(actor, Right::partners_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto stored = store::findContact(tx, id);
        if (!stored) return Error::notFound();
        if (stored->version != version) return Error::stale(json::serialize(toJson(*stored)));
        Contact changed = *stored;
        TRY(readContact(body, false, changed));
        json::object difference = changes(fieldsOf(*stored), fieldsOf(changed));
        if (difference.empty()) return toJson(*stored);
        changed.updated_at = clock_.now();
        changed.updated_by = actor.author.user;
        if (!store::updateContact(tx, changed)) return Error::stale(json::serialize(toJson(*stored)));
        ++changed.version;
        audit::record(tx, clock_, actor.author, {"update", "contact", id.text(), std::nullopt, std::move(difference)});
        return toJson(changed);
    });
}

}  // namespace jalon::partners
