// SPDX-License-Identifier: EUPL-1.2
// What follows a measure: links, the revocation of a sursis, effacement.
#include "receptions/measures.h"

#include <algorithm>

#include "people/people.h"
#include "receptions/daily_round.h"
#include "receptions/examine.h"
#include "receptions/measures_json.h"
#include "receptions/receptions_json.h"
#include "receptions/referral_effects.h"
#include "receptions/referral_store.h"

namespace jalon::receptions {
namespace {

using access::Right;

constexpr std::size_t kMostShown = 200;

struct Revocation {
    Day on;
    std::string by;
    HalfDay start, end;
    std::optional<ReferralId> by_referral;
    std::vector<Override> overrides;
};

Result<Revocation> readRevocation(const json::object& body, Day today) {
    JsonReader in(body);
    Revocation revocation;
    revocation.on = in.day("revokedOn");
    revocation.by = in.optionalText("revokedBy", {.max = 200});
    revocation.start = in.halfDay("start");
    revocation.end = in.halfDay("end");
    if (const std::string id = in.optionalUuid("byReferralId"); !id.empty())
        revocation.by_referral = ReferralId::trusted(id);
    revocation.overrides = merged({}, readOverrides(in));
    if (in.has("revokedOn") && revocation.on > today) in.fail("revokedOn", "in_future");
    TRY(in.finish());
    return revocation;
}

/// A referral that was refused or taken back is open again; the school is to be told either way.
void openAgain(const Work& work, Referral& referral) {
    referral.answered = false;
    if (isPending(referral.state)) return;
    referral.state = ReferralState::received;
    referral.reason_code.clear();
    referral.reason_note.clear();
    referral.decided_at.reset();
    referral.decided_by.reset();
    store::addDecision(work.tx, {newUuid(work.clock.now()), referral.id, Decision::reopen, work.clock.today(), "", "",
                                 work.clock.now(), work.actor.author.user});
}

Result<void> link(const Work& work, const Referral& later, const ReferralId& earlier_id, LinkKind kind,
                  const std::string& id) {
    const auto earlier = store::findReferral(work.tx, earlier_id);
    if (!earlier || earlier->person != later.person) return Error::invalid("earlierId", "not_a_candidate");
    const MeasureLink added{id, later.id, earlier_id, kind, work.clock.now(), work.actor.author.user};
    TRY(checkLink(store::linksOf(work.tx, later.person), added));
    store::addLink(work.tx, added);
    audit(work, "link", "referral", later.id.text(), later.person,
          {{"kind", linkKindCode(kind)}, {"earlierId", earlier_id.text()}});
    return {};
}

}  // namespace

Work Measures::workIn(storage::Transaction& tx, const access::Actor& actor) const {
    return {tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_, attendance_};
}

Result<json::object> Measures::ofPerson(const access::Actor& actor, const PersonId& id) {
    TRY(access::require(actor, Right::course_see));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto head = people::headJson(tx, id, clock_.today());
        if (!head) return Error::notFound();
        audit::record(tx, clock_, actor.author, {"open", "file", id.text(), id, {{"part", "measures"}}});
        return json::object{{"person", std::move(*head)}, {"items", fileMeasuresJson(work, id)}};
    });
}

Result<json::object> Measures::revoke(const access::Actor& actor, const ReferralId& id, std::int64_t version,
                                      const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    TRY_ASSIGN(const auto asked, readRevocation(body, clock_.today()));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto referral = store::findReferral(tx, id);
        if (!referral) return Error::notFound();
        if (referral->version != version) return Error::stale(json::serialize(referralJson(work, *referral)));
        if (!referral->said.measure.isSuspended() || referral->state == ReferralState::duplicate)
            return Error::conflict("not_suspended");

        const json::object before = toJson(referral->said);
        Announcement said = referral->said;
        said.measure.revoked_on = asked.on;
        said.measure.revoked_by = asked.by;
        said.measure.start = asked.start;
        said.measure.end = asked.end;
        said.measure.start_time.clear();
        said.measure.end_time.clear();
        const ExaminationRequest request{referral->person, id, true, true};
        auto examination = examine(work, said, request);
        examination.findings =
            withoutKnownWarnings(std::move(examination.findings), examine(work, referral->said, request).findings);
        if (auto errors = errorsOf(examination.findings)) return std::move(*errors);
        const auto overrides = merged(referral->overrides, asked.overrides);
        if (!allPassed(examination.findings, overrides))
            return Error::conflict("warnings_unanswered", json::serialize(toJson(work, examination)));

        referral->said = std::move(said);
        referral->overrides = overrides;
        openAgain(work, *referral);
        saveCorrected(work, *referral, "revoke", before, {{"revokedOn", asked.on.iso()}});
        if (asked.by_referral) {
            const auto by = store::findReferral(tx, *asked.by_referral);
            if (!by) return Error::invalid("byReferralId", "not_a_candidate");
            TRY(link(work, *by, id, LinkKind::revokes, newUuid(clock_.now())));
        }
        askForAnswer(work, *referral);
        refreshFileState(tx, referral->person);
        return referralJson(work, *referral);
    });
}

Result<json::object> Measures::addLink(const access::Actor& actor, const ReferralId& id, const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    const std::string link_id = in.uuid("id");
    const auto kind = parseLinkKind(in.oneOf("kind", {"converts", "revokes", "replaces", "extends"}));
    const std::string earlier = in.uuid("earlierId");
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto referral = store::findReferral(tx, id);
        if (!referral) return Error::notFound();
        if (const auto known = store::findLink(tx, link_id)) {
            if (known->later != id || known->earlier.text() != earlier) return Error::conflict("id_taken");
            return referralJson(work, *referral);
        }
        TRY(link(work, *referral, ReferralId::trusted(earlier), *kind, link_id));
        return referralJson(work, *referral);
    });
}

Result<json::object> Measures::removeLink(const access::Actor& actor, const ReferralId& id, const std::string& link) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto referral = store::findReferral(tx, id);
        const auto known = store::findLink(tx, link);
        if (!referral || !known || (known->later != id && known->earlier != id)) return Error::notFound();
        store::removeLink(tx, link);
        audit(work, "unlink", "referral", known->later.text(), referral->person,
              {{"kind", linkKindCode(known->kind)}, {"earlierId", known->earlier.text()}});
        return referralJson(work, *referral);
    });
}

Result<json::object> Measures::toErase(const access::Actor& actor) {
    TRY(access::require(actor, Right::course_keep));
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        return json::object{{"items", dueErasuresJson(workIn(tx, actor), kMostShown)}};
    });
}

Result<json::object> Measures::putErasure(const access::Actor& actor, const ReferralId& id, const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    const auto done_on = in.optionalDay("doneOn");
    const std::string note = in.optionalText("note", {.max = 300});
    if (done_on && *done_on > clock_.today()) in.fail("doneOn", "in_future");
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto referral = store::findReferral(tx, id);
        if (!referral) return Error::notFound();
        store::removeErasure(tx, id);
        if (done_on) store::addErasure(tx, {id, *done_on, note, actor.author.user}, clock_.now());
        syncErasureTasks(work);
        audit(work, done_on ? "erasure_done" : "erasure_undone", "referral", id.text(), referral->person,
              {{"doneOn", dayOrNull(done_on)}});
        return referralJson(work, *referral);
    });
}

}  // namespace jalon::receptions
