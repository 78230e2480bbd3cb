// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The grids as forms: made from the closed lists of the blueprint, so that their editions are kept beside the answers
// as those of any form are (blueprints/form_edition.h): a list changed later never rewrites a grid filled before.
#include <string>
#include <vector>

#include "blueprints/blueprint.h"
#include "blueprints/form_edition.h"
#include "grids/observation.h"

namespace jalon::grids {

/// A professional's: grid_item on grid_scale. What is no longer offered is not asked.
blueprints::FormDefinition gridForm(const blueprints::Blueprint& blueprint);
/// The young person's: the same items, in the words of grid_item_self where it has some, on grid_scale_self.
blueprints::FormDefinition selfGridForm(const blueprints::Blueprint& blueprint);
/// Of one day: self_item on self_face.
blueprints::FormDefinition selfEvaluationForm(const blueprints::Blueprint& blueprint);

/// GridForm of the API: {items:[{code,label}], scale:[{code,label}]}.
json::object gridFormJson(const blueprints::FormDefinition& form);

json::object answersJson(const Answers& answers);
Answers answersOf(const json::object& checked);

/// The items of several editions with their words, the first edition's first: what one stay's grids asked.
std::vector<blueprints::Choice> itemsOf(const std::vector<const blueprints::FormDefinition*>& editions);

}  // namespace jalon::grids
