// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a reader may know of a week that several teams share (docs/decisions/0020). Rules are computed with everybody;
// what is answered names only the young people of the reader's files.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "access/actor.h"
#include "people/known_files.h"
#include "programme/conflicts.h"
#include "programme/version_store.h"
#include "programme/week_facts.h"

namespace jalon::programme {

/// Of some days, what the reader may not know of: the young people of other files, by stay, and the sessions with none
/// but them that the reader does not lead. A session without young people tells of nobody and is everybody's.
struct Hidden {
    access::FileScope files = access::FileScope::everything();
    std::set<std::string> stays = {}, sessions = {};
    bool isNothing() const { return files.isEverything(); }
};
Hidden hiddenFrom(storage::Transaction& tx, const access::Actor& reader, const WeekFacts& week);

/// A conflict as the reader may hear it, with the keys of those it stands for.
struct ShownConflict {
    Conflict conflict;
    std::vector<std::string> keys;
};

/// The same conflicts without other files: a code ends in "_other" where the other session or the other young person
/// has no name; another_young stands for all there is about young people of other files alone. Red ones first.
std::vector<ShownConflict> shownConflicts(const Session& session, const std::vector<Conflict>& conflicts,
                                          const Hidden& hidden);
/// A reason given for a conflict as it was shown answers those it stands for.
void spreadOverrides(Session& session, const std::vector<Conflict>& conflicts, const Hidden& hidden);

/// Puts back the young people the reader could neither see nor leave out.
void keepOthers(storage::Transaction& tx, const access::Actor& reader, const Session& before, Session& session);
/// Those of a session whose files the reader may not know of.
std::vector<SessionYoung> othersIn(storage::Transaction& tx, const access::Actor& reader, const Session& session);

/// What is told of a week to professionals, who work for several teams: for each reader, the lines of sessions they may
/// know of, in the company they may know of.
class ToldLines {
public:
    ToldLines(storage::Transaction& tx, const Hidden& hidden, const WeekFacts& week)
        : tx_(tx), hidden_(hidden), week_(week), known_(tx, hidden.files) {}
    bool mayShow(const ToldSession& line);
    /// Without what is not to be shown.
    std::vector<ToldSession> shown(std::vector<ToldSession> lines);
    /// What shown() leaves out.
    std::vector<ToldSession> left(std::vector<ToldSession> lines);
    /// Whether the reader may know of this version: of a young person's file, or with a line that may be shown.
    bool mayShow(const store::Version& version);
    /// As the reader may read it: whom a professional was to meet is left out.
    store::Version shown(store::Version version);

private:
    bool mayKnow(const std::string& session);

    storage::Transaction& tx_;
    const Hidden& hidden_;
    const WeekFacts& week_;
    people::KnownFiles known_;
    std::map<std::string, bool> asked_;
};

}  // namespace jalon::programme
