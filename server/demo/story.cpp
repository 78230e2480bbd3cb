// SPDX-License-Identifier: EUPL-1.2
#include "demo/story.h"

#include <set>
#include <stdexcept>

#include "tasks/tasks.h"

namespace jalon::demo {
namespace {

std::string text(const json::object& object, std::string_view key) { return std::string(object.at(key).as_string()); }

When later(When when, int minutes) { return {when.day, when.minutes + minutes}; }

/// Each warning of a ReferralCheck passed once, with one reason.
json::array overridesOf(const json::value& check, const json::value& reason) {
    json::array overrides;
    std::set<std::string> answered;
    for (const auto& finding : check.at("findings").as_array())
        if (finding.at("severity") == "warning" && answered.insert(std::string(finding.at("code").as_string())).second)
            overrides.push_back(json::object{{"code", finding.at("code")}, {"reason", reason}});
    return overrides;
}

/// What stands against a place, passed with a reason.
json::array placeOverrides(const json::value& check) {
    json::array overrides;
    for (const auto& finding : check.at("findings").as_array())
        if (finding.at("needsReason").as_bool())
            overrides.push_back(json::object{{"code", finding.at("code")},
                                             {"reason", "Vu en équipe : une place de plus, exceptionnellement."}});
    return overrides;
}

bool allows(const json::object& stay, const std::string& state) {
    for (const auto& allowed : stay.at("allowed").as_array())
        if (allowed.as_string() == state) return true;
    return false;
}

std::int64_t versionOf(const json::object& object) { return object.at("version").as_int64(); }

}  // namespace

When parseWhen(std::string_view text) {
    const auto day = Day::parse(text.substr(0, 10));
    if (!day || text.size() != 16) throw std::runtime_error("demo: no moment: " + std::string(text));
    const auto number = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    return {*day, number(11) * 60 + number(14)};
}

Result<void> Agenda::run(SteppingClock& clock, When until) {
    while (!acts_.empty() && acts_.begin()->first <= until) {
        const auto node = acts_.extract(acts_.begin());
        clock.set(node.key());
        if (auto done = node.mapped()(); !done) {
            Error error = done.error();
            error.fields.push_back({node.key().day.iso(), error.code});
            return error;
        }
    }
    return {};
}

Story::Story(Stage& stage, json::object script, std::optional<PersonId> known)
    : stage_(stage),
      script_(std::move(script)),
      new_person_(!known),
      person_(known ? *known : PersonId::trusted(newId())),
      school_(stage.city.structures.at(text(script_, "school"))),
      referral_(ReferralId::trusted(newId())),
      stay_(StayId::trusted(newId())),
      actor_(stage.city.coordinators.at(stage.draw.chance(70) ? 0 : 1)) {}

std::string Story::word(const char* name) {
    const auto& words = list(name);
    return std::string(words.at(stage_.draw.below(words.size())).as_string());
}

void Story::schedule() {
    const auto self = shared_from_this();
    const auto on = [&](const json::object& act, auto work) {
        const When when = parseWhen(text(act, "at"));
        stage_.agenda.at(when, [self, act, when, work] { return work(*self, act, when); });
    };
    const json::object& referral = script_.at("referral").as_object();
    on(referral, [](Story& story, const json::object& act, When) -> Result<void> {
        if (story.new_person_) TRY(story.createPerson());
        return story.announce(act, story.referral_);
    });
    if (const auto* second = script_.if_contains("second"))
        on(second->as_object(), [](Story& story, const json::object& act, When) -> Result<void> {
            return story.announce(act, ReferralId::trusted(story.newId()));
        });
    if (const auto* decision = script_.if_contains("decision"))
        on(decision->as_object(), [](Story& story, const json::object& act, When) { return story.decide(act); });
    if (const auto* answer = script_.if_contains("answer"))
        on(answer->as_object(), [](Story& story, const json::object& act, When) { return story.answer(act); });
    if (const auto* moves = script_.if_contains("moves"))
        for (const auto& move : moves->as_array())
            on(move.as_object(),
               [](Story& story, const json::object& act, When when) { return story.move(act, when); });
    if (const auto* notes = script_.if_contains("notes"))
        for (const auto& note : notes->as_array())
            on(note.as_object(), [](Story& story, const json::object& act, When) { return story.write(act); });
}

Result<void> Story::createPerson() {
    json::object body = script_.at("person").as_object();
    body["id"] = person_.text();
    body["structureId"] = school_.text();
    TRY(stage_.services.people.createPerson(actor_, body));
    stage_.filled.people += 1;
    std::vector<std::string> guardians;
    if (const auto* list = script_.if_contains("guardians"))
        for (const auto& item : list->as_array()) {
            json::object guardian = item.as_object();
            guardians.push_back(newId());
            guardian["id"] = guardians.back();
            TRY(stage_.services.people.createGuardian(actor_, person_, guardian));
        }
    if (const auto* list = script_.if_contains("restrictions"))
        for (const auto& item : list->as_array()) {
            json::object restriction = without(item.as_object(), {"guardian"});
            restriction["id"] = newId();
            if (const auto* who = item.as_object().if_contains("guardian"))
                restriction["guardianId"] = guardians.at(static_cast<std::size_t>(who->as_int64()));
            TRY(stage_.services.people.createRestriction(actor_, person_, restriction));
        }
    return {};
}

json::object Story::referralBody(const json::object& referral, const ReferralId& id) const {
    const std::string at = text(referral, "at");
    json::object body = without(referral, {"at", "override", "duplicate"});
    body["id"] = id.text();
    body["personId"] = person_.text();
    body["structureId"] = school_.text();
    body["className"] = script_.at("person").at("className");
    body["receivedOn"] = at.substr(0, 10);
    body["receivedTime"] = at.substr(11);
    return body;
}

Result<void> Story::announce(const json::object& referral, const ReferralId& id) {
    json::object body = referralBody(referral, id);
    if (const auto* kind = referral.if_contains("duplicate"))
        body["duplicateDecision"] = json::object{{"kind", *kind}, {"referralId", referral_.text()}};
    const auto* why = referral.if_contains("override");
    auto created = stage_.services.receptions.createReferral(actor_, body);
    // What the program asks, a coordinator answers: first the duplicate, then the warnings.
    for (int questions = 0; !created && questions < 2; ++questions) {
        if (created.error().code != "warnings_unanswered" && created.error().code != "duplicate_suspected") break;
        const json::value check = json::parse(created.error().current);
        if (created.error().code == "duplicate_suspected")
            body["duplicateDecision"] = json::object{
                {"kind", "new"}, {"referralId", check.at("duplicates").as_array().front().at("referralId")}};
        body["overrides"] = overridesOf(check, why == nullptr ? json::value("Vu avec le collège.") : *why);
        created = stage_.services.receptions.createReferral(actor_, body);
    }
    if (!created) return created.error();
    stage_.filled.referrals += 1;
    return {};
}

Result<void> Story::decide(const json::object& decision) {
    TRY_ASSIGN(const auto referral, stage_.services.receptions.getReferral(actor_, referral_));
    json::object body = without(decision, {"at", "kind"});
    body["decision"] = decision.at("kind");
    const bool accepted = decision.at("kind") == "accept";
    if (accepted) body["stayId"] = stay_.text();
    auto decided = stage_.services.receptions.decide(actor_, referral_, versionOf(referral), body);
    if (!decided && decided.error().code == "placement_unanswered") {
        body["placement"] = json::object{{"overrides", placeOverrides(json::parse(decided.error().current))}};
        decided = stage_.services.receptions.decide(actor_, referral_, versionOf(referral), body);
    }
    if (!decided) return decided.error();
    if (!accepted) return {};
    stage_.filled.stays += 1;
    scheduleAttendance();
    return {};
}

Result<void> Story::answer(const json::object& answer) {
    TRY_ASSIGN(const auto referral, stage_.services.receptions.getReferral(actor_, referral_));
    json::object body = without(answer, {"at"});
    body["sentOn"] = text(answer, "at").substr(0, 10);
    TRY(stage_.services.receptions.recordAnswer(actor_, referral_, versionOf(referral), body));
    return {};
}

Result<void> Story::move(const json::object& move, When when) {
    TRY_ASSIGN(const auto stay, stage_.services.receptions.getStay(actor_, stay_));
    json::object body = without(move, {"at"});
    body["on"] = when.day.iso();
    if (script_.contains("ordinary") && !allows(stay, text(move, "to"))) {
        // Nobody came on any half-day: it never began, so it cannot end.
        body["to"] = "no_show";
        body["reasonCode"] = "unreachable";
    }
    TRY(stage_.services.receptions.moveStay(actor_, stay_, versionOf(stay), body));
    const std::string reached = text(body, "to");
    if (script_.contains("forms")) {
        static const std::map<std::string, std::string> kForms{
            {"presented", "presentation"}, {"reviewed", "review"}, {"returned", "return"}, {"closed", "follow_up"}};
        if (const auto form = kForms.find(reached); form != kForms.end()) TRY(fillForm(form->second, when.day));
    }
    if (script_.contains("ordinary")) scheduleOrdinaryCourse(when, reached);
    return {};
}

Result<void> Story::fillForm(const std::string& kind, Day on) {
    Draw& draw = stage_.draw;
    json::object answers{{"heldOn", on.iso()}};
    if (kind == "presentation") {
        answers["attendees"] = json::array{"young", draw.chance(75) ? "mother" : "father"};
        answers["youngAccount"] = word("youngAccounts");
        answers["parentAccount"] = word("parentAccounts");
        answers["goals"] = word("goals");
        answers["rulesExplained"] = true;
        answers["contract"] = draw.chance(92) ? "signed" : "later";
        answers["circleChecked"] = draw.chance(80);
    } else if (kind == "review") {
        answers["attendees"] = json::array{"young", draw.chance(70) ? "mother" : "father"};
        answers["done"] = word("done");
        answers["commitments"] = word("commitments");
        answers["effort"] = std::to_string(2 + draw.below(3));
        answers["satisfactionYoung"] = std::to_string(2 + draw.below(3));
        answers["followUpContact"] = draw.chance(85);
    } else if (kind == "return") {
        answers["attendees"] = json::array{"young", "cpe", "coordinator"};
        answers["onDueDay"] = draw.chance(90) ? "yes" : "later";
        answers["workReturned"] = draw.chance(60) ? "all" : "part";
    } else {
        answers["with"] = json::array{"cpe"};
        answers["outcome"] = draw.chance(65) ? "no_new_exclusion" : draw.chance(60) ? "new_exclusion" : "unknown";
    }
    TRY(stage_.services.receptions.putForm(actor_, stay_, kind, 0, {{"answers", std::move(answers)}}));
    return {};
}

void Story::scheduleAttendance() {
    const auto* said = script_.if_contains("attendance");
    if (said == nullptr) return;
    const auto planned =
        stage_.services.database.read([&](storage::Transaction& tx) { return receptions::plannedHalfDays(tx, stay_); });
    for (const HalfDay half : planned) {
        json::value value = *said;
        if (said->is_object()) {
            const auto* one = said->as_object().if_contains(half.text());
            if (one == nullptr) continue;
            value = *one;
        } else if (*said == "drawn") {
            value = drawnAttendance();
        }
        const When when{half.day, half.half == Half::am ? 10 * 60 + 30 : 13 * 60 + 42};
        stage_.agenda.at(when, [self = shared_from_this(), half, value] { return self->takeAttendance(half, value); });
    }
}

json::object Story::drawnAttendance() {
    switch (stage_.draw.weighted({86, 6, 2, 3, 2, 1})) {
        case 0:
            return {{"status", "present"}};
        case 1:
            return {{"status", "late"}, {"minutesLate", static_cast<std::int64_t>(5 * (1 + stage_.draw.below(8)))}};
        case 2:
            return {{"status", "left_early"}};
        case 3:
            return {{"status", "absent_justified"}};
        case 4:
            return {{"status", "absent_unjustified"}};
        default:
            return {{"status", "absent_unknown"}};
    }
}

Result<void> Story::takeAttendance(HalfDay half, const json::value& said) {
    const bool still =
        stage_.services.database.read([&](storage::Transaction& tx) { return receptions::isPlanned(tx, stay_, half); });
    if (!still) return {};  // the stay stopped before
    const json::object body = said.is_string() ? json::object{{"status", said}} : said.as_object();
    TRY(stage_.services.programme.record(actor_, stay_, half, 0, body));
    stage_.filled.half_days += 1;
    const bool absent = std::string_view(body.at("status").as_string()).starts_with("absent");
    if (absent && half.day < stage_.end.day) {
        // Whoever was absent on a day gone by was called about; only today's calls are still to make.
        TRY(stage_.services.database.write([&](storage::Transaction& tx) -> Result<void> {
            const std::string source = "attendance:" + stay_.text() + ":" + half.text();
            for (const char* kind : {"call_parents", "call_school"})
                tasks::complete(tx, stage_.clock, actor_, kind, source);
            audit::record(tx, stage_.clock, actor_.author, {"complete", "task", source, person_, {}});
            return {};
        }));
    }
    if (script_.contains("ordinary") && half.half == Half::pm && stage_.draw.chance(35))
        TRY(write({{"kind", "note"}, {"text", word("notes")}}));
    return {};
}

Result<void> Story::write(const json::object& note) {
    json::object body = without(note, {"at"});
    body["id"] = newId();
    body["occurredOn"] = stage_.clock.today().iso();
    TRY(stage_.services.journal.createEntry(actor_, person_, body));
    stage_.filled.notes += 1;
    return {};
}

/// An ordinary stay goes on by itself: review on the last afternoon, return on its due day, follow-up three months
/// later.
void Story::scheduleOrdinaryCourse(When when, const std::string& reached) {
    const auto self = shared_from_this();
    const auto next = [&](When at, const char* to) {
        stage_.agenda.at(at, [self, at, to] { return self->move({{"to", to}}, at); });
    };
    if (reached == "ended") next(later(when, 10), "reviewed");
    if (reached != "reviewed" && reached != "returned" && reached != "follow_up") return;
    const auto stay = stage_.services.receptions.getStay(actor_, stay_);
    if (!stay) return;
    const auto due = [&](const char* key) {
        const auto& value = stay->at(key);
        return value.is_string() ? Day::parse(std::string_view(value.as_string())) : std::nullopt;
    };
    if (reached == "reviewed")
        if (const auto day = due("returnDueOn")) next({*day, 8 * 60 + 30}, "returned");
    if (reached == "returned") next(later(when, 45), "follow_up");
    if (reached == "follow_up")
        if (const auto day = due("followUpDueOn")) next({*day, 10 * 60 + 20}, "closed");
}

}  // namespace jalon::demo
