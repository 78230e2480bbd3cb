// SPDX-License-Identifier: EUPL-1.2
// Who was excluded several times in a school year.
#include <algorithm>

#include "receptions/effacement.h"
#include "receptions/measure_store.h"
#include "receptions/receptions.h"

namespace jalon::receptions {
namespace {

constexpr int kMonthsOfAYear = 12;

bool isExclusion(const blueprints::Blueprint& blueprint, const std::string& kind) {
    const auto* measure = blueprint.measureKind(kind);
    return measure != nullptr && (measure->family == "exclusion" || measure->family == "definitive");
}

}  // namespace

std::vector<RepeatedExclusion> repeatedExclusions(storage::Transaction& tx, const blueprints::Blueprint& blueprint,
                                                  const calendar::Settings& settings, Day on, int least) {
    const Day year_end = schoolYearEnd(on, settings);
    const Day year_start = (year_end + 1).plusMonths(-kMonthsOfAYear);
    std::vector<RepeatedExclusion> out;
    for (const auto& measure : store::begunBetween(tx, year_start, on)) {
        if (!isExclusion(blueprint, measure.kind)) continue;
        if (out.empty() || out.back().person != measure.person)
            out.push_back({measure.person, 0, measure.start, year_end});
        out.back().count += 1;
        out.back().last = measure.start;
    }
    std::erase_if(out, [&](const RepeatedExclusion& each) { return each.count < least; });
    std::ranges::stable_sort(out, [](const auto& a, const auto& b) { return a.last > b.last; });
    return out;
}

}  // namespace jalon::receptions
