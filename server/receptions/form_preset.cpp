// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/form_edition.h"
#include "receptions/receptions.h"
#include "receptions/stay_store.h"

namespace jalon::receptions {

void presetForm(storage::Transaction& tx, const Clock& clock, const access::Actor& actor,
                const blueprints::Blueprint& blueprint, const StayId& stay, const std::string& kind,
                const json::object& answers) {
    const auto* definition = blueprint.form(kind);
    const auto found = store::findStay(tx, stay);
    if (definition == nullptr || !found || found->withdrawn) return;
    auto form = store::form(tx, stay, kind).value_or(store::StayForm{kind});
    const blueprints::Answered before{form.answers, blueprints::findEdition(tx, form.edition)};
    json::array changed;
    for (const auto& [key, value] : answers) {
        const auto* stored = form.answers.if_contains(key);
        if (definition->find(key) == nullptr || (stored != nullptr && *stored == value)) continue;
        form.answers[key] = value;
        changed.emplace_back(key);
    }
    if (changed.empty()) return;
    form.version += 1;
    form.updated_at = clock.now();
    form.updated_by = actor.author.user;
    form.edition = blueprints::keepEdition(tx, blueprints::editionOf(*definition, form.answers, before));
    store::put(tx, stay, form);
    audit::record(tx, clock, actor.author,
                  {form.version == 1 ? "create" : "update",
                   "stay_form",
                   stay.text(),
                   found->person,
                   {{"kind", kind}, {"version", form.version}, {"changed", std::move(changed)}}});
}

}  // namespace jalon::receptions
