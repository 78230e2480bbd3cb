// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether the words of forms and the versions of blueprints are those that were kept.
#include "base/findings.h"
#include "storage/database.h"

namespace jalon::blueprints {

/// The words of a form against their hash (code "digest" of form_edition.id); versions of a blueprint one after another
/// (code "gap" of blueprint_version.number). Looked at: "editions".
void check(storage::Transaction& tx, Findings& findings);

}  // namespace jalon::blueprints
