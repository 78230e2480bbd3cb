// SPDX-License-Identifier: EUPL-1.2
// Certificates of attendance: what would be attested today, and those given, each with its number.
#include "access/access.h"
#include "audit/audit.h"
#include "partners/partners.h"
#include "people/people.h"
#include "receptions/receptions.h"
#include "sheets/attestation.h"
#include "sheets/sheets.h"
#include "sheets/sheets_store.h"

namespace jalon::sheets {
namespace {

using access::Right;
using storage::Transaction;

struct Attestable {
    receptions::StayLine line;
    json::object content;
    std::string refusal;
};

std::optional<Attestable> attestable(Transaction& tx, const StayId& id, const receptions::AttendanceReader& attendance,
                                     const calendar::Settings& settings) {
    const auto line = receptions::findStay(tx, id);
    if (!line) return std::nullopt;
    const auto pupil = people::find(tx, line->person).value();
    const auto school = partners::find(tx, line->structure);
    const auto attended = attendedHalves(receptions::plannedHalfDays(tx, id), attendance.of(tx, id), settings);
    return Attestable{*line,
                      attestationContent({pupil.last_name, pupil.first_name, line->class_name,
                                          school ? school->name : "", pupil.birth_date},
                                         attended),
                      std::string(attestationRefusal(line->state, attended))};
}

json::object attestationJson(Transaction& tx, const store::Attestation& one) {
    json::value replaces;
    if (one.replaces)
        if (const auto former = store::findAttestation(tx, *one.replaces))
            replaces = json::value(attestationNumber(former->year, former->seq));
    return {{"id", one.id.text()},
            {"stayId", one.stay.text()},
            {"number", attestationNumber(one.year, one.seq)},
            {"issuedOn", one.issued_on.iso()},
            {"issuedBy", access::userRef(tx, one.by)},
            {"replaces", std::move(replaces)},
            {"content", one.content}};
}

}  // namespace

Result<json::object> Sheets::attestation(const access::Actor& actor, const StayId& stay) {
    TRY(access::require(actor, Right::course_see));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto now = attestable(tx, stay, attendance_, calendars_.settings(tx));
        if (!now) return Error::notFound();
        const auto issued = store::attestationsOf(tx, stay);
        json::array list;
        for (const auto& one : issued) list.push_back(attestationJson(tx, one));
        audit::record(tx, clock_, actor.author, {"open", "attestation", stay.text(), now->line.person, {}});
        return json::object{{"stayId", stay.text()},
                            {"personId", now->line.person.text()},
                            {"personName", people::find(tx, now->line.person).value().displayName()},
                            {"refusal", now->refusal},
                            {"draft", now->content},
                            {"changed", !issued.empty() && issued.back().content != now->content},
                            {"issued", std::move(list)}};
    });
}

Result<Created> Sheets::issueAttestation(const access::Actor& actor, const StayId& stay, const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    JsonReader in(body);
    const std::string id = in.uuid("id");
    TRY(in.finish());
    return database_.write([&](Transaction& tx) -> Result<Created> {
        if (const auto known = store::findAttestation(tx, AttestationId::trusted(id))) {
            if (known->stay != stay) return Error::conflict("id_taken");
            return Created{attestationJson(tx, *known), true};
        }
        auto now = attestable(tx, stay, attendance_, calendars_.settings(tx));
        if (!now) return Error::notFound();
        if (!now->refusal.empty()) return Error::conflict(now->refusal);
        const auto issued = store::attestationsOf(tx, stay);
        if (!issued.empty() && issued.back().content == now->content) return Error::conflict("already_issued");

        const Day today = clock_.today();
        store::Attestation one{
            AttestationId::trusted(id), stay, today.year(), store::lastNumber(tx, today.year()) + 1, today,
            std::move(now->content)};
        if (!issued.empty()) one.replaces = issued.back().id;
        one.at = clock_.now();
        one.by = actor.author.user;
        store::insert(tx, one);
        audit::record(tx, clock_, actor.author,
                      {"create",
                       "attestation",
                       id,
                       now->line.person,
                       {{"number", attestationNumber(one.year, one.seq)}, {"stayId", stay.text()}}});
        return Created{attestationJson(tx, one)};
    });
}

}  // namespace jalon::sheets
