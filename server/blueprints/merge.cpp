// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/merge.h"

#include <algorithm>

#include "blueprints/item_key.h"

namespace jalon::blueprints {
namespace {

/// Members that hold named parts; every other member of a part is one value.
bool holdsParts(std::string_view member) {
    return member == "sections" || member == "fields" || member == "choices" || member == "blocks";
}

/// Sections do not appear in the names of their fields.
std::string below(const std::string& place, std::string_view member, const std::string& item) {
    return member == "fields" ? place.substr(0, place.rfind('/')) + "/" + item : place + "/" + item;
}

void nameParts(const json::object& part, const std::string& place, std::set<std::string>& out) {
    for (const auto& [member, value] : part) {
        if (!holdsParts(member) || !value.is_array()) continue;
        for (const auto& item : value.get_array()) {
            const auto name = below(place, member, itemKey(item));
            out.insert(name);
            nameParts(item.as_object(), name, out);
        }
    }
}

void nameList(const json::value& list, const std::string& place, std::set<std::string>& out) {
    for (const auto& item : list.as_array()) {
        const auto name = place + "/" + itemKey(item);
        out.insert(name);
        nameParts(item.as_object(), name, out);
    }
}

class Merge {
public:
    Merge(const std::set<std::string>& known, std::set<std::string> saved) : known_(known), saved_(std::move(saved)) {}

    json::array lists(const json::array& saved, const json::array& shipped, const std::string& place,
                      std::string_view member) const {
        json::array out;
        for (const auto& item : saved) out.push_back(item);
        std::size_t at = 0;  // behind the shipped neighbour that comes before
        for (const auto& item : shipped) {
            const auto key = itemKey(item);
            const auto found =
                std::find_if(out.begin(), out.end(), [&](const json::value& each) { return itemKey(each) == key; });
            const auto name = below(place, member, key);
            if (found != out.end()) {
                *found = part(found->as_object(), item.as_object(), name);
                at = static_cast<std::size_t>(found - out.begin()) + 1;
            } else if (!known_.contains(name) && !saved_.contains(name)) {
                out.insert(out.begin() + static_cast<std::ptrdiff_t>(at++), item);
            }
        }
        return out;
    }

    json::object part(const json::object& saved, const json::object& shipped, const std::string& place) const {
        json::object out = saved;
        for (const auto& [member, value] : shipped) {
            auto* own = out.if_contains(member);
            if (own == nullptr)
                out[member] = value;
            else if (holdsParts(member) && own->is_array() && value.is_array())
                *own = lists(own->get_array(), value.get_array(), place, member);
        }
        return out;
    }

private:
    const std::set<std::string>& known_;
    std::set<std::string> saved_;
};

}  // namespace

std::set<std::string> partNames(const json::object& content) {
    std::set<std::string> out;
    if (const auto* vocabularies = content.if_contains("vocabularies"))
        for (const auto& [name, list] : vocabularies->as_object()) {
            const std::string place = "vocabularies/" + std::string(name);
            out.insert(place);
            nameList(list, place, out);
        }
    for (const auto* member : {"forms", "stayTransitions", "deadlines", "sheets"})
        if (const auto* list = content.if_contains(member)) nameList(*list, member, out);
    return out;
}

json::object merged(const json::object& saved, const json::object& shipped, const std::set<std::string>& known) {
    const Merge merge(known, partNames(saved));
    json::object out = saved;
    for (const auto& [member, value] : shipped)
        if (!out.contains(member)) out[member] = value;
    auto& vocabularies = out.at("vocabularies").as_object();
    for (const auto& [name, list] : shipped.at("vocabularies").as_object()) {
        const std::string place = "vocabularies/" + std::string(name);
        if (auto* own = vocabularies.if_contains(name))
            *own = merge.lists(own->as_array(), list.as_array(), place, "");
        else
            vocabularies[name] = list;
    }
    for (const auto* member : {"forms", "stayTransitions", "deadlines", "sheets"})
        out[member] = merge.lists(out.at(member).as_array(), shipped.at(member).as_array(), member, "");
    out["lists"] = shipped.at("lists");
    return out;
}

}  // namespace jalon::blueprints
