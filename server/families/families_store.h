// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of families/. Withdrawn attempts and cancelled signings are found by id alone, or where asked for.
#include <optional>
#include <string>
#include <vector>

#include "families/families.h"

namespace jalon::families::store {

std::optional<Convocation> findConvocation(storage::Transaction& tx, const ConvocationId& id);
/// Newest day first.
std::vector<Convocation> convocationsOf(storage::Transaction& tx, const PersonId& person);
std::vector<Convocation> convocationsOn(storage::Transaction& tx, const access::FileScope& files, Day day);
void insert(storage::Transaction& tx, const Convocation& convocation);
void update(storage::Transaction& tx, const Convocation& convocation);

/// Standing attempts in the order of recording: of one convocation, and of all of a young person's.
std::vector<Attempt> attemptsOf(storage::Transaction& tx, const ConvocationId& id);
std::vector<Attempt> attemptsOf(storage::Transaction& tx, const PersonId& person);
struct StoredAttempt {
    Attempt attempt;
    bool withdrawn = false;
};
std::optional<StoredAttempt> findAttempt(storage::Transaction& tx, const AttemptId& id);
void insert(storage::Transaction& tx, const Attempt& attempt);
void withdraw(storage::Transaction& tx, const AttemptId& id);

std::optional<Interview> findInterview(storage::Transaction& tx, const InterviewId& id);
std::vector<Interview> interviewsOf(storage::Transaction& tx, const PersonId& person);
/// Both write the presences too.
void insert(storage::Transaction& tx, const Interview& interview);
void update(storage::Transaction& tx, const Interview& interview);

/// One answer of a signing, with the words that go with it.
struct SignedAnswer {
    std::string kind;
    Consent answer = Consent::asked;
    std::vector<std::string> scopes;
    std::optional<Day> valid_until;
    std::string reason;
    Needs needs;
};
struct Signing {
    SigningId id;
    PersonId person;
    std::optional<StayId> stay = std::nullopt;
    std::string party = {};  ///< guardian, young, school, service
    std::optional<GuardianId> guardian = std::nullopt;
    std::string signer_name = {};
    Day on = {};
    std::string how = {};        ///< screen, paper, spoken
    std::string filed_at = {};   ///< where the paper is
    std::string statement = {};  ///< "lu et approuvé", as typed
    json::array strokes = {};    ///< the drawing, [] without one
    std::string digest = {};     ///< of name, day, answers and drawing
    std::string note = {};
    std::vector<SignedAnswer> answers = {};
    bool cancelled = false;
    std::string cancelled_reason = {};
    Instant created_at = {};
    std::optional<UserId> created_by = std::nullopt;
    std::int64_t version = 1;
};
std::optional<Signing> findSigning(storage::Transaction& tx, const SigningId& id);
/// In order of day, then of recording; the cancelled ones too. Drawings are heavy: the timeline does without.
enum class Drawing { with, without };
std::vector<Signing> signingsOf(storage::Transaction& tx, const PersonId& person, Drawing drawing = Drawing::with);
void insert(storage::Transaction& tx, const Signing& signing);
void cancel(storage::Transaction& tx, const Signing& signing);
/// What the signings that stand say.
std::vector<Authorisation> answersOf(storage::Transaction& tx, const PersonId& person);

struct ReceivedCall {
    std::string id;
    PersonId person;
    std::optional<GuardianId> guardian = std::nullopt;
    std::string caller_name = {};
    std::vector<std::string> asked = {};  ///< vocabulary call_request
    bool told = false;
    std::string told_reason = {};
    bool alert = false;
    std::string entry_id = {};
    Day on = {};
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};
std::optional<ReceivedCall> findCall(storage::Transaction& tx, const std::string& id);
/// Newest first.
std::vector<ReceivedCall> callsOf(storage::Transaction& tx, const PersonId& person);
void insert(storage::Transaction& tx, const ReceivedCall& call);

}  // namespace jalon::families::store
