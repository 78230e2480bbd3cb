// SPDX-License-Identifier: EUPL-1.2
#include "continuity/questionnaire.h"

#include <stdexcept>

namespace jalon::continuity {

std::string_view stateCode(QuestionnaireState state) {
    switch (state) {
        case QuestionnaireState::answered:
            return "answered";
        case QuestionnaireState::waiting:
            return "waiting";
        case QuestionnaireState::no_answer:
            return "no_answer";
        case QuestionnaireState::revoked:
            return "revoked";
    }
    throw std::logic_error("questionnaire state");
}

QuestionnaireState stateOf(const Questionnaire& questionnaire, Day today) {
    if (questionnaire.answered_on) return QuestionnaireState::answered;
    if (questionnaire.revoked) return QuestionnaireState::revoked;
    if (questionnaire.by_link && questionnaire.expires_on && *questionnaire.expires_on < today)
        return QuestionnaireState::no_answer;
    return QuestionnaireState::waiting;
}

std::string shownName(const std::string& first_name, const std::string& last_name) {
    if (last_name.empty()) return first_name;
    std::size_t bytes = 1;
    while (bytes < last_name.size() && (static_cast<unsigned char>(last_name[bytes]) & 0xC0U) == 0x80U) ++bytes;
    const std::string initial = last_name.substr(0, bytes) + ".";
    return first_name.empty() ? initial : first_name + " " + initial;
}

}  // namespace jalon::continuity
