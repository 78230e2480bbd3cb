// SPDX-License-Identifier: EUPL-1.2
// The register of requests: received, extended, answered. A person decides each of them.
#include "access/access.h"
#include "audit/audit.h"
#include "people/person.h"
#include "privacy/notice_json.h"
#include "privacy/privacy.h"
#include "privacy/requests_store.h"

namespace jalon::privacy {
namespace {

using access::Right;
using storage::Transaction;

constexpr std::size_t kMostOpen = 100;

json::value dayOrNull(const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(); }

json::array texts(const std::vector<std::string>& list) {
    json::array out;
    for (const auto& each : list) out.emplace_back(each);
    return out;
}

struct Work {
    Transaction& tx;
    const Clock& clock;
    const access::Actor& actor;
    const calendar::Settings& settings;
};

json::object requestJson(const Work& work, const Request& one) {
    const Day today = work.clock.today();
    const auto person = people::find(work.tx, one.person).value();
    const auto circle = people::circleOf(work.tx, one.person);
    json::object out = inputJson(one.fields);
    out["id"] = one.id.text();
    out["personId"] = one.person.text();
    out["personName"] = person.displayName();
    out["guardianName"] = nameOf(circle, one.fields.guardian);
    out["dueOn"] = one.due_on.iso();
    out["overdue"] = one.isOpen() && one.due_on < today;
    out["extendedOn"] = dayOrNull(one.extended_on);
    out["extensionReason"] = one.extension_reason;
    out["extensionRefusal"] = extensionRefusal(one, today);
    out["state"] = one.state;
    out["answeredOn"] = dayOrNull(one.answered_on);
    out["answerChannel"] = one.answer_channel;
    out["answer"] = one.answer;
    out["lookAt"] = one.isOpen() ? texts(lookAt(one, circle, person, work.settings, today)) : json::array();
    out["createdBy"] = access::userRef(work.tx, one.created_by);
    out["version"] = one.version;
    return out;
}

void record(const Work& work, const std::string& action, const Request& one, json::object details = {}) {
    audit::record(work.tx, work.clock, work.actor.author,
                  {action, "rights_request", one.id.text(), one.person, std::move(details)});
}

/// The guardian who asks is one of this file.
Result<void> checkGuardian(const Work& work, const PersonId& person, const RequestFields& fields) {
    if (fields.guardian && people::circleOf(work.tx, person).find(*fields.guardian) == nullptr)
        return Error::invalid("guardianId", "unknown");
    return {};
}

Result<Request> loadOpen(const Work& work, const RequestId& id, std::int64_t version) {
    auto one = store::findRequest(work.tx, id);
    if (!one) return Error::notFound();
    if (one->version != version) return Error::stale(json::serialize(requestJson(work, *one)));
    if (!one->isOpen()) return Error::conflict("request_closed");
    return std::move(*one);
}

json::object keep(const Work& work, Request& one, const std::string& action, json::object details) {
    one.version += 1;
    one.updated_at = work.clock.now();
    one.updated_by = work.actor.author.user;
    store::update(work.tx, one);
    record(work, action, one, std::move(details));
    return requestJson(work, one);
}

}  // namespace

Result<json::object> Privacy::openRequests(const access::Actor& actor) {
    TRY(access::require(actor, Right::privacy_see));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, calendars_.settings(tx)};
        json::array items;
        for (const auto& one : store::openRequests(tx, actor.scope(Right::privacy_see), kMostOpen)) {
            record(work, "open", one);
            items.push_back(requestJson(work, one));
        }
        if (items.empty()) audit::record(tx, clock_, actor.author, {"list", "rights_request", ""});
        return json::object{{"items", std::move(items)}};
    });
}

Result<json::object> Privacy::requestsOf(const access::Actor& actor, const PersonId& person) {
    TRY(access::require(actor, Right::privacy_see));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        if (!people::find(tx, person)) return Error::notFound();
        const Work work{tx, clock_, actor, calendars_.settings(tx)};
        json::array items;
        for (const auto& one : store::requestsOf(tx, person)) items.push_back(requestJson(work, one));
        audit::record(tx, clock_, actor.author, {"open", "rights_request", "", person, {}});
        return json::object{{"items", std::move(items)}};
    });
}

Result<Created> Privacy::createRequest(const access::Actor& actor, const PersonId& person, const json::object& body) {
    TRY(access::require(actor, Right::privacy_keep));
    JsonReader in(body);
    const auto id = RequestId::trusted(in.uuid("id"));
    const auto fields = readRequest(in, clock_.today());
    TRY(in.finish());
    return database_.write([&](Transaction& tx) -> Result<Created> {
        if (!people::find(tx, person)) return Error::notFound();
        const Work work{tx, clock_, actor, calendars_.settings(tx)};
        if (const auto known = store::findRequest(tx, id)) {
            if (known->person != person) return Error::conflict("id_taken");
            return Created{requestJson(work, *known), true};
        }
        TRY(checkGuardian(work, person, fields));
        Request one{id, person, fields, answerDueOn(fields.received_on, false, work.settings)};
        one.created_at = one.updated_at = clock_.now();
        one.created_by = actor.author.user;
        store::insert(tx, one);
        record(work, "create", one, {{"kind", fields.kind}, {"dueOn", one.due_on.iso()}});
        return Created{requestJson(work, one)};
    });
}

Result<json::object> Privacy::updateRequest(const access::Actor& actor, const RequestId& id, std::int64_t version,
                                            const json::object& body) {
    TRY(access::require(actor, Right::privacy_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, calendars_.settings(tx)};
        TRY_ASSIGN(Request one, loadOpen(work, id, version));
        const json::object before = inputJson(one.fields);
        const json::object whole = people::overlaid(before, body, {"guardianId", "identityOn"});
        JsonReader in(whole);
        one.fields = readRequest(in, clock_.today());
        TRY(in.finish());
        TRY(checkGuardian(work, one.person, one.fields));
        one.due_on = answerDueOn(one.fields.received_on, one.extended_on.has_value(), work.settings);
        return keep(work, one, "update", people::changedFields(before, inputJson(one.fields)));
    });
}

Result<json::object> Privacy::extendRequest(const access::Actor& actor, const RequestId& id, std::int64_t version,
                                            const json::object& body) {
    TRY(access::require(actor, Right::privacy_keep));
    JsonReader in(body);
    const Day told_on = in.day("toldOn");
    const std::string reason = in.text("reason", {.max = 600, .lines = true});
    if (in.has("toldOn") && told_on > clock_.today()) in.fail("toldOn", "in_future");
    TRY(in.finish());
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, calendars_.settings(tx)};
        TRY_ASSIGN(Request one, loadOpen(work, id, version));
        if (told_on < one.fields.received_on) return Error::invalid("toldOn", "before_request");
        if (const auto refusal = extensionRefusal(one, told_on); !refusal.empty())
            return Error::conflict("extension_" + std::string(refusal));
        one.extended_on = told_on;
        one.extension_reason = reason;
        one.due_on = answerDueOn(one.fields.received_on, true, work.settings);
        return keep(work, one, "extend", {{"dueOn", one.due_on.iso()}, {"reason", reason}});
    });
}

Result<json::object> Privacy::answerRequest(const access::Actor& actor, const RequestId& id, std::int64_t version,
                                            const json::object& body) {
    TRY(access::require(actor, Right::privacy_keep));
    JsonReader in(body);
    const std::string state = in.oneOf("state", {"granted", "partly", "refused", "withdrawn"});
    const Day on = in.day("on");
    const std::string channel = in.optionalOneOf("channel", {"in_person", "post", "email", "phone", "other"});
    const std::string answer = in.optionalText("answer", {.max = 4000, .lines = true});
    if (in.has("on") && on > clock_.today()) in.fail("on", "in_future");
    if ((state == "partly" || state == "refused") && answer.empty()) in.fail("answer", "required");
    if (state != "withdrawn" && channel.empty()) in.fail("channel", "required");
    TRY(in.finish());
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, calendars_.settings(tx)};
        TRY_ASSIGN(Request one, loadOpen(work, id, version));
        if (on < one.fields.received_on) return Error::invalid("on", "before_request");
        if ((state == "granted" || state == "partly") && one.fields.identity_check == "pending")
            return Error::conflict("identity_pending");
        one.state = state;
        one.answered_on = on;
        one.answer_channel = channel;
        one.answer = answer;
        return keep(work, one, "settle", {{"state", state}, {"on", on.iso()}});
    });
}

}  // namespace jalon::privacy
