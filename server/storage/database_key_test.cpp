// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "storage/sqlcipher.h"
#include "temp_folder.h"

namespace jalon::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHex = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff";

/// Sets an environment variable for one test.
class Environment {
public:
    Environment(const char* name, const std::string& value) : name_(name) { ::setenv(name, value.c_str(), 1); }
    ~Environment() { ::unsetenv(name_); }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

private:
    const char* name_;
};

class DatabaseKeyTest : public ::testing::Test {
protected:
    void SetUp() override {
        ::unsetenv("JALON_KEY");
        ::unsetenv("CREDENTIALS_DIRECTORY");
    }
    Result<DatabaseKey> load() { return loadOrCreateKey(keyFile(), databaseFile()); }
    std::string codeOfLoad() {
        const auto key = load();
        return key ? "no error" : key.error().code;
    }
    fs::path keyFile() const { return folder_ / "jalon.key"; }
    fs::path databaseFile() const { return folder_ / "jalon.db"; }
    static void write(const fs::path& file, std::string_view content, mode_t mode = 0600) {
        std::ofstream(file) << content;
        ::chmod(file.c_str(), mode);
    }

    test::TempFolder folder_;
};

TEST_F(DatabaseKeyTest, IsWrittenAsSixtyFourHexadecimalDigits) {
    EXPECT_EQ(DatabaseKey::parse(kHex)->hex(), kHex);
    EXPECT_EQ(DatabaseKey::parse(" \t" + std::string(kHex) + "\r\n")->hex(), kHex);
    EXPECT_EQ(DatabaseKey::parse("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1EFF")->hex(), kHex);
    EXPECT_EQ(DatabaseKey::parse(kHex)->bytes()[31], std::byte{0xFF});
}

TEST_F(DatabaseKeyTest, RefusesAnythingElse) {
    for (const std::string& text :
         {std::string(), std::string(64, 'g'), std::string(63, '0'), std::string(65, '0'), std::string(32, '0'),
          std::string(32, '0') + " " + std::string(31, '0'), std::string(62, '0') + "é"}) {
        const auto key = DatabaseKey::parse(text);
        ASSERT_FALSE(key) << text;
        EXPECT_EQ(key.error().code, "key.malformed");
    }
}

TEST_F(DatabaseKeyTest, TwoRandomKeysDiffer) { EXPECT_NE(DatabaseKey::random().hex(), DatabaseKey::random().hex()); }

TEST_F(DatabaseKeyTest, IsMadeOnceReadableByItsOwnerAlone) {
    const auto made = load();
    ASSERT_TRUE(made);
    struct stat status{};
    ASSERT_EQ(::stat(keyFile().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777U, 0600U);
    EXPECT_EQ(load()->hex(), made->hex());
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 1) << "no draft is left behind";
}

TEST_F(DatabaseKeyTest, OfAFileOthersMayReadIsRefused) {
    for (const mode_t mode : {0644U, 0640U, 0602U}) {
        write(keyFile(), kHex, mode);
        EXPECT_EQ(codeOfLoad(), "key.open_to_others") << std::oct << mode;
    }
    write(keyFile(), kHex, 0400);
    EXPECT_EQ(load()->hex(), kHex);
}

TEST_F(DatabaseKeyTest, MalformedOrUnreadableFilesAreToldApart) {
    write(keyFile(), "not a key");
    EXPECT_EQ(codeOfLoad(), "key.malformed");
    fs::remove(keyFile());
    fs::create_directory(keyFile());
    EXPECT_EQ(codeOfLoad(), "key.unreadable");
    EXPECT_EQ(loadOrCreateKey(folder_ / "absent/jalon.key", databaseFile()).error().code, "key.unreadable");
}

TEST_F(DatabaseKeyTest, IsNeverMadeForADatabaseThatExists) {
    write(databaseFile(), "encrypted");
    EXPECT_EQ(codeOfLoad(), "key.missing");
    EXPECT_FALSE(fs::exists(keyFile()));
}

TEST_F(DatabaseKeyTest, TheEnvironmentComesBeforeTheCredentialAndTheCredentialBeforeTheFile) {
    const std::string from_file(64, '1');
    const std::string from_credential(64, '2');
    const std::string from_environment(64, '3');
    write(keyFile(), from_file);
    fs::create_directory(folder_ / "credentials");
    const Environment credentials("CREDENTIALS_DIRECTORY", folder_ / "credentials");
    EXPECT_EQ(load()->hex(), from_file) << "no credential of that name";
    write(folder_ / "credentials/jalon.key", from_credential, 0444);
    EXPECT_EQ(load()->hex(), from_credential);
    {
        const Environment key("JALON_KEY", from_environment);
        EXPECT_EQ(load()->hex(), from_environment);
    }
    const Environment key("JALON_KEY", "nonsense");
    EXPECT_EQ(codeOfLoad(), "key.malformed") << "a wrong key is not passed over in silence";
}

}  // namespace
}  // namespace jalon::storage
