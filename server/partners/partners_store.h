// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of partners/: structures and contacts in partners_store.cpp, the list in list_store.cpp.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "partners/partners.h"
#include "partners/structure.h"
#include "storage/database.h"

namespace jalon::partners::store {

/// id, name, kind, uai, city, phone, zone, academy, open, agreement_from, agreement_to.
StructureSummary summary(const storage::Row& row);

std::optional<Structure> findStructure(storage::Transaction& tx, const StructureId& id);
std::optional<StructureId> findByUai(storage::Transaction& tx, const std::string& uai);
std::optional<StructureSummary> findSummary(storage::Transaction& tx, const StructureId& id);
std::vector<StructureSummary> withAgreementOn(storage::Transaction& tx, Day day);

/// False when the id is taken.
bool insertStructure(storage::Transaction& tx, const Structure& structure);
/// Stores the structure as the version after structure.version. False when another version is there.
bool updateStructure(storage::Transaction& tx, const Structure& structure);

struct ListQuery {
    std::vector<std::string> prefixes;  ///< folded words, the longest first, at most kMostWords
    std::string kind;                   ///< "" for any
    std::optional<Day> partner_on;
    std::string after;  ///< id of the last row of the page before
    std::size_t limit = 50;
};
inline constexpr std::size_t kMostWords = 4;
inline constexpr std::int64_t kMostCounted = 10'000;

struct ListRow {
    StructureSummary summary;
    std::optional<std::int64_t> pupils;
};
/// By name as a dictionary sorts it, then town.
std::vector<ListRow> list(storage::Transaction& tx, const ListQuery& query);
/// Rows on all pages, counted no further than kMostCounted.
std::int64_t count(storage::Transaction& tx, const ListQuery& query);

std::optional<Contact> findContact(storage::Transaction& tx, const ContactId& id);
/// Those still there first, by name.
std::vector<Contact> contactsOf(storage::Transaction& tx, const StructureId& structure);
bool insertContact(storage::Transaction& tx, const Contact& contact);
bool updateContact(storage::Transaction& tx, const Contact& contact);

}  // namespace jalon::partners::store
