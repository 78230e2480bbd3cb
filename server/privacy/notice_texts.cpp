// SPDX-License-Identifier: EUPL-1.2
// The texts of the notices and who answers for the data: versions are only ever added.
#include <algorithm>

#include "access/access.h"
#include "access/organisations.h"
#include "access/places.h"
#include "audit/audit.h"
#include "privacy/notice_json.h"
#include "privacy/privacy.h"

namespace jalon::privacy {
namespace {

using access::Right;
using storage::Transaction;

/// Of those the actor belongs to; the others do not exist.
Result<access::Organisation> organisationIn(Transaction& tx, const access::Actor& actor, const OrganisationId& id) {
    for (const auto& one : access::organisationsOf(tx, actor))
        if (one.id == id) return one;
    return Error::notFound();
}

bool isScheme(std::string_view scheme) { return std::ranges::find(access::kSchemes, scheme) != access::kSchemes.end(); }

json::array schemesJson(Transaction& tx, const std::vector<store::Notice>& notices, const ShippedNotices& shipped,
                        Day today) {
    json::array out;
    for (const auto scheme : access::kSchemes) {
        const std::string code(scheme);
        json::array versions;
        for (const auto& one : notices)
            if (one.scheme == code) versions.push_back(lineJson(tx, one));
        std::ranges::reverse(versions);
        out.push_back(json::object{{"scheme", code},
                                   {"current", lineJson(tx, standingOn(notices, shipped, code, today), code)},
                                   {"versions", std::move(versions)}});
    }
    return out;
}

std::int64_t nextNumber(const std::vector<store::Notice>& notices, const std::string& scheme) {
    std::int64_t last = 0;
    for (const auto& one : notices)
        if (one.scheme == scheme && one.source == "own") last = std::max(last, one.seq);
    return last + 1;
}

Controller readController(JsonReader& in, const ShippedNotices& shipped) {
    const auto line = [&](const char* key) { return in.optionalText(key, {.max = 160}); };
    Controller out{ControllerId::trusted(in.uuid("id")),
                   OrganisationId::trusted(""),
                   in.text("name", {.max = 160}),
                   in.text("address", {.max = 400, .lines = true}),
                   line("phone"),
                   line("email"),
                   in.text("dpoName", {.max = 160}),
                   in.optionalText("dpoAddress", {.max = 400, .lines = true}),
                   line("dpoEmail"),
                   line("dpoPhone"),
                   in.oneOf("authority", {"cnil", "cnpd"}),
                   "",
                   ""};
    if (out.dpo_address.empty() && out.dpo_email.empty() && out.dpo_phone.empty()) in.fail("dpoEmail", "required");
    if (!out.authority.empty()) {
        const auto& authority = shipped.authorities.at(out.authority);
        out.authority_name = authority.name;
        out.authority_contact = authority.contact;
    }
    return out;
}

}  // namespace

Result<json::object> Privacy::notices(const access::Actor& actor) {
    TRY(access::require(actor, Right::colleagues_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        json::array items;
        for (const auto& one : access::organisationsOf(tx, actor)) {
            items.push_back(
                json::object{{"id", one.id.text()},
                             {"name", one.name},
                             {"editable", access::administers(actor, one.id)},
                             {"controller", controllerOrNull(tx, store::controllerOf(tx, one.id))},
                             {"schemes", schemesJson(tx, store::noticesOf(tx, one.id), shipped_, clock_.today())}});
        }
        return json::object{{"organisations", std::move(items)}};
    });
}

Result<json::object> Privacy::currentNotice(const access::Actor& actor, const OrganisationId& organisation,
                                            const std::string& scheme) {
    TRY(access::require(actor, Right::colleagues_see));
    if (!isScheme(scheme)) return Error::notFound();
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(const auto found, organisationIn(tx, actor, organisation));
        const auto standing = standingOn(store::noticesOf(tx, found.id), shipped_, scheme, clock_.today());
        return noticeJson(lineJson(tx, standing, scheme), standing.content, store::controllerOf(tx, found.id));
    });
}

Result<json::object> Privacy::notice(const access::Actor& actor, const NoticeId& id) {
    TRY(access::require(actor, Right::colleagues_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const auto found = store::findNotice(tx, id);
        if (!found) return Error::notFound();
        TRY_ASSIGN(const auto organisation, organisationIn(tx, actor, found->organisation));
        return noticeJson(lineJson(tx, *found), found->content, store::controllerOf(tx, organisation.id));
    });
}

Result<Created> Privacy::writeNotice(const access::Actor& actor, const OrganisationId& organisation,
                                     const json::object& body) {
    TRY(access::require(actor, Right::settings_keep));
    JsonReader in(body);
    const auto id = NoticeId::trusted(in.uuid("id"));
    const std::string scheme = in.text("scheme", {.max = 40});
    const Day valid_from = in.day("validFrom");
    if (!scheme.empty() && !isScheme(scheme)) in.fail("scheme", "not_in_list");
    if (in.has("validFrom") && valid_from < clock_.today()) in.fail("validFrom", "in_past");
    const auto content = readContent(in);
    TRY(in.finish());
    return database_.write([&](Transaction& tx) -> Result<Created> {
        TRY_ASSIGN(const auto found, organisationIn(tx, actor, organisation));
        if (!access::administers(actor, found.id)) return Error::notFound();
        if (const auto known = store::findNotice(tx, id)) {
            if (known->organisation != organisation) return Error::conflict("id_taken");
            return Created{lineJson(tx, *known), true};
        }
        const store::Notice one{
            id,         organisation, scheme, "own",        nextNumber(store::noticesOf(tx, organisation), scheme),
            valid_from, content,      false,  clock_.now(), actor.author.user};
        store::insert(tx, one);
        audit::record(tx, clock_, actor.author,
                      {"create",
                       "notice",
                       id.text(),
                       std::nullopt,
                       {{"scheme", scheme}, {"number", one.seq}, {"validFrom", valid_from.iso()}}});
        return Created{lineJson(tx, one)};
    });
}

Result<json::object> Privacy::withdrawNotice(const access::Actor& actor, const NoticeId& id) {
    TRY(access::require(actor, Right::settings_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        auto found = store::findNotice(tx, id);
        if (!found || found->source != "own" || !access::administers(actor, found->organisation))
            return Error::notFound();
        if (store::wasHandedOver(tx, id)) return Error::conflict("handed_over");
        if (!found->withdrawn) {
            store::withdrawNotice(tx, id);
            audit::record(tx, clock_, actor.author, {"withdraw", "notice", id.text()});
            found->withdrawn = true;
        }
        return lineJson(tx, *found);
    });
}

Result<Created> Privacy::setController(const access::Actor& actor, const OrganisationId& organisation,
                                       const json::object& body) {
    TRY(access::require(actor, Right::settings_keep));
    JsonReader in(body);
    auto controller = readController(in, shipped_);
    TRY(in.finish());
    return database_.write([&](Transaction& tx) -> Result<Created> {
        TRY_ASSIGN(const auto found, organisationIn(tx, actor, organisation));
        if (!access::administers(actor, found.id)) return Error::notFound();
        if (const auto known = store::findController(tx, controller.id)) {
            if (known->organisation != organisation) return Error::conflict("id_taken");
            return Created{controllerJson(tx, *known), true};
        }
        controller.organisation = organisation;
        controller.at = clock_.now();
        controller.by = actor.author.user;
        store::insert(tx, controller);
        audit::record(tx, clock_, actor.author, {"create", "notice_controller", controller.id.text()});
        return Created{controllerJson(tx, controller)};
    });
}

}  // namespace jalon::privacy
