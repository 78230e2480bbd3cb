// SPDX-License-Identifier: EUPL-1.2
#include "access/device.h"

#include <gtest/gtest.h>

namespace jalon::access {
namespace {

TEST(Device, IsToldByTheSignOfTheBrowserAndNotByWhatItClaims) {
    EXPECT_EQ(deviceOf("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"),
              (Device{"Firefox", "Windows"}));
    EXPECT_EQ(deviceOf("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 "
                       "Safari/537.36 Edg/142.0.0.0"),
              (Device{"Edge", "Windows"}));
    EXPECT_EQ(deviceOf("Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
                       "Chrome/142.0.0.0 Mobile Safari/537.36"),
              (Device{"Chrome", "Android"}));
    EXPECT_EQ(deviceOf("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
                       "Gecko) Version/18.5 Mobile/15E148 Safari/604.1"),
              (Device{"Safari", "iOS"}));
    EXPECT_EQ(deviceOf("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 "
                       "Safari/605.1.15"),
              (Device{"Safari", "macOS"}));
    EXPECT_EQ(deviceOf("curl/8.5.0"), (Device{"", ""}));
    EXPECT_EQ(deviceOf(""), (Device{"", ""}));
}

}  // namespace
}  // namespace jalon::access
