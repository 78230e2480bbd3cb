// SPDX-License-Identifier: EUPL-1.2
#include "calendar/settings_history.h"

#include <gmock/gmock.h>

namespace jalon::calendar {
namespace {

using testing::ElementsAre;

Day day(const char* iso) { return *Day::parse(iso); }

SettingEntry entry(const std::string& id, std::int64_t value, const char* from) {
    SettingEntry out{id, {"measure.max_days", value, "", day(from), std::nullopt, "Code", SettingStatus::verified}};
    out.created_at = Instant(1);
    return out;
}

/// Shipped: 8 until 1 September 2019, 5 from then on.
Settings shipped() {
    Setting first{"measure.max_days", 8, "days", day("2000-01-01"), day("2019-09-01"), "Code", SettingStatus::verified};
    Setting second{"measure.max_days", 5, "days", day("2019-09-01"), std::nullopt, "Code", SettingStatus::verified};
    return Settings({first, second});
}

class SettingsHistoryTest : public testing::Test {
protected:
    std::vector<SettingEntry> live() { return liveEntries(shipped(), stored_); }
    Result<std::vector<SettingEntry>> add(SettingEntry fresh) {
        auto made = addition(live(), std::move(fresh), new_id_);
        keep(made);
        return made;
    }
    void keep(const Result<std::vector<SettingEntry>>& made) {
        if (made) stored_.insert(stored_.end(), made->begin(), made->end());
    }
    /// "2000-01-01 8 days", with "–before" where it ends.
    std::vector<std::string> lines() {
        std::vector<std::string> out;
        for (const auto& each : live())
            out.push_back(each.setting.from.iso() + (each.setting.before ? "–" + each.setting.before->iso() : "") +
                          " " + std::to_string(each.setting.value) + " " + each.setting.unit);
        return out;
    }

    int made_ = 0;
    NewId new_id_ = [this] { return "new-" + std::to_string(++made_); };
    std::vector<SettingEntry> stored_;
};

TEST_F(SettingsHistoryTest, ANewValueEndsTheOneBeforeIt) {
    ASSERT_TRUE(add(entry("a", 6, "2027-01-01")));
    EXPECT_THAT(lines(),
                ElementsAre("2000-01-01–2019-09-01 8 days", "2019-09-01–2027-01-01 5 days", "2027-01-01 6 days"));
    EXPECT_EQ(settingsOf(live()).integer("measure.max_days", day("2026-12-31")), 5);
    EXPECT_EQ(settingsOf(live()).integer("measure.max_days", day("2027-01-01")), 6);
}

TEST_F(SettingsHistoryTest, AValueWithAnEndGivesWayToTheOneBeforeIt) {
    auto holiday = entry("a", 6, "2027-01-01");
    holiday.setting.before = day("2027-02-01");
    ASSERT_TRUE(add(holiday));
    EXPECT_THAT(lines(), ElementsAre("2000-01-01–2019-09-01 8 days", "2019-09-01–2027-01-01 5 days",
                                     "2027-01-01–2027-02-01 6 days", "2027-02-01 5 days"));
}

TEST_F(SettingsHistoryTest, AValueBeforeAKnownOneLastsUpToIt) {
    ASSERT_TRUE(add(entry("a", 6, "2027-01-01")));
    ASSERT_TRUE(add(entry("b", 7, "2026-12-01")));
    EXPECT_THAT(lines(), ElementsAre("2000-01-01–2019-09-01 8 days", "2019-09-01–2026-12-01 5 days",
                                     "2026-12-01–2027-01-01 7 days", "2027-01-01 6 days"));
}

TEST_F(SettingsHistoryTest, NeverTwoValuesOnOneDay) {
    EXPECT_EQ(add(entry("a", 6, "2019-09-01")).error().fields.front().code, "overlap");
    auto across = entry("b", 6, "2019-01-01");
    across.setting.before = day("2020-01-01");
    EXPECT_EQ(add(across).error().fields.front().field, "before");
    auto backwards = entry("c", 6, "2027-01-01");
    backwards.setting.before = day("2027-01-01");
    EXPECT_EQ(add(backwards).error().fields.front().code, "end_before_start");
}

TEST_F(SettingsHistoryTest, RefusesKeysAndNumbersTheProgramDoesNotKnow) {
    auto unknown = entry("a", 6, "2027-01-01");
    unknown.setting.key = "measure.colour";
    EXPECT_EQ(add(unknown).error().fields.front().field, "key");
    EXPECT_EQ(add(entry("b", -1, "2027-01-01")).error().fields.front().code, "out_of_range");
}

TEST_F(SettingsHistoryTest, ACorrectionTakesThePlaceOfAValueAndBothStay) {
    const auto corrected = correction(live(), "measure.max_days@2019-09-01", entry("a", 4, "1999-01-01"));
    ASSERT_TRUE(corrected);
    keep(corrected);
    EXPECT_THAT(lines(), ElementsAre("2000-01-01–2019-09-01 8 days", "2019-09-01 4 days"));
    EXPECT_EQ(stored_.front().supersedes, "measure.max_days@2019-09-01");
    EXPECT_EQ(correction(live(), "measure.max_days@2019-09-01", entry("b", 3, "1999-01-01")).error().kind,
              ErrorKind::not_found)
        << "it does not count any more";
}

TEST_F(SettingsHistoryTest, APlannedValueTakenBackLetsTheOneBeforeItGoOn) {
    ASSERT_TRUE(add(entry("a", 6, "2027-01-01")));
    const auto gone = withdrawal(live(), "a", day("2026-11-12"), new_id_);
    ASSERT_TRUE(gone);
    keep(gone);
    EXPECT_THAT(lines(), ElementsAre("2000-01-01–2019-09-01 8 days", "2019-09-01 5 days"));
    EXPECT_EQ(withdrawal(live(), "measure.max_days@2000-01-01", day("2026-11-12"), new_id_).error().code,
              "shipped_value");
}

TEST_F(SettingsHistoryTest, AValueInForceIsNotTakenBack) {
    ASSERT_TRUE(add(entry("a", 6, "2026-11-12")));
    EXPECT_EQ(withdrawal(live(), "a", day("2026-11-12"), new_id_).error().code, "already_in_force");
}

TEST_F(SettingsHistoryTest, WhatALaterProgramShipsDoesNotOverruleTheAdministrator) {
    ASSERT_TRUE(add(entry("a", 6, "2027-01-01")));
    std::vector<Setting> later = shipped().entries();
    later[1].before = day("2028-01-01");
    later.push_back({"measure.max_days", 9, "days", day("2028-01-01"), std::nullopt, "Code", SettingStatus::verified});
    EXPECT_EQ(settingsOf(liveEntries(Settings(later), stored_)).integer("measure.max_days", day("2028-02-01")), 6);
}

}  // namespace
}  // namespace jalon::calendar
