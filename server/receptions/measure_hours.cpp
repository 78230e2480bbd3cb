// SPDX-License-Identifier: EUPL-1.2
// The account of hours of a mesure de responsabilisation.
#include "partners/partners.h"
#include "people/people.h"
#include "receptions/measures.h"
#include "receptions/measures_json.h"
#include "receptions/referral_store.h"

namespace jalon::receptions {
namespace {

using access::Right;

Result<Referral> withHours(const Work& work, const ReferralId& id) {
    auto referral = store::findReferral(work.tx, id);
    if (!referral) return Error::notFound();
    const auto* kind = work.blueprint.measureKind(referral->said.measure.kind);
    if (kind == nullptr || !kind->asksFor("hours")) return Error::conflict("no_hours");
    return std::move(*referral);
}

Result<void> checkPartner(const Work& work, const HourSession& session) {
    if (session.structure && !partners::find(work.tx, *session.structure))
        return Error::invalid("structureId", "unknown");
    return {};
}

json::object sessionRecord(const HourSession& session) {
    return {{"referralId", session.referral.text()},
            {"on", session.on.iso()},
            {"from", session.from},
            {"to", session.to},
            {"state", sessionStateCode(session.state)},
            {"withdrawn", session.withdrawn}};
}

}  // namespace

Result<json::object> Measures::hours(const access::Actor& actor, const ReferralId& id) {
    TRY(access::require(actor, Right::course_see));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(const auto referral, withHours(work, id));
        audit(work, "open", "hour_account", id.text(), referral.person);
        return hourAccountJson(work, referral);
    });
}

Result<json::object> Measures::putHours(const access::Actor& actor, const ReferralId& id, std::int64_t version,
                                        const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    store::HourAccount account;
    account.refused_on = in.optionalDay("refusedOn");
    account.refused_by = in.optionalOneOf("refusedBy", {"pupil", "family"});
    account.refusal_note = in.optionalText("refusalNote", {.max = 300});
    account.attested_on = in.optionalDay("attestedOn");
    account.attested_to = in.optionalText("attestedTo", {.max = 200});
    if (account.refused_on && account.refused_by.empty()) in.fail("refusedBy", "required");
    if (account.refused_on && *account.refused_on > clock_.today()) in.fail("refusedOn", "in_future");
    if (account.attested_on && *account.attested_on > clock_.today()) in.fail("attestedOn", "in_future");
    if (!account.refused_on) account.refused_by.clear();
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(const auto referral, withHours(work, id));
        if (store::hourAccount(tx, id).version != version)
            return Error::stale(json::serialize(hourAccountJson(work, referral)));
        account.version = version + 1;
        store::put(tx, id, account, clock_.now(), actor.author.user);
        audit(work, version == 0 ? "create" : "update", "hour_account", id.text(), referral.person,
              {{"refusedOn", dayOrNull(account.refused_on)}, {"attestedOn", dayOrNull(account.attested_on)}});
        return hourAccountJson(work, referral);
    });
}

Result<json::object> Measures::addSession(const access::Actor& actor, const ReferralId& id, const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    const std::string session_id = in.uuid("id");
    HourSession session = readSession(in);
    TRY(in.finish());
    session.id = HourSessionId::trusted(session_id);
    session.referral = id;
    session.created_at = clock_.now();
    session.created_by = actor.author.user;
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(const auto referral, withHours(work, id));
        if (const auto known = store::findSession(tx, session.id)) {
            if (known->referral != id) return Error::conflict("id_taken");
            return hourAccountJson(work, referral);
        }
        TRY(checkPartner(work, session));
        TRY(checkSession(session, store::sessionsOf(tx, referral.person), clock_.currentHalfDay()));
        store::insert(tx, session);
        people::touch(tx, referral.person, session.on);
        audit(work, "create", "hour_session", session.id.text(), referral.person, sessionRecord(session));
        return hourAccountJson(work, referral);
    });
}

Result<json::object> Measures::putSession(const access::Actor& actor, const HourSessionId& id, std::int64_t version,
                                          const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    HourSession session = readSession(in);
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto stored = store::findSession(tx, id);
        if (!stored) return Error::notFound();
        TRY_ASSIGN(const auto referral, withHours(work, stored->referral));
        if (stored->version != version) return Error::stale(json::serialize(hourAccountJson(work, referral)));
        session.id = id;
        session.referral = stored->referral;
        session.version = version + 1;
        TRY(checkPartner(work, session));
        TRY(checkSession(session, store::sessionsOf(tx, referral.person), clock_.currentHalfDay()));
        store::update(tx, session);
        audit(work, session.withdrawn ? "withdraw" : "update", "hour_session", id.text(), referral.person,
              {{"before", sessionRecord(*stored)}, {"after", sessionRecord(session)}});
        return hourAccountJson(work, referral);
    });
}

}  // namespace jalon::receptions
