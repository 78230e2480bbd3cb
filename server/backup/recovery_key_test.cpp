// SPDX-License-Identifier: EUPL-1.2
#include "backup/recovery_key.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <algorithm>
#include <cctype>
#include <fstream>

#include "temp_folder.h"

namespace jalon::backup {
namespace {

TEST(RecoveryKey, IsReadAsItWasPrinted) {
    for (int i = 0; i < 50; ++i) {
        const auto key = RecoveryKey::random();
        const std::string text = key.text();
        ASSERT_EQ(text.size(), 14U * 4 + 13);
        EXPECT_EQ(std::ranges::count(text, '\n'), 1);
        const auto read = RecoveryKey::parse(text);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->text(), text);
        EXPECT_EQ(read->seal(), key.seal());
    }
}

TEST(RecoveryKey, IsReadAsPeopleTypeIt) {
    const auto key = RecoveryKey::random();
    std::string typed = key.text();
    for (char& c : typed) {
        if (c == ' ') c = '-';
        if (c == '0') c = 'o';
        if (c == '1') c = 'l';
        c = static_cast<char>(std::tolower(c));
    }
    const auto read = RecoveryKey::parse("  " + typed + "\r\n");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->text(), key.text());
}

TEST(RecoveryKey, EveryWrongCharacterIsNoticed) {
    const std::string text = RecoveryKey::random().text();
    int noticed = 0;
    int tried = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ' || text[i] == '\n') continue;
        std::string typed = text;
        typed[i] = typed[i] == '7' ? '8' : '7';
        ++tried;
        if (const auto read = RecoveryKey::parse(typed); !read && read.error().code == "recovery_key.mistyped")
            ++noticed;
    }
    EXPECT_EQ(tried, 56);
    EXPECT_EQ(noticed, tried);
}

TEST(RecoveryKey, WhatIsNoKeyIsSaidSo) {
    const std::string text = RecoveryKey::random().text();
    for (const std::string& typed : {std::string(), text.substr(0, 40), text + " 0000", "U" + text.substr(1)}) {
        const auto read = RecoveryKey::parse(typed);
        ASSERT_FALSE(read) << typed;
        EXPECT_EQ(read.error().code, "recovery_key.malformed") << typed;
    }
}

TEST(RecoveryKey, OpensWhatItsSealClosedAndNothingElse) {
    const auto key = RecoveryKey::random();
    std::string sealed = key.seal().sealed("the secret");
    EXPECT_EQ(sealed.find("secret"), std::string::npos);
    EXPECT_EQ(key.opened(sealed), "the secret");
    EXPECT_EQ(RecoveryKey::random().opened(sealed), std::nullopt);
    sealed.back() = static_cast<char>(sealed.back() ^ 1);
    EXPECT_EQ(key.opened(sealed), std::nullopt);
    EXPECT_EQ(key.opened("short"), std::nullopt);
}

TEST(RecoverySeal, IsKeptBesideTheDatabaseWithoutTheKey) {
    const test::TempFolder folder;
    const auto file = sealFile(folder.path());
    EXPECT_EQ(readSeal(file).error().code, "recovery_key.missing");
    const auto key = RecoveryKey::random();
    ASSERT_TRUE(writeSeal(file, RecoveryKey::random().seal()));
    ASSERT_TRUE(writeSeal(file, key.seal()));
    EXPECT_EQ(readSeal(file).value(), key.seal());
    EXPECT_EQ(key.seal().fingerprint().size(), 9U);
    std::ofstream(file) << "something else";
    EXPECT_EQ(readSeal(file).error().code, "recovery_seal.unreadable");
}

}  // namespace
}  // namespace jalon::backup
