// SPDX-License-Identifier: EUPL-1.2
// How a pathway ends, and its reopening when that was wrong.
#include <algorithm>
#include <set>

#include "pathways/pathway_tasks.h"
#include "people/people.h"

namespace jalon::pathways {
namespace {

using access::Right;

Exit readExit(JsonReader& in, const Work& work, const Pathway& pathway) {
    Exit out{ExitId::make(work.clock.now()), pathway.id};
    const auto exit_class = parseExitClass(in.oneOf("class", {"positive", "neutral", "negative", "unknown"}));
    out.code = in.text("code", {.max = 60});
    if (exit_class) {
        out.exit_class = *exit_class;
        requireChoice(in, work, exitVocabulary(*exit_class), "code", out.code);
    }
    out.on = in.day("on");
    if (in.has("on") && out.on > work.clock.today()) in.fail("on", "in_future");
    if (in.has("on") && out.on < pathway.fields.entered_on) in.fail("on", "before_entry");
    out.proof = in.text("proof", {.max = 60});
    requireChoice(in, work, "pathway_proof", "proof", out.proof);
    out.note = in.optionalText("note", {.max = 600, .lines = true});
    out.at = work.clock.now();
    out.by = work.actor.author.user;
    return out;
}

/// Conflict exit_warnings with what nobody passed over.
Result<void> checkLost(const Work& work, const Pathway& pathway, const Exit& exit,
                       const std::set<std::string>& acknowledged) {
    if (exit.code != kLostToView) return {};
    const auto met = lastMeeting(store::reviewsOf(work.tx, pathway.id));
    const auto attempts = store::attemptsOf(work.tx, pathway.id);
    auto missing =
        notices(lostShortfalls(reachOf(attempts, work.rules.lost.reach, met),
                               lastContact(attempts, met, pathway.fields.entered_on), exit.on, work.rules.lost));
    std::erase_if(missing, [&](const Notice& notice) { return acknowledged.contains(notice.code); });
    if (missing.empty()) return {};
    return Error::conflict("exit_warnings", json::serialize(json::object{{"warnings", noticesJson(missing)}}));
}

}  // namespace

Result<json::object> Pathways::end(const access::Actor& actor, const PathwayId& id, std::int64_t version,
                                   const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(Pathway pathway, loadForChange(work, id, version));
        if (!pathway.isOpen()) return Error::conflict("pathway_closed");
        JsonReader in(body);
        const Exit exit = readExit(in, work, pathway);
        const auto passed = in.texts("acknowledged", 10, {.max = 60});
        TRY(in.finish());
        TRY(checkLost(work, pathway, exit, {passed.begin(), passed.end()}));
        store::insert(tx, exit);
        pathway.exit = exit.exit_class;
        keep(work, pathway);
        syncTasks(work, pathway);
        people::touch(tx, pathway.person, exit.on);
        audit(work, "end", "pathway", id.text(), pathway.person,
              {{"class", exitClassCode(exit.exit_class)},
               {"code", exit.code},
               {"on", exit.on.iso()},
               {"acknowledged", textsJson(passed)}});
        return pathwayJson(work, pathway);
    });
}

Result<json::object> Pathways::reopen(const access::Actor& actor, const PathwayId& id, std::int64_t version,
                                      const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    JsonReader in(body);
    const std::string reason = in.text("reason", {.max = 300});
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(Pathway pathway, loadForChange(work, id, version));
        if (pathway.isOpen()) return Error::conflict("pathway_open");
        if (const auto open = store::openOf(tx, pathway.person))
            return Error::conflict("pathway_open", json::serialize(json::object{{"id", open->id.text()}}));
        Exit exit = store::exitsOf(tx, id).back();
        exit.reopened_on = clock_.today();
        exit.reopened_reason = reason;
        exit.reopened_at = clock_.now();
        exit.reopened_by = actor.author.user;
        store::takeBack(tx, exit);
        pathway.exit.reset();
        keep(work, pathway);
        syncTasks(work, pathway);
        audit(work, "reopen", "pathway", id.text(), pathway.person, {{"code", exit.code}, {"reason", reason}});
        return pathwayJson(work, pathway);
    });
}

}  // namespace jalon::pathways
