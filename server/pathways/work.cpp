// SPDX-License-Identifier: EUPL-1.2
#include "pathways/work.h"

#include "access/access.h"
#include "partners/partners.h"
#include "people/name_form.h"
#include "people/people.h"

namespace jalon::pathways {

Work Pathways::workIn(storage::Transaction& tx, const access::Actor& actor) const {
    const auto& settings = calendars_.settings(tx);
    const Day today = clock_.today();
    return {tx, clock_, actor, blueprints_.on(tx, today), settings, rulesOn(settings, today)};
}

PathwayRules rulesOn(const calendar::Settings& settings, Day on) {
    const auto number = [&](std::string_view key) { return settings.integer(key, on); };
    PathwayRules out;
    out.plan_months = number("pathway.plan_months");
    out.plan_months_min = number("pathway.plan_months_min");
    out.plan_months_max = number("pathway.plan_months_max");
    out.review_weeks = number("pathway.review_weeks");
    out.review_weeks_min = number("pathway.review_weeks_min");
    out.review_weeks_max = number("pathway.review_weeks_max");
    out.objectives_min = number("pathway.objectives_min");
    out.objectives_max = number("pathway.objectives_max");
    out.unreachable = {number("pathway.unreachable_attempts"), number("pathway.unreachable_means")};
    out.lost = {number("pathway.lost_months"), {number("pathway.lost_attempts"), number("pathway.lost_means")}};
    return out;
}

void requireChoice(JsonReader& in, const Work& work, std::string_view list, std::string_view key,
                   const std::string& code) {
    if (!code.empty() && !work.blueprint.knows(list, code)) in.fail(key, "not_in_list");
}

void requireChoices(JsonReader& in, const Work& work, std::string_view list, std::string_view key,
                    const std::vector<std::string>& codes) {
    for (const auto& code : codes) requireChoice(in, work, list, key, code);
}

std::optional<StructureId> readStructure(JsonReader& in, const Work& work, std::string_view key) {
    const auto id = StructureId::parse(in.optionalUuid(key));
    if (id && !partners::find(work.tx, *id)) in.fail(key, "unknown");
    return id;
}

std::optional<UserId> readUser(JsonReader& in, const Work& work, std::string_view key) {
    const auto id = UserId::parse(in.optionalUuid(key));
    if (id && access::displayNames(work.tx, {*id}).empty()) in.fail(key, "unknown");
    return id;
}

Result<Pathway> loadForChange(const Work& work, const PathwayId& id, std::int64_t version) {
    auto pathway = store::find(work.tx, id);
    if (!pathway) return Error::notFound();
    if (pathway->version != version) return Error::stale(json::serialize(pathwayJson(work, *pathway)));
    return std::move(*pathway);
}

Result<Pathway> loadOpen(const Work& work, const PathwayId& id) {
    auto pathway = store::find(work.tx, id);
    if (!pathway) return Error::notFound();
    if (!pathway->isOpen()) return Error::conflict("pathway_closed");
    return std::move(*pathway);
}

void keep(const Work& work, Pathway& pathway) {
    pathway.version += 1;
    pathway.updated_at = work.clock.now();
    store::update(work.tx, pathway);
}

void audit(const Work& work, std::string action, std::string entity, std::string id, const PersonId& person,
           json::object details) {
    audit::record(work.tx, work.clock, work.actor.author,
                  {std::move(action), std::move(entity), std::move(id), person, std::move(details)});
}

json::array contactsJson(const Work& work, const PersonId& person) {
    json::array out;
    const auto young = people::personJson(work.tx, person);
    if (young && !young->at("phone").as_string().empty())
        out.push_back(json::object{{"guardianId", nullptr},
                                   {"name", people::find(work.tx, person)->displayName()},
                                   {"relation", "young"},
                                   {"phone", young->at("phone")},
                                   {"mayCall", true},
                                   {"reasons", json::array()}});
    const Day today = work.clock.today();
    const auto circle = people::circleOf(work.tx, person);
    for (const auto& guardian : circle.guardians) {
        if (!guardian.validOn(today)) continue;
        const auto rule = people::contactRule(guardian, circle.restrictions, today);
        const auto& fields = guardian.fields;
        const std::string name =
            people::capitals(fields.last_name) + (fields.first_name.empty() ? "" : " " + fields.first_name);
        for (const auto& phone : {fields.phone, fields.phone2})
            if (!phone.empty())
                out.push_back(json::object{{"guardianId", guardian.id.text()},
                                           {"name", name},
                                           {"relation", fields.relation},
                                           {"phone", phone},
                                           {"mayCall", rule.call && rule.tell},
                                           {"reasons", textsJson(rule.reasons)}});
    }
    return out;
}

}  // namespace jalon::pathways
