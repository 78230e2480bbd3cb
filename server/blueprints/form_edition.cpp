// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/form_edition.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "blueprints/blueprint_reader.h"
#include "blueprints/blueprint_store.h"
#include "blueprints/edition_id.h"

namespace jalon::blueprints {
namespace {

bool unchanged(const json::object& answers, const json::object& before, std::string_view key) {
    const auto* now = answers.if_contains(key);
    const auto* then = before.if_contains(key);
    return now != nullptr && then != nullptr && *now == *then;
}

}  // namespace

std::string editionId(const std::string& definition) {
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(definition.data()),
                       definition.size(), nullptr, 0);
    std::array<char, 2 * hash.size() + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

Result<json::object> checkAnswers(const FormDefinition& form, const json::object& answers, const Answered& before) {
    json::object changed;
    for (const auto& [key, answer] : answers)
        if (!unchanged(answers, before.answers, key)) changed[key] = answer;
    TRY_ASSIGN(json::object stored, checkAnswers(form, changed));
    for (const auto& [key, answer] : before.answers)
        if (unchanged(answers, before.answers, key) || form.find(key) == nullptr) stored[key] = answer;
    return stored;
}

FormDefinition editionOf(const FormDefinition& form, const json::object& answers, const Answered& before) {
    FormDefinition out = form;
    if (!before.edition) return out;
    for (auto& section : out.sections)
        for (auto& field : section.fields)
            if (const auto* then = before.edition->find(field.key);
                then != nullptr && unchanged(answers, before.answers, field.key))
                field = *then;
    FormSection former{"former", {{"fr", "Questions qui ne sont plus posées"}}, {}};
    for (const auto& section : before.edition->sections)
        for (const auto& field : section.fields)
            if (form.find(field.key) == nullptr && answers.contains(field.key)) former.fields.push_back(field);
    if (!former.fields.empty()) out.sections.push_back(std::move(former));
    return out;
}

std::string keepEdition(storage::Transaction& tx, const FormDefinition& edition) {
    const std::string definition = json::serialize(toJson(edition));
    std::string id = editionId(definition);
    store::keepEdition(tx, id, edition.kind, definition);
    return id;
}

std::optional<FormDefinition> findEdition(storage::Transaction& tx, const std::string& id) {
    const auto text = store::edition(tx, id);
    if (!text) return std::nullopt;
    const json::object wrapped{{"forms", json::array{json::parse(*text)}}};
    JsonReader in(wrapped);
    auto forms = readForms(in);
    if (const auto read = in.finish(); !read || forms.empty())
        throw std::runtime_error("form_edition " + id + ": cannot be read");
    return std::move(forms.front());
}

}  // namespace jalon::blueprints
