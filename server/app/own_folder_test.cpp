// SPDX-License-Identifier: EUPL-1.2
#include "app/own_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "temp_folder.h"

namespace jalon::app {
namespace {

TEST(OwnFolder, RootIsRefusedTheFolderOfAnotherAccountAndToldWhose) {
    if (::geteuid() != 0) GTEST_SKIP() << "not root";
    const test::TempFolder folder;
    EXPECT_EQ(refuseForeignFolder(folder.path()), "");
    ASSERT_EQ(::chown(folder.path().c_str(), 65534, 65534), 0);
    EXPECT_THAT(refuseForeignFolder(folder.path()),
                testing::AllOf(testing::HasSubstr("au compte « nobody »"), testing::HasSubstr("sudo -u nobody jalon")));
}

TEST(OwnFolder, AFolderThatIsNotThereYetIsNobodysYet) { EXPECT_EQ(refuseForeignFolder("/nowhere/at/all"), ""); }

}  // namespace
}  // namespace jalon::app
