// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The questionnaire to the school after a return: by a link that expires, or on paper. Pure values and rules.
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"

namespace jalon::continuity {

using QuestionnaireId = Id<struct QuestionnaireTag>;
inline constexpr const char* kQuestionnaireForm = "school_questionnaire";

struct Questionnaire {
    QuestionnaireId id;
    StayId stay;
    PersonId person;
    bool by_link = false;
    Day sent_on = {};
    std::string sent_to = {};
    std::string token_hash = {};
    std::optional<Day> expires_on = {};  ///< the last day the link is answered
    bool revoked = false;
    json::object answers = {};
    std::string edition = {};  ///< of the form (blueprints/form_edition.h)
    std::optional<Day> answered_on = {};
    std::string answered_by = {};
    Instant created_at = {}, updated_at = {};
    std::optional<UserId> created_by = {};
    std::int64_t version = 1;

    /// Through the link, that day: the first time or to correct.
    bool mayAnswer(Day today) const { return by_link && !revoked && expires_on && today <= *expires_on; }
};

enum class QuestionnaireState { answered, waiting, no_answer, revoked };
std::string_view stateCode(QuestionnaireState state);
/// no_answer: the link expired without an answer, which is not the same as any answer.
QuestionnaireState stateOf(const Questionnaire& questionnaire, Day today);

/// What the page of the link says of the pupil: "Léa D."; the initial of the first letter of the name.
std::string shownName(const std::string& first_name, const std::string& last_name);

}  // namespace jalon::continuity
