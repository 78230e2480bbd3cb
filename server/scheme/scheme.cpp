// SPDX-License-Identifier: EUPL-1.2
#include "scheme/scheme.h"

#include "access/access.h"
#include "blueprints/merge.h"

namespace jalon::scheme {
namespace {

using access::Actor;
using access::Right;
using storage::Transaction;

constexpr std::string_view kFormat = "jalon-scheme/1";
constexpr std::size_t kMaxSettings = 500;

struct Command {
    std::string id, comment;
    std::int64_t latest = 0;
    Day valid_from;
    json::object blueprint;
    json::array settings;
};

Result<Command> read(const json::object& body) {
    Command command;
    JsonReader in(body);
    command.id = in.uuid("id");
    command.latest = in.integer("latest", 0, 1'000'000);
    command.valid_from = in.day("validFrom");
    command.comment = in.optionalText("comment", {.max = 500, .lines = true});
    const json::object* file = in.object("file");
    if (file == nullptr) {
        if (!in.has("file")) in.fail("file", "required");
    } else {
        JsonReader parts(*file, "file");
        parts.oneOf("format", {kFormat});
        if (const auto* blueprint = parts.object("blueprint"))
            command.blueprint = *blueprint;
        else if (!parts.has("blueprint"))
            parts.fail("blueprint", "required");
        for (const auto* setting : parts.objects("settings", kMaxSettings)) command.settings.push_back(*setting);
        in.absorb(parts);
    }
    TRY(in.finish());
    return command;
}

/// What merging needs to find in a file made by hand.
bool hasParts(const json::object& blueprint) {
    const auto list = [&](std::string_view member) {
        const auto* value = blueprint.if_contains(member);
        return value == nullptr || value->is_array();
    };
    const auto* vocabularies = blueprint.if_contains("vocabularies");
    if (vocabularies == nullptr || !vocabularies->is_object()) return false;
    for (const auto& [name, choices] : vocabularies->get_object())
        if (!choices.is_array()) return false;
    return list("forms") && list("stayTransitions") && list("deadlines") && list("sheets");
}

json::array settingChanges(const std::vector<calendar::DatedSettings::Incoming>& incoming) {
    json::array out;
    for (const auto& each : incoming) {
        const auto& setting = each.entry.setting;
        out.push_back(json::object{{"key", setting.key},
                                   {"from", setting.from.iso()},
                                   {"before", each.corrects ? json::value(each.before_value) : json::value()},
                                   {"after", setting.value},
                                   {"unit", setting.unit},
                                   {"source", setting.source}});
    }
    return out;
}

template <class T>
json::array each(const std::vector<T>& items) {
    json::array out;
    for (const auto& item : items) out.push_back(toJson(item));
    return out;
}

}  // namespace

Result<json::object> Schemes::exported(const Actor& actor) {
    TRY(access::require(actor, Right::settings_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto& blueprint = blueprints_.on(tx, clock_.today());
        audit::record(tx, clock_, actor.author,
                      {"export", "scheme", blueprint.code(), std::nullopt, {{"version", blueprint.version()}}});
        return json::object{
            {"format", kFormat}, {"blueprint", blueprint.content()}, {"settings", settings_.exported(tx)}};
    });
}

Result<json::object> Schemes::import(const Actor& actor, const json::object& body, bool dry_run) {
    TRY(access::require(actor, Right::settings_keep));
    TRY_ASSIGN(const auto command, read(body));
    if (!hasParts(command.blueprint)) return Error::invalid("file.blueprint", "wrong_type");
    const auto run = [&](Transaction& tx) -> Result<json::object> {
        const auto& present = blueprints_.on(tx, clock_.today());
        const auto content = blueprints::merged(command.blueprint, present.content(), {});
        const auto examined = versions_.examine(tx, content, present.version());
        auto incoming = settings_.incoming(tx, command.settings);
        if (!incoming) {
            Error error = std::move(incoming).error();
            for (auto& field : error.fields) field.field = "file." + field.field;
            return error;
        }
        json::object report{{"problems", each(examined.problems)},
                            {"changes", each(examined.changes)},
                            {"settings", settingChanges(*incoming)},
                            {"version", nullptr}};
        if (dry_run) return report;
        if (examined.changes.empty() && incoming->empty() && !blueprints::anyError(examined.problems))
            return Error::conflict("nothing_changed");
        if (!examined.changes.empty() || blueprints::anyError(examined.problems)) {
            TRY_ASSIGN(const auto saved, versions_.saveIn(tx, actor,
                                                          {{"id", command.id},
                                                           {"basedOn", present.version()},
                                                           {"latest", command.latest},
                                                           {"validFrom", command.valid_from.iso()},
                                                           {"comment", command.comment},
                                                           {"content", content}}));
            report["version"] = saved.version;
        }
        TRY(settings_.import(tx, actor, *incoming, command.comment));
        return report;
    };
    if (dry_run) return database_.read(run);
    return database_.write(run);
}

}  // namespace jalon::scheme
