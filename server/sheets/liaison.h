// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the sheet for the school is made of, from the forms of a stay: the answers a school may read, and the sentences
// among them that a person has to decide on. Pure.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "blueprints/blueprint.h"
#include "sheets/content_guard.h"

namespace jalon::sheets {

/// Whether an answer of this form is for the school: work, attitude and commitments. Every other field is blocked,
/// those an administrator adds included: they were asked of the family for the service.
bool goesToSchool(std::string_view form, std::string_view field);

enum class SentenceDecision { keep, leave_out };
std::string_view decisionCode(SentenceDecision decision);
std::optional<SentenceDecision> parseSentenceDecision(std::string_view code);

struct DecidedSentence {
    std::string id, form, field, sentence;
    std::vector<std::string> found;  ///< the words that were marked in it then
    SentenceDecision decision = SentenceDecision::leave_out;
    std::string reason;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;

    /// A decision holds for the sentence as it was read: not once it was written again, nor once more words are marked.
    bool holdsFor(std::string_view in_form, std::string_view in_field, const GuardedSentence& marked) const;
};

struct MarkedSentence {
    std::string form, field;
    GuardedSentence sentence;
    const DecidedSentence* decided = nullptr;
};

struct LiaisonText {
    std::string form, field;
    std::string written;  ///< as it stands in the form
    std::string printed;  ///< without the sentences that are left out or still to be decided
    std::vector<MarkedSentence> marked;
};

struct LiaisonForms {
    json::array forms;                 ///< StayForm[] with the answers for the school alone, texts as printed
    std::vector<LiaisonText> texts;    ///< the free texts in which something is marked
    std::vector<std::string> blocked;  ///< "form.field" answered and not for the school
    std::size_t undecided = 0;
};

/// `forms` are StayForm[] of a stay. `decisions` outlives the answer.
LiaisonForms readForSchool(const json::array& forms, const ContentGuard& guard,
                           const std::vector<DecidedSentence>& decisions);

/// The words of the guard's vocabularies that are offered today.
std::vector<GuardWord> guardWords(const blueprints::Blueprint& blueprint);

}  // namespace jalon::sheets
