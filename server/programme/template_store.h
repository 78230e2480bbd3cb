// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of week templates.
#include <optional>
#include <vector>

#include "programme/week_template.h"
#include "storage/database.h"

namespace jalon::programme::store {

std::optional<WeekTemplate> findTemplate(storage::Transaction& tx, const TemplateId& id);
/// Those not retired, or the retired ones; by number of days, then name.
std::vector<WeekTemplate> templates(storage::Transaction& tx, bool active);
void insert(storage::Transaction& tx, const WeekTemplate& plan, Instant at, const std::optional<UserId>& by);
void update(storage::Transaction& tx, const WeekTemplate& plan, Instant at, const std::optional<UserId>& by);

}  // namespace jalon::programme::store
