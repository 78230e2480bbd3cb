// SPDX-License-Identifier: EUPL-1.2
// The base that speed is measured on, as small as it gets.
#include "app/load_command.h"

#include <gmock/gmock.h>

#include <set>
#include <sstream>

#include "app/world.h"
#include "temp_folder.h"

namespace jalon::app {
namespace {

constexpr load::Size kSize{.people = 30, .entries = 60};

class LoadTest : public ::testing::Test {
protected:
    static Place placeIn(const test::TempFolder& folder) {
        Place place;
        place.directory = folder.path();
        place.data = JALON_SOURCE_DIR "/data";
        return place;
    }

    /// The list by name, all on one page.
    static json::object filesIn(const Place& place) {
        const SystemClock clock{TimeZone(place.time_zone)};
        auto world = World::open(place, clock, {}, 1).value();
        people::FileQuery query;
        query.sort = "name";
        query.limit = 100;
        return world->database().read([&](storage::Transaction& tx) {
            return people::listFiles(tx, access::FileScope::everything(), query, Day::of(2026, 11, 19)).value();
        });
    }
};

TEST_F(LoadTest, ABaseIsFilledOnceAndAlwaysTheSame) {
    const test::TempFolder first;
    const test::TempFolder second;
    ASSERT_EQ(fillBench(placeIn(first), kSize), 0);
    ASSERT_EQ(fillBench(placeIn(second), kSize), 0);
    EXPECT_EQ(fillBench(placeIn(first), kSize), 1);

    const json::object files = filesIn(placeIn(first));
    EXPECT_EQ(files, filesIn(placeIn(second)));
    EXPECT_EQ(files.at("total").as_int64(), kSize.people);
    std::set<std::string> states;
    for (const auto& file : files.at("items").as_array()) states.emplace(file.at("state").as_string());
    EXPECT_THAT(states, testing::IsSupersetOf({"none", "follow_up"}));
}

TEST_F(LoadTest, TheFloorIsMeasuredForEveryOperation) {
    const test::TempFolder folder;
    ASSERT_EQ(fillBench(placeIn(folder), kSize), 0);
    testing::internal::CaptureStdout();
    ASSERT_EQ(measureFloor(placeIn(folder), {.callers = {1, 3}, .seconds = 0.02}), 0);
    std::istringstream lines(testing::internal::GetCapturedStdout());
    std::vector<std::string> measured;
    for (std::string line; std::getline(lines, line);) {
        const json::value value = json::parse(line);
        const json::object& one = value.as_object();
        EXPECT_GT(one.at("runs").as_int64(), 0) << line;
        EXPECT_LE(one.at("p50").as_double(), one.at("p99").as_double()) << line;
        measured.push_back(std::string(one.at("operation").as_string()) + " " +
                           std::to_string(one.at("connections").as_int64()));
    }
    EXPECT_THAT(measured, testing::IsSupersetOf({"open 1", "words 1", "mixed 1", "open 3", "mixed 3"}));
    EXPECT_EQ(filesIn(placeIn(folder)).at("total").as_int64(), kSize.people);
}

}  // namespace
}  // namespace jalon::app
