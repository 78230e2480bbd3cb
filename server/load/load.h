// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A large fictional base to measure speed on (script/bench): the demo's city with as many files and notes as asked,
// one file in three with a reception, all written through the use cases of people's work, always the same.
// data/demo/load.json holds the word lists that the demo's own do not have.
#include <filesystem>
#include <functional>

#include "base/result.h"
#include "demo/demo.h"

namespace jalon::load {

struct Size {
    int people = 10'000;
    int entries = 200'000;  ///< notes, beside those of the receptions
};

struct Filled {
    int people = 0, entries = 0, receptions = 0;
};

/// Told after each commit.
using Progress = std::function<void(const Filled&)>;

/// Fills an empty database. The clock ends on the demo's day; it must be the one the services were made with. However
/// large the base, the last 24 weeks are those of one team, so that Today and the coming days stay comparable;
/// what is more went on before. A run that was cut short leaves a base that looks finished: fill a folder aside and
/// rename it.
Result<Filled> fill(const demo::Services& services, demo::SteppingClock& clock,
                    const std::filesystem::path& data_folder, Size size, const Progress& progress);

}  // namespace jalon::load
