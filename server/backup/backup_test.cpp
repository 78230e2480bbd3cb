// SPDX-License-Identifier: EUPL-1.2
// The backups a running server makes by itself, and what it tells of them.
#include "backup/backup.h"

#include <gmock/gmock.h>

#include <fstream>
#include <future>

#include "access/access.h"
#include "audit/audit.h"
#include "storage/key_swap.h"
#include "test_database.h"

namespace jalon::backup {
namespace {

namespace fs = std::filesystem;
using access::Actor;

class ServerBackups : public testing::Test {
protected:
    ServerBackups() { std::ofstream(pair().key) << data_.key().hex() << "\n"; }
    void SetUp() override {
        fs::permissions(pair().key, fs::perms::owner_read | fs::perms::owner_write);
        makeBackups({7, 5, 12});
    }
    storage::KeyedFile pair() const { return {data_.file(), data_.folder() / "jalon.key"}; }
    void makeBackups(Rotation rotation) {
        backups_ = std::make_unique<Backups>(
            data_.database(), data_.clock(),
            Plan{pair(), folder_ / "backups", rotation, {2, TimeZone("Europe/Paris")}, "1.2.3"});
    }
    void giveSeal() { ASSERT_TRUE(writeSeal(sealFile(data_.folder()), key_.seal())); }
    /// How the first backup after the start ended.
    Backups::Ended started() {
        auto ended = std::make_shared<std::promise<Backups::Ended>>();
        auto told = std::make_shared<bool>(false);
        backups_->startNightly([ended, told](const Backups::Ended& how) {
            if (!std::exchange(*told, true)) ended->set_value(how);
        });
        return ended->get_future().get();
    }
    Backups::Ended startedWithoutFolder() {
        fs::rename(folder_ / "backups", folder_ / "away");
        std::ofstream(folder_ / "backups") << "a file where the folder should be";
        auto ended = started();
        backups_.reset();
        fs::remove(folder_ / "backups");
        fs::rename(folder_ / "away", folder_ / "backups");
        return ended;
    }
    std::vector<std::string> names() {
        const auto found = backupsIn(folder_ / "backups").value();
        std::vector<std::string> out;
        for (const Copy& copy : found) out.push_back(copy.name());
        return out;
    }
    json::object state() { return backups_->state(admin_).value(); }
    static std::string text(const json::object& object, const char* key) {
        return std::string(object.at(key).as_string());
    }

    test::EmbeddedTestDatabase data_{{audit::schema(), access::schema(), schema()}};
    test::TempFolder folder_;
    RecoveryKey key_ = RecoveryKey::random();
    Actor admin_ = Actor::system("test");
    std::unique_ptr<Backups> backups_;
};

TEST_F(ServerBackups, AreForAdministrators) {
    Actor coordinator{{}, "", "", access::RoleSet{access::Role::coordinator}, ""};
    EXPECT_EQ(backups_->state(coordinator).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(backups_->request(coordinator).error().kind, ErrorKind::forbidden);
}

TEST_F(ServerBackups, WithoutARecoveryKeyTheStateSaysSo) {
    EXPECT_EQ(text(state(), "trouble"), "recovery_key.missing");
    EXPECT_TRUE(state().at("recoveryKey").is_null());
    EXPECT_EQ(backups_->request(admin_).error().code, "recovery_key_missing");
}

TEST_F(ServerBackups, OneIsMadeWhenItIsDueAndTold) {
    giveSeal();
    EXPECT_EQ(text(state(), "trouble"), "backup.overdue");
    const auto ended = started();
    EXPECT_EQ(ended.error_code, "");
    EXPECT_EQ(ended.name, "jalon-20261112T083000Z");
    backups_.reset();
    makeBackups({7, 5, 12});
    const auto now = state();
    EXPECT_TRUE(now.at("trouble").is_null()) << json::serialize(now);
    EXPECT_EQ(text(now, "lastSuccessAt"), data_.clock().now().iso());
    EXPECT_EQ(now.at("items").as_array().size(), 1U);
    EXPECT_EQ(text(now.at("runs").as_array().at(0).as_object(), "name"), ended.name);
    std::vector<std::string> trouble;
    EXPECT_TRUE(verify(folder_ / "backups" / ended.name, key_, trouble));
    const auto lines = data_.database().read([](storage::Transaction& tx) { return audit::find(tx, {}); });
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines.front().action, "back_up");
}

TEST_F(ServerBackups, ASealThatCannotBeReadIsAFailureOfTheNightAndNotItsSilence) {
    std::ofstream(sealFile(data_.folder())) << "not a seal";
    EXPECT_EQ(started().error_code, "recovery_seal.unreadable");
    backups_.reset();
}

TEST_F(ServerBackups, AFailureIsToldUntilOneSucceeds) {
    giveSeal();
    std::ofstream(folder_ / "backups") << "a file where the folder should be";
    const auto ended = started();
    EXPECT_EQ(ended.error_code, "backup.unwritable");
    backups_.reset();
    makeBackups({7, 5, 12});
    EXPECT_EQ(text(state(), "trouble"), "backup.folder_unreadable");
    fs::remove(folder_ / "backups");
    EXPECT_EQ(text(state(), "trouble"), "backup.unwritable");
    data_.clock().advance(std::chrono::hours(1));
    EXPECT_EQ(started().error_code, "");
    backups_.reset();
    makeBackups({7, 5, 12});
    EXPECT_TRUE(state().at("trouble").is_null());
}

TEST_F(ServerBackups, AClockThatWasAheadStopsNeitherTheNightsNorWhatIsSaidOfThem) {
    giveSeal();
    makeBackups({1, 0, 0});
    const Instant now = data_.clock().now();
    const auto ahead = *Instant::parse("2031-03-01T08:30:00Z") - now;
    data_.clock().advance(ahead);
    ASSERT_EQ(started().name, "jalon-20310301T083000Z");
    makeBackups({1, 0, 0});

    data_.clock().advance(-ahead);
    EXPECT_TRUE(backups_->isDueNow());
    EXPECT_EQ(text(state(), "trouble"), "backup.overdue");
    ASSERT_EQ(started().name, "jalon-20261112T083000Z");
    makeBackups({1, 0, 0});
    EXPECT_FALSE(backups_->isDueNow()) << "one a night";
    EXPECT_FALSE(backups_->isDueNow()) << "and not at each look";
    EXPECT_TRUE(state().at("trouble").is_null());
    EXPECT_EQ(text(state(), "lastSuccessAt"), now.iso());
    EXPECT_THAT(names(), testing::ElementsAre("jalon-20310301T083000Z", "jalon-20261112T083000Z")) << "both stay";

    // The next one fails, and that is told.
    data_.clock().advance(std::chrono::days(1));
    ASSERT_EQ(startedWithoutFolder().error_code, "backup.unwritable");
    makeBackups({1, 0, 0});
    EXPECT_EQ(text(state(), "trouble"), "backup.unwritable");
    EXPECT_FALSE(backups_->isDueNow()) << "again in an hour";
}

TEST_F(ServerBackups, OneThatCannotBeRecordedIsNotMadeAgainAtOnce) {
    giveSeal();
    std::ofstream(folder_ / "backups") << "a file where the folder should be";
    const storage::Sql forbid{"test.forbid",
                              "CREATE TRIGGER no_room BEFORE INSERT ON backup_run "
                              "BEGIN SELECT RAISE(ABORT, 'no room'); END"};
    ASSERT_TRUE(data_.database().write(test::kArrange, [&](storage::Transaction& tx) -> Result<void> {
        tx.run(forbid);
        return {};
    }));
    ASSERT_EQ(started().error_code, "backup.unwritable");
    EXPECT_FALSE(backups_->isDueNow());
}

TEST_F(ServerBackups, ThoseThatAreTooManyGoAndOthersStay) {
    giveSeal();
    makeBackups({2, 0, 0});
    for (int night = 0; night < 3; ++night) {
        ASSERT_EQ(started().error_code, "");
        makeBackups({2, 0, 0});
        data_.clock().advance(std::chrono::days(1));
    }
    const auto found = backupsIn(folder_ / "backups").value();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].name(), "jalon-20261114T083000Z");
    EXPECT_EQ(found[1].name(), "jalon-20261113T083000Z");
}

}  // namespace
}  // namespace jalon::backup
