// SPDX-License-Identifier: EUPL-1.2
#include "programme/foreign_facts.h"

namespace jalon::programme {

void addForeignFacts(storage::Transaction&, WeekFacts&, Day) {}

}  // namespace jalon::programme
