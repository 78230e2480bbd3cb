// SPDX-License-Identifier: EUPL-1.2
// A blueprint as JSON: for the client (labels and what screens need) and as the file it was read from.
#include <algorithm>

#include "blueprints/blueprint.h"

namespace jalon::blueprints {
namespace {

json::object toJson(const StayTransitionRule& rule);
json::object toJson(const DeadlineRule& rule);
json::object toJson(const SheetBlock& block);
json::object toJson(const SheetSettings& sheet);
json::object toJson(const ListInfo& list);

template <class T>
json::array each(const std::vector<T>& items) {
    json::array out;
    for (const auto& item : items) out.push_back(toJson(item));
    return out;
}

json::array texts(const std::vector<std::string>& items) {
    json::array out;
    for (const auto& item : items) out.emplace_back(item);
    return out;
}

json::object toJson(const StayTransitionRule& rule) {
    return {{"from", rule.from}, {"to", rule.to},    {"label", rule.label}, {"needsReason", rule.needs_reason},
            {"side", rule.side}, {"form", rule.form}};
}

json::object toJson(const DeadlineRule& rule) {
    return {{"code", rule.code}, {"label", rule.label}, {"base", rule.base},    {"add", rule.add},
            {"roll", rule.roll}, {"group", rule.group}, {"active", rule.active}};
}

json::object toJson(const SheetBlock& block) {
    return {{"code", block.code}, {"label", block.label}, {"shown", block.shown}};
}

json::object toJson(const SheetSettings& sheet) {
    return {{"code", sheet.code},
            {"label", sheet.label},
            {"heading", texts(sheet.heading)},
            {"intro", sheet.intro},
            {"closing", sheet.closing},
            {"footer", sheet.footer},
            {"signatures", texts(sheet.signatures)},
            {"blocks", each(sheet.blocks)}};
}

json::object toJson(const ListInfo& list) {
    return {{"name", list.name}, {"label", list.label}, {"group", list.group}, {"fixed", list.fixed}};
}

json::object fullJson(const Choice& choice, const MeasureKind& kind) {
    json::object out = toJson(choice);
    out["family"] = kind.family;
    out["eligible"] = kind.eligible;
    out["openEnded"] = kind.open_ended;
    out["limitedDays"] = kind.limited_days;
    out["council"] = kind.council;
    out["outsideClass"] = kind.outside_class;
    out["asks"] = texts(kind.asks);
    return out;
}

}  // namespace

json::object Blueprint::toJson(json::array settings) const {
    json::object vocabularies;
    for (const auto& [name, choices] : vocabularies_) vocabularies[name] = each(choices);
    json::array kinds;
    for (const auto& kind : measure_kinds_)
        kinds.push_back(json::object{{"code", kind.code},
                                     {"openEnded", kind.open_ended},
                                     {"council", kind.council},
                                     {"asks", texts(kind.asks)}});
    return {{"code", code_},
            {"version", version_},
            {"label", label_},
            {"vocabularies", std::move(vocabularies)},
            {"measureKinds", std::move(kinds)},
            {"forms", each(forms_)},
            {"stayTransitions", each(transitions_)},
            {"deadlines", each(deadlines_)},
            {"sheets", each(sheets_)},
            {"lists", each(lists_)},
            {"settings", std::move(settings)}};
}

json::object Blueprint::content() const {
    json::object out = toJson({});
    out.erase("settings");
    out.erase("measureKinds");
    json::array kinds;
    for (const auto& choice : vocabulary("measure_kind")) kinds.push_back(fullJson(choice, *measureKind(choice.code)));
    if (!kinds.empty()) out.at("vocabularies").as_object()["measure_kind"] = std::move(kinds);
    return out;
}

}  // namespace jalon::blueprints
