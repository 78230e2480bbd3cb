// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "families/received_call.h"
#include "families/work.h"
#include "journal/journal.h"
#include "people/people.h"
#include "tasks/tasks.h"

namespace jalon::families {
namespace {

using access::Right;
using people::ContactPurpose;

void alert(const Work& work, const store::ReceivedCall& call, const std::string& relation) {
    tasks::NewTask task;
    task.kind = "contact_alert";
    task.source = "call:" + call.id;
    task.person = call.person;
    task.owner = call.by;
    task.due_on = work.clock.today();
    task.params = {{"relation", relation}, {"on", call.on.iso()}};
    tasks::ensure(work.tx, work.clock, task);
}

}  // namespace

std::optional<ContactPurpose> purposeOf(const std::string& request) {
    if (request == "timetable") return ContactPurpose::whereabouts;
    if (request == "appointment" || request == "absence") return std::nullopt;
    return ContactPurpose::tell;
}

bool mayBeAnswered(const people::ContactRule& rule, const std::vector<std::string>& asked) {
    return std::ranges::all_of(asked, [&](const std::string& request) {
        const auto purpose = purposeOf(request);
        return !purpose || rule.allows(*purpose);
    });
}

bool isAlert(const people::ContactRule& rule, bool stranger, const std::vector<std::string>& asked) {
    return rule.restricted || (stranger && !mayBeAnswered(rule, asked));
}

Result<Created> Families::recordCall(const access::Actor& actor, const PersonId& person, const json::object& body) {
    TRY(access::require(actor, Right::families_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        TRY(requirePerson(work, person));
        const auto circle = people::circleOf(tx, person);
        JsonReader in(body);
        store::ReceivedCall call{in.uuid("id"), person};
        call.guardian = GuardianId::parse(in.optionalUuid("guardianId"));
        const auto* guardian = call.guardian ? circle.find(*call.guardian) : nullptr;
        if (call.guardian && guardian == nullptr) in.fail("guardianId", "unknown");
        call.caller_name = in.optionalText("callerName", {.max = 120});
        if (!call.guardian && call.caller_name.empty()) in.fail("callerName", "required");
        call.asked = in.texts("asked", 10, {.max = 60});
        for (const auto& code : call.asked)
            if (!work.blueprint.knows("call_request", code)) in.fail("asked", "not_in_list");
        if (call.asked.empty()) in.fail("asked", "required");
        call.told = in.boolean("told", false);
        call.told_reason = in.optionalText("toldReason", {.max = 300});
        const std::string text = in.text("text", {.max = 5000, .lines = true});
        const auto rule = guardian == nullptr ? people::strangerRule()
                                              : people::contactRule(*guardian, circle.restrictions, clock_.today());
        if (call.told && call.told_reason.empty() && !mayBeAnswered(rule, call.asked))
            in.fail("toldReason", "required");
        TRY(in.finish());
        if (const auto stored = store::findCall(tx, call.id)) {
            if (stored->person != person || stored->by != actor.author.user) return Error::conflict("id_taken");
            return Created{callJson(work, *stored), true};
        }
        call.alert = isAlert(rule, guardian == nullptr, call.asked);
        call.on = clock_.today();
        call.at = clock_.now();
        call.by = actor.author.user;
        call.entry_id = journal::write(tx, clock_, actor, person, {"call", call.on, text}).text();
        store::insert(tx, call);
        if (call.alert) alert(work, call, guardian == nullptr ? "other" : guardian->fields.relation);
        audit(work, "create", "received_call", call.id, person,
              {{"told", call.told}, {"alert", call.alert}, {"reasons", people::toJson(rule).at("reasons")}});
        return Created{callJson(work, call)};
    });
}

}  // namespace jalon::families
