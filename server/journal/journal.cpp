// SPDX-License-Identifier: EUPL-1.2
#include "journal/journal.h"

#include <algorithm>
#include <set>

#include "access/access.h"
#include "journal/journal_store.h"
#include "journal/word_index.h"
#include "people/people.h"

namespace jalon::journal {
namespace {

using access::Right;

constexpr std::size_t kMaxText = 20'000;
constexpr std::size_t kMostReaders = 20;
constexpr std::size_t kMaxDraftBytes = 64 * 1024;

std::string oneKind(JsonReader& in) { return in.oneOf("kind", {"note", "call", "message", "meeting", "observation"}); }

void readRing(JsonReader& in, const json::object& body, Entry& entry) {
    if (in.has("ring"))
        entry.ring = parseRing(in.oneOf("ring", {"shared", "team", "restricted", "personal"})).value_or(entry.ring);
    if (body.contains("readerIds")) {
        entry.readers.clear();
        for (const std::string& id : in.texts("readerIds", kMostReaders, {.max = 36})) {
            if (const auto reader = UserId::parse(id))
                entry.readers.push_back(*reader);
            else
                in.fail("readerIds", "unknown");
        }
        std::ranges::sort(entry.readers);
    }
    if (entry.ring != Ring::restricted)
        entry.readers.clear();
    else if (entry.readers.empty())
        in.fail("readerIds", "required");
}

/// The fields people type, read from a body; those absent keep the entry's values when `update`.
Result<void> readInto(const json::object& body, Entry& entry, bool update) {
    JsonReader in(body);
    if (!update) in.uuid("id");
    if (!update || in.has("kind")) entry.kind = oneKind(in);
    if (!update || in.has("occurredOn")) entry.occurred_on = in.day("occurredOn");
    if (!update || in.has("text")) entry.text = in.text("text", {.max = kMaxText, .lines = true});
    if (!update || body.contains("stayId")) {
        const std::string stay = in.optionalUuid("stayId");
        entry.stay = stay.empty() ? std::nullopt : std::optional(StayId::trusted(stay));
    }
    readRing(in, body, entry);
    return in.finish();
}

/// Those named are colleagues, and whoever is not of the team writes for it or for themselves.
Result<void> checkRing(storage::Transaction& tx, const Entry& entry, const EntryReader& writer) {
    if (!writer.of_team && (entry.ring == Ring::team || entry.ring == Ring::restricted))
        return Error::invalid("ring", "not_in_list");
    if (access::displayNames(tx, entry.readers).size() != std::set(entry.readers.begin(), entry.readers.end()).size())
        return Error::invalid("readerIds", "unknown");
    return {};
}

/// What a ring of few reads is changed by whoever wrote it, and so is who reads.
Result<void> checkWriter(const Entry& before, const Entry& after, const access::Actor& actor) {
    const bool own = before.author && before.author == actor.author.user;
    const bool moved = before.ring != after.ring || before.readers != after.readers;
    if (!own && (moved || isSecret(before.ring))) return Error::forbidden();
    return {};
}

std::optional<Entry> readable(storage::Transaction& tx, const access::Actor& actor, const EntryId& id) {
    auto entry = store::find(tx, id);
    if (!entry || !store::mayRead(tx, id, readerOn(tx, actor, entry->person))) return std::nullopt;
    return entry;
}

json::object rendered(storage::Transaction& tx, const Entry& entry) {
    return toJson(entry, access::userRef(tx, entry.author));
}

void storeNew(storage::Transaction& tx, const Entry& entry) {
    store::insert(tx, entry);
    store::insertVersion(tx, entry, entry.author, entry.created_at);
    keepIndexed(tx, entry);
    people::touch(tx, entry.person, entry.occurred_on);
}

void storeChanged(storage::Transaction& tx, const Entry& entry, const std::optional<UserId>& by) {
    store::update(tx, entry);
    store::insertVersion(tx, entry, by, entry.updated_at);
    keepIndexed(tx, entry);
}

}  // namespace

EntryId write(storage::Transaction& tx, const Clock& clock, const access::Actor& actor, const PersonId& person,
              const Words& words) {
    const Instant now = clock.now();
    const Entry entry{EntryId::make(now),
                      person,
                      std::nullopt,
                      words.kind,
                      words.occurred_on,
                      words.text,
                      actor.author.user,
                      now,
                      now,
                      false,
                      1};
    storeNew(tx, entry);
    return entry.id;
}

json::object toJson(const Entry& entry, json::value author) {
    json::object out;
    out["id"] = entry.id.text();
    out["personId"] = entry.person.text();
    out["stayId"] = entry.stay ? json::value(entry.stay->text()) : json::value();
    out["kind"] = entry.kind;
    out["occurredOn"] = entry.occurred_on.iso();
    out["text"] = entry.text;
    out["author"] = std::move(author);
    out["createdAt"] = entry.created_at.iso();
    out["updatedAt"] = entry.updated_at.iso();
    out["withdrawn"] = entry.withdrawn;
    out["version"] = entry.version;
    out["ring"] = std::string(ringCode(entry.ring));
    json::array readers;
    for (const UserId& reader : entry.readers) readers.emplace_back(reader.text());
    out["readerIds"] = std::move(readers);
    return out;
}

Result<Journal::Created> Journal::createEntry(const access::Actor& actor, const PersonId& person,
                                              const json::object& body) {
    TRY(access::require(actor, Right::writings_keep));
    const Instant now = clock_.now();
    Entry entry{EntryId::trusted(""), person, std::nullopt, "", Day{}, "", actor.author.user, now, now, false, 1};
    if (!actor.may(Right::course_see)) entry.ring = Ring::shared;
    TRY(readInto(body, entry, false));
    entry.id = EntryId::trusted(std::string(body.at("id").as_string()));

    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        if (!people::find(tx, person)) return Error::notFound();
        if (entry.occurred_on > clock_.today()) return Error::invalid("occurredOn", "in_future");
        if (const auto existing = store::find(tx, entry.id)) {
            if (existing->person != person || existing->author != actor.author.user) return Error::conflict("id_taken");
            return Created{rendered(tx, *existing), true, existing->version};
        }
        TRY(checkRing(tx, entry, readerOn(tx, actor, person)));
        storeNew(tx, entry);
        audit::record(tx, clock_, actor.author,
                      {"create",
                       "entry",
                       entry.id.text(),
                       person,
                       {{"kind", entry.kind}, {"ring", ringCode(entry.ring)}},
                       isSecret(entry.ring)});
        return Created{rendered(tx, entry), false, entry.version};
    });
}

Result<json::object> Journal::updateEntry(const access::Actor& actor, const EntryId& id, std::int64_t version,
                                          const json::object& body) {
    TRY(access::require(actor, Right::writings_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        auto entry = readable(tx, actor, id);
        if (!entry) return Error::notFound();
        if (entry->version != version) return Error::stale(json::serialize(rendered(tx, *entry)));
        const Entry before = *entry;
        TRY(readInto(body, *entry, true));
        if (entry->occurred_on > clock_.today()) return Error::invalid("occurredOn", "in_future");
        TRY(checkWriter(before, *entry, actor));
        if (before.ring != entry->ring || before.readers != entry->readers)
            TRY(checkRing(tx, *entry, readerOn(tx, actor, entry->person)));
        entry->version += 1;
        entry->updated_at = clock_.now();
        storeChanged(tx, *entry, actor.author.user);
        audit::record(tx, clock_, actor.author,
                      {"update",
                       "entry",
                       id.text(),
                       entry->person,
                       {{"version", entry->version},
                        {"textChanged", before.text != entry->text},
                        {"ring", json::array{ringCode(before.ring), ringCode(entry->ring)}},
                        {"kind", json::array{before.kind, entry->kind}},
                        {"occurredOn", json::array{before.occurred_on.iso(), entry->occurred_on.iso()}}},
                       isSecret(before.ring) || isSecret(entry->ring)});
        return rendered(tx, *entry);
    });
}

Result<json::object> Journal::setWithdrawn(const access::Actor& actor, const EntryId& id, std::int64_t version,
                                           bool withdrawn) {
    TRY(access::require(actor, Right::writings_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        auto entry = readable(tx, actor, id);
        if (!entry) return Error::notFound();
        if (entry->version != version) return Error::stale(json::serialize(rendered(tx, *entry)));
        TRY(checkWriter(*entry, *entry, actor));
        entry->version += 1;
        entry->withdrawn = withdrawn;
        entry->updated_at = clock_.now();
        storeChanged(tx, *entry, actor.author.user);
        audit::record(
            tx, clock_, actor.author,
            {withdrawn ? "withdraw" : "restore", "entry", id.text(), entry->person, {}, isSecret(entry->ring)});
        return rendered(tx, *entry);
    });
}

Result<json::object> Journal::versions(const access::Actor& actor, const EntryId& id) {
    TRY(access::require(actor, Right::writings_see));
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        if (!readable(tx, actor, id)) return Error::notFound();
        json::array items;
        for (const auto& version : store::versions(tx, id))
            items.push_back(json::object{{"version", version.version},
                                         {"kind", version.kind},
                                         {"occurredOn", version.occurred_on.iso()},
                                         {"text", version.text},
                                         {"by", access::userRef(tx, version.by)},
                                         {"at", version.at.iso()}});
        return json::object{{"items", std::move(items)}};
    });
}

namespace {

/// A draft of what only a ring of people may know of leaves no trace in the general record.
bool isOfRing(std::string_view key) { return key.starts_with("ring."); }

json::object draftJson(const store::Draft& draft) {
    return {{"key", draft.key}, {"content", json::parse(draft.content)}, {"updatedAt", draft.updated_at.iso()}};
}

}  // namespace

Result<json::object> Journal::draft(const access::Actor& actor, const std::string& key) {
    if (!actor.author.user) return Error::forbidden();
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        const auto found = store::findDraft(tx, *actor.author.user, key);
        if (!found) return Error::notFound();
        return draftJson(*found);
    });
}

Result<json::object> Journal::saveDraft(const access::Actor& actor, const std::string& key,
                                        const json::object& content) {
    if (!actor.author.user) return Error::forbidden();
    store::Draft draft{key, json::serialize(content), clock_.now()};
    if (draft.content.size() > kMaxDraftBytes) return Error{ErrorKind::too_large, "draft_too_large"};
    bool first = false;
    const auto save = [&](storage::Transaction& tx) -> Result<json::object> {
        first = !store::findDraft(tx, *actor.author.user, key);
        store::putDraft(tx, *actor.author.user, draft);
        if (first) audit::record(tx, clock_, actor.author, {"create", "draft", key, std::nullopt, {}, isOfRing(key)});
        return draftJson(draft);
    };
    return database_.write(storage::Unaudited{"a draft saved again, read by its author alone"}, save);
}

Result<void> Journal::deleteDraft(const access::Actor& actor, const std::string& key) {
    if (!actor.author.user) return Error::forbidden();
    return database_.write([&](storage::Transaction& tx) -> Result<void> {
        if (store::deleteDraft(tx, *actor.author.user, key))
            audit::record(tx, clock_, actor.author, {"delete", "draft", key, std::nullopt, {}, isOfRing(key)});
        return {};
    });
}

}  // namespace jalon::journal
