// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Somebody who opens many files in a short time: curiosity, or a stolen session. Nobody is stopped by it; whoever
// answers for data protection is told. Pure: no SQL here.
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"

namespace jalon::record {

/// Settings record.files_an_hour and record.files_a_day: more than that is much.
struct ReadingLimits {
    std::int64_t in_an_hour = 0, in_a_day = 0;
};

struct ManyRead {
    UserId user;
    std::int64_t files = 0;       ///< different ones, in the day
    std::int64_t in_an_hour = 0;  ///< different ones, in the sixty minutes with most of them
    bool operator==(const ManyRead&) const = default;
};

/// The openings of one day.
class ReadingCount {
public:
    /// In order of time.
    void add(const UserId& user, const PersonId& person, Instant at);
    /// Those who read more than a limit, in order of their ids.
    std::vector<ManyRead> beyond(const ReadingLimits& limits) const;

private:
    struct Reader {
        std::set<PersonId> files;
        std::deque<std::pair<Instant, PersonId>> last_hour;
        std::map<PersonId, int> in_last_hour;
        std::size_t most_in_an_hour = 0;
    };
    std::map<UserId, Reader> readers_;
};

}  // namespace jalon::record
