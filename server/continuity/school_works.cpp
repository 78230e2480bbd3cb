// SPDX-License-Identifier: EUPL-1.2
// Asking the school for its work, and following it subject by subject.
#include <algorithm>
#include <set>

#include "calendar/deadline.h"
#include "continuity/work.h"
#include "people/people.h"
#include "tasks/tasks.h"

namespace jalon::continuity {
namespace {

using access::Right;

constexpr const char* kReminder = "work_reminder";
constexpr const char* kRequest = "work_request";

/// The tasks of a stay have one source (receptions/): the end of the reception takes the request back with the others.
std::string sourceOf(const StayId& stay) { return "stay:" + stay.text(); }

SchoolWork asked(const Work& work, const receptions::StayLine& stay, const SchoolWorkId& id, std::string subject,
                 Day on) {
    SchoolWork out{id, stay.id, stay.person, std::move(subject), "", WorkState::requested, on};
    out.created_at = out.updated_at = work.clock.now();
    out.created_by = work.actor.author.user;
    return out;
}

void keep(const Work& work, SchoolWork& one) {
    one.version += 1;
    one.updated_at = work.clock.now();
    store::update(work.tx, one);
}

WorkState readState(JsonReader& in, std::string_view key) {
    const auto state = parseWorkState(in.text(key, {.max = 40}));
    if (in.has(key) && !state) in.fail(key, "not_in_list");
    return state.value_or(WorkState::requested);
}

}  // namespace

void syncWorkTasks(const Work& work, const receptions::StayLine& stay) {
    const std::string source = sourceOf(stay.id);
    const auto requests = store::requestsOf(work.tx, stay.id);
    if (requests.empty())
        tasks::reopen(work.tx, work.clock, kRequest, source);
    else
        tasks::complete(work.tx, work.clock, work.actor, kRequest, source);
    const auto summary = summarise(store::worksOf(work.tx, stay.id));
    if (requests.empty() || !summary.unanswered() || !receptions::isUnderWay(stay.state)) {
        tasks::cancel(work.tx, work.clock, kReminder, source);
        return;
    }
    const Day last = requests.back().on;
    const int days = static_cast<int>(work.settings.integer("school_work.reminder_days", last));
    const auto due = calendar::computeDeadline(last, {days, DateUnit::working_days}, calendar::Roll::next_working_day,
                                               work.calendars.schoolSchedule(work.tx, stay.structure));
    tasks::NewTask task;
    task.kind = kReminder;
    task.source = source;
    task.person = stay.person;
    task.stay = stay.id;
    task.due_on = due.due.value_or(last + days);
    task.params = {{"on", last.iso()}};
    tasks::ensure(work.tx, work.clock, task);
}

Result<json::object> Continuity::schoolWork(const access::Actor& actor, const StayId& id) {
    TRY(access::require(actor, Right::course_see));
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY_ASSIGN(const auto stay, requireStay(work, id));
        return workListJson(work, stay);
    });
}

Result<Created> Continuity::createRequest(const access::Actor& actor, const StayId& id, const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY_ASSIGN(const auto stay, requireStay(work, id));
        JsonReader in(body);
        store::Request request{in.uuid("id"), id, stay.person};
        request.on = readPastDay(in, work, "on");
        request.to = in.optionalText("to", {.max = 120});
        request.channel = in.text("channel", {.max = 60});
        requireChoice(in, work, "channel", "channel", request.channel);
        request.subjects = in.texts("subjects", 30, {.max = 60});
        for (const auto& subject : request.subjects) requireChoice(in, work, "school_subject", "subjects", subject);
        if (request.subjects.empty()) in.fail("subjects", "required");
        TRY(in.finish());
        if (const auto stored = store::findRequest(tx, request.id)) {
            if (stored->stay != id || stored->by != actor.author.user) return Error::conflict("id_taken");
            return Created{workListJson(work, stay), true};
        }
        request.reminder = !store::requestsOf(tx, id).empty();
        request.at = clock_.now();
        request.by = actor.author.user;
        store::insert(tx, request);
        std::set<std::string> known;
        for (const auto& one : store::worksOf(tx, id)) known.insert(one.subject);
        for (const auto& subject : request.subjects)
            if (known.insert(subject).second)
                store::insert(tx, asked(work, stay, SchoolWorkId::make(clock_.now()), subject, request.on));
        syncWorkTasks(work, stay);
        people::touch(tx, stay.person, request.on);
        audit(work, "create", "work_request", request.id, stay.person,
              {{"on", request.on.iso()}, {"channel", request.channel}, {"reminder", request.reminder}});
        return Created{workListJson(work, stay)};
    });
}

Result<json::object> Continuity::withdrawRequest(const access::Actor& actor, const std::string& id) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        const auto request = store::findRequest(tx, id);
        if (!request) return Error::notFound();
        TRY_ASSIGN(const auto stay, requireStay(work, request->stay));
        store::withdrawRequest(tx, id);
        if (store::requestsOf(tx, stay.id).empty())
            for (auto one : store::worksOf(tx, stay.id))
                if (one.state == WorkState::requested) {
                    one.withdrawn = true;
                    keep(work, one);
                }
        syncWorkTasks(work, stay);
        audit(work, "withdraw", "work_request", id, stay.person);
        return workListJson(work, stay);
    });
}

Result<Created> Continuity::createWork(const access::Actor& actor, const StayId& id, const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY_ASSIGN(const auto stay, requireStay(work, id));
        JsonReader in(body);
        const auto work_id = SchoolWorkId::trusted(in.uuid("id"));
        const std::string subject = in.text("subject", {.max = 60});
        requireChoice(in, work, "school_subject", "subject", subject);
        const std::string detail = in.optionalText("detail", {.max = 300});
        const WorkState state = readState(in, "state");
        const Day on = readPastDay(in, work, "on");
        TRY(in.finish());
        if (const auto stored = store::findWork(tx, work_id)) {
            if (stored->stay != id || stored->created_by != actor.author.user) return Error::conflict("id_taken");
            return Created{workListJson(work, stay), true};
        }
        SchoolWork one = asked(work, stay, work_id, subject, on);
        one.detail = detail;
        TRY_ASSIGN(one, moved(std::move(one), state, on));
        store::insert(tx, one);
        syncWorkTasks(work, stay);
        audit(work, "create", "school_work", work_id.text(), stay.person,
              {{"subject", subject}, {"state", stateCode(state)}});
        return Created{workListJson(work, stay)};
    });
}

Result<json::object> Continuity::updateWork(const access::Actor& actor, const SchoolWorkId& id, std::int64_t version,
                                            const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        auto one = store::findWork(tx, id);
        if (!one) return Error::notFound();
        TRY_ASSIGN(const auto stay, requireStay(work, one->stay));
        if (one->version != version) return Error::stale(json::serialize(workListJson(work, stay)));
        JsonReader in(body);
        const bool moves = in.has("state");
        const WorkState state = moves ? readState(in, "state") : one->state;
        const Day on = readPastDay(in, work, "on");
        if (in.has("detail")) one->detail = in.optionalText("detail", {.max = 300});
        one->withdrawn = in.boolean("withdrawn", one->withdrawn);
        TRY(in.finish());
        const WorkState before = one->state;
        if (moves) {
            TRY_ASSIGN(*one, moved(std::move(*one), state, on));
        }
        keep(work, *one);
        syncWorkTasks(work, stay);
        audit(work, "update", "school_work", id.text(), stay.person,
              {{"state", json::array{stateCode(before), stateCode(one->state)}}, {"withdrawn", one->withdrawn}});
        return workListJson(work, stay);
    });
}

Result<json::object> Continuity::moveAllWork(const access::Actor& actor, const StayId& id, const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY_ASSIGN(const auto stay, requireStay(work, id));
        JsonReader in(body);
        const WorkState to = readState(in, "state");
        const Day on = readPastDay(in, work, "on");
        TRY(in.finish());
        int changed = 0;
        for (auto one : store::worksOf(tx, id)) {
            const bool ahead = static_cast<int>(one.state) >= static_cast<int>(to);
            if (one.state == WorkState::none_given || ahead) continue;
            TRY_ASSIGN(one, moved(std::move(one), to, std::max(on, one.requested_on)));
            keep(work, one);
            changed += 1;
        }
        syncWorkTasks(work, stay);
        audit(work, "update", "school_work", id.text(), stay.person, {{"state", stateCode(to)}, {"changed", changed}});
        return workListJson(work, stay);
    });
}

WorkSummary workOf(storage::Transaction& tx, const StayId& stay) {
    auto out = summarise(store::worksOf(tx, stay));
    out.requested = !store::requestsOf(tx, stay).empty();
    return out;
}

}  // namespace jalon::continuity
