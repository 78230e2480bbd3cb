// SPDX-License-Identifier: EUPL-1.2
// What somebody allowed, refused or took back, and how they signed it.
#include <algorithm>
#include <map>
#include <set>

#include "families/signature.h"
#include "families/signed_words.h"
#include "families/work.h"
#include "people/people.h"

namespace jalon::families {
namespace {

using access::Right;

std::vector<std::string> readScopes(JsonReader& in, const Work& work, const store::SignedAnswer& answer) {
    auto scopes = in.texts("scopes", 20, {.max = 60});
    const std::string list = answer.kind + "_scope";
    for (const auto& scope : scopes)
        if (!work.blueprint.knows(list, scope)) in.fail("scopes", "not_in_list");
    const bool has_scopes = !work.blueprint.vocabulary(list).empty();
    if (has_scopes && answer.answer == Consent::given && scopes.empty()) in.fail("scopes", "required");
    return answer.answer == Consent::given ? scopes : std::vector<std::string>();
}

store::SignedAnswer readAnswer(JsonReader& in, const Work& work, Day on) {
    store::SignedAnswer out;
    out.kind = in.text("kind", {.max = 60});
    if (!out.kind.empty() && !work.blueprint.knows("authorisation", out.kind)) in.fail("kind", "not_in_list");
    out.answer = parseConsent(in.oneOf("answer", {"asked", "given", "refused", "withdrawn"})).value_or(Consent::asked);
    out.scopes = readScopes(in, work, out);
    out.valid_until = in.optionalDay("validUntil");
    out.reason = in.optionalText("reason", {.max = 600, .lines = true});
    out.needs = needsOf(work.blueprint, out.kind);
    if (out.answer != Consent::given) {
        out.valid_until.reset();
    } else if (!out.valid_until && work.blueprint.knows("authorisation_dated", out.kind)) {
        in.fail("validUntil", "required");
    } else if (out.valid_until && *out.valid_until < on) {
        in.fail("validUntil", "end_before_start");
    }
    return out;
}

void readAnswers(JsonReader& in, const Work& work, store::Signing& signing) {
    std::set<std::string> kinds;
    int index = 0;
    for (const json::object* each : in.objects("answers", 30)) {
        JsonReader nested(*each, in.path("answers." + std::to_string(index++)));
        signing.answers.push_back(readAnswer(nested, work, signing.on));
        if (!kinds.insert(signing.answers.back().kind).second) nested.fail("kind", "twice");
        in.absorb(nested);
    }
    if (signing.answers.empty()) in.fail("answers", "required");
}

/// Only somebody whose agreement counts can give it; who may not is told so before anything is signed.
void checkVoice(JsonReader& in, const store::Signing& signing, const people::Circle& circle) {
    if (!signing.guardian) return;
    const auto* guardian = circle.find(*signing.guardian);
    if (guardian == nullptr) return in.fail("guardianId", "unknown");
    for (const auto& answer : signing.answers)
        if (answer.answer == Consent::given && voiceOf(*guardian, answer.needs, signing.on) == Voice::none)
            return in.fail("guardianId", "no_authority");
}

/// On a screen: a drawing, or the words typed instead. On paper: where the paper is. What was only said can be
/// anything but an agreement.
void checkManner(JsonReader& in, const store::Signing& signing) {
    const auto said = [&](Consent answer) {
        return std::ranges::any_of(signing.answers, [&](const auto& each) { return each.answer == answer; });
    };
    const bool only_asked =
        std::ranges::all_of(signing.answers, [](const auto& each) { return each.answer == Consent::asked; });
    if (only_asked) return;
    if (signing.signer_name.empty()) in.fail("signerName", "required");
    if (signing.how == "screen" && signing.strokes.empty() && signing.statement.empty()) in.fail("strokes", "required");
    if (signing.how == "paper" && signing.filed_at.empty()) in.fail("filedAt", "required");
    if (signing.how == "spoken" && said(Consent::given)) in.fail("how", "signature_needed");
}

json::array readStrokes(JsonReader& in, const json::object& body) {
    if (!in.has("strokes")) return {};
    const json::value* given = body.if_contains("strokes");
    if (!given->is_array()) {
        in.fail("strokes", "not_a_signature");
        return {};
    }
    if (const auto checked = checkStrokes(given->get_array()); !checked) {
        in.fail("strokes", checked.error().fields.at(0).code);
        return {};
    }
    return given->get_array();
}

json::object auditOf(const store::Signing& signing) {
    json::object answers;
    for (const auto& each : signing.answers) answers[each.kind] = consentCode(each.answer);
    return {{"party", signing.party}, {"how", signing.how}, {"answers", std::move(answers)}};
}

}  // namespace

std::string digestOfSigned(const store::Signing& signing) {
    // By kind, not as they were sent: the order in which they were ticked is not stored.
    std::map<std::string, std::string> answers;
    for (const auto& each : signing.answers) answers.emplace(each.kind, consentCode(each.answer));
    return digestOf(json::object{{"name", signing.signer_name},
                                 {"at", signing.created_at.iso()},
                                 {"statement", signing.statement},
                                 {"strokes", signing.strokes},
                                 {"answers", json::value_from(answers)}});
}

Result<Created> Families::createSigning(const access::Actor& actor, const PersonId& person, const json::object& body) {
    TRY(access::require(actor, Right::families_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY(requirePerson(work, person));
        JsonReader in(body);
        store::Signing signing{SigningId::trusted(in.uuid("id")), person};
        const std::string stay_id = in.optionalUuid("stayId");
        signing.party = in.oneOf("party", {"guardian", "young", "school", "service"});
        signing.guardian = GuardianId::parse(in.optionalUuid("guardianId"));
        if (signing.party == "guardian" && !signing.guardian) in.fail("guardianId", "required");
        if (signing.party != "guardian") signing.guardian.reset();
        signing.signer_name = in.optionalText("signerName", {.max = 120});
        signing.on = in.day("on");
        if (in.has("on") && signing.on > clock_.today()) in.fail("on", "in_future");
        signing.how = in.oneOf("how", {"screen", "paper", "spoken"});
        signing.filed_at = in.optionalText("filedAt", {.max = 200});
        signing.statement = in.optionalText("statement", {.max = 200});
        signing.strokes = readStrokes(in, body);
        signing.note = in.optionalText("note", {.max = 600, .lines = true});
        readAnswers(in, work, signing);
        checkVoice(in, signing, people::circleOf(tx, person));
        checkManner(in, signing);
        TRY(in.finish());
        if (const auto stored = store::findSigning(tx, signing.id)) {
            if (stored->person != person || stored->created_by != actor.author.user) return Error::conflict("id_taken");
            return Created{signingJson(work, *stored), true};
        }
        TRY_ASSIGN(signing.stay, readStay(work, person, stay_id));
        signing.created_at = clock_.now();
        signing.created_by = actor.author.user;
        signing.digest = digestOfSigned(signing);
        store::insert(tx, signing);
        people::touch(tx, person, signing.on);
        audit(work, "create", "signing", signing.id.text(), person, auditOf(signing));
        return Created{signingJson(work, signing)};
    });
}

Result<json::object> Families::cancelSigning(const access::Actor& actor, const SigningId& id, std::int64_t version,
                                             const json::object& body) {
    TRY(access::require(actor, Right::families_keep));
    JsonReader in(body);
    const bool cancelled = in.boolean("cancelled");
    const std::string reason = in.optionalText("reason", {.max = 300});
    if (cancelled && reason.empty()) in.fail("reason", "required");
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        auto signing = store::findSigning(tx, id);
        if (!signing) return Error::notFound();
        if (signing->version != version) return Error::stale(json::serialize(signingJson(work, *signing)));
        signing->cancelled = cancelled;
        signing->cancelled_reason = cancelled ? reason : "";
        signing->version += 1;
        store::cancel(tx, *signing);
        audit(work, cancelled ? "withdraw" : "restore", "signing", id.text(), signing->person, {{"reason", reason}});
        return signingJson(work, *signing);
    });
}

}  // namespace jalon::families
