// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Lines are chained: each has a digest of all it says and of the digest before it (docs/decisions/0018). A chain is
// named after its first line and grows by one writer at a time; its ids grow with it. Pure: no SQL here.
#include <boost/json.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "storage/database.h"

namespace jalon::audit {

using Digest = storage::Bytes;  ///< 32 bytes, or none: what stands before the first

/// A line as it is stored, but for its digest.
struct ChainedLine {
    std::string id;
    std::int64_t at = 0;
    std::optional<std::string> user_id;
    std::string via, action, entity, entity_id;
    std::optional<std::string> person_id;
    std::string details;
    bool restricted = false;
    std::string chain = {};                   ///< id of its first line; "" for lines older than chains
    std::int64_t sequence = 0;                ///< from 1 in each chain
    std::optional<std::string> follows = {};  ///< a first line only: the line of another chain whose digest it takes up
};

/// BLAKE2b of 256 bits, the same whatever the engine. Every value is written with its length, so that no two lines are
/// written alike.
Digest digestOf(const Digest& previous, const ChainedLine& line);

/// The next id there can be, without regard to time. Longer than an id if `id` is none or the last of all.
std::string idAfter(const std::string& id);

/// An id begins with the millisecond it was made at; nothing when it is none.
std::optional<Instant> madeAt(const std::string& id);
/// What stands before every id made from that millisecond on, and after those made earlier.
std::string firstIdOf(Instant at);

/// Where the next line of a chain goes.
struct Head {
    std::string id, chain;
    std::int64_t sequence = 0;
    Digest digest;

    bool isChained() const { return !digest.empty(); }
    std::string write() const;
    /// Of what write() gave.
    static Head read(const std::string& text);
};

/// Heads as a file to be kept elsewhere.
std::string writeHeads(const std::vector<Head>& heads);
/// Of what writeHeads() gave. Errors: invalid "heads", code "malformed".
Result<std::vector<Head>> readHeads(const std::string& text);

/// What a new line comes after. `ours`: nobody else adds to its chain, so that the line may continue it; otherwise the
/// line begins a chain of its own, which takes the digest up.
struct Before {
    std::optional<Head> head;
    bool ours = false;
};
/// Gives the line its place, and a greater id where the clock has gone back; returns the digest it takes up.
Digest place(ChainedLine& line, const Before& before);

/// Goes through all lines by id, which is the order of each chain, and tells which do not follow from what is before
/// them. After such a line it goes on from what is stored, so that one act of damage is told once.
class ChainWalk {
public:
    /// `taken_up` is the stored digest of the line that `line.follows` names, if both are there.
    bool follows(const ChainedLine& line, const Digest& stored, const Digest& taken_up);

private:
    struct Reached {
        std::int64_t sequence = 0;
        Digest digest;
    };
    std::map<std::string, Reached> chains_;  ///< one for each connection there ever was, so never many
};

/// Lines that were there when lines began to be chained.
struct Earlier {
    std::int64_t lines = 0;
    std::string last_id;
    std::optional<std::string> sealed_by;  ///< the line that tells their digest

    bool includes(const ChainedLine& line) const { return line.chain.empty() && line.id <= last_id; }
};
/// Goes through them by id: their number, and one digest over all of them.
struct EarlierWalk {
    std::int64_t lines = 0;
    Digest digest = {};

    void add(const ChainedLine& line);
    /// Details of the line that seals them.
    boost::json::object seal() const;
};

}  // namespace jalon::audit
