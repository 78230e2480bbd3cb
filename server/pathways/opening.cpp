// SPDX-License-Identifier: EUPL-1.2
// Opening a pathway, correcting what was said of it, renewing its plan.
#include <algorithm>

#include "pathways/pathway_tasks.h"
#include "people/newcomer.h"
#include "people/people.h"
#include "people/person.h"
#include "people/scope.h"

namespace jalon::pathways {
namespace {

using access::Right;

constexpr int kSimilar = 70;  ///< likeness from which two names are shown side by side
constexpr int kMostDaysBack = 3 * 366;
constexpr int kMostDaysAhead = 2 * 366;

std::optional<Day> readPastDay(JsonReader& in, std::string_view key, Day today) {
    const auto day = in.optionalDay(key);
    if (day && *day > today) in.fail(key, "in_future");
    return day;
}

/// The members of PathwayInput. Errors: required, not_in_list, unknown, in_future, not_plausible, before_entry.
PathwayFields readFields(JsonReader& in, const Work& work) {
    const Day today = work.clock.today();
    PathwayFields out;
    out.kind = in.text("kind", {.max = 60});
    requireChoice(in, work, "pathway_kind", "kind", out.kind);
    out.entry_channel = in.text("entryChannel", {.max = 60});
    requireChoice(in, work, "pathway_entry", "entryChannel", out.entry_channel);
    out.structure = readStructure(in, work, "structureId");
    out.origin_contact = in.optionalText("originContact", {.max = 120});
    out.referent = readUser(in, work, "referentId");
    out.entered_on = in.day("enteredOn");
    if (in.has("enteredOn") && out.entered_on > today) in.fail("enteredOn", "in_future");
    if (in.has("enteredOn") && out.entered_on < today - kMostDaysBack) in.fail("enteredOn", "not_plausible");
    out.young_agreed_on = readPastDay(in, "youngAgreedOn", today);
    out.parents_agreed_on = readPastDay(in, "parentsAgreedOn", today);
    out.next_review_on = in.optionalDay("nextReviewOn");
    if (out.next_review_on && *out.next_review_on < out.entered_on) in.fail("nextReviewOn", "before_entry");
    if (out.next_review_on && *out.next_review_on > today + kMostDaysAhead) in.fail("nextReviewOn", "not_plausible");
    out.note = in.optionalText("note", {.max = 2000, .lines = true});
    return out;
}

/// Whose pathway it is: somebody on file, or a newcomer. Exactly one of the two is given.
struct Who {
    std::optional<PersonId> known;
    std::optional<people::Newcomer> newcomer;
    bool certainly_new = false;  ///< looked at those alike: another person
    const PersonId& id() const { return known ? *known : newcomer->id; }
};

Who readWho(JsonReader& in, Day today) {
    Who who{std::nullopt, people::readNewcomer(in, today)};
    if (!who.newcomer) who.known = PersonId::trusted(in.uuid("personId"));
    who.certainly_new = in.boolean("newPerson", false);
    return who;
}

json::array likenessesJson(const std::vector<people::Likeness>& alike) {
    json::array out;
    for (const auto& each : alike) {
        json::array evidence;
        for (const auto& [code, detail] : each.evidence)
            evidence.push_back(json::object{{"code", code}, {"params", json::object{{"detail", detail}}}});
        out.push_back(json::object{{"personId", each.person.id.text()},
                                   {"personName", each.person.displayName()},
                                   {"birthDate", dayOrNull(each.person.birth_date)},
                                   {"className", each.person.class_name},
                                   {"score", each.score},
                                   {"evidence", std::move(evidence)}});
    }
    return out;
}

Result<void> putOnFile(const Work& work, const Who& who) {
    if (who.known) {
        if (!people::isKnownTo(work.tx, work.actor, *who.known)) return Error::invalid("personId", "unknown");
        return {};
    }
    TRY(people::putOnFile(work.tx, work.clock, work.actor, *who.newcomer));
    if (who.certainly_new) return {};
    const auto alike = people::similarTo(work.tx, work.actor.files, who.newcomer->id, kSimilar);
    if (alike.empty()) return {};
    return Error::conflict("duplicate_suspected", json::serialize(json::object{{"candidates", likenessesJson(alike)}}));
}

Result<std::optional<StayId>> readStay(const Work& work, const PersonId& person, const std::string& id) {
    if (id.empty()) return std::optional<StayId>();
    const auto stay = StayId::trusted(id);
    if (receptions::stayPerson(work.tx, stay) != person) return Error::invalid("stayId", "unknown");
    return std::optional(stay);
}

}  // namespace

Result<Created> Pathways::create(const access::Actor& actor, const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        JsonReader in(body);
        const auto id = PathwayId::trusted(in.uuid("id"));
        const Who who = readWho(in, clock_.today());
        const std::string stay_id = in.optionalUuid("stayId"), stay_reason = in.optionalText("stayReason", {.max = 60});
        const bool priority = in.boolean("priority", false);
        auto fields = readFields(in, work);
        TRY(in.finish());
        if (const auto stored = store::find(tx, id)) {
            if (stored->person != who.id()) return Error::conflict("id_taken");
            return Created{pathwayJson(work, *stored), true};
        }
        TRY(putOnFile(work, who));
        const PersonId person = who.id();
        if (const auto open = store::openOf(tx, person))
            return Error::conflict("pathway_open", json::serialize(json::object{{"id", open->id.text()}}));
        if (!fields.next_review_on)
            fields.next_review_on = std::max(clock_.today(), firstReview(fields.entered_on, work.rules));
        if (!fields.referent) fields.referent = actor.author.user;
        Pathway pathway{id, person, std::nullopt, std::move(fields)};
        TRY_ASSIGN(pathway.stay, readStay(work, person, stay_id));
        pathway.plan_until = firstPlanEnd(pathway.fields.entered_on, work.rules);
        pathway.queue = priority ? Queue::priority : Queue::to_do;
        pathway.created_at = pathway.updated_at = clock_.now();
        pathway.created_by = actor.author.user;
        store::insert(tx, pathway);
        store::insert(tx, Term{TermId::make(clock_.now()), id, pathway.fields.entered_on, pathway.plan_until,
                               clock_.now(), actor.author.user});
        if (pathway.stay && !stay_reason.empty())
            TRY(receptions_.turnIntoLongFollowUp(tx, actor, *pathway.stay, clock_.today(), stay_reason));
        syncTasks(work, pathway);
        people::touch(tx, person, pathway.fields.entered_on);
        audit(work, "create", "pathway", id.text(), person,
              {{"kind", pathway.fields.kind}, {"entryChannel", pathway.fields.entry_channel}});
        return Created{pathwayJson(work, pathway)};
    });
}

Result<json::object> Pathways::update(const access::Actor& actor, const PathwayId& id, std::int64_t version,
                                      const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(Pathway pathway, loadForChange(work, id, version));
        const json::object before = inputJson(pathway.fields);
        const json::object whole = people::overlaid(
            before, body, {"structureId", "referentId", "youngAgreedOn", "parentsAgreedOn", "nextReviewOn"});
        JsonReader in(whole);
        pathway.fields = readFields(in, work);
        TRY(in.finish());
        keep(work, pathway);
        syncTasks(work, pathway);
        audit(work, "update", "pathway", id.text(), pathway.person,
              {{"changed", people::changedFields(before, inputJson(pathway.fields))}});
        return pathwayJson(work, pathway);
    });
}

Result<Created> Pathways::renew(const access::Actor& actor, const PathwayId& id, const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    JsonReader in(body);
    const auto term_id = TermId::trusted(in.uuid("id"));
    const Day from = in.day("from"), until = in.day("until");
    if (in.has("from") && in.has("until") && until <= from) in.fail("until", "end_before_start");
    if (in.has("until") && until > clock_.today() + kMostDaysAhead) in.fail("until", "not_plausible");
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(Pathway pathway, loadOpen(work, id));
        if (const auto stored = store::findTerm(tx, term_id)) {
            if (stored->pathway != id) return Error::conflict("id_taken");
            return Created{pathwayJson(work, pathway), true};
        }
        if (until <= pathway.plan_until) return Error::invalid("until", "not_later");
        planRenewed(work, pathway, store::termsOf(tx, id).size());
        store::insert(tx, Term{term_id, id, from, until, clock_.now(), actor.author.user});
        pathway.plan_until = until;
        keep(work, pathway);
        syncTasks(work, pathway);
        audit(work, "renew", "pathway", id.text(), pathway.person, {{"from", from.iso()}, {"until", until.iso()}});
        return Created{pathwayJson(work, pathway)};
    });
}

}  // namespace jalon::pathways
