// SPDX-License-Identifier: EUPL-1.2
#include "families/signature.h"

#include <gtest/gtest.h>

namespace jalon::families {
namespace {

std::string errorOf(const char* strokes) {
    const auto checked = checkStrokes(json::parse(strokes).as_array());
    return checked ? "" : checked.error().fields.at(0).code;
}

TEST(SignatureStrokes, AreListsOfPoints) {
    EXPECT_EQ(errorOf("[]"), "");
    EXPECT_EQ(errorOf("[[0,0,10,12],[5,5,6,6,7,8]]"), "");
    EXPECT_EQ(errorOf("[[0,0]]"), "not_a_signature");
    EXPECT_EQ(errorOf("[[0,0,1]]"), "not_a_signature");
    EXPECT_EQ(errorOf("[[0,0,1.5,2]]"), "not_a_signature");
    EXPECT_EQ(errorOf("[[0,0,-1,2]]"), "not_a_signature");
    EXPECT_EQ(errorOf("[[0,0,4001,2]]"), "not_a_signature");
    EXPECT_EQ(errorOf("[7]"), "not_a_signature");
}

TEST(SignatureStrokes, AreKeptUpToFiftyKilobytes) {
    const auto drawing = [](int points) {
        json::array stroke;
        for (int i = 0; i < points; ++i) stroke.push_back(1000);
        return json::array{stroke};
    };
    EXPECT_TRUE(checkStrokes(drawing(9'000)));
    const auto refused = checkStrokes(drawing(10'000));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.at(0).code, "too_long");
}

TEST(SignatureDigest, ChangesWithWhatWasSigned) {
    const auto digest = digestOf(json::object{{"name", "Karine Dupont"}});
    EXPECT_EQ(digest.size(), 64u);
    EXPECT_EQ(digest, digestOf(json::object{{"name", "Karine Dupont"}}));
    EXPECT_NE(digest, digestOf(json::object{{"name", "Éric Dupont"}}));
}

}  // namespace
}  // namespace jalon::families
