// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What an administrator may change in a blueprint. Codes that have been in force may be in answers and files: they are
// retired, never deleted; what the program itself relies on keeps its codes.
#include <string>
#include <vector>

#include "blueprints/blueprint.h"

namespace jalon::blueprints {

/// An error stops the version from being saved; a warning is only shown.
struct Problem {
    enum class Severity { error, warning };
    Severity severity = Severity::error;
    std::string place;  ///< of the file: "vocabularies.motive.3.code"
    std::string code;
};

/// `used`: what has been in force so far. Errors: code_in_use, list_removed, fixed_list, retired_fixed (a code of a
/// fixed list cannot be retired), form_removed, form_unknown (the program asks for its own forms), type_changed (a
/// field's answers would be read as another type), choice_in_use, deadline_removed, sheet_removed, sheet_unknown,
/// block_unknown, all_retired (a list nobody can choose from). Warnings: step_unreachable, step_without_end.
std::vector<Problem> editProblems(const Blueprint& edited, const Blueprint& used);

/// The fields of a parser's Error as problems.
std::vector<Problem> problemsOf(const Error& error);
bool anyError(const std::vector<Problem>& problems);

/// The BlueprintProblem of the API.
json::object toJson(const Problem& problem);

}  // namespace jalon::blueprints
