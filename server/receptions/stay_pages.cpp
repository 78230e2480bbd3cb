// SPDX-License-Identifier: EUPL-1.2
// Stays as they are read, and their forms.
#include "blueprints/form_edition.h"
#include "receptions/receptions_json.h"
#include "receptions/referral_store.h"
#include "receptions/stay_deadlines.h"
#include "receptions/stay_store.h"
#include "receptions/stay_tasks.h"

namespace jalon::receptions {
namespace {

using access::Right;

constexpr int kMostDays = 62;

/// What is said of the return moves the days after it and asks for other tasks.
void followAnswers(const Work& work, Stay stay, const std::string& kind) {
    if (kind != "return") return;
    const auto history = store::history(work.tx, stay.id);
    syncDeadlines(work, stay, history);
    store::update(work.tx, stay);
    syncTasks(work, stay, store::findReferral(work.tx, stay.referral).value(), history);
}

}  // namespace

Result<json::object> Receptions::getStay(const access::Actor& actor, const StayId& id) {
    TRY(access::require(actor, Right::course_see));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto stay = store::findStay(tx, id);
        if (!stay || stay->withdrawn) return Error::notFound();
        keepStayUp(work, *stay);
        audit(work, "open", "stay", id.text(), stay->person);
        return stayJson(work, *stay);
    });
}

Result<json::object> Receptions::listStays(const access::Actor& actor, Day from, Day to) {
    TRY(access::require(actor, Right::course_see));
    if (to < from) return Error::invalid("to", "end_before_start");
    if (to - from >= kMostDays) return Error::invalid("to", "period_too_long");
    TRY(places_.keepUp());
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        return json::object{
            {"items", stayRowsJson(tx, store::linesBetween(tx, actor.scope(Right::course_see), from, to))}};
    });
}

Result<json::object> Receptions::putForm(const access::Actor& actor, const StayId& id, const std::string& kind,
                                         std::int64_t version, const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    const json::object* answers = in.object("answers");
    if (answers == nullptr && !in.has("answers")) in.fail("answers", "required");
    TRY(in.finish());

    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto* definition = work.blueprint.form(kind);
        const auto stay = store::findStay(tx, id);
        if (definition == nullptr || !stay || stay->withdrawn) return Error::notFound();
        const auto stored = store::form(tx, id, kind);
        const store::StayForm before = stored.value_or(store::StayForm{kind});
        if (before.version != version) return Error::stale(json::serialize(formJson(tx, before)));
        const blueprints::Answered answered{before.answers, blueprints::findEdition(tx, before.edition)};
        TRY_ASSIGN(auto checked, blueprints::checkAnswers(*definition, *answers, answered));
        const auto edition = blueprints::editionOf(*definition, checked, answered);

        json::array changed;
        for (const auto& section : edition.sections)
            for (const auto& field : section.fields) {
                const auto* old_answer = before.answers.if_contains(field.key);
                const auto* new_answer = checked.if_contains(field.key);
                const bool same = old_answer == new_answer ||
                                  (old_answer != nullptr && new_answer != nullptr && *old_answer == *new_answer);
                if (!same) changed.emplace_back(field.key);
            }
        const store::StayForm form{kind,         std::move(checked), version + 1,
                                   clock_.now(), actor.author.user,  blueprints::keepEdition(tx, edition)};
        store::put(tx, id, form);
        followForm(work, id, kind, before.answers, form.answers);
        followAnswers(work, *stay, kind);
        audit(work, version == 0 ? "create" : "update", "stay_form", id.text(), stay->person,
              {{"kind", kind}, {"version", json::array{version, form.version}}, {"changed", std::move(changed)}});
        return formJson(tx, form);
    });
}

json::array Receptions::deadlinesOf(storage::Transaction& tx, const StayId& id) const {
    const auto actor = access::Actor::system("read");
    const auto stay = store::findStay(tx, id);
    if (!stay || stay->withdrawn) return {};
    return deadlinesJson(workIn(tx, actor), *stay, store::history(tx, id));
}

json::value Receptions::returnSteps(storage::Transaction& tx, const PersonId& person) const {
    for (const auto& [line, referral, kind] : store::linesOf(tx, person)) {
        auto steps = deadlinesOf(tx, line.id);
        if (!steps.empty()) return json::object{{"stayId", line.id.text()}, {"steps", std::move(steps)}};
    }
    return nullptr;
}

json::array Receptions::staysOf(storage::Transaction& tx, const PersonId& person) const {
    return fileStaysJson(tx, store::linesOf(tx, person), attendance_, calendars_.settings(tx));
}

}  // namespace jalon::receptions
