// SPDX-License-Identifier: EUPL-1.2
#include "record/mass_reading.h"

#include <algorithm>

namespace jalon::record {

void ReadingCount::add(const UserId& user, const PersonId& person, Instant at) {
    Reader& reader = readers_[user];
    reader.files.insert(person);
    while (!reader.last_hour.empty() && at - reader.last_hour.front().first >= std::chrono::hours(1)) {
        const auto left = reader.in_last_hour.find(reader.last_hour.front().second);
        if (--left->second == 0) reader.in_last_hour.erase(left);
        reader.last_hour.pop_front();
    }
    reader.last_hour.emplace_back(at, person);
    ++reader.in_last_hour[person];
    reader.most_in_an_hour = std::max(reader.most_in_an_hour, reader.in_last_hour.size());
}

std::vector<ManyRead> ReadingCount::beyond(const ReadingLimits& limits) const {
    std::vector<ManyRead> out;
    for (const auto& [user, reader] : readers_) {
        const ManyRead read{user, static_cast<std::int64_t>(reader.files.size()),
                            static_cast<std::int64_t>(reader.most_in_an_hour)};
        if (read.files > limits.in_a_day || read.in_an_hour > limits.in_an_hour) out.push_back(read);
    }
    return out;
}

}  // namespace jalon::record
