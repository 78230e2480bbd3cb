// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of exchange/.
#include <optional>
#include <string>
#include <vector>

#include "exchange/exchange.h"
#include "exchange/school_list.h"

namespace jalon::exchange {

/// What a draft keeps of its line.
struct DraftContent {
    ListPupil pupil;
    ListMeasure measure;
};
json::object toJson(const DraftContent& content);
DraftContent draftContentFrom(const json::object& stored);
/// Whether a line says once more what a draft waits to be completed for: the same name and start.
bool sameAnnouncement(const DraftContent& draft, const ReadLine& line);

namespace store {

struct Import {
    ImportId id;
    StructureId structure;
    Day received_on;
    std::string channel;
    std::int64_t read = 0, left_out = 0;
    Instant created_at = {};
    std::optional<UserId> created_by = std::nullopt;
    std::optional<Instant> undone_at = std::nullopt;
};
// A list, with its drafts, is of its author and of the team it was brought in for: for everybody else there is none.
std::optional<Import> findImport(storage::Transaction& tx, const access::Actor& reader, const ImportId& id);
/// Whoever's it is.
bool exists(storage::Transaction& tx, const ImportId& id);
/// The latest twenty, newest first.
std::vector<Import> latestImports(storage::Transaction& tx, const access::Actor& reader);
/// `place`: the team whose it is.
void insert(storage::Transaction& tx, const Import& import, const std::string& place);
void markUndone(storage::Transaction& tx, const ImportId& id, Instant at);

struct ImportedReferral {
    ReferralId referral;
    std::int64_t line = 0;
};
std::vector<ImportedReferral> referralsOf(storage::Transaction& tx, const ImportId& id);
void addReferral(storage::Transaction& tx, const ImportId& id, const ImportedReferral& one);

struct Draft {
    ReferralId id;
    ImportId import;
    std::int64_t line = 0;
    StructureId structure;
    Day received_on;
    std::string channel;
    std::optional<PersonId> person = std::nullopt;
    DraftContent content = {};
    bool cancelled = false;
    Instant created_at = {};
};
std::optional<Draft> findDraft(storage::Transaction& tx, const access::Actor& reader, const ReferralId& id);
/// By line.
std::vector<Draft> draftsOf(storage::Transaction& tx, const ImportId& id);
/// Not cancelled, whether completed or not, oldest first: of one school, or received from a day on.
std::vector<Draft> openDrafts(storage::Transaction& tx, const access::Actor& reader, const StructureId& structure);
std::vector<Draft> openDrafts(storage::Transaction& tx, const access::Actor& reader, Day from);
void insert(storage::Transaction& tx, const Draft& draft);
void setCancelled(storage::Transaction& tx, const ReferralId& id, bool cancelled);

}  // namespace store
}  // namespace jalon::exchange
