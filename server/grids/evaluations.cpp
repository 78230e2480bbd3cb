// SPDX-License-Identifier: EUPL-1.2
// The young person's own evaluation of a day: written down by a professional, or given through a link.
#include <algorithm>

#include "access/link_token.h"
#include "grids/grid_forms.h"
#include "grids/grids.h"
#include "grids/work.h"
#include "people/people.h"

namespace jalon::grids {
namespace {

using access::Right;

bool isPlannedOn(storage::Transaction& tx, const StayId& stay, Day day) {
    return receptions::isPlanned(tx, stay, {day, Half::am}) || receptions::isPlanned(tx, stay, {day, Half::pm});
}

/// Stores it in the place of the one that stands.
void put(const Work& work, const store::Evaluation& evaluation, const std::optional<store::Evaluation>& standing) {
    store::insert(work.tx, evaluation);
    if (standing) store::replace(work.tx, standing->id, evaluation.id);
    people::touch(work.tx, evaluation.person, evaluation.on);
    json::object details{{"on", evaluation.on.iso()}, {"how", evaluation.how}};
    if (standing) details["replaces"] = standing->id.text();
    audit(work, "create", "self_evaluation", evaluation.id.text(), evaluation.person, std::move(details));
}

/// A link that can still be answered today; not_found for every other.
Result<store::Link> linkFor(storage::Transaction& tx, const Clock& clock, const std::string& token) {
    TRY_ASSIGN(const std::string hash, access::linkTokenHash(token));
    auto link = store::findLinkByHash(tx, hash);
    if (!link || !access::linkTokenFits(token, link->token_hash)) return Error::notFound();
    if (link->state == store::LinkState::revoked || link->on != clock.today()) return Error::notFound();
    return std::move(*link);
}

json::object linkJson(const store::Link& link, const std::string& token) {
    return {{"id", link.id.text()}, {"stayId", link.stay.text()}, {"on", link.on.iso()}, {"token", token}};
}

}  // namespace

Result<Created> Grids::recordEvaluation(const access::Actor& actor, const StayId& stay_id, const json::object& body) {
    TRY(access::require(actor, Right::writings_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today())};
        TRY_ASSIGN(const auto stay, requireStay(work, stay_id));
        JsonReader in(body);
        store::Evaluation evaluation{EvaluationId::trusted(in.uuid("id")), stay.person, stay.id};
        evaluation.on = in.day("on");
        if (in.has("on") && evaluation.on > clock_.today())
            in.fail("on", "in_future");
        else if (in.has("on") && !isPlannedOn(tx, stay.id, evaluation.on))
            in.fail("on", "not_expected");
        const std::string replaces = in.optionalUuid("replaces");
        const json::object* answers = in.object("answers");
        if (answers == nullptr) in.fail("answers", "required");
        TRY(in.finish());
        if (const auto stored = store::findEvaluation(tx, evaluation.id)) {
            if (stored->stay != stay.id || stored->by != actor.author.user) return Error::conflict("id_taken");
            return Created{evaluationJson(work, *stored), true};
        }
        TRY_ASSIGN(const auto written, readAnswers(work, selfEvaluationForm(work.blueprint), *answers));
        const auto standing = store::standing(tx, stay.id, evaluation.on);
        if (standing && standing->id.text() != replaces)
            return Error::conflict("already_answered", json::serialize(evaluationJson(work, *standing)));
        evaluation.answers = written.answers;
        evaluation.edition = written.edition;
        evaluation.how = "professional";
        evaluation.at = clock_.now();
        evaluation.by = actor.author.user;
        put(work, evaluation, standing);
        return Created{evaluationJson(work, evaluation)};
    });
}

Result<Created> Grids::createLink(const access::Actor& actor, const StayId& stay_id, const json::object& body) {
    TRY(access::require(actor, Right::writings_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today())};
        TRY_ASSIGN(const auto stay, requireStay(work, stay_id));
        JsonReader in(body);
        const auto id = LinkId::trusted(in.uuid("id"));
        TRY(in.finish());
        if (!isExpectedOn(tx, stay.id, clock_.today())) return Error::conflict("not_expected");
        const std::string token = access::newLinkToken();
        const auto known = store::findLink(tx, id);
        if (known) {
            const bool mine = known->stay == stay.id && known->created_by == actor.author.user;
            if (!mine || known->state != store::LinkState::open || known->on != clock_.today())
                return Error::conflict("id_taken");
        }
        store::Link link = known.value_or(store::Link{id, "", stay.person, stay.id});
        link.token_hash = access::linkTokenHash(token).value();
        if (known) {
            store::update(tx, link);
        } else {
            store::revokeOpenLinks(tx, stay.id);
            link.on = clock_.today();
            link.created_at = clock_.now();
            link.created_by = actor.author.user;
            store::insert(tx, link);
        }
        audit(work, "create", "self_evaluation_link", id.text(), stay.person, {{"on", link.on.iso()}});
        return Created{linkJson(link, token), known.has_value()};
    });
}

Result<void> Grids::revokeLink(const access::Actor& actor, const LinkId& id) {
    TRY(access::require(actor, Right::writings_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<void> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today())};
        auto link = store::findLink(tx, id);
        if (!link) return Error::notFound();
        if (link->state == store::LinkState::open) {
            link->state = store::LinkState::revoked;
            store::update(tx, *link);
        }
        audit(work, "cancel", "self_evaluation_link", id.text(), link->person);
        return {};
    });
}

Result<json::object> Grids::openLink(const std::string& token) {
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(const auto link, linkFor(tx, clock_, token));
        if (link.state != store::LinkState::open) return Error::notFound();
        const auto person = people::find(tx, link.person);
        if (!person) return Error::notFound();
        const auto& blueprint = blueprints_.on(tx, clock_.today());
        return json::object{{"firstName", person->usual_name.empty() ? person->first_name : person->usual_name},
                            {"on", link.on.iso()},
                            {"answered", store::standing(tx, link.stay, link.on).has_value()},
                            {"form", gridFormJson(selfEvaluationForm(blueprint))}};
    });
}

Result<void> Grids::answerLink(const access::Actor& holder, const std::string& token, const json::object& body) {
    JsonReader in(body);
    const auto id = EvaluationId::trusted(in.uuid("id"));
    const json::object* answers = in.object("answers");
    if (answers == nullptr) in.fail("answers", "required");
    // Before what the body is worth: a token that opens nothing is told nothing.
    const auto known = database_.read([&](storage::Transaction& tx) { return linkFor(tx, clock_, token); });
    if (!known) return known.error();
    TRY(in.finish());
    // The answer arrived, but the device did not hear so.
    if (known->state == store::LinkState::used && known->evaluation == id) return {};
    return database_.write([&](storage::Transaction& tx) -> Result<void> {
        const Work work{tx, clock_, holder, blueprints_.on(tx, clock_.today())};
        TRY_ASSIGN(auto link, linkFor(tx, clock_, token));
        if (link.state == store::LinkState::used) return Error::notFound();
        if (store::findEvaluation(tx, id)) return Error::conflict("id_taken");
        TRY_ASSIGN(const auto written, readAnswers(work, selfEvaluationForm(work.blueprint), *answers));
        store::Evaluation evaluation{id, link.person, link.stay, link.on, written.answers, written.edition, "link"};
        evaluation.at = clock_.now();
        put(work, evaluation, store::standing(tx, link.stay, link.on));
        link.state = store::LinkState::used;
        link.evaluation = id;
        store::update(tx, link);
        return {};
    });
}

}  // namespace jalon::grids
