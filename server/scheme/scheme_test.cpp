// SPDX-License-Identifier: EUPL-1.2
#include "scheme/scheme.h"

#include <gmock/gmock.h>

#include "access/access.h"
#include "calendar/calendars.h"
#include "jobs/jobs.h"
#include "partners/partners.h"
#include "staff.h"
#include "test_database.h"

namespace jalon::scheme {
namespace {

using testing::IsEmpty;

class SchemesTest : public testing::Test {
protected:
    Result<json::object> import(const json::object& file, bool dry_run, std::int64_t latest = 0) {
        return schemes_.import(admin_,
                               {{"id", newUuid(data_.clock().now())},
                                {"latest", latest},
                                {"validFrom", "2026-11-12"},
                                {"comment", "De Valmont"},
                                {"file", file}},
                               dry_run);
    }
    json::object file() { return schemes_.exported(admin_).value(); }
    /// The file with one more motive and another maximum from 2027 on.
    json::object edited() {
        auto out = file();
        out.at("blueprint")
            .at("vocabularies")
            .at("motive")
            .as_array()
            .push_back(json::object{{"code", "intrusion"}, {"label", json::object{{"fr", "Intrusion"}}}});
        out.at("settings")
            .as_array()
            .push_back(json::object{{"key", "service.max_places"},
                                    {"value", 8},
                                    {"unit", "places"},
                                    {"from", "2027-01-01"},
                                    {"source", "Délibération"},
                                    {"status", "practice"}});
        for (auto& setting : out.at("settings").as_array())
            if (setting.at("key") == "service.max_places" && setting.at("from") == "2000-01-01")
                setting.as_object()["before"] = "2027-01-01";
        return out;
    }
    bool knows(const char* motive) {
        return data_.database().read([&](storage::Transaction& tx) {
            return blueprints_.on(tx, data_.clock().today()).knows("motive", motive);
        });
    }
    std::int64_t placesOn(const char* day) {
        return data_.database().read([&](storage::Transaction& tx) {
            return settings_.current(tx).integer("service.max_places", *Day::parse(day));
        });
    }

    test::TestDatabase data_{{audit::schema(), access::schema(), jobs::schema(), partners::schema(),
                              blueprints::schema(), calendar::schema()}};
    access::Actor admin_ =
        test::aColleague(data_.database(), data_.clock(), "alix", "Alix Le Goff", {access::Role::administrator});
    blueprints::Blueprints blueprints_{JALON_SOURCE_DIR "/data"};
    blueprints::Versions versions_{data_.database(), data_.clock(), blueprints_};
    calendar::DatedSettings settings_{data_.database(), data_.clock(), JALON_SOURCE_DIR "/data"};
    Schemes schemes_{data_.database(), data_.clock(), blueprints_, versions_, settings_};
};

TEST_F(SchemesTest, WhatIsExportedChangesNothingWhenItComesBack) {
    const auto report = import(file(), true).value();
    EXPECT_THAT(report.at("problems").as_array(), IsEmpty());
    EXPECT_THAT(report.at("changes").as_array(), IsEmpty());
    EXPECT_THAT(report.at("settings").as_array(), IsEmpty());
    EXPECT_EQ(import(file(), false).error().code, "nothing_changed");
}

TEST_F(SchemesTest, AnImportIsLookedAtBeforeAnythingIsWritten) {
    const auto report = import(edited(), true).value();
    ASSERT_EQ(report.at("changes").as_array().size(), 1u);
    EXPECT_EQ(report.at("changes").at(0).at("kind"), "added");
    ASSERT_EQ(report.at("settings").as_array().size(), 1u);
    EXPECT_EQ(report.at("settings").at(0).at("after"), 8);
    EXPECT_FALSE(knows("intrusion"));
    EXPECT_EQ(placesOn("2027-01-01"), 6);
}

TEST_F(SchemesTest, AnImportBringsListsAndValues) {
    const auto brought = edited();
    const auto report = import(brought, false).value();
    EXPECT_EQ(report.at("version").at("number"), 1);
    EXPECT_TRUE(knows("intrusion"));
    EXPECT_EQ(placesOn("2026-12-31"), 6);
    EXPECT_EQ(placesOn("2027-01-01"), 8);
    EXPECT_THAT(import(brought, true, 1).value().at("settings").as_array(), IsEmpty());
}

TEST_F(SchemesTest, AnImportTakesNothingAway) {
    auto poorer = file();
    auto& motives = poorer.at("blueprint").at("vocabularies").at("motive").as_array();
    motives.erase(motives.begin());
    poorer.at("blueprint").as_object().erase("sheets");
    const auto report = import(poorer, true).value();
    EXPECT_THAT(report.at("problems").as_array(), IsEmpty());
    EXPECT_THAT(report.at("changes").as_array(), IsEmpty());
}

TEST_F(SchemesTest, RefusesAFileOfAnotherKind) {
    EXPECT_EQ(import({{"format", "other/1"}, {"blueprint", json::object{}}, {"settings", json::array{}}}, true)
                  .error()
                  .fields.front()
                  .field,
              "file.format");
    auto broken = file();
    broken.at("blueprint").as_object()["vocabularies"] = 3;
    EXPECT_EQ(import(broken, true).error().fields.front().field, "file.blueprint");
}

TEST_F(SchemesTest, IsForAdministrators) {
    const auto coordinator = test::aColleague(data_.database(), data_.clock(), "camille", "Camille Rivière");
    EXPECT_EQ(schemes_.exported(coordinator).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(schemes_.import(coordinator, {}, true).error().kind, ErrorKind::forbidden);
}

}  // namespace
}  // namespace jalon::scheme
