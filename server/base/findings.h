// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a check of stored data found: codes and ids, never content.
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace jalon {

/// Counts what was looked at and what is not as it should be; of each kind of finding the first few are kept with their
/// ids, however many there are.
class Findings {
public:
    static constexpr std::size_t kExamples = 5;

    struct Kind {
        std::size_t count = 0;
        std::vector<std::string> examples;  ///< ids of rows, numbers of pages, words of the engine
    };
    /// The code says what is wrong ("derived", "foreign_key"), the subject where ("person.name_key").
    using Key = std::pair<std::string, std::string>;

    void add(const std::string& code, const std::string& subject, const std::string& example = {}) {
        Kind& kind = kinds_[{code, subject}];
        ++kind.count;
        if (!example.empty() && kind.examples.size() < kExamples) kind.examples.push_back(example);
    }
    /// A stored value that is not what follows from the others.
    void addDerived(const std::string& subject, const std::string& id) { add("derived", subject, id); }
    void looked(const std::string& subject, std::int64_t count) { looked_[subject] += count; }
    void add(const Findings& others) {
        for (const auto& [key, kind] : others.kinds_) {
            Kind& all = kinds_[key];
            all.count += kind.count;
            for (const std::string& example : kind.examples) {
                if (all.examples.size() < kExamples) all.examples.push_back(example);
            }
        }
        for (const auto& [subject, count] : others.looked_) looked(subject, count);
    }

    bool empty() const { return kinds_.empty(); }
    const std::map<Key, Kind>& kinds() const { return kinds_; }
    /// How many of what was looked at.
    const std::map<std::string, std::int64_t>& lookedAt() const { return looked_; }

private:
    std::map<Key, Kind> kinds_;
    std::map<std::string, std::int64_t> looked_;
};

}  // namespace jalon
