// SPDX-License-Identifier: EUPL-1.2
#pragma once
// `jalon check`: everything that can be said of a database without changing it.
#include "app/settings.h"
#include "base/findings.h"

namespace jalon::app {

/// Beside a running server too (then without the seals of pages in the file itself, which the server may be writing).
/// 0 sound, 1 it could not be checked, 2 trouble was found. In French, or with `as_json` as
/// {"sound":…,"complete":…,"lookedAt":{…},"findings":[{"code","subject","count","examples"}]}.
int checkDatabase(const Place& place, bool as_json);

/// One line a kind of finding, for people.
std::string sentenceOf(const Findings::Key& key, const Findings::Kind& kind);

}  // namespace jalon::app
