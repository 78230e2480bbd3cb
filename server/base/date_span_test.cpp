// SPDX-License-Identifier: EUPL-1.2
#include "base/date_span.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jalon {
namespace {

TEST(DateSpan, EachUnitIsReadAndWritten) {
    for (const char* written : {"3m", "15sd", "4sw", "-7d", "2wd", "1y", "0d", "-12w", "1000d"}) {
        const auto span = parseDateSpan(written);
        ASSERT_TRUE(span) << written;
        EXPECT_EQ(span->text(), written);
    }
    EXPECT_EQ(parseDateSpan("+3m"), (DateSpan{3, DateUnit::months}));
}

TEST(DateSpan, AnythingElseIsRefused) {
    for (const char* written :
         {"", "m", "3", "3 m", "3mm", "3M", "1.5d", "+-3d", "1001d", "-1001d", "99999999999d", "3d "})
        EXPECT_FALSE(parseDateSpan(written)) << written;
}

}  // namespace
}  // namespace jalon
