// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A file's timeline: notes, what happened to referrals and stays, absences and tasks done, in one order (day, then id),
// newest first.
#include <optional>
#include <string>

#include "access/rights.h"
#include "base/id.h"
#include "base/json.h"
#include "journal/journal.h"
#include "storage/database.h"

namespace jalon::casefile {

/// The place a cursor names ("2026-11-12|<id>"), or nothing when it is none of ours.
std::optional<journal::TimelinePlace> parsePlace(const std::string& cursor);

struct TimelineReader {
    access::RightSet rights;  ///< on this file
    journal::EntryReader entries;
};
/// TimelinePage of the API, with what the reader may see of it.
json::object timelinePage(storage::Transaction& tx, const PersonId& person, const TimelineReader& reader,
                          const std::optional<journal::TimelinePlace>& before, std::size_t limit);

}  // namespace jalon::casefile
