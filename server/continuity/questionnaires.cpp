// SPDX-License-Identifier: EUPL-1.2
// Contacts with the school and the questionnaire to it: sent, answered through its link or typed in, taken back.
#include "access/link_token.h"
#include "blueprints/form_edition.h"
#include "continuity/work.h"
#include "partners/partners.h"
#include "people/people.h"
#include "tasks/tasks.h"

namespace jalon::continuity {
namespace {

using access::Right;

constexpr const char* kTask = "questionnaire";

void keepAnswers(const Work& work, Questionnaire& one, const json::object& checked, const std::string& by) {
    const auto* form = work.blueprint.form(kQuestionnaireForm);
    const blueprints::Answered before{one.answers, blueprints::findEdition(work.tx, one.edition)};
    one.edition = blueprints::keepEdition(work.tx, blueprints::editionOf(*form, checked, before));
    one.answers = checked;
    one.answered_by = by;
    one.answered_on = work.clock.today();
    one.updated_at = work.clock.now();
    one.version += 1;
    store::update(work.tx, one);
    store::keepVersion(work.tx, one, work.actor.author.user);
    tasks::complete(work.tx, work.clock, work.actor, kTask, "stay:" + one.stay.text());
}

Result<json::object> checkedAnswers(const Work& work, const Questionnaire& one, const json::object& answers) {
    const auto* form = work.blueprint.form(kQuestionnaireForm);
    if (form == nullptr) return Error::notFound();
    return blueprints::checkAnswers(*form, answers, {one.answers, blueprints::findEdition(work.tx, one.edition)});
}

/// What the holder of the link may see: nothing of why the pupil was away.
json::object linkJson(const Work& work, const Questionnaire& one) {
    const auto stay = receptions::findStay(work.tx, one.stay);
    const auto person = people::find(work.tx, one.person);
    const auto school = stay ? partners::find(work.tx, stay->structure) : std::nullopt;
    const auto* form = work.blueprint.form(kQuestionnaireForm);
    const auto day = [](const std::optional<HalfDay>& half) {
        return half ? json::value(half->day.iso()) : json::value();
    };
    const std::string first = person ? (person->usual_name.empty() ? person->first_name : person->usual_name) : "";
    return {{"pupil", person ? shownName(first, person->last_name) : ""},
            {"className", stay ? stay->class_name : ""},
            {"structureName", school ? school->name : ""},
            {"firstDay", stay ? day(stay->first) : json::value()},
            {"lastDay", stay ? day(stay->last) : json::value()},
            {"expiresOn", one.expires_on->iso()},
            {"form", form == nullptr ? json::value() : json::value(toJson(*form))},
            {"answers", one.answers},
            {"answeredBy", one.answered_by},
            {"answeredOn", one.answered_on ? json::value(one.answered_on->iso()) : json::value()}};
}

Result<Questionnaire> findOpen(const Work& work, const std::string& token) {
    TRY_ASSIGN(const auto hash, access::linkTokenHash(token));
    auto one = store::findByToken(work.tx, hash);
    const bool open = one && access::linkTokenFits(token, one->token_hash) && one->mayAnswer(work.clock.today()) &&
                      receptions::findStay(work.tx, one->stay);
    if (!open) return Error::notFound();
    return std::move(*one);
}

Result<Questionnaire> loadForChange(const Work& work, const QuestionnaireId& id, std::int64_t version) {
    auto one = store::findQuestionnaire(work.tx, id);
    if (!one) return Error::notFound();
    if (one->version != version) return Error::stale(json::serialize(questionnaireJson(work, *one)));
    return std::move(*one);
}

void revokeLink(const Work& work, Questionnaire& one) {
    one.revoked = true;
    one.version += 1;
    one.updated_at = work.clock.now();
    store::update(work.tx, one);
}

}  // namespace

Result<Created> Continuity::createContact(const access::Actor& actor, const StayId& id, const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY_ASSIGN(const auto stay, requireStay(work, id));
        JsonReader in(body);
        store::Contact contact{in.uuid("id"), id, stay.person};
        contact.deadline = in.oneOf(
            "deadline", {"return_meeting", "follow_up_first", "follow_up_second", "follow_up_third", "questionnaire"});
        contact.on = readPastDay(in, work, "on");
        contact.channel = in.text("channel", {.max = 60});
        requireChoice(in, work, "channel", "channel", contact.channel);
        contact.who = in.optionalText("who", {.max = 120});
        contact.result = in.text("result", {.max = 60});
        requireChoice(in, work, "school_contact_result", "result", contact.result);
        contact.note = in.optionalText("note", {.max = 300});
        TRY(in.finish());
        if (const auto stored = store::findContact(tx, contact.id)) {
            if (stored->stay != id || stored->by != actor.author.user) return Error::conflict("id_taken");
            return Created{{{"items", contactsJson(work, id)}}, true};
        }
        contact.at = clock_.now();
        contact.by = actor.author.user;
        store::insert(tx, contact);
        people::touch(tx, stay.person, contact.on);
        audit(work, "create", "school_contact", contact.id, stay.person,
              {{"deadline", contact.deadline}, {"result", contact.result}});
        return Created{{{"items", contactsJson(work, id)}}};
    });
}

Result<json::object> Continuity::withdrawContact(const access::Actor& actor, const std::string& id) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        const auto contact = store::findContact(tx, id);
        if (!contact) return Error::notFound();
        store::withdrawContact(tx, id);
        audit(work, "withdraw", "school_contact", id, contact->person);
        return json::object{{"items", contactsJson(work, contact->stay)}};
    });
}

Result<Created> Continuity::createQuestionnaire(const access::Actor& actor, const StayId& id,
                                                const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY_ASSIGN(const auto stay, requireStay(work, id));
        JsonReader in(body);
        Questionnaire one{QuestionnaireId::trusted(in.uuid("id")), id, stay.person};
        one.by_link = in.oneOf("channel", {"link", "paper"}) == "link";
        one.sent_on = clock_.today();
        one.sent_to = in.optionalText("sentTo", {.max = 120});
        TRY(in.finish());
        if (const auto stored = store::findQuestionnaire(tx, one.id)) {
            if (stored->stay != id || stored->created_by != actor.author.user) return Error::conflict("id_taken");
            json::object again = questionnaireJson(work, *stored);
            again["token"] = nullptr;
            return Created{std::move(again), true};
        }
        for (auto& former : store::questionnairesOf(tx, id))
            if (!former.revoked && !former.answered_on) revokeLink(work, former);
        const std::string token = one.by_link ? access::newLinkToken() : "";
        if (one.by_link) {
            TRY_ASSIGN(one.token_hash, access::linkTokenHash(token));
            const auto days = work.settings.integer("questionnaire.link_days", one.sent_on);
            one.expires_on = one.sent_on + static_cast<int>(days);
        }
        one.created_at = one.updated_at = clock_.now();
        one.created_by = actor.author.user;
        store::insert(tx, one);
        tasks::complete(tx, clock_, actor, kTask, "stay:" + id.text());
        people::touch(tx, stay.person, one.sent_on);
        audit(work, "create", "questionnaire", one.id.text(), stay.person,
              {{"channel", one.by_link ? "link" : "paper"}});
        json::object made = questionnaireJson(work, one);
        made["token"] = one.by_link ? json::value(token) : json::value();
        return Created{std::move(made)};
    });
}

Result<json::object> Continuity::putAnswers(const access::Actor& actor, const QuestionnaireId& id, std::int64_t version,
                                            const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY_ASSIGN(Questionnaire one, loadForChange(work, id, version));
        JsonReader in(body);
        const json::object* answers = in.object("answers");
        if (answers == nullptr && !in.has("answers")) in.fail("answers", "required");
        const std::string by = in.optionalText("answeredBy", {.max = 120});
        TRY(in.finish());
        if (one.revoked) return Error::conflict("questionnaire_revoked");
        TRY_ASSIGN(const auto checked, checkedAnswers(work, one, *answers));
        keepAnswers(work, one, checked, by);
        audit(work, "update", "questionnaire", id.text(), one.person, {{"version", one.version}});
        return questionnaireJson(work, one);
    });
}

Result<json::object> Continuity::revoke(const access::Actor& actor, const QuestionnaireId& id, std::int64_t version) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY_ASSIGN(Questionnaire one, loadForChange(work, id, version));
        revokeLink(work, one);
        if (!one.answered_on) tasks::reopen(tx, clock_, kTask, "stay:" + one.stay.text());
        audit(work, "revoke", "questionnaire", id.text(), one.person);
        return questionnaireJson(work, one);
    });
}

Result<json::object> Continuity::openLink(const json::object& body) {
    JsonReader in(body);
    const std::string token = in.text("token", {.max = 100});
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const auto holder = access::linkHolder();
        const Work work{tx, clock_, holder, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY_ASSIGN(const auto one, findOpen(work, token));
        audit(work, "open", "questionnaire", one.id.text(), one.person);
        return linkJson(work, one);
    });
}

Result<json::object> Continuity::answerLink(const json::object& body) {
    JsonReader in(body);
    const std::string token = in.text("token", {.max = 100});
    const json::object* answers = in.object("answers");
    if (answers == nullptr && !in.has("answers")) in.fail("answers", "required");
    const std::string by = in.text("answeredBy", {.max = 120});
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const auto holder = access::linkHolder();
        const Work work{tx, clock_, holder, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY_ASSIGN(Questionnaire one, findOpen(work, token));
        TRY_ASSIGN(const auto checked, checkedAnswers(work, one, *answers));
        const auto missing = blueprints::missingAnswers(*work.blueprint.form(kQuestionnaireForm), checked);
        if (!missing.empty()) return Error::invalid("answers." + missing.front(), "required");
        keepAnswers(work, one, checked, by);
        audit(work, "answer", "questionnaire", one.id.text(), one.person, {{"version", one.version}});
        return linkJson(work, one);
    });
}

SchoolAnswer schoolAnswer(storage::Transaction& tx, const StayId& stay) {
    SchoolAnswer out;
    for (const auto& one : store::questionnairesOf(tx, stay)) {
        out.asked = out.asked || !one.revoked || one.answered_on;
        if (one.answered_on && !out.answers) out.answers = one.answers;
    }
    return out;
}

}  // namespace jalon::continuity
