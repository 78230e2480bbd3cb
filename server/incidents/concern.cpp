// SPDX-License-Identifier: EUPL-1.2
#include "incidents/concern.h"

namespace jalon::incidents {
namespace {

constexpr std::size_t kMostElements = 8000;
constexpr std::size_t kMostConsulted = 10;

json::value dayOrNull(const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(); }

std::string code(JsonReader& in, const blueprints::Blueprint& blueprint, std::string_view key, std::string_view list) {
    std::string value = in.optionalText(key, {.max = 60});
    if (!value.empty() && !blueprint.knows(list, value)) in.fail(key, "not_in_list");
    return value;
}

std::optional<Day> pastDay(JsonReader& in, std::string_view key, Day today) {
    const auto day = in.optionalDay(key);
    if (day && *day > today) in.fail(key, "in_future");
    return day;
}

std::string timeOf(JsonReader& in, std::string_view key) {
    std::string time = in.optionalText(key, {.max = 5});
    if (!time.empty() && !minutesOf(time)) in.fail(key, "not_a_time");
    return time;
}

std::vector<Consulted> readConsulted(JsonReader& in, Day today) {
    std::vector<Consulted> out;
    std::size_t place = 0;
    for (const json::object* each : in.objects("consulted", kMostConsulted)) {
        JsonReader nested(*each, in.path("consulted." + std::to_string(place++)));
        Consulted one;
        one.name = nested.text("name", {.max = 120});
        one.function = nested.optionalText("function", {.max = 120});
        one.on = pastDay(nested, "on", today);
        one.advice = nested.optionalText("advice", {.max = kMostNote, .lines = true});
        in.absorb(nested);
        out.push_back(std::move(one));
    }
    return out;
}

bool isSent(const ConcernFields& fields) { return fields.decision == "crip" || fields.decision == "procureur"; }

}  // namespace

ConcernFields readConcern(JsonReader& in, const blueprints::Blueprint& blueprint, Day today) {
    ConcernFields out;
    out.noticed_by = in.optionalText("noticedBy", {.max = 160});
    out.noticed_on = pastDay(in, "noticedOn", today);
    out.noticed_time = timeOf(in, "noticedTime");
    out.immediate_danger = in.boolean("immediateDanger", false);
    out.elements = in.optionalText("elements", {.max = kMostElements, .lines = true});
    out.incident = IncidentId::parse(in.optionalUuid("incidentId"));
    out.consulted = readConsulted(in, today);

    out.decision = code(in, blueprint, "decision", "concern_decision");
    out.decision_reason = code(in, blueprint, "decisionReason", "concern_not_sent");
    out.decision_note = in.optionalText("decisionNote", {.max = kMostNote, .lines = true});
    out.decided_on = pastDay(in, "decidedOn", today);
    if (out.decision == "none" && out.decision_reason == "other" && out.decision_note.empty())
        in.fail("decisionNote", "required");

    out.sent_on = pastDay(in, "sentOn", today);
    out.sent_time = timeOf(in, "sentTime");
    out.sent_how = code(in, blueprint, "sentHow", "concern_channel");
    out.sent_to = in.optionalText("sentTo", {.max = 160});
    out.reference = in.optionalText("reference", {.max = 80});
    out.acknowledged_on = pastDay(in, "acknowledgedOn", today);
    out.acknowledgement = in.optionalText("acknowledgement", {.max = kMostNote, .lines = true});
    if (out.sent_on && out.noticed_on && *out.sent_on < *out.noticed_on) in.fail("sentOn", "before_noticed");

    out.parents = in.optionalOneOf("parents", {"informed", "not_informed"});
    out.parents_on = pastDay(in, "parentsOn", today);
    out.parents_by = in.optionalText("parentsBy", {.max = 120});
    out.parents_who = in.optionalText("parentsWho", {.max = 160});
    out.parents_reason = code(in, blueprint, "parentsReason", "concern_parents_not_informed");
    out.parents_note = in.optionalText("parentsNote", {.max = kMostNote, .lines = true});
    if (out.parents == "not_informed" && out.parents_reason == "other" && out.parents_note.empty())
        in.fail("parentsNote", "required");

    out.follow_up_on = in.optionalDay("followUpOn");
    out.follow_up_note = in.optionalText("followUpNote", {.max = kMostNote, .lines = true});
    return out;
}

json::object inputJson(const ConcernFields& fields) {
    json::array consulted;
    for (const auto& each : fields.consulted)
        consulted.push_back(json::object{
            {"name", each.name}, {"function", each.function}, {"on", dayOrNull(each.on)}, {"advice", each.advice}});
    return {{"noticedBy", fields.noticed_by},
            {"noticedOn", dayOrNull(fields.noticed_on)},
            {"noticedTime", fields.noticed_time},
            {"immediateDanger", fields.immediate_danger},
            {"elements", fields.elements},
            {"incidentId", fields.incident ? json::value(fields.incident->text()) : json::value()},
            {"consulted", std::move(consulted)},
            {"decision", fields.decision},
            {"decisionReason", fields.decision_reason},
            {"decisionNote", fields.decision_note},
            {"decidedOn", dayOrNull(fields.decided_on)},
            {"sentOn", dayOrNull(fields.sent_on)},
            {"sentTime", fields.sent_time},
            {"sentHow", fields.sent_how},
            {"sentTo", fields.sent_to},
            {"reference", fields.reference},
            {"acknowledgedOn", dayOrNull(fields.acknowledged_on)},
            {"acknowledgement", fields.acknowledgement},
            {"parents", fields.parents},
            {"parentsOn", dayOrNull(fields.parents_on)},
            {"parentsBy", fields.parents_by},
            {"parentsWho", fields.parents_who},
            {"parentsReason", fields.parents_reason},
            {"parentsNote", fields.parents_note},
            {"followUpOn", dayOrNull(fields.follow_up_on)},
            {"followUpNote", fields.follow_up_note}};
}

ConcernFields concernOf(const json::object& stored) {
    const auto words = [&](const char* key) { return std::string(stored.at(key).as_string()); };
    const auto day = [](const json::value& value) {
        return value.is_null() ? std::nullopt : Day::parse(std::string_view(value.as_string()));
    };
    ConcernFields out;
    out.noticed_by = words("noticedBy");
    out.noticed_on = day(stored.at("noticedOn"));
    out.noticed_time = words("noticedTime");
    out.immediate_danger = stored.at("immediateDanger").as_bool();
    out.elements = words("elements");
    if (const auto& incident = stored.at("incidentId"); !incident.is_null())
        out.incident = IncidentId::trusted(std::string(incident.as_string()));
    for (const auto& each : stored.at("consulted").as_array())
        out.consulted.push_back({std::string(each.at("name").as_string()), std::string(each.at("function").as_string()),
                                 day(each.at("on")), std::string(each.at("advice").as_string())});
    out.decision = words("decision");
    out.decision_reason = words("decisionReason");
    out.decision_note = words("decisionNote");
    out.decided_on = day(stored.at("decidedOn"));
    out.sent_on = day(stored.at("sentOn"));
    out.sent_time = words("sentTime");
    out.sent_how = words("sentHow");
    out.sent_to = words("sentTo");
    out.reference = words("reference");
    out.acknowledged_on = day(stored.at("acknowledgedOn"));
    out.acknowledgement = words("acknowledgement");
    out.parents = words("parents");
    out.parents_on = day(stored.at("parentsOn"));
    out.parents_by = words("parentsBy");
    out.parents_who = words("parentsWho");
    out.parents_reason = words("parentsReason");
    out.parents_note = words("parentsNote");
    out.follow_up_on = day(stored.at("followUpOn"));
    out.follow_up_note = words("followUpNote");
    return out;
}

std::vector<std::string_view> missingOf(const ConcernFields& fields) {
    std::vector<std::string_view> out;
    const auto need = [&](std::string_view member, bool there) {
        if (!there) out.push_back(member);
    };
    need("elements", !fields.elements.empty());
    need("noticedBy", !fields.noticed_by.empty());
    need("noticedOn", fields.noticed_on.has_value());
    need("decision", !fields.decision.empty());
    if (fields.decision == "none") need("decisionReason", !fields.decision_reason.empty());
    if (!fields.decision.empty()) need("decidedOn", fields.decided_on.has_value());
    if (!isSent(fields)) return out;
    need("sentOn", fields.sent_on.has_value());
    need("sentHow", !fields.sent_how.empty());
    need("sentTo", !fields.sent_to.empty());
    need("parents", !fields.parents.empty());
    if (fields.parents == "informed") {
        need("parentsOn", fields.parents_on.has_value());
        need("parentsBy", !fields.parents_by.empty());
    }
    if (fields.parents == "not_informed") need("parentsReason", !fields.parents_reason.empty());
    return out;
}

std::vector<std::string_view> noticesOf(const ConcernFields& fields) {
    std::vector<std::string_view> out;
    if (fields.immediate_danger && fields.decision != "procureur") out.push_back("emergency");
    if (isSent(fields) && fields.parents.empty()) out.push_back("parents_first");
    if (isSent(fields) && fields.sent_on && !fields.acknowledged_on) out.push_back("not_acknowledged");
    return out;
}

}  // namespace jalon::incidents
