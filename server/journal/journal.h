// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The journal: notes on a young person's timeline. A correction supersedes, every former text stays readable; a note
// can be taken off the timeline and put back, never deleted. Drafts belong to the one person who types them.
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "journal/ring.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::journal {

using EntryId = Id<struct EntryTag>;

struct Entry {
    EntryId id;
    PersonId person;
    std::optional<StayId> stay;
    std::string kind;
    Day occurred_on;
    std::string text;
    std::optional<UserId> author;
    Instant created_at, updated_at;
    bool withdrawn = false;
    std::int64_t version = 1;
    Ring ring = Ring::team;
    std::vector<UserId> readers = {};  ///< of Ring::restricted, besides the author
};

/// A place in a file's timeline: items are ordered by day, then id, newest first.
struct TimelinePlace {
    Day on;
    std::string id;
};

/// The entries of a file before a place that the reader may read, newest first; withdrawn ones left out.
std::vector<Entry> entriesOf(storage::Transaction& tx, const PersonId& person, const EntryReader& reader,
                             const std::optional<TimelinePlace>& before, std::size_t limit);
/// How many restricted ones are kept from a reader who may know that they are there; 0 for any other.
std::int64_t keptFrom(storage::Transaction& tx, const PersonId& person, const EntryReader& reader);

/// A note that comes with another act (a call received), in the caller's transaction and recorded by it.
struct Words {
    std::string kind;
    Day occurred_on;
    std::string text;
};
EntryId write(storage::Transaction& tx, const Clock& clock, const access::Actor& actor, const PersonId& person,
              const Words& words);

/// The Entry of the API; `author` is the UserRef already made.
json::object toJson(const Entry& entry, json::value author);

struct EntrySearch;

class Journal {
public:
    Journal(storage::Database& database, const Clock& clock) : database_(database), clock_(clock) {}
    void addRoutes(access::RouteTable& routes);

    /// From an API body (EntryCreate); sending it twice creates once.
    struct Created {
        json::object entry;
        bool repeated = false;
        std::int64_t version = 1;
    };
    Result<Created> createEntry(const access::Actor& actor, const PersonId& person, const json::object& body);
    /// From an API body (EntryInput): absent members stay as they are. Stale: `current` is the entry as stored.
    Result<json::object> updateEntry(const access::Actor& actor, const EntryId& id, std::int64_t version,
                                     const json::object& body);
    Result<json::object> setWithdrawn(const access::Actor& actor, const EntryId& id, std::int64_t version,
                                      bool withdrawn);
    Result<json::object> versions(const access::Actor& actor, const EntryId& id);
    /// EntryPage of the API: search in the text (search.h).
    Result<json::object> searchEntries(const access::Actor& actor, const EntrySearch& asked);

    Result<json::object> draft(const access::Actor& actor, const std::string& key);
    /// The last writing wins. At most 64 KiB. Its first writing leaves an audit line, the following ones do not: a
    /// draft is read by nobody else and saved every second. Under a key beginning with "ring." that line is
    /// restricted.
    Result<json::object> saveDraft(const access::Actor& actor, const std::string& key, const json::object& content);
    Result<void> deleteDraft(const access::Actor& actor, const std::string& key);

private:
    storage::Database& database_;
    const Clock& clock_;
};

storage::ModuleSchema schema();

}  // namespace jalon::journal
