// SPDX-License-Identifier: EUPL-1.2
// What a list becomes once it was looked at: referrals and drafts, all or none, and taken back.
#include <algorithm>
#include <set>

#include "access/access.h"
#include "audit/audit.h"
#include "exchange/draft_json.h"
#include "exchange/preview.h"
#include "partners/partners.h"
#include "people/scope.h"

namespace jalon::exchange {
namespace {

using access::Right;
using storage::Transaction;

constexpr const char* kUndoReason = "announced_by_mistake";

struct ImportCommand {
    ImportId id;
    StructureId structure;
    Day received_on;
    std::string channel;
    std::set<std::size_t> expected;
    std::vector<ListLine> lines;
    std::vector<std::pair<ReferralId, PersonId>> ids;  ///< of each line
};

Result<ImportCommand> readCommand(const json::object& body, Day today) {
    JsonReader in(body);
    const std::string id = in.uuid("id"), structure = in.uuid("structureId");
    const Day received_on = in.day("receivedOn");
    if (in.has("receivedOn") && received_on > today) in.fail("receivedOn", "in_future");
    std::string channel = in.oneOf("channel", {"phone", "email", "paper", "form", "meeting"});
    std::set<std::size_t> expected;
    bool numbers = in.has("expected");
    if (const auto* list = body.if_contains("expected"); numbers && list->is_array())
        for (const auto& one : list->get_array()) {
            boost::system::error_code wrong;
            const auto line = one.to_number<std::size_t>(wrong);
            numbers = numbers && !wrong && line > 0;
            if (numbers) expected.insert(line);
        }
    if (!numbers || expected.empty()) in.fail("expected", "required");
    std::vector<std::pair<std::string, std::string>> ids;
    auto lines = readLines(in, [&](JsonReader& line) { ids.emplace_back(line.uuid("id"), line.uuid("personId")); });
    TRY(in.finish());
    ImportCommand out{ImportId::trusted(id),
                      StructureId::trusted(structure),
                      received_on,
                      std::move(channel),
                      std::move(expected),
                      std::move(lines),
                      {}};
    for (const auto& [referral, person] : ids)
        out.ids.emplace_back(ReferralId::trusted(referral), PersonId::trusted(person));
    return out;
}

json::object referralBody(const ImportCommand& command, const ListLine& line, const ReferralId& id,
                          const PersonId& newcomer) {
    const ListPupil& pupil = line.read.pupil;
    json::object body{{"id", id.text()},
                      {"structureId", command.structure.text()},
                      {"className", pupil.class_name},
                      {"caller", json::object{{"channel", command.channel}}},
                      {"receivedOn", command.received_on.iso()},
                      {"measure", measureBody(line.read.measure)},
                      {"motive", line.read.measure.motive}};
    if (line.decision.pupil == LineDecision::Pupil::known) {
        body["personId"] = line.decision.person->text();
        return body;
    }
    json::object described = toJson(pupil);
    described.erase("className");
    described["id"] = newcomer.text();
    body["pupil"] = std::move(described);
    return body;
}

class Importer {
public:
    Importer(const Work& work, const ImportCommand& command) : work_(work), command_(command) {}

    Result<void> create(const ListLine& line, const ReferralId& id, const PersonId& newcomer) {
        if (line.becomes == Becomes::draft || isLikeOneJustCreated(line)) {
            draft(line, id);
            return {};
        }
        json::object body = referralBody(command_, line, id, newcomer);
        auto made = work_.receptions.createReferral(work_.tx, work_.actor, body);
        if (!made && made.error().code == "duplicate_suspected" &&
            line.decision.pupil == LineDecision::Pupil::newcomer) {
            // The person has said that it is another pupil.
            const json::value found = json::parse(made.error().current);
            body["duplicateDecision"] =
                json::object{{"kind", "new"}, {"referralId", found.at("duplicates").at(0).at("referralId")}};
            made = work_.receptions.createReferral(work_.tx, work_.actor, body);
        }
        if (!made) return made.error();
        store::addReferral(work_.tx, command_.id, {id, static_cast<std::int64_t>(line.line)});
        return {};
    }

private:
    /// Another line of this list has put somebody of a close name on file: nobody was asked yet.
    bool isLikeOneJustCreated(const ListLine& line) const {
        return line.decision.pupil == LineDecision::Pupil::undecided &&
               !likelyPupils(work_.tx, work_.actor.files, line.read.pupil, command_.structure).empty();
    }

    void draft(const ListLine& line, const ReferralId& id) {
        store::Draft draft{id,
                           command_.id,
                           static_cast<std::int64_t>(line.line),
                           command_.structure,
                           command_.received_on,
                           command_.channel};
        const auto& chosen = line.decision.person;
        if (line.decision.pupil == LineDecision::Pupil::known && chosen &&
            people::isKnownTo(work_.tx, work_.actor, *chosen))
            draft.person = chosen;
        draft.content = {line.read.pupil, line.read.measure};
        draft.created_at = work_.clock.now();
        store::insert(work_.tx, draft);
        audit::record(work_.tx, work_.clock, work_.actor.author,
                      {"create", "referral_draft", id.text(), draft.person, {{"importId", command_.id.text()}}});
    }

    const Work& work_;
    const ImportCommand& command_;
};

std::set<std::size_t> acceptedLines(const Preview& preview) {
    std::set<std::size_t> out;
    for (const ListLine& line : preview.lines)
        if (line.verdict == Verdict::accepted) out.insert(line.line);
    return out;
}

}  // namespace

Result<Created> Exchange::importList(const access::Actor& actor, const json::object& body) {
    TRY(access::require(actor, Right::lists_import));
    TRY_ASSIGN(const auto command, readCommand(body, clock_.today()));
    return database_.write([&](Transaction& tx) -> Result<Created> {
        if (const auto known = store::findImport(tx, actor, command.id)) {
            if (known->structure != command.structure) return Error::conflict("id_taken");
            return Created{importJson(tx, actor, *known), true};
        }
        if (store::exists(tx, command.id)) return Error::conflict("id_taken");
        if (!partners::find(tx, command.structure)) return Error::invalid("structureId", "unknown");
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), receptions_};
        const Preview preview = previewOf(work, command.structure, command.lines);
        const auto changed = [&] {
            return Error::conflict("preview_changed", json::serialize(toJson(preview, nullptr)));
        };
        if (acceptedLines(preview) != command.expected) return changed();

        store::Import import{command.id, command.structure, command.received_on, command.channel};
        import.read = static_cast<std::int64_t>(preview.lines.size());
        import.left_out = import.read - static_cast<std::int64_t>(command.expected.size());
        import.created_at = clock_.now();
        import.created_by = actor.author.user;
        store::insert(tx, import, access::homePlace(tx, actor, clock_.today()));
        Importer importer(work, command);
        for (std::size_t i = 0; i < preview.lines.size(); ++i)
            if (preview.lines[i].verdict == Verdict::accepted) {
                const auto made = importer.create(preview.lines[i], command.ids[i].first, command.ids[i].second);
                if (!made) return made.error().code == "id_taken" ? made.error() : changed();
            }
        audit::record(tx, clock_, actor.author,
                      {"create",
                       "school_import",
                       command.id.text(),
                       std::nullopt,
                       {{"structureId", command.structure.text()},
                        {"read", import.read},
                        {"taken", static_cast<std::int64_t>(command.expected.size())}}});
        return Created{importJson(tx, actor, import)};
    });
}

Result<json::object> Exchange::listImports(const access::Actor& actor) {
    TRY(access::require(actor, Right::lists_import));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        json::array items;
        for (const auto& import : store::latestImports(tx, actor)) items.push_back(importJson(tx, actor, import));
        return json::object{{"items", std::move(items)}};
    });
}

Result<json::object> Exchange::getImport(const access::Actor& actor, const ImportId& id) {
    TRY(access::require(actor, Right::lists_import));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const auto import = store::findImport(tx, actor, id);
        if (!import) return Error::notFound();
        return importJson(tx, actor, *import);
    });
}

Result<json::object> Exchange::undo(const access::Actor& actor, const ImportId& id) {
    TRY(access::require(actor, Right::lists_import));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        auto import = store::findImport(tx, actor, id);
        if (!import) return Error::notFound();
        for (const auto& draft : store::draftsOf(tx, id))
            if (draftState(tx, draft) == "to_complete") store::setCancelled(tx, draft.id, true);
        for (const auto& one : store::referralsOf(tx, id)) {
            const auto rows = receptions::referralRows(tx, {one.referral});
            if (rows.empty() || rows.at(0).at("state") != "received") continue;
            const auto version = receptions::referralVersion(tx, one.referral);
            TRY(receptions_.decide(tx, actor, one.referral, version,
                                   {{"decision", "withdraw"}, {"reasonCode", kUndoReason}}));
        }
        if (!import->undone_at) {
            import->undone_at = clock_.now();
            store::markUndone(tx, id, *import->undone_at);
        }
        audit::record(tx, clock_, actor.author, {"cancel", "school_import", id.text(), std::nullopt, {}});
        return importJson(tx, actor, *import);
    });
}

}  // namespace jalon::exchange
