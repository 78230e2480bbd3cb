// SPDX-License-Identifier: EUPL-1.2
#include "calendar/receivable_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "base/json.h"

namespace jalon::calendar {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Ran {
    int exit_code = -1;
    std::string out;
    std::string err;
};

Ran run(std::string arguments) {
    CLI::App app("jalon");
    std::string data_folder;
    app.add_option("--data", data_folder);
    std::ostringstream out;
    std::ostringstream err;
    Ran ran;
    addCalendarCommand(app, data_folder, out, err, ran.exit_code);
    app.parse("--data " JALON_SOURCE_DIR "/data calendar receivable " + arguments, false);
    ran.out = out.str();
    ran.err = err.str();
    return ran;
}

json::object jsonOf(const std::string& arguments) {
    const Ran ran = run(arguments + " --json");
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.err, IsEmpty());
    return parseJsonObject(ran.out).value();
}

TEST(ReceivableCommand, PrintsTheWorkedExampleAsJson) {
    const auto result = jsonOf("--zone B --no-class wed/pm --from 2026-11-12/am --to 2026-11-17/pm");
    EXPECT_EQ(json::serialize(result), R"({"calendar_days":6,"school_days":4,"receivable":8,"blocks":1,"half_days":[)"
                                       R"({"date":"2026-11-12","half":"am","receivable":true,"reason":null},)"
                                       R"({"date":"2026-11-12","half":"pm","receivable":true,"reason":null},)"
                                       R"({"date":"2026-11-13","half":"am","receivable":true,"reason":null},)"
                                       R"({"date":"2026-11-13","half":"pm","receivable":true,"reason":null},)"
                                       R"({"date":"2026-11-14","half":"am","receivable":false,"reason":"weekend"},)"
                                       R"({"date":"2026-11-14","half":"pm","receivable":false,"reason":"weekend"},)"
                                       R"({"date":"2026-11-15","half":"am","receivable":false,"reason":"weekend"},)"
                                       R"({"date":"2026-11-15","half":"pm","receivable":false,"reason":"weekend"},)"
                                       R"({"date":"2026-11-16","half":"am","receivable":true,"reason":null},)"
                                       R"({"date":"2026-11-16","half":"pm","receivable":true,"reason":null},)"
                                       R"({"date":"2026-11-17","half":"am","receivable":true,"reason":null},)"
                                       R"({"date":"2026-11-17","half":"pm","receivable":true,"reason":null}],)"
                                       R"("warnings":[{"code":"year_to_confirm","year":"2026-2027","zone":"B"}]})");
}

TEST(ReceivableCommand, NamesThePublicHoliday) {
    const auto result = jsonOf("--zone B --from 2026-11-09/am --to 2026-11-13/pm");
    EXPECT_EQ(result.at("school_days").as_int64(), 4);
    EXPECT_EQ(result.at("receivable").as_int64(), 8);
    const auto& wednesday = result.at("half_days").as_array().at(4).as_object();
    EXPECT_EQ(wednesday.at("reason").as_string(), "public_holiday");
    EXPECT_EQ(wednesday.at("detail").as_string(), "armistice_1918");
}

TEST(ReceivableCommand, TellsTheFamilyOfAClosedWednesday) {
    EXPECT_EQ(jsonOf("--zone B --no-class wed/pm --from 2026-11-16/am --to 2026-11-20/pm").at("receivable").as_int64(),
              9);
    const auto closed =
        jsonOf("--zone B --no-class wed/pm --service-closed wed --from 2026-11-16/am --to 2026-11-20/pm");
    EXPECT_EQ(closed.at("receivable").as_int64(), 8);
    EXPECT_THAT(json::serialize(closed.at("warnings")),
                HasSubstr(R"({"code":"service_closed_family_told","half_days":["2026-11-18/am"]})"));
}

TEST(ReceivableCommand, WarnsOverEightDaysAndCountsTwoBlocks) {
    const auto result = jsonOf("--zone B --from 2026-10-15/am --to 2026-11-03/pm");
    EXPECT_EQ(result.at("blocks").as_int64(), 2);
    EXPECT_THAT(json::serialize(result.at("warnings")), HasSubstr(R"("code":"over_max_days")"));
    EXPECT_THAT(json::serialize(result.at("warnings")), HasSubstr(R"("max":"8")"));
}

TEST(ReceivableCommand, KnowsTheRegion) {
    const std::string good_friday = "--from 2026-04-03/am --to 2026-04-03/pm --zone B";
    EXPECT_EQ(jsonOf(good_friday).at("receivable").as_int64(), 2);
    EXPECT_EQ(jsonOf(good_friday + " --region alsace_moselle").at("receivable").as_int64(), 0);
}

TEST(ReceivableCommand, SaysThatAYearIsMissing) {
    const auto result = jsonOf("--zone LU --region luxembourg --from 2026-11-12/am --to 2026-11-13/pm");
    EXPECT_EQ(result.at("receivable").as_int64(), 0);
    EXPECT_THAT(json::serialize(result.at("warnings")), HasSubstr(R"("code":"year_missing")"));
}

TEST(ReceivableCommand, PrintsATableInFrench) {
    const Ran ran =
        run("--zone B --no-class wed/pm --service-closed wed/am,wed/pm --from 2026-11-10/pm --to 2026-11-18/pm");
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out, HasSubstr("Du mar. 10 nov. 2026 (après-midi) au mer. 18 nov. 2026 (après-midi), zone B"));
    EXPECT_THAT(ran.out, HasSubstr("  Jours de calendrier       9\n"));
    EXPECT_THAT(ran.out, HasSubstr("  Demi-journées d'accueil   9\n"));
    EXPECT_THAT(ran.out,
                HasSubstr("mer. 11 nov. 2026   — férié : Armistice de 1918         — férié : Armistice de 1918\n"));
    EXPECT_THAT(ran.out, HasSubstr("sam. 14 nov. 2026   — week-end"));
    EXPECT_THAT(ran.out, HasSubstr("mer. 18 nov. 2026   — service fermé                     — pas de classe\n"));
    EXPECT_THAT(ran.out, HasSubstr("La mesure dépasse 8 jours : 9 jours de calendrier, 6 jours de classe."));
    EXPECT_THAT(ran.out, HasSubstr("prévenir la famille : mer. 18 nov. 2026 (matin)."));
    EXPECT_THAT(ran.out, HasSubstr("2026-2027 de la zone B est à confirmer"));
}

TEST(ReceivableCommand, NamesTheSummerAndTheMissingYearInFrench) {
    const Ran ran = run("--zone B --from 2027-07-01/am --to 2027-08-02/am");
    EXPECT_THAT(ran.out, HasSubstr("— Vacances d'été"));
    EXPECT_THAT(ran.out, HasSubstr("— année scolaire non chargée"));
    EXPECT_THAT(ran.out, HasSubstr("après le dernier jour de classe, ven. 2 juil. 2027."));
    EXPECT_THAT(ran.out, HasSubstr("n'est pas chargé du sam. 31 juil. 2027 au lun. 2 août 2027."));
}

TEST(ReceivableCommand, RefusesWrongArgumentsWithOneSentence) {
    const std::string good = "--zone B --from 2026-11-12/am --to 2026-11-17/pm ";
    for (const auto& [arguments, words] : std::vector<std::pair<std::string, std::string>>{
             {"--from 2026-11-12/am --to 2026-11-17/pm", "--zone manque"},
             {"--zone Z --from 2026-11-12/am --to 2026-11-17/pm", "zones connues A, B, C, LU"},
             {"--zone B --to 2026-11-17/pm", "--from manque"},
             {"--zone B --from 2026-11-12/am", "--to manque"},
             {"--zone B --from 12/11/2026 --to 2026-11-17/pm", "--from « 12/11/2026 »"},
             {good + "--region mars", "régions connues metropole"},
             {good + "--no-class mercredi", "--no-class « mercredi »"},
             {good + "--service-closed wed/soir", "--service-closed « wed/soir »"},
             {"--zone B --from 2026-11-17/pm --to 2026-11-12/am", "la fin de la mesure est avant son début"},
             {"--zone B --from 2026-11-12/am --to 2126-11-17/pm", "vérifier l'année"}}) {
        const Ran ran = run(arguments);
        EXPECT_EQ(ran.exit_code, 2) << arguments;
        EXPECT_THAT(ran.out, IsEmpty()) << arguments;
        EXPECT_THAT(ran.err, HasSubstr(words)) << arguments;
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << arguments;
    }
}

TEST(ReceivableCommand, LeavesUnknownOptionsToTheProgram) { EXPECT_THROW(run("--zone B --zoom 3"), CLI::ParseError); }

}  // namespace
}  // namespace jalon::calendar
