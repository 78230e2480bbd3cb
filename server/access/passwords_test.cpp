// SPDX-License-Identifier: EUPL-1.2
#include "access/passwords.h"

#include <gmock/gmock.h>

namespace jalon::access {
namespace {

using ::testing::StartsWith;

constexpr Argon2Cost kCheap{8, 1};

std::string refusalOf(std::string_view password, std::string_view login = "a.martin",
                      std::string_view display_name = "Alice Martin-Delacroix") {
    const auto checked = checkNewPassword("newPassword", password, login, display_name);
    if (checked) return "";
    EXPECT_EQ(checked.error().kind, ErrorKind::invalid);
    EXPECT_EQ(checked.error().fields.size(), 1U);
    EXPECT_EQ(checked.error().fields[0].field, "newPassword");
    return checked.error().fields[0].code;
}

TEST(Argon2Hasher, RecognisesTheRightPasswordOnly) {
    Argon2Hasher hasher(kCheap);
    const std::string hash = hasher.hash("violon crayon 47").value();
    EXPECT_TRUE(hasher.verify(hash, "violon crayon 47").value());
    EXPECT_FALSE(hasher.verify(hash, "violon crayon 48").value());
    EXPECT_FALSE(hasher.verify(hash, "Violon crayon 47").value());
    EXPECT_FALSE(hasher.verify(hash, "").value());
}

TEST(Argon2Hasher, KeepsAlgorithmAndCostWithASaltOfItsOwn) {
    Argon2Hasher hasher({16, 2});
    const std::string hash = hasher.hash("violon crayon 47").value();
    EXPECT_THAT(hash, StartsWith("$argon2id$v=19$m=16,t=2,p=1$"));
    EXPECT_NE(hash, hasher.hash("violon crayon 47").value());
}

TEST(Argon2Hasher, VerifiesHashesOfAnotherCost) {
    Argon2Hasher before(kCheap);
    Argon2Hasher now({32, 3});
    EXPECT_TRUE(now.verify(before.hash("violon crayon 47").value(), "violon crayon 47").value());
}

TEST(Argon2Hasher, WhatAKeyboardWritesDifferentlyIsTheSamePassword) {
    Argon2Hasher hasher(kCheap);
    const std::string hash = hasher.hash("l'été à Rennes").value();
    EXPECT_TRUE(hasher.verify(hash, "l’e\u0301te\u0301 a\u0300 Rennes\n").value());
    EXPECT_FALSE(hasher.verify(hash, "l'ete a Rennes").value());
}

TEST(Argon2Hasher, SomethingThatIsNoHashIsNeverRight) {
    Argon2Hasher hasher(kCheap);
    EXPECT_FALSE(hasher.verify("", "").value());
    EXPECT_FALSE(hasher.verify("violon crayon 47", "violon crayon 47").value());
}

TEST(NewPassword, IsLongEnoughInCharacters) {
    EXPECT_EQ(refusalOf("violon-c 47"), "too_short");
    EXPECT_EQ(refusalOf("violon-cr 47"), "");
    EXPECT_EQ(refusalOf("éèàùçâêîôûë"), "too_short");  // 11 characters in 22 bytes
    EXPECT_EQ(refusalOf("violon          47"), "too_short");
    EXPECT_EQ(refusalOf(std::string(196, 'x') + "abcd"), "");
    EXPECT_EQ(refusalOf(std::string(197, 'x') + "abcd"), "too_long");
}

TEST(NewPassword, TheRefusalSaysTheLimit) {
    EXPECT_EQ(checkNewPassword("password", "court", "a", "b").error().fields[0].params.at("min"), "12");
    EXPECT_EQ(checkNewPassword("password", std::string(201, 'x'), "a", "b").error().fields[0].params.at("max"), "200");
}

TEST(NewPassword, IsNotTheLoginOrTheNameWhateverTheSpelling) {
    EXPECT_EQ(refusalOf("alice martin delacroix"), "same_as_name");
    EXPECT_EQ(refusalOf("ALICE-MARTIN-DELACROIX!"), "same_as_name");
    EXPECT_EQ(refusalOf("coordination.rennes", "Coordination Rennes"), "same_as_name");
    EXPECT_EQ(refusalOf("alice martin delacroix et violon"), "");
}

TEST(NewPassword, IsNotWhatEverybodyThinksOf) {
    for (const auto* common : {"azertyuiop123", "motdepasse123", "Mot de passe 2026 !", "MotDePasse2025",
                               "123456789azerty", "Bienvenue2026", "administrateur", "password1234", "AzertyAzerty",
                               "qwertyuiopasdf", "1q2w3e4r5t6y", "marseille2024", "jalon12345678"})
        EXPECT_EQ(refusalOf(common), "too_common") << common;
    EXPECT_EQ(refusalOf("bienvenue chez les violons"), "");
}

TEST(NewPassword, HasAtLeastFiveDifferentCharacters) {
    EXPECT_EQ(refusalOf("aaaaaaaaaaaaaaaa"), "too_common");
    EXPECT_EQ(refusalOf("abcdabcdabcdabcd"), "too_common");
    EXPECT_EQ(refusalOf("abcdeabcdeabcde"), "");
}

}  // namespace
}  // namespace jalon::access
