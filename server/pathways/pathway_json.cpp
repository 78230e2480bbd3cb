// SPDX-License-Identifier: EUPL-1.2
// A pathway as the API shows it.
#include <algorithm>

#include "access/access.h"
#include "partners/partners.h"
#include "pathways/pathway_tasks.h"
#include "people/people.h"
#include "tasks/tasks.h"

namespace jalon::pathways {
namespace {

constexpr int kAdult = 18;

/// Names of users and partners, each read once.
class Names {
public:
    explicit Names(storage::Transaction& tx) : tx_(tx) {}
    json::value user(const std::optional<UserId>& id) {
        if (!id) return nullptr;
        const auto found = users_.find(id->text());
        if (found != users_.end()) return found->second;
        return users_.emplace(id->text(), access::userRef(tx_, id)).first->second;
    }
    std::string structure(const std::optional<StructureId>& id) {
        if (!id) return "";
        const auto found = structures_.find(id->text());
        if (found != structures_.end()) return found->second;
        const auto known = partners::find(tx_, *id);
        return structures_.emplace(id->text(), known ? known->name : "").first->second;
    }

private:
    storage::Transaction& tx_;
    std::map<std::string, json::value> users_;
    std::map<std::string, std::string> structures_;
};

json::object findingJson(const Finding& one, bool current, Names& names) {
    return {{"id", one.id.text()},
            {"domain", one.domain},
            {"on", one.on.iso()},
            {"situation", one.situation},
            {"strengths", one.strengths},
            {"needs", one.needs},
            {"concern", one.concern ? json::value(*one.concern) : json::value()},
            {"referredTo", textsJson(one.referred_to)},
            {"source", one.source},
            {"current", current},
            {"by", names.user(one.by)}};
}

json::object actionJson(const Work& work, const Action& one, Names& names) {
    bool done = one.fields.done_on.has_value();
    if (one.fields.as_task && !done) {
        const auto task = tasks::find(work.tx, std::string(kActionTask), taskSource(one.id));
        done = task && task->state == tasks::State::done;
    }
    return {{"id", one.id.text()},
            {"what", one.fields.what},
            {"owner", names.user(one.fields.owner)},
            {"byWhom", one.fields.by_whom},
            {"dueOn", dayOrNull(one.fields.due_on)},
            {"asTask", one.fields.as_task},
            {"done", done},
            {"doneOn", dayOrNull(one.fields.done_on)},
            {"version", one.version}};
}

json::object objectiveJson(const Work& work, const Objective& one, const std::vector<Action>& all, Names& names) {
    json::array actions;
    for (const auto& action : all)
        if (action.objective == one.id) actions.push_back(actionJson(work, action, names));
    const auto& f = one.fields;
    return {{"id", one.id.text()},
            {"domain", f.domain},
            {"title", f.title},
            {"indicator", f.indicator},
            {"targetOn", f.target_on.iso()},
            {"structureId", idOrNull(f.structure)},
            {"structureName", names.structure(f.structure)},
            {"state", objectiveStateCode(f.state)},
            {"stateOn", dayOrNull(one.state_on)},
            {"reason", f.reason},
            {"late", f.state == ObjectiveState::open && f.target_on < work.clock.today()},
            {"actions", std::move(actions)},
            {"version", one.version}};
}

json::object reviewJson(const Review& one, const std::vector<Objective>& objectives, Names& names) {
    json::array progress;
    for (const auto& each : one.progress) {
        const auto objective = std::ranges::find(objectives, each.objective, &Objective::id);
        progress.push_back(json::object{{"objectiveId", each.objective.text()},
                                        {"title", objective == objectives.end() ? "" : objective->fields.title},
                                        {"state", objectiveStateCode(each.state)},
                                        {"note", each.note}});
    }
    json::object out = inputJson(one);
    out["id"] = one.id.text();
    out["progress"] = std::move(progress);
    out["nextOn"] = dayOrNull(one.next_on);
    out["by"] = names.user(one.created_by);
    out["version"] = one.version;
    return out;
}

json::object attemptJson(const Attempt& one, Names& names) {
    return {{"id", one.id.text()},
            {"guardianId", idOrNull(one.guardian)},
            {"on", one.on.iso()},
            {"time", one.time},
            {"channel", one.channel},
            {"outcome", one.outcome},
            {"nextOn", dayOrNull(one.next_on)},
            {"note", one.note},
            {"by", names.user(one.by)}};
}

json::object exitJson(const Exit& one, Names& names) {
    return {{"id", one.id.text()},
            {"class", exitClassCode(one.exit_class)},
            {"code", one.code},
            {"on", one.on.iso()},
            {"proof", one.proof},
            {"note", one.note},
            {"by", names.user(one.by)},
            {"reopenedOn", dayOrNull(one.reopened_on)},
            {"reopenedReason", one.reopened_reason},
            {"reopenedBy", names.user(one.reopened_by)}};
}

json::array termsJson(const std::vector<Term>& terms) {
    json::array out;
    for (const auto& term : terms)
        out.push_back(json::object{{"id", term.id.text()}, {"from", term.from.iso()}, {"until", term.until.iso()}});
    return out;
}

bool isMinor(const Work& work, const PersonId& person) {
    const auto known = people::find(work.tx, person);
    return !known || !known->birth_date || work.clock.today().ageOf(*known->birth_date) < kAdult;
}

}  // namespace

json::array textsJson(const std::vector<std::string>& texts) {
    json::array out;
    for (const auto& text : texts) out.emplace_back(text);
    return out;
}

json::array noticesJson(const std::vector<Notice>& notices) {
    json::array out;
    for (const auto& notice : notices) {
        json::object params;
        for (const auto& [key, value] : notice.params) params[key] = value;
        out.push_back(json::object{{"code", notice.code}, {"params", std::move(params)}});
    }
    return out;
}

std::vector<Notice> notices(const std::vector<Shortfall>& shortfalls) {
    std::vector<Notice> out;
    for (const auto& each : shortfalls) {
        if (each.from)
            out.push_back({each.code, {{"from", each.from->iso()}, {"months", std::to_string(each.least)}}});
        else
            out.push_back({each.code, {{"count", std::to_string(each.count)}, {"least", std::to_string(each.least)}}});
    }
    return out;
}

json::object inputJson(const PathwayFields& f) {
    return {{"kind", f.kind},
            {"entryChannel", f.entry_channel},
            {"structureId", idOrNull(f.structure)},
            {"originContact", f.origin_contact},
            {"referentId", idOrNull(f.referent)},
            {"enteredOn", f.entered_on.iso()},
            {"youngAgreedOn", dayOrNull(f.young_agreed_on)},
            {"parentsAgreedOn", dayOrNull(f.parents_agreed_on)},
            {"nextReviewOn", dayOrNull(f.next_review_on)},
            {"note", f.note}};
}

json::object inputJson(const ObjectiveFields& f) {
    return {{"domain", f.domain},
            {"title", f.title},
            {"indicator", f.indicator},
            {"targetOn", f.target_on.iso()},
            {"structureId", idOrNull(f.structure)},
            {"state", objectiveStateCode(f.state)},
            {"reason", f.reason}};
}

json::object inputJson(const ActionFields& f) {
    return {{"what", f.what},      {"ownerId", idOrNull(f.owner)},
            {"byWhom", f.by_whom}, {"dueOn", dayOrNull(f.due_on)},
            {"asTask", f.as_task}, {"doneOn", dayOrNull(f.done_on)}};
}

json::object inputJson(const Review& review) {
    return {{"on", review.on.iso()},
            {"participants", textsJson(review.participants)},
            {"others", review.others},
            {"decisions", review.decisions}};
}

json::object pathwayJson(const Work& work, const Pathway& one) {
    auto& tx = work.tx;
    Names names(tx);
    const auto terms = store::termsOf(tx, one.id);
    const auto findings = store::findingsOf(tx, one.id);
    const auto objectives = store::objectivesOf(tx, one.id);
    const auto actions = store::actionsOf(tx, one.id);
    const auto reviews = store::reviewsOf(tx, one.id);
    const auto attempts = store::attemptsOf(tx, one.id);
    const bool minor = isMinor(work, one.person);
    const auto met = lastMeeting(reviews);
    const Reach reach = reachOf(attempts, work.rules.unreachable, met);

    json::array findings_json, objectives_json, reviews_json, attempts_json, past_exits;
    for (const auto& each : findings) findings_json.push_back(findingJson(each, isCurrent(each, findings), names));
    for (const auto& each : objectives) objectives_json.push_back(objectiveJson(work, each, actions, names));
    for (const auto& each : reviews) reviews_json.push_back(reviewJson(each, objectives, names));
    for (const auto& each : attempts) attempts_json.push_back(attemptJson(each, names));
    std::ranges::reverse(attempts_json);
    json::value exit;
    for (const auto& each : store::exitsOf(tx, one.id)) {
        if (each.reopened_on)
            past_exits.push_back(exitJson(each, names));
        else
            exit = exitJson(each, names);
    }

    json::object out = inputJson(one.fields);
    out.erase("referentId");
    out["id"] = one.id.text();
    out["personId"] = one.person.text();
    out["stayId"] = idOrNull(one.stay);
    out["structureName"] = names.structure(one.fields.structure);
    out["referent"] = names.user(one.fields.referent);
    out["minor"] = minor;
    out["planUntil"] = one.plan_until.iso();
    out["terms"] = termsJson(terms);
    out["queue"] = queueCode(one.queue);
    out["nextCallOn"] = dayOrNull(one.next_call_on);
    out["lastContactOn"] = lastContact(attempts, met, one.fields.entered_on).iso();
    out["reach"] = json::object{{"attempts", reach.attempts}, {"means", reach.means}, {"enough", reach.enough}};
    out["notices"] = noticesJson(
        noticesOf(one, {terms.back(), objectives, reviews, attempts, minor}, work.rules, work.clock.today()));
    out["findings"] = std::move(findings_json);
    out["objectives"] = std::move(objectives_json);
    out["reviews"] = std::move(reviews_json);
    out["attempts"] = std::move(attempts_json);
    out["exit"] = std::move(exit);
    out["pastExits"] = std::move(past_exits);
    out["createdBy"] = names.user(one.created_by);
    out["version"] = one.version;
    return out;
}

}  // namespace jalon::pathways
