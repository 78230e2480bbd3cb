// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of sheets/.
#include <optional>
#include <string>
#include <vector>

#include "sheets/liaison.h"
#include "sheets/sheets.h"

namespace jalon::sheets::store {

/// Those that stand, in order of recording.
std::vector<DecidedSentence> decisionsOf(storage::Transaction& tx, const StayId& stay);
struct StoredDecision {
    StayId stay;
    DecidedSentence decision;
    bool withdrawn = false;
};
std::optional<StoredDecision> findDecision(storage::Transaction& tx, const LiaisonDecisionId& id);
void insert(storage::Transaction& tx, const StayId& stay, const DecidedSentence& decision);
void withdraw(storage::Transaction& tx, const LiaisonDecisionId& id);

struct Attestation {
    AttestationId id;
    StayId stay;
    int year = 0, seq = 0;
    Day issued_on;
    json::object content;
    std::optional<AttestationId> replaces = std::nullopt;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};
std::optional<Attestation> findAttestation(storage::Transaction& tx, const AttestationId& id);
/// Oldest first.
std::vector<Attestation> attestationsOf(storage::Transaction& tx, const StayId& stay);
/// The last number given in a year, 0 when there is none.
int lastNumber(storage::Transaction& tx, int year);
void insert(storage::Transaction& tx, const Attestation& attestation);

}  // namespace jalon::sheets::store
