// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Answers keep the words they were given in. Beside them is stored an edition: the form as it was when each answer was
// written. An administrator may then reword, reorder, retire or take out a question: what was answered stays as it was,
// readable with its own label, and can still be saved with the rest of the form.
#include <optional>
#include <string>

#include "blueprints/form.h"
#include "storage/database.h"

namespace jalon::blueprints {

/// An earlier state of one set of answers.
struct Answered {
    json::object answers;
    std::optional<FormDefinition> edition;  ///< nothing: never saved, or saved before editions were kept
};

/// As checkAnswers(form, answers), except that an answer equal to the one given before is right as it is, and answers
/// to questions the form no longer asks are carried over.
Result<json::object> checkAnswers(const FormDefinition& form, const json::object& answers, const Answered& before);

/// The edition to store with `answers`, which have been checked: the present form; a question whose answer is unchanged
/// since `before` keeps its words of then; questions no longer asked come in a last section "former".
FormDefinition editionOf(const FormDefinition& form, const json::object& answers, const Answered& before);

/// Stores an edition once; its id goes beside the answers.
std::string keepEdition(storage::Transaction& tx, const FormDefinition& edition);
/// Nothing for an unknown id.
std::optional<FormDefinition> findEdition(storage::Transaction& tx, const std::string& id);

}  // namespace jalon::blueprints
