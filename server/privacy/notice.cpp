// SPDX-License-Identifier: EUPL-1.2
#include "privacy/notice.h"

#include <algorithm>
#include <functional>
#include <map>

namespace jalon::privacy {
namespace {

constexpr std::size_t kMostText = 4000;
/// With lines: what was typed as it stands on the paper, apostrophes included.
constexpr TextRule kTitle{.max = 160, .lines = true};

/// Without these a notice would not say who is meant.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kNamed{
    {{"controller", "organisme"}, {"dpo", "dpo"}, {"complaint", "autorite"}}};
constexpr std::array<std::string_view, 6> kPlaceholders{"organisme",       "coordonnees", "dpo",
                                                        "dpo_coordonnees", "autorite",    "autorite_coordonnees"};

/// Calls `found` with the word between each pair of braces.
void eachPlaceholder(std::string_view text, const std::function<void(std::string_view)>& found) {
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const auto close = text.find('}', open);
        found(text.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
    }
}

void checkPlaceholders(JsonReader& in, const NoticeSection& section) {
    bool named = true;
    std::string_view wanted;
    for (const auto& [key, placeholder] : kNamed)
        if (key == section.key) {
            wanted = placeholder;
            named = false;
        }
    eachPlaceholder(section.text, [&](std::string_view word) {
        if (word == wanted) named = true;
        if (std::ranges::find(kPlaceholders, word) == kPlaceholders.end())
            in.fail("text", "placeholder_unknown", {{"name", std::string(word.substr(0, 40))}});
    });
    if (!named) in.fail("text", "placeholder_missing", {{"name", std::string(wanted)}});
}

NoticeText readText(JsonReader& in, std::string_view level) {
    NoticeText out;
    const auto* object = in.object(level);
    if (object == nullptr) {
        in.fail(level, "required");
        return out;
    }
    JsonReader text(*object, in.path(level));
    out.title = text.text("title", kTitle);
    std::map<std::string, NoticeSection> read;
    std::size_t at = 0;
    for (const auto* each : text.objects("sections", kNoticeKeys.size())) {
        JsonReader section(*each, text.path("sections." + std::to_string(at++)));
        NoticeSection one{section.text("key", {.max = 40}), section.text("title", kTitle),
                          section.text("text", {.max = kMostText, .lines = true})};
        if (!one.key.empty() && std::ranges::find(kNoticeKeys, one.key) == kNoticeKeys.end())
            section.fail("key", "not_in_list");
        if (!one.text.empty()) checkPlaceholders(section, one);
        if (!read.emplace(one.key, one).second) section.fail("key", "twice");
        text.absorb(section);
    }
    for (const auto key : kNoticeKeys) {
        const auto found = read.find(std::string(key));
        if (found == read.end())
            text.fail("sections", "missing_section", {{"key", std::string(key)}});
        else
            out.sections.push_back(found->second);
    }
    in.absorb(text);
    return out;
}

json::object textJson(const NoticeText& text) {
    json::array sections;
    for (const auto& section : text.sections)
        sections.push_back(json::object{{"key", section.key}, {"title", section.title}, {"text", section.text}});
    return {{"title", text.title}, {"sections", std::move(sections)}};
}

NoticeText textOf(const json::object& stored) {
    NoticeText out{std::string(stored.at("title").as_string()), {}};
    for (const auto& each : stored.at("sections").as_array()) {
        const auto& section = each.as_object();
        out.sections.push_back({std::string(section.at("key").as_string()),
                                std::string(section.at("title").as_string()),
                                std::string(section.at("text").as_string())});
    }
    return out;
}

std::string joined(std::initializer_list<std::string> parts) {
    std::string out;
    for (const auto& part : parts) {
        if (part.empty()) continue;
        if (!out.empty()) out += '\n';
        out += part;
    }
    return out;
}

std::string replaced(std::string text, const std::map<std::string, std::string>& words) {
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto open = text.find('{', at);
        const auto close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) break;
        out += text.substr(at, open - at);
        const auto word = words.find(text.substr(open + 1, close - open - 1));
        out += word == words.end() ? text.substr(open, close - open + 1) : word->second;
        at = close + 1;
    }
    return out + text.substr(std::min(at, text.size()));
}

const Given* lastGiven(const std::vector<Given>& given, const std::optional<people::GuardianId>& guardian) {
    const Given* last = nullptr;
    for (const auto& each : given)
        if (each.guardian == guardian && (last == nullptr || each.on >= last->on)) last = &each;
    return last;
}

Recipient recipient(const std::optional<people::GuardianId>& guardian, const std::vector<Given>& given) {
    const auto* last = lastGiven(given, guardian);
    if (last == nullptr) return {guardian, NoticeStanding::missing, std::nullopt};
    return {guardian, last->current ? NoticeStanding::given : NoticeStanding::former, last->on};
}

}  // namespace

NoticeContent readContent(JsonReader& in) { return {readText(in, "young"), readText(in, "parents")}; }

json::object toJson(const NoticeContent& content) {
    return {{"young", textJson(content.young)}, {"parents", textJson(content.parents)}};
}

NoticeContent contentOf(const json::object& stored) {
    return {textOf(stored.at("young").as_object()), textOf(stored.at("parents").as_object())};
}

NoticeContent filled(NoticeContent content, const Controller& controller) {
    const std::map<std::string, std::string> words{
        {"organisme", controller.name},
        {"coordonnees", joined({controller.address, controller.phone, controller.email})},
        {"dpo", controller.dpo_name},
        {"dpo_coordonnees", joined({controller.dpo_address, controller.dpo_phone, controller.dpo_email})},
        {"autorite", controller.authority_name},
        {"autorite_coordonnees", controller.authority_contact}};
    for (auto* text : {&content.young, &content.parents}) {
        text->title = replaced(text->title, words);
        for (auto& section : text->sections) {
            section.title = replaced(section.title, words);
            section.text = replaced(section.text, words);
        }
    }
    return content;
}

std::string_view standingCode(NoticeStanding standing) {
    switch (standing) {
        case NoticeStanding::given:
            return "given";
        case NoticeStanding::former:
            return "former";
        case NoticeStanding::missing:
            return "missing";
        case NoticeStanding::not_to_tell:
            return "not_to_tell";
    }
    return "missing";
}

std::vector<Recipient> recipientsOn(const people::Circle& circle, const std::vector<Given>& given, Day on) {
    std::vector<Recipient> out{recipient(std::nullopt, given)};
    for (const auto& guardian : circle.guardians) {
        if (!guardian.validOn(on) || guardian.fields.authority == "no") continue;
        auto one = recipient(guardian.id, given);
        const auto rule = people::contactRule(guardian, circle.restrictions, on);
        if (one.standing == NoticeStanding::missing && rule.restricted && !rule.tell && !rule.write)
            one.standing = NoticeStanding::not_to_tell;
        out.push_back(std::move(one));
    }
    return out;
}

bool isOwed(const std::vector<Recipient>& recipients) {
    return std::ranges::any_of(recipients,
                               [](const Recipient& one) { return one.standing == NoticeStanding::missing; });
}

}  // namespace jalon::privacy
