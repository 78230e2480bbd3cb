// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a family allowed, for what, by whom and until when. Answers are only ever added: somebody who changes their mind
// answers again, and each day is judged by the answers given up to that day. A refusal is an answer like another.
//
// Sources: C. civ. 372-2 (towards third parties in good faith each parent is taken to agree with the other for a usual
// act, until the other's disagreement is known), 371-1 (both holders for what is not usual: the image), 373-4 (a third
// party to whom the child is entrusted does all usual acts). Which kinds are usual is the blueprint's to say.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "people/guardian.h"

namespace jalon::families {

using people::GuardianId;
using SigningId = Id<struct SigningTag>;

/// asked: the question was put and no answer came yet.
enum class Consent { asked, given, refused, withdrawn };
std::string_view consentCode(Consent answer);
std::optional<Consent> parseConsent(std::string_view code);

/// Who has to agree, kept with each answer as it was when it was asked.
struct Needs {
    bool both = false;   ///< every holder of authority; else one suffices
    bool young = false;  ///< the young person too
    bool operator==(const Needs&) const = default;
};

/// One answer to one kind of authorisation. `guardian` empty: the young person's own.
struct Authorisation {
    SigningId signing;
    std::string kind;
    std::optional<GuardianId> guardian;
    Consent answer = Consent::asked;
    Day on;
    std::vector<std::string> scopes = {};  ///< what exactly is allowed (image: college, city_website…); [] where none
    std::optional<Day> valid_until = std::nullopt;
    Needs needs = {};
};

enum class Standing {
    given,
    refused,       ///< by a holder who must agree, or against the other's agreement
    withdrawn,     ///< given once, taken back
    expired,       ///< given, and no longer valid
    incomplete,    ///< given by some, somebody's answer is still missing
    to_check,      ///< given by somebody whose authority is not known
    not_answered,  ///< asked
    not_asked
};
std::string_view standingCode(Standing standing);

struct Verdict {
    Standing standing = Standing::not_asked;
    /// Holders (and young_missing) whose agreement is awaited, where that is what is missing.
    std::vector<GuardianId> missing = {};
    bool young_missing = false;
    std::optional<Day> valid_until = std::nullopt;  ///< while given: the first day one of the answers ends
    bool given() const { return standing == Standing::given; }
};

/// Whether somebody's agreement to a kind counts: a holder of authority; for usual acts also who the child is entrusted
/// to (foster family, tutor, ASE). unknown: to be checked.
enum class Voice { counts, to_check, none };
Voice voiceOf(const people::Guardian& guardian, const Needs& needs, Day on);

/// How one kind (and, where it has scopes, one scope) stands on a day. `answers` are those of one young person, in the
/// order they were recorded; those of other kinds are passed over.
Verdict standingOf(std::string_view kind, std::string_view scope, const std::vector<Authorisation>& answers,
                   const std::vector<people::Guardian>& guardians, Day on);
/// The last answer of one person to a kind up to a day (nothing: never asked). Withdrawn and expired are told apart by
/// the caller.
const Authorisation* lastAnswer(std::string_view kind, const std::optional<GuardianId>& who,
                                const std::vector<Authorisation>& answers, Day on);

/// What may be shown of a young person's work: the face only with the image given for that scope; the work without a
/// face, under a chosen name, with participation and author's rights.
struct Showing {
    bool face = false, pseudonymous_work = false;
};
Showing showingOf(const Verdict& image, const Verdict& participation, const Verdict& author_rights);

}  // namespace jalon::families
