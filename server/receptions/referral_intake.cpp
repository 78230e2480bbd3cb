// SPDX-License-Identifier: EUPL-1.2
// Referrals as they come in: examined, stored once, corrected, read.
#include <algorithm>

#include "people/newcomer.h"
#include "people/people.h"
#include "receptions/examine.h"
#include "receptions/receptions_json.h"
#include "receptions/referral_effects.h"
#include "receptions/referral_store.h"
#include "receptions/stay_tasks.h"
#include "receptions/waiting_rows.h"

namespace jalon::receptions {
namespace {

using access::Right;
using Kind = DuplicateDecision::Kind;

constexpr std::size_t kPageSize = 50;
/// After every day and id: where the first page starts.
const Day kEndOfTime = Day::of(9999, 12, 31);
constexpr std::string_view kAfterEveryId = "~";

Error withCheck(const Work& work, std::string code, const Examination& examination) {
    return Error::conflict(std::move(code), json::serialize(toJson(work, examination)));
}

/// Whether the coordinator's word on duplicates fits what was found.
Result<void> checkDuplicates(const Work& work, const Examination& examination,
                             const std::optional<DuplicateDecision>& decision) {
    if (examination.duplicates.empty()) {
        if (decision) return Error::invalid("duplicateDecision.referralId", "not_a_candidate");
        return {};
    }
    if (!decision) return withCheck(work, "duplicate_suspected", examination);
    const bool known = std::any_of(examination.duplicates.begin(), examination.duplicates.end(),
                                   [&](const Candidate& c) { return c.known.referral.id == decision->referral; });
    if (!known) return Error::invalid("duplicateDecision.referralId", "not_a_candidate");
    return {};
}

/// Whose referral it is: somebody on file, or a newcomer. Exactly one of the two is given.
struct Pupil {
    std::optional<PersonId> known;
    std::optional<people::Newcomer> newcomer;
};

Pupil readPupil(JsonReader& in, Day today) {
    Pupil pupil{std::nullopt, people::readNewcomer(in, today)};
    if (!pupil.newcomer) pupil.known = PersonId::trusted(in.uuid("personId"));
    return pupil;
}

/// The young person on file the announcement is kept with. An announcement of what is known already belongs to the
/// first one's file: no second file is made for it.
Result<PersonId> filed(const Work& work, const Pupil& pupil, const std::optional<DuplicateDecision>& decision) {
    if (pupil.known) return *pupil.known;
    if (decision && decision->kind != Kind::new_referral) {
        const auto first = store::findReferral(work.tx, decision->referral);
        if (!first) return Error::invalid("duplicateDecision.referralId", "not_a_candidate");
        return first->person;
    }
    TRY(people::putOnFile(work.tx, work.clock, work.actor, *pupil.newcomer));
    return pupil.newcomer->id;
}

/// Whether a creation with a known id is one of the same pupil.
bool isOf(const Referral& stored, const Pupil& pupil, const std::optional<DuplicateDecision>& decision) {
    if (pupil.known) return stored.person == *pupil.known;
    return stored.person == pupil.newcomer->id || (decision && stored.duplicate_of == decision->referral);
}

/// The first announcement takes what the correction says; its stay is laid again.
void correctFirst(const Work& work, const ReferralId& first_id, const Referral& correction) {
    Referral first = store::findReferral(work.tx, first_id).value();
    const json::object before = toJson(first.said);
    first.said.measure = corrected(first.said.measure, correction.said.measure);
    first.overrides = merged(first.overrides, correction.overrides);
    saveCorrected(work, first, "correct", before, {{"correctedBy", correction.id.text()}});
}

struct ReferralPlace {
    Day day;
    std::string id;
};

Result<ReferralPlace> readCursor(const std::string& cursor) {
    if (cursor.empty()) return ReferralPlace{kEndOfTime, std::string(kAfterEveryId)};
    const auto bar = cursor.find('|');
    const auto day = Day::parse(cursor.substr(0, bar));
    if (bar == std::string::npos || !day || !isUuid(cursor.substr(bar + 1)))
        return Error::invalid("cursor", "not_a_cursor");
    return ReferralPlace{*day, cursor.substr(bar + 1)};
}

}  // namespace

Result<Receptions::Created> Receptions::createReferral(const access::Actor& actor, const json::object& body) {
    return database_.write(
        [&](storage::Transaction& tx) -> Result<Created> { return createReferral(tx, actor, body); });
}

Result<Receptions::Created> Receptions::createReferral(storage::Transaction& tx, const access::Actor& actor,
                                                       const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    const std::string id = in.uuid("id");
    const Pupil described = readPupil(in, clock_.today());
    Announcement said = readAnnouncement(in);
    if (!in.has("caller")) in.fail("caller", "required");
    const auto overrides = merged({}, readOverrides(in));
    const auto decision = readDuplicateDecision(in);
    TRY(in.finish());

    const Work work = workIn(tx, actor);
    if (const auto existing = store::findReferral(tx, ReferralId::trusted(id))) {
        if (!isOf(*existing, described, decision)) return Error::conflict("id_taken");
        return Created{referralJson(work, *existing), true};
    }
    TRY_ASSIGN(const PersonId pupil, filed(work, described, decision));
    auto examination = examine(work, said, {pupil, std::nullopt, true, false});
    if (auto errors = errorsOf(examination.findings)) return std::move(*errors);
    TRY(checkDuplicates(work, examination, decision));
    if (decision && decision->kind == Kind::new_referral)
        examination = examine(work, said, {pupil, std::nullopt, true, true});
    if (!(decision && decision->kind == Kind::same) && !allPassed(examination.findings, overrides))
        return withCheck(work, "warnings_unanswered", examination);

    Referral referral{ReferralId::trusted(id), pupil, said};
    referral.overrides = overrides;
    referral.receivable = examination.calendar ? examination.calendar->receivable.receivable : 0;
    referral.created_at = clock_.now();
    referral.created_by = actor.author.user;
    const bool duplicate = decision && decision->kind != Kind::new_referral;
    if (duplicate) {
        referral.state = ReferralState::duplicate;
        referral.duplicate_of = decision->referral;
    }
    store::insert(tx, referral);
    audit(work, duplicate ? "duplicate" : "create", "referral", id, pupil, toJson(said));
    if (decision && decision->kind == Kind::correction) correctFirst(work, decision->referral, referral);
    if (!duplicate) {
        people::setSchool(tx, pupil, *said.structure, said.class_name);
        askForAnswer(work, referral);
    }
    syncLost(work, referral);
    people::touch(tx, pupil, *said.received_on);
    refreshFileState(tx, pupil);
    return Created{referralJson(work, referral), false};
}

Result<json::object> Receptions::checkReferral(const access::Actor& actor, const json::object& body) {
    return database_.read(
        [&](storage::Transaction& tx) -> Result<json::object> { return checkReferral(tx, actor, body); });
}

Result<json::object> Receptions::checkReferral(storage::Transaction& tx, const access::Actor& actor,
                                               const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    const std::string id = in.optionalUuid("id");
    const std::string person = in.optionalUuid("personId");
    const Announcement said = readAnnouncement(in);
    TRY(in.finish());
    ExaminationRequest request;
    if (!id.empty()) request.self = ReferralId::trusted(id);
    if (!person.empty()) request.person = PersonId::trusted(person);
    const Work work = workIn(tx, actor);
    return toJson(work, examine(work, said, request));
}

Result<json::object> Receptions::getReferral(const access::Actor& actor, const ReferralId& id) {
    TRY(access::require(actor, Right::course_see));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto referral = store::findReferral(tx, id);
        if (!referral) return Error::notFound();
        audit(work, "open", "referral", id.text(), referral->person);
        return referralJson(work, *referral);
    });
}

Result<json::object> Receptions::updateReferral(const access::Actor& actor, const ReferralId& id, std::int64_t version,
                                                const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto referral = store::findReferral(tx, id);
        if (!referral) return Error::notFound();
        if (referral->version != version) return Error::stale(json::serialize(referralJson(work, *referral)));

        // What is absent stays: the stored members with those sent laid over them, read like a creation.
        const json::object before = toJson(referral->said);
        json::object patched = before;
        for (const auto& [key, value] : body) patched[key] = value;
        JsonReader in(patched);
        Announcement said = readAnnouncement(in);
        const auto overrides = merged(referral->overrides, readOverrides(in));
        TRY(in.finish());

        const ExaminationRequest request{referral->person, id, true, true};
        auto examination = examine(work, said, request);
        examination.findings =
            withoutKnownWarnings(std::move(examination.findings), examine(work, referral->said, request).findings);
        if (auto errors = errorsOf(examination.findings)) return std::move(*errors);
        if (referral->state != ReferralState::duplicate && !allPassed(examination.findings, overrides))
            return withCheck(work, "warnings_unanswered", examination);
        referral->said = std::move(said);
        referral->overrides = overrides;
        saveCorrected(work, *referral, "update", before, {});
        return referralJson(work, *referral);
    });
}

Result<json::object> Receptions::listReferrals(const access::Actor& actor, const ReferralQuery& query) {
    TRY(access::require(actor, Right::course_see));
    TRY_ASSIGN(const auto after, readCursor(query.cursor));
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        auto referrals = store::page(tx, {query.state, query.owed, query.structure, after.day, after.id, kPageSize + 1,
                                          actor.scope(Right::course_see)});
        json::value next;
        if (referrals.size() > kPageSize) {
            referrals.resize(kPageSize, referrals.front());
            next = referrals.back().said.received_on->iso() + "|" + referrals.back().id.text();
        }
        return json::object{{"items", rowsJson(tx, referrals)}, {"nextCursor", std::move(next)}};
    });
}

}  // namespace jalon::receptions
