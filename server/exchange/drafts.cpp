// SPDX-License-Identifier: EUPL-1.2
// Referrals waiting to be completed.
#include "access/access.h"
#include "audit/audit.h"
#include "exchange/draft_json.h"
#include "partners/partners.h"
#include "people/known_files.h"
#include "people/name_form.h"

namespace jalon::exchange {
namespace {

using access::Right;
using storage::Transaction;

/// What is older belongs to another school year, and was answered otherwise.
constexpr int kDaysShown = 366;

json::array referralRow(Transaction& tx, const ReferralId& id) { return receptions::referralRows(tx, {id}); }

json::object itemJson(const store::Draft& draft, const std::string& state) {
    const ListPupil& pupil = draft.content.pupil;
    const std::string last = people::capitals(pupil.last_name);
    const std::string& first = pupil.usual_name.empty() ? pupil.first_name : pupil.usual_name;
    return {{"id", draft.id.text()},
            {"line", draft.line},
            {"name", first.empty() ? last : last + " " + first},
            {"className", pupil.class_name},
            {"state", state}};
}

}  // namespace

std::string draftState(Transaction& tx, const store::Draft& draft) {
    if (draft.cancelled) return "cancelled";
    return referralRow(tx, draft.id).empty() ? "to_complete" : "completed";
}

json::object draftJson(Transaction& tx, const store::Draft& draft) {
    const auto school = partners::find(tx, draft.structure);
    return {{"id", draft.id.text()},
            {"importId", draft.import.text()},
            {"structureId", draft.structure.text()},
            {"structureName", school ? school->name : ""},
            {"receivedOn", draft.received_on.iso()},
            {"channel", draft.channel},
            {"personId", draft.person ? json::value(draft.person->text()) : json::value()},
            {"pupil", toJson(draft.content.pupil)},
            {"measure", toJson(draft.content.measure)},
            {"state", draftState(tx, draft)},
            {"createdAt", draft.created_at.iso()}};
}

json::object importJson(Transaction& tx, const access::Actor& reader, const store::Import& import) {
    people::KnownFiles known(tx, reader.scope(Right::lists_import));
    const auto school = partners::find(tx, import.structure);
    json::array items;
    bool open = false;
    for (const auto& one : store::referralsOf(tx, import.id))
        for (const auto& row : referralRow(tx, one.referral)) {
            if (!known.has(PersonId::trusted(std::string(row.at("personId").as_string())))) continue;
            const std::string state(row.at("state").as_string());
            open = open || state == "received";
            items.push_back(json::object{{"id", one.referral.text()},
                                         {"line", one.line},
                                         {"name", row.at("personName")},
                                         {"className", row.at("className")},
                                         {"state", state == "withdrawn" ? "withdrawn" : "referral"}});
        }
    for (const auto& draft : store::draftsOf(tx, import.id)) {
        if (draft.person && !known.has(*draft.person)) continue;
        const std::string state = draftState(tx, draft);
        open = open || state == "to_complete";
        items.push_back(itemJson(draft, state));
    }
    return {{"id", import.id.text()},
            {"structureId", import.structure.text()},
            {"structureName", school ? school->name : ""},
            {"receivedOn", import.received_on.iso()},
            {"read", import.read},
            {"leftOut", import.left_out},
            {"createdAt", import.created_at.iso()},
            {"createdBy", access::userRef(tx, import.created_by)},
            {"undoneAt", import.undone_at ? json::value(import.undone_at->iso()) : json::value()},
            {"canUndo", open},
            {"items", std::move(items)}};
}

Result<json::object> Exchange::listDrafts(const access::Actor& actor) {
    TRY(access::require(actor, Right::lists_import));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        people::KnownFiles known(tx, actor.scope(Right::lists_import));
        json::array items;
        for (const auto& draft : store::openDrafts(tx, actor, clock_.today() - kDaysShown))
            if (draftState(tx, draft) == "to_complete" && (!draft.person || known.has(*draft.person)))
                items.push_back(draftJson(tx, draft));
        return json::object{{"items", std::move(items)}};
    });
}

Result<json::object> Exchange::getDraft(const access::Actor& actor, const ReferralId& id) {
    TRY(access::require(actor, Right::lists_import));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto draft = store::findDraft(tx, actor, id);
        if (!draft) return Error::notFound();
        audit::record(tx, clock_, actor.author, {"open", "referral_draft", id.text(), draft->person, {}});
        return draftJson(tx, *draft);
    });
}

Result<json::object> Exchange::cancelDraft(const access::Actor& actor, const ReferralId& id, const json::object& body) {
    TRY(access::require(actor, Right::lists_import));
    JsonReader in(body);
    const bool cancelled = in.boolean("cancelled");
    TRY(in.finish());
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        auto draft = store::findDraft(tx, actor, id);
        if (!draft) return Error::notFound();
        if (draftState(tx, *draft) == "completed") return Error::conflict("completed");
        store::setCancelled(tx, id, cancelled);
        draft->cancelled = cancelled;
        audit::record(tx, clock_, actor.author,
                      {cancelled ? "cancel" : "restore", "referral_draft", id.text(), draft->person, {}});
        return draftJson(tx, *draft);
    });
}

}  // namespace jalon::exchange
