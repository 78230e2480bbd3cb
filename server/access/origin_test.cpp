// SPDX-License-Identifier: EUPL-1.2
#include "access/origin.h"

#include <gtest/gtest.h>

namespace jalon::access {
namespace {

bool isOurs(std::vector<std::pair<std::string, std::string>> headers, const std::vector<std::string>& allowed = {}) {
    http::Request request;
    request.headers = std::move(headers);
    request.headers.emplace_back("host", "jalon.example.org:8443");
    return comesFromOurPages(request, allowed);
}

TEST(Origin, AProgramThatIsNoBrowserSendsNeitherHeader) { EXPECT_TRUE(isOurs({})); }

TEST(Origin, OfTheSameHostIsOurs) {
    EXPECT_TRUE(isOurs({{"origin", "https://jalon.example.org:8443"}, {"sec-fetch-site", "same-origin"}}));
    EXPECT_TRUE(isOurs({{"origin", "https://JALON.example.org:8443"}}));
    EXPECT_TRUE(isOurs({{"sec-fetch-site", "none"}}));
}

TEST(Origin, OfAnotherHostOrPortIsNot) {
    for (const auto* origin : {"https://evil.example", "https://jalon.example.org", "https://jalon.example.org:84433",
                               "https://x.jalon.example.org:8443", "null", "jalon.example.org:8443", "https://",
                               "file://jalon.example.org:8443"})
        EXPECT_FALSE(isOurs({{"origin", origin}})) << origin;
}

TEST(Origin, WhatTheBrowserCallsForeignIsNot) {
    for (const auto* site : {"cross-site", "same-site", "anything"})
        EXPECT_FALSE(isOurs({{"sec-fetch-site", site}, {"origin", "https://jalon.example.org:8443"}})) << site;
}

TEST(Origin, AllowedOnesAreOursWhateverTheHostHeaderSays) {
    EXPECT_TRUE(isOurs({{"origin", "http://localhost:5173"}}, {"https://a.example", "http://localhost:5173"}));
    EXPECT_FALSE(isOurs({{"origin", "http://localhost:5174"}}, {"https://a.example", "http://localhost:5173"}));
}

TEST(Origin, WithoutHostNothingIsTheSame) {
    http::Request request;
    request.headers = {{"origin", "https://"}};
    EXPECT_FALSE(comesFromOurPages(request, {}));
}

}  // namespace
}  // namespace jalon::access
