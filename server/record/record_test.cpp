// SPDX-License-Identifier: EUPL-1.2
#include "record/record.h"

#include <gmock/gmock.h>

#include "access/access.h"
#include "audit/audit.h"
#include "blueprints/blueprints.h"
#include "staff.h"
#include "two_teams.h"

namespace jalon::record {
namespace {

using access::Role;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<std::string> texts(const json::object& page, const char* key) {
    std::vector<std::string> out;
    const json::array& items = page.at("items").as_array();
    for (const auto& item : items) out.emplace_back(item.at(key).as_string());
    return out;
}

/// A young person with a mother, a coordinator, and the dated settings.
class RecordWorld {
public:
    RecordWorld() {
        if (!calendars_.loadShipped()) throw std::runtime_error("calendars");
        people_.guardian(lea_, "Dupont", {{"firstName", "Karine"}, {"relation", "mother"}});
    }
    storage::Database& database() { return people_.data().database(); }
    ManualClock& clock() { return people_.data().clock(); }
    test::PeopleWorld& people() { return people_; }
    calendar::Calendars& calendars() { return calendars_; }
    const access::Actor& camille() const { return camille_; }
    const PersonId& lea() const { return lea_; }
    std::string newId() { return people_.newId(); }

private:
    test::PeopleWorld people_{{schema(), access::schema(), blueprints::schema(), calendar::schema()}};
    calendar::Calendars calendars_{database(), clock(), JALON_SOURCE_DIR "/data"};
    const access::Actor camille_ = test::aColleague(database(), clock(), "camille", "Camille");
    const PersonId lea_ = people_.person("Dupont", "Léa");
};

class RecordTest : public ::testing::Test {
protected:
    void write(const access::Actor& by, const std::string& action, const std::string& entity,
               const std::optional<PersonId>& person = std::nullopt, bool restricted = false) {
        city_.clock().advance(std::chrono::seconds(1));
        const auto written = city_.database().write([&](storage::Transaction& tx) -> Result<void> {
            audit::record(tx, city_.clock(), by.author, {action, entity, "x", person, {}, restricted});
            return {};
        });
        ASSERT_TRUE(written);
    }
    void goTo(const char* instant) { city_.clock().advance(*Instant::parse(instant) - city_.clock().now()); }
    /// So many files, a minute apart.
    void openMany(const access::Actor& by, int files) {
        for (int i = 0; i < files; ++i) {
            city_.clock().advance(std::chrono::minutes(1));
            write(by, "open", "file", PersonId::make(city_.clock().now()));
        }
    }
    json::object lines(RecordQuery query = {}) { return record_.lines(officer_, query).value(); }
    json::object readings() { return record_.massReadings(officer_).value(); }
    static access::Actor officerOf(access::Actor actor, const std::string& team) {
        actor.standings = {{Role::auditor, "00000000-0000-7000-8000-0000000000ff", {team}}};
        actor.files = access::scopeOf(actor.standings, access::Right::files_see, 99);
        actor.teams = 99;
        return actor;
    }

    RecordWorld city_;
    access::Actor officer_ = test::aColleague(city_.database(), city_.clock(), "dpo", "Odile", {Role::auditor});
    Record record_{city_.database(), city_.clock(), city_.calendars(), TimeZone("Europe/Paris")};
};

TEST_F(RecordTest, LinesAreForThoseWhoAnswerForTheData) {
    EXPECT_EQ(record_.lines(city_.camille(), {}).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(record_.massReadings(city_.camille()).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(record_.noteMassReading(city_.camille(), city_.newId(), {{"note", "x"}}).error().kind,
              ErrorKind::forbidden);
    write(city_.camille(), "open", "file", city_.lea());
    const auto line = lines().at("items").as_array().front();
    EXPECT_EQ(line.at("personName").as_string(), "DUPONT Léa");
    EXPECT_EQ(line.at("user").at("displayName").as_string(), "Camille");
}

TEST_F(RecordTest, LinesAreFoundByKindByDayByPersonAndByWho) {
    goTo("2027-01-10T22:30:00Z");  // 23:30 in Paris
    write(city_.camille(), "open", "file", city_.lea());
    goTo("2027-01-10T23:30:00Z");
    write(city_.camille(), "export", "people");
    write(officer_, "sign_in", "user");
    write(city_.camille(), "emergency", "file", city_.lea());
    write(city_.camille(), "update", "person", city_.lea());
    RecordQuery of_lea;
    of_lea.person = city_.lea();
    EXPECT_THAT(texts(lines(of_lea), "action"), ElementsAre("update", "emergency", "open", "create", "create"));
    of_lea.kind = Kind::look;
    EXPECT_THAT(texts(lines(of_lea), "action"), ElementsAre("open"));
    RecordQuery query;
    query.kind = Kind::taken;
    EXPECT_THAT(texts(lines(query), "action"), ElementsAre("export"));
    query.kind = Kind::opening;
    EXPECT_THAT(texts(lines(query), "action"), ElementsAre("emergency"));
    query = {};
    query.user = officer_.author.user;
    query.kind = Kind::sign_in;
    EXPECT_THAT(texts(lines(query), "action"), ElementsAre("sign_in"));
    query = {};
    query.from = query.to = Day::of(2027, 1, 10);
    EXPECT_THAT(texts(lines(query), "action"), ElementsAre("open"));
    query.from = query.to = Day::of(2027, 1, 11);
    query.user = city_.camille().author.user;
    EXPECT_THAT(texts(lines(query), "action"), ElementsAre("update", "emergency", "export"));
}

TEST_F(RecordTest, PagesFollowOneAnother) {
    for (int i = 0; i < 60; ++i) write(city_.camille(), "open", "file", city_.lea());
    RecordQuery query;
    query.kind = Kind::look;
    const auto first = lines(query);
    ASSERT_THAT(first.at("items").as_array(), SizeIs(50));
    query.cursor = first.at("nextCursor").as_string();
    const auto second = lines(query);
    EXPECT_THAT(second.at("items").as_array(), SizeIs(10));
    EXPECT_TRUE(second.at("nextCursor").is_null());
    query.cursor = "x";
    EXPECT_EQ(record_.lines(officer_, query).error().fields[0].code, "malformed");
}

TEST_F(RecordTest, ARestrictedLineIsNotThere) {
    write(city_.camille(), "open", "concern", city_.lea(), true);
    RecordQuery query;
    query.kind = Kind::look;
    EXPECT_THAT(lines(query).at("items").as_array(), IsEmpty());
    EXPECT_THAT(record_.looksAt(city_.camille(), city_.lea()).value().at("items").as_array().at(0).at("opened"), 0);
}

TEST_F(RecordTest, AnOfficerReadsOfTheirOwnOrganisationOnly) {
    const test::TwoTeams teams(city_.people(), city_.camille());
    write(teams.here, "open", "file", teams.ada);
    write(teams.there, "open", "file", teams.bilal);
    write(teams.both, "export", "people");
    RecordQuery query;
    query.kind = Kind::look;
    const auto here = record_.lines(officerOf(officer_, test::kHere), query).value();
    EXPECT_THAT(texts(here, "personName"), ElementsAre("AUBERT Ada"));
    query.person = teams.bilal;
    EXPECT_THAT(texts(record_.lines(officerOf(officer_, test::kHere), query).value(), "action"), IsEmpty());
    EXPECT_THAT(texts(record_.lines(officerOf(officer_, test::kThere), query).value(), "action"), ElementsAre("open"));
    // Of no file: by people of the organisation. Camille's membership is in another one.
    query = {};
    query.kind = Kind::taken;
    EXPECT_THAT(texts(record_.lines(officerOf(officer_, test::kHere), query).value(), "action"), IsEmpty());
    EXPECT_THAT(texts(lines(query), "action"), ElementsAre("export"));
}

TEST_F(RecordTest, WhoLookedAtAFileIsToldToThoseWhoKeepIt) {
    write(city_.camille(), "open", "file", city_.lea());
    write(city_.camille(), "open", "journal", city_.lea());
    write(city_.camille(), "export", "liaison_sheet", city_.lea());
    write(officer_, "emergency", "file", city_.lea());
    const auto found = record_.looksAt(city_.camille(), city_.lea()).value();
    EXPECT_EQ(found.at("personName").as_string(), "DUPONT Léa");
    const auto& items = found.at("items").as_array();
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(items[0].at("user").at("displayName").as_string(), "Odile");
    EXPECT_EQ(items[0].at("emergencies"), 1);
    EXPECT_EQ(items[0].at("opened"), 0);
    EXPECT_EQ(items[1].at("user").at("displayName").as_string(), "Camille");
    EXPECT_EQ(items[1].at("opened"), 2);
    EXPECT_EQ(items[1].at("taken"), 1);
    EXPECT_EQ(items[1].at("changed"), 0);
    EXPECT_NE(items[2].at("user").at("displayName").as_string(), "Camille");
    EXPECT_EQ(items[2].at("changed"), 2) << "the file and the mother, when they were written";
    EXPECT_EQ(texts(lines(), "entity").front(), "file_looks") << "who looks is looked at";
    const auto manager = test::aColleague(city_.database(), city_.clock(), "m", "M", {Role::manager});
    EXPECT_EQ(record_.looksAt(manager, city_.lea()).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(record_.looksAt(city_.camille(), PersonId::make(city_.clock().now())).error().kind, ErrorKind::not_found);
}

TEST_F(RecordTest, WhoReadsMuchIsNoticedOnceADayAndAnsweredFor) {
    openMany(city_.camille(), 40);
    EXPECT_EQ(readings().at("toNote"), 0) << "as many as the setting allows";
    openMany(city_.camille(), 2);
    EXPECT_EQ(readings().at("toNote"), 1);
    openMany(city_.camille(), 3);
    const auto noticed = readings();
    ASSERT_THAT(noticed.at("items").as_array(), SizeIs(1)) << "the same day goes on";
    const auto& one = noticed.at("items").as_array().front();
    EXPECT_EQ(one.at("user").at("displayName").as_string(), "Camille");
    EXPECT_EQ(one.at("files"), 45);
    EXPECT_EQ(noticed.at("filesAnHour"), 40);

    const std::string id(one.at("id").as_string());
    EXPECT_EQ(record_.noteMassReading(officer_, id, {{"note", " "}}).error().fields[0].field, "note");
    const auto noted = record_.noteMassReading(officer_, id, {{"note", "Bilan de l'année"}}).value();
    EXPECT_EQ(noted.at("toNote"), 0);
    EXPECT_EQ(noted.at("items").as_array().front().at("notedBy").at("displayName").as_string(), "Odile");
    EXPECT_EQ(record_.noteMassReading(officer_, id, {{"note", "Encore"}}).error().code, "noted");
    EXPECT_EQ(record_.noteMassReading(officer_, city_.newId(), {{"note", "x"}}).error().kind, ErrorKind::not_found);
}

TEST_F(RecordTest, AReadingOfThePastIsNoticedAtTheNextLook) {
    openMany(city_.camille(), 41);
    const std::string day = TimeZone("Europe/Paris").dayOf(city_.clock().now()).iso();
    city_.clock().advance(std::chrono::hours(24 * 9));
    EXPECT_THAT(texts(readings(), "day"), ElementsAre(day));
    city_.clock().advance(std::chrono::hours(24));
    EXPECT_THAT(texts(readings(), "day"), ElementsAre(day)) << "and not once more";
}

TEST_F(RecordTest, NobodyAnswersForThemselvesNorForAnotherOrganisation) {
    openMany(officer_, 41);
    const std::string id = texts(readings(), "id").at(0);
    EXPECT_EQ(record_.noteMassReading(officer_, id, {{"note", "C'était moi"}}).error().code, "own_reading");
    const auto other =
        officerOf(test::aColleague(city_.database(), city_.clock(), "o", "O", {Role::auditor}), test::kThere);
    EXPECT_THAT(record_.massReadings(other).value().at("items").as_array(), IsEmpty());
    EXPECT_EQ(record_.noteMassReading(other, id, {{"note", "x"}}).error().kind, ErrorKind::not_found);
}

}  // namespace
}  // namespace jalon::record
