// SPDX-License-Identifier: EUPL-1.2
#include "grids/observation.h"

#include <algorithm>
#include <set>

namespace jalon::grids {
namespace {

constexpr std::array<std::string_view, 3> kMoments{"first", "between", "last"};
constexpr std::array<std::string_view, 4> kChanges{"insufficient", "more", "same", "less"};

/// The value of an answer; nothing for NO.
std::optional<int> valueOf(const std::string& code) {
    if (code.size() != 1 || code[0] < '1' || code[0] > '4') return std::nullopt;
    return code[0] - '0';
}

Seen seenAt(const std::vector<Observation>& observations, Moment moment, const std::string& item) {
    Seen out;
    std::set<std::string> observers;
    std::set<Day> days;
    for (const auto& each : observations) {
        const auto answer = each.answers.find(item);
        if (each.self || each.moment != moment || answer == each.answers.end()) continue;
        const auto value = valueOf(answer->second);
        if (!value) {
            ++out.not_observed;
            continue;
        }
        out.sum += *value;
        ++out.answers;
        observers.insert(each.observer);
        days.insert(each.on);
    }
    out.observers = static_cast<int>(observers.size());
    out.days = static_cast<int>(days.size());
    return out;
}

std::optional<std::string> selfAt(const std::vector<Observation>& observations, Moment moment,
                                  const std::string& item) {
    const Observation* latest = nullptr;
    for (const auto& each : observations)
        if (each.self && each.moment == moment && each.answers.contains(item) &&
            (latest == nullptr || latest->on <= each.on))
            latest = &each;
    if (latest == nullptr) return std::nullopt;
    return latest->answers.at(item);
}

Change changeOf(const Seen& first, const Seen& last, Enough enough) {
    if (!enough.holds(first) || !enough.holds(last)) return Change::insufficient;
    // Two means without division: a/b against c/d.
    const int before = first.sum * last.answers;
    const int after = last.sum * first.answers;
    if (before == after) return Change::same;
    return after > before ? Change::more : Change::less;
}

}  // namespace

std::string_view momentCode(Moment moment) { return kMoments.at(static_cast<std::size_t>(moment)); }

std::optional<Moment> parseMoment(std::string_view code) {
    const auto* found = std::ranges::find(kMoments, code);
    if (found == kMoments.end()) return std::nullopt;
    return static_cast<Moment>(found - kMoments.begin());
}

std::string_view changeCode(Change change) { return kChanges.at(static_cast<std::size_t>(change)); }

std::optional<double> Seen::mean() const {
    if (answers == 0) return std::nullopt;
    return static_cast<double>(sum) / answers;
}

std::vector<ItemComparison> compare(const std::vector<Observation>& observations, const std::vector<std::string>& items,
                                    Enough enough) {
    std::vector<ItemComparison> out;
    for (const auto& item : items) {
        ItemComparison line{item, seenAt(observations, Moment::first, item), seenAt(observations, Moment::last, item),
                            selfAt(observations, Moment::first, item), selfAt(observations, Moment::last, item)};
        line.change = changeOf(line.first, line.last, enough);
        out.push_back(std::move(line));
    }
    return out;
}

MomentState stateOf(const std::vector<Observation>& observations, Moment moment) {
    MomentState out;
    std::set<std::string> observers;
    std::set<Day> days;
    for (const auto& each : observations) {
        if (each.moment != moment) continue;
        if (each.self) {
            out.self = true;
            continue;
        }
        observers.insert(each.observer);
        days.insert(each.on);
    }
    out.observers = static_cast<int>(observers.size());
    out.days = static_cast<int>(days.size());
    return out;
}

}  // namespace jalon::grids
