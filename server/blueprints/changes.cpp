// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/changes.h"

#include <algorithm>

#include "blueprints/item_key.h"

namespace jalon::blueprints {
namespace {

std::string labelOf(const json::object& part) {
    const auto* label = part.if_contains("label");
    const auto* french = label != nullptr && label->is_object() ? label->get_object().if_contains("fr") : nullptr;
    return french != nullptr && french->is_string() ? std::string(french->get_string()) : "";
}

const json::value* find(const json::array& list, const std::string& key) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const json::value& item) { return itemKey(item) == key; });
    return found == list.end() ? nullptr : &*found;
}

/// The names both lists have, in the order of the first.
std::vector<std::string> common(const json::array& list, const json::array& other) {
    std::vector<std::string> out;
    for (const auto& item : list)
        if (const auto key = itemKey(item); find(other, key) != nullptr) out.push_back(key);
    return out;
}

class Comparison {
public:
    void parts(const json::object& before, const json::object& after) {
        for (const auto& [member, now] : after) {
            const auto* was = before.if_contains(member);
            if (isLabel(now) || (was != nullptr && isLabel(*was)))
                labels(was, now, std::string(member), labelOf(after));
            else if (isItemList(now) || (was != nullptr && isItemList(*was)))
                lists(was == nullptr || !was->is_array() ? json::array{} : was->get_array(), now.as_array());
            else if (was == nullptr || *was != now)
                add(Change::Kind::changed, labelOf(after), std::string(member), was == nullptr ? json::value() : *was,
                    now);
        }
    }

    void lists(const json::array& before, const json::array& after) {
        for (const auto& item : after) {
            const Step step(place_, itemKey(item));
            const auto* was = find(before, itemKey(item));
            if (was != nullptr)
                parts(was->as_object(), item.as_object());
            else
                add(Change::Kind::added, labelOf(item.as_object()));
        }
        for (const auto& item : before)
            if (find(after, itemKey(item)) == nullptr) {
                const Step step(place_, itemKey(item));
                add(Change::Kind::removed, labelOf(item.as_object()));
            }
        if (common(before, after) != common(after, before)) add(Change::Kind::reordered, "");
    }

    void vocabularies(const json::object& before, const json::object& after) {
        for (const auto& [name, list] : after) {
            const Step step(place_, std::string(name));
            const auto* was = before.if_contains(name);
            lists(was == nullptr ? json::array{} : was->as_array(), list.as_array());
        }
        for (const auto& [name, list] : before)
            if (!after.contains(name)) {
                const Step step(place_, std::string(name));
                add(Change::Kind::removed, "");
            }
    }

    /// A step further in, taken back at the end of the block.
    class Step {
    public:
        Step(std::vector<std::string>& place, std::string name) : place_(place) { place_.push_back(std::move(name)); }
        ~Step() { place_.pop_back(); }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

    private:
        std::vector<std::string>& place_;
    };

    std::vector<std::string>& place() { return place_; }
    std::vector<Change> take() { return std::move(changes_); }

private:
    static bool isLabel(const json::value& value) { return value.is_object(); }

    void labels(const json::value* before, const json::value& after, const std::string& member,
                const std::string& label) {
        const json::object none;
        const auto& was = before != nullptr && before->is_object() ? before->get_object() : none;
        const auto& now = after.is_object() ? after.get_object() : none;
        for (const auto& [language, words] : now)
            if (const auto* old = was.if_contains(language); old == nullptr || *old != words)
                add(Change::Kind::changed, label, member + "." + std::string(language),
                    old == nullptr ? json::value("") : *old, words);
        for (const auto& [language, words] : was)
            if (!now.contains(language))
                add(Change::Kind::changed, label, member + "." + std::string(language), words, "");
    }

    void add(Change::Kind kind, std::string label, std::string member = "", json::value before = nullptr,
             json::value after = nullptr) {
        changes_.push_back({kind, place_, std::move(label), std::move(member), std::move(before), std::move(after)});
    }

    std::vector<std::string> place_;
    std::vector<Change> changes_;
};

const json::array& listOf(const json::object& content, std::string_view member) {
    static const json::array kNone;
    const auto* list = content.if_contains(member);
    return list == nullptr ? kNone : list->as_array();
}

std::string_view kindCode(Change::Kind kind) {
    switch (kind) {
        case Change::Kind::added:
            return "added";
        case Change::Kind::removed:
            return "removed";
        case Change::Kind::changed:
            return "changed";
        case Change::Kind::reordered:
            return "reordered";
    }
    return "changed";
}

}  // namespace

std::vector<Change> changes(const json::object& before, const json::object& after) {
    Comparison comparison;
    const auto head = [](const json::object& content) { return json::object{{"label", content.at("label")}}; };
    comparison.parts(head(before), head(after));
    {
        const Comparison::Step step(comparison.place(), "vocabularies");
        comparison.vocabularies(before.at("vocabularies").as_object(), after.at("vocabularies").as_object());
    }
    for (const auto* member : {"forms", "stayTransitions", "deadlines", "sheets"}) {
        const Comparison::Step step(comparison.place(), member);
        comparison.lists(listOf(before, member), listOf(after, member));
    }
    return comparison.take();
}

json::object toJson(const Change& change) {
    json::array place;
    for (const auto& name : change.place) place.emplace_back(name);
    return {{"kind", kindCode(change.kind)}, {"place", std::move(place)}, {"label", change.label},
            {"member", change.member},       {"before", change.before},   {"after", change.after}};
}

}  // namespace jalon::blueprints
