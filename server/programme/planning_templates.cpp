// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "access/access.h"
#include "catalogue/catalogue.h"
#include "people/scope.h"
#include "programme/planning.h"
#include "programme/planning_work.h"
#include "programme/template_store.h"
#include "receptions/receptions.h"

namespace jalon::programme {
namespace {

using access::Actor;
using access::Right;
using storage::Transaction;

void readSlot(Transaction& tx, JsonReader& in, WeekTemplate& plan) {
    TemplateSlot slot{static_cast<int>(in.integer("day", 1, 5)), readSpan(in),
                      catalogue::ActivityId::trusted(in.uuid("activityId"))};
    if (!slot.activity.text().empty() && !catalogue::findActivity(tx, slot.activity)) in.fail("activityId", "unknown");
    if (const auto id = catalogue::ProfessionalId::parse(in.optionalUuid("professionalId"))) {
        slot.professional = *id;
        if (!catalogue::findProfessional(tx, *id)) in.fail("professionalId", "unknown");
    }
    if (const auto id = catalogue::RoomId::parse(in.optionalUuid("roomId"))) {
        slot.room = *id;
        if (!catalogue::findRoom(tx, *id)) in.fail("roomId", "unknown");
    }
    slot.essential = in.boolean("essential", false);
    slot.theme = in.optionalText("theme", {.max = 120});
    plan.slots.push_back(std::move(slot));
}

Result<WeekTemplate> readTemplate(Transaction& tx, const json::object& body, const std::optional<TemplateId>& id) {
    JsonReader in(body);
    WeekTemplate plan(TemplateId::trusted(id ? id->text() : in.uuid("id")));
    plan.name = in.text("name", {.max = 80});
    plan.note = in.optionalText("note", {.max = 300});
    plan.days = static_cast<int>(in.integer("days", 1, 5));
    plan.by_weekday = in.boolean("byWeekday");
    plan.active = in.boolean("active", true);
    std::size_t n = 0;
    for (const json::object* one : in.objects("slots", 60)) {
        JsonReader slot(*one, "slots." + std::to_string(n++));
        readSlot(tx, slot, plan);
        in.absorb(slot);
    }
    TRY(in.finish());
    TRY(checkTemplate(plan));
    return plan;
}

void recordAct(Transaction& tx, const Clock& clock, const Actor& actor, const char* action, const WeekTemplate& plan) {
    audit::record(tx, clock, actor.author,
                  {action, "week_template", plan.id.text(), std::nullopt, {{"name", plan.name}}});
}

/// A template laid over a stay, with everything needed to show or store it.
struct Laid {
    WeekTemplate plan;
    LoadedWeek days;
    YoungFacts young;
    std::vector<Proposal> proposals;
};

struct Wish {
    StayId stay;
    std::optional<Day> from;
    std::set<std::size_t> slots;  ///< only these; empty: all
    std::string reason;
};

Result<Wish> readWish(const json::object& body, bool apply) {
    JsonReader in(body);
    Wish wish{StayId::trusted(in.uuid("stayId")), in.optionalDay("from"), {}, ""};
    if (apply) {
        wish.reason = in.optionalText("reason", {.max = 300});
        for (const std::string& text : in.texts("slots", 60, {.max = 3})) {
            const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
            if (digits && !text.empty())
                wish.slots.insert(static_cast<std::size_t>(std::stoul(text)));
            else
                in.fail("slots", "not_a_number");
        }
    }
    TRY(in.finish());
    return wish;
}

Result<Laid> layOver(Transaction& tx, const calendar::Calendars& calendars, const Clock& clock, const Actor& actor,
                     const TemplateId& id, const Wish& wish) {
    auto plan = store::findTemplate(tx, id);
    if (!plan) return Error::notFound();
    const auto stay = receptions::findStay(tx, wish.stay);
    if (!stay || !people::isInScope(tx, actor.scope(access::Right::programme_keep), stay->person))
        return Error::invalid("stayId", "unknown");
    if (!stay->first || !stay->last) return Error::invalid("stayId", "nothing_planned");
    Laid laid{std::move(*plan),
              loadDays(tx, calendars, actor, mondayOf(stay->first->day), mondayOf(stay->last->day) + 6),
              YoungFacts{stay->id, stay->person},
              {}};
    laid.young = *laid.days.facts.youngOf(stay->id);
    const Day from = wish.from.value_or(std::max(stay->first->day, std::min(clock.today(), stay->last->day)));
    // Nobody joins a session they may not know of; it is still in the way when the proposal is judged.
    WeekFacts joinable = laid.days.facts;
    std::erase_if(joinable.sessions,
                  [&](const Session& one) { return laid.days.hidden.sessions.contains(one.id.text()); });
    laid.proposals = lay(laid.plan, laid.young, joinable, from, [&] { return SessionId::make(clock.now()); });
    for (Proposal& one : laid.proposals)
        if (!wish.slots.empty() && !wish.slots.contains(one.slot)) one = {one.slot, Proposal::How::skipped, "left_out"};
    return laid;
}

/// The days as they would be with the proposals in them.
LoadedWeek withProposals(const Laid& laid) {
    LoadedWeek days = laid.days;
    for (const Proposal& one : laid.proposals) {
        if (!one.session) continue;
        std::erase_if(days.facts.sessions, [&](const Session& other) { return other.id == one.session->id; });
        days.facts.sessions.push_back(*one.session);
    }
    return days;
}

json::object previewJson(const Laid& laid) {
    const LoadedWeek days = withProposals(laid);
    json::array items;
    for (const Proposal& one : laid.proposals) {
        json::value session;
        if (one.session) session = sessionJson(days, *one.session, {});
        items.push_back(json::object{
            {"slot", one.slot}, {"how", howCode(one.how)}, {"why", one.why}, {"session", std::move(session)}});
    }
    return {{"stayId", laid.young.stay.text()},
            {"template", templateJson(laid.plan)},
            {"items", std::move(items)},
            {"gaps", gapsJson(laid.young.stay, gapsOf(laid.young, laid.days.facts, laid.proposals))}};
}

}  // namespace

Result<json::object> Planning::listTemplates(const Actor& actor, bool active) {
    TRY(access::require(actor, Right::programme_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        json::array items;
        for (const WeekTemplate& plan : store::templates(tx, active)) items.push_back(templateJson(plan));
        return json::object{{"items", std::move(items)}};
    });
}

Result<json::object> Planning::createTemplate(const Actor& actor, const json::object& body, bool* made) {
    TRY(access::require(actor, Right::programme_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(const WeekTemplate plan, readTemplate(tx, body, std::nullopt));
        const auto known = store::findTemplate(tx, plan.id);
        if (made != nullptr) *made = !known;
        if (known) return templateJson(*known);
        store::insert(tx, plan, clock_.now(), actor.author.user);
        recordAct(tx, clock_, actor, "create", plan);
        return templateJson(plan);
    });
}

Result<json::object> Planning::updateTemplate(const Actor& actor, const TemplateId& id, std::int64_t version,
                                              const json::object& body) {
    TRY(access::require(actor, Right::programme_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto before = store::findTemplate(tx, id);
        if (!before) return Error::notFound();
        if (before->version != version) return Error::stale(json::serialize(templateJson(*before)));
        TRY_ASSIGN(WeekTemplate plan, readTemplate(tx, body, id));
        plan.version = version + 1;
        store::update(tx, plan, clock_.now(), actor.author.user);
        recordAct(tx, clock_, actor, "update", plan);
        return templateJson(plan);
    });
}

Result<json::object> Planning::previewTemplate(const Actor& actor, const TemplateId& id, const json::object& body) {
    TRY(access::require(actor, Right::programme_keep));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(const Wish wish, readWish(body, false));
        TRY_ASSIGN(const Laid laid, layOver(tx, calendars_, clock_, actor, id, wish));
        return previewJson(laid);
    });
}

Result<json::object> Planning::applyTemplate(const Actor& actor, const TemplateId& id, const json::object& body) {
    TRY(access::require(actor, Right::programme_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(const Wish wish, readWish(body, true));
        TRY_ASSIGN(Laid laid, layOver(tx, calendars_, clock_, actor, id, wish));
        const LoadedWeek days = withProposals(laid);
        const Instant now = clock_.now();
        std::vector<Session> asked;
        for (Proposal& one : laid.proposals) {
            if (!one.session) continue;
            for (const Conflict& conflict : unanswered(*one.session, conflictsOf(*one.session, days.facts))) {
                if (wish.reason.empty())
                    asked.push_back(*one.session);
                else
                    one.session->overrides.push_back({conflict.key(), wish.reason, now, actor.author.user});
            }
        }
        if (!asked.empty()) return Error::conflict("conflicts_unanswered", json::serialize(checkJson(days, asked)));
        for (Proposal& one : laid.proposals) {
            if (!one.session) continue;
            const bool joins = one.how == Proposal::How::joins || one.how == Proposal::How::joins_other;
            if (joins) {
                one.session->version += 1;
                store::update(tx, *one.session, now, actor.author.user);
            } else {
                store::insert(tx, *one.session, now, actor.author.user);
            }
        }
        audit::record(tx, clock_, actor.author,
                      {"apply",
                       "week_template",
                       id.text(),
                       laid.young.person,
                       {{"name", laid.plan.name}, {"reason", wish.reason}}});
        return previewJson(laid);
    });
}

}  // namespace jalon::programme
