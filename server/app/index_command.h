// SPDX-License-Identifier: EUPL-1.2
#pragma once
// `jalon index …`: the index that search in the text of entries reads.
#include "app/settings.h"

namespace jalon::app {

/// `jalon index rebuild`: makes it anew from the entries.
int rebuildIndex(const Place& place);
/// `jalon index verify`: compares it with every entry; exit code 1 and a line for each kind of trouble when they
/// differ.
int verifyIndex(const Place& place);

}  // namespace jalon::app
