// SPDX-License-Identifier: EUPL-1.2
#include "sheets/week_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jalon::sheets {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

const std::string kRoy = "0197a3c0-0000-7000-8000-000000000001";
const Day kThursday = Day::of(2026, 11, 19);

json::object aWeek() {
    return json::parse(R"({"week": "2026-11-16", "rules": {"noon": "12:30", "lunch": {"from": "12:00", "to": "13:30"}},
        "days": [{"day": "2026-11-19", "amClosed": null, "pmClosed": "weekly"}],
        "professionals": [{"id": "0197a3c0-0000-7000-8000-000000000001", "name": "ROY Paul", "initials": "P. R."}],
        "occupied": [{"day": "2026-11-20", "from": "09:00", "to": "10:00", "roomId": null,
           "professionalIds": ["0197a3c0-0000-7000-8000-000000000001"]}],
        "sessions": [
          {"id": "b", "day": "2026-11-19", "from": "13:30", "to": "15:00", "activityName": "Théâtre", "roomName": "Studio",
           "theme": "Rejouer la bagarre", "note": "À surveiller", "state": "planned",
           "professionals": [{"id": "0197a3c0-0000-7000-8000-000000000001"}],
           "young": [{"name": "KOWALIK Tim", "initials": "T. K.", "personId": "x"}, {"name": "DUPONT Léa", "initials": "L. D.", "personId": "y"}]},
          {"id": "a", "day": "2026-11-19", "from": "09:00", "to": "10:15", "activityName": "Devoirs", "roomName": "",
           "theme": "", "note": "", "state": "held", "professionals": [], "young": [{"name": "KOWALIK Tim", "initials": "T. K."}]},
          {"id": "c", "day": "2026-11-19", "from": "10:30", "to": "12:00", "activityName": "Sport", "roomName": "",
           "theme": "", "note": "", "state": "cancelled", "professionals": [], "young": []},
          {"id": "d", "day": "2026-11-20", "from": "09:00", "to": "10:00", "activityName": "Autre jour", "roomName": "",
           "theme": "", "note": "", "state": "planned", "professionals": [], "young": []}]})")
        .as_object();
}

catalogue::Professional roy(catalogue::Clearance clearance) {
    catalogue::Professional one(catalogue::ProfessionalId::trusted(kRoy));
    one.last_name = "Roy";
    one.first_name = "Paul";
    one.clearance = clearance;
    return one;
}

TEST(Board, HoldsInitialsAloneByHalfDay) {
    const auto board = boardOf(aWeek(), kThursday);
    const std::string text = json::serialize(board);
    ASSERT_THAT(board.at("am").as_array(), SizeIs(1));
    ASSERT_THAT(board.at("pm").as_array(), SizeIs(1));
    EXPECT_EQ(board.at("pmClosed"), "weekly");
    EXPECT_EQ(json::serialize(board.at("pm").at(0).at("young")), R"(["L. D.","T. K."])");
    EXPECT_EQ(json::serialize(board.at("pm").at(0).at("professionals")), R"(["P. R."])");
    for (const char* secret : {"KOWALIK", "DUPONT", "ROY", "bagarre", "surveiller", "personId", "Autre jour", "Sport"})
        EXPECT_THAT(text, Not(HasSubstr(secret)));
}

TEST(ProfessionalSheet, HoldsTheNamesToCallAndNoMoreForWhoIsClearedForAttendanceOnly) {
    const auto sheet = professionalSheetOf(aWeek(), roy(catalogue::Clearance::attendance));
    ASSERT_THAT(sheet.at("sessions").as_array(), SizeIs(1));
    EXPECT_EQ(json::serialize(sheet.at("sessions").at(0).at("young")), R"(["DUPONT Léa","KOWALIK Tim"])");
    EXPECT_EQ(json::serialize(sheet.at("occupied")), R"([{"day":"2026-11-20","from":"09:00","to":"10:00"}])");
    EXPECT_EQ(sheet.at("sessions").at(0).at("theme"), "");
    EXPECT_THAT(json::serialize(sheet), Not(HasSubstr("surveiller")));
}

TEST(ProfessionalSheet, TellsTheThemeToWhoMayReadWhatIsShared) {
    const auto sheet = professionalSheetOf(aWeek(), roy(catalogue::Clearance::shareable));
    EXPECT_EQ(sheet.at("sessions").at(0).at("theme"), "Rejouer la bagarre");
    EXPECT_THAT(json::serialize(sheet), Not(HasSubstr("surveiller")));
}

}  // namespace
}  // namespace jalon::sheets
