// SPDX-License-Identifier: EUPL-1.2
#include "record/mass_reading.h"

#include <gmock/gmock.h>

namespace jalon::record {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class MassReadingTest : public ::testing::Test {
protected:
    void opens(const UserId& user, int file, int minute) {
        while (static_cast<int>(files_.size()) <= file)
            files_.push_back(PersonId::make(Instant(static_cast<std::int64_t>(files_.size()))));
        count_.add(user, files_[static_cast<std::size_t>(file)], Instant(0) + std::chrono::minutes(minute));
    }

    const UserId first_ = UserId::make(Instant(1));
    const UserId second_ = UserId::make(Instant(2));
    std::vector<PersonId> files_;
    ReadingCount count_;
};

TEST_F(MassReadingTest, NobodyReadMuchWhoStayedAtTheLimits) {
    for (int file = 0; file < 3; ++file) opens(first_, file, file);
    EXPECT_THAT(count_.beyond({3, 3}), IsEmpty());
    EXPECT_THAT(count_.beyond({2, 3}), ElementsAre(ManyRead{first_, 3, 3}));
    EXPECT_THAT(count_.beyond({3, 2}), ElementsAre(ManyRead{first_, 3, 3}));
}

TEST_F(MassReadingTest, OneFileOpenedOftenIsOneFile) {
    for (int minute = 0; minute < 50; ++minute) opens(first_, 0, minute);
    EXPECT_THAT(count_.beyond({1, 1}), IsEmpty());
}

TEST_F(MassReadingTest, AnHourIsAnySixtyMinutes) {
    // Four in the hour from 00:30, while each hour of the clock has two.
    for (const int minute : {30, 45, 60, 89}) opens(first_, minute, minute);
    EXPECT_THAT(count_.beyond({3, 99}), ElementsAre(ManyRead{first_, 4, 4}));
}

TEST_F(MassReadingTest, WhatWasOpenedAnHourAgoIsOut) {
    for (const int minute : {0, 30, 60, 90, 120}) opens(first_, minute, minute);
    EXPECT_THAT(count_.beyond({2, 99}), IsEmpty());
    EXPECT_THAT(count_.beyond({1, 99}), ElementsAre(ManyRead{first_, 5, 2}));
}

TEST_F(MassReadingTest, AFileLookedAtAgainStaysInTheHour) {
    opens(first_, 0, 0);
    opens(first_, 0, 50);
    opens(first_, 1, 70);
    EXPECT_THAT(count_.beyond({1, 99}), ElementsAre(ManyRead{first_, 2, 2}));
}

TEST_F(MassReadingTest, EverybodyIsCountedAlone) {
    for (int file = 0; file < 3; ++file) {
        opens(first_, file, file);
        opens(second_, file, file);
    }
    opens(second_, 3, 4);
    EXPECT_THAT(count_.beyond({3, 99}), ElementsAre(ManyRead{second_, 4, 4}));
}

}  // namespace
}  // namespace jalon::record
