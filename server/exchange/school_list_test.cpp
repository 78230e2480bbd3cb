// SPDX-License-Identifier: EUPL-1.2
// The reader of schools' lists (rules of PRONOTE, EDT and SIECLE exports, and of lists made by hand).
#include "exchange/school_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "exchange/list_columns.h"
#include "exchange/list_text.h"
#include "exchange/list_values.h"

namespace jalon::exchange {
namespace {

using testing::AnyOf;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const Day kToday = Day::of(2026, 11, 9);

std::string utf16(std::string_view ascii, bool little, bool mark) {
    std::string out = mark ? (little ? "\xFF\xFE" : "\xFE\xFF") : "";
    for (const char c : ascii) {
        if (!little) out.push_back('\0');
        out.push_back(c);
        if (little) out.push_back('\0');
    }
    return out;
}

SchoolList list(std::string_view bytes) { return readSchoolList(bytes).value(); }
std::string errorOf(std::string_view bytes) {
    const auto read = readSchoolList(bytes);
    return read ? "" : read.error().code;
}

// ---- Bytes

TEST(ListText, TheEncodingIsFoundWhateverProgramWroteTheList) {
    EXPECT_EQ(decodeList("Nom;Prénom\n").value().encoding, "utf-8");
    EXPECT_EQ(decodeList("\xEF\xBB\xBFNom;Prénom\n").value().encoding, "utf-8-bom");
    EXPECT_EQ(decodeList("Nom;Pr\xE9nom\n").value().encoding, "windows-1252");
    EXPECT_EQ(decodeList("Nom;Pr\xE9nom\n").value().text, "Nom;Prénom\n");
    for (const bool little : {true, false})
        for (const bool mark : {true, false}) {
            const auto read = decodeList(utf16("Nom;Prenom\nDUPONT;Lea\n", little, mark)).value();
            EXPECT_EQ(read.encoding, "utf-16");
            EXPECT_EQ(read.text, "Nom;Prenom\nDUPONT;Lea\n");
        }
    EXPECT_EQ(decodeList("PK\x03\x04zip").error().code, "list_workbook");
    EXPECT_EQ(decodeList(std::string_view("a\0b;c", 5)).error().code, "list_not_text");
}

TEST(ListText, Utf16BeyondTheBasicPlaneAndBrokenPairsAreRead) {
    const std::string smile("\xFF\xFE\x3D\xD8\x00\xDE", 6);
    EXPECT_EQ(decodeList(smile).value().text, "\xF0\x9F\x98\x80");
    const std::string lone("\xFF\xFE\x3D\xD8\x41", 5);
    EXPECT_EQ(decodeList(lone).value().text, "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(ListText, BrokenAccentsAreSeen) {
    EXPECT_TRUE(hasBrokenAccents("LÃ©a"));
    EXPECT_TRUE(hasBrokenAccents("L?a"));
    EXPECT_TRUE(
        hasBrokenAccents("L\xEF\xBF\xBD"
                         "a"));
    EXPECT_FALSE(hasBrokenAccents("Léa, 4 B ?"));
    EXPECT_FALSE(hasBrokenAccents("São João Âge"));
}

// ---- Columns

TEST(ListColumns, HeadersAreKnownWhateverTheirCaseAccentsAndBlanks) {
    EXPECT_EQ(columnOf("NOM"), Column::last_name);
    EXPECT_EQ(columnOf("  prenom "), Column::first_name);
    EXPECT_EQ(columnOf("Né(e) le"), Column::birth_date);
    EXPECT_EQ(columnOf("Classe de rattachement"), Column::class_name);
    EXPECT_EQ(columnOf("Date de naissance"), Column::birth_date);
    EXPECT_EQ(columnOf("Élèves"), Column::full_name);
    EXPECT_EQ(columnOf("Option 1"), std::nullopt);
}

TEST(ListColumns, TheUsualFirstNameIsNotTheFirstName) {
    EXPECT_EQ(columnOf("Prénom d'usage"), Column::usual_name);
    EXPECT_EQ(columnOf("PrenomUsage"), Column::usual_name);
    const auto read = list("Prénom d'usage;Prénom;Nom\nLou;Louise;MARTIN\n");
    EXPECT_EQ(read.rows.at(0).cells.first_name, "Louise");
    EXPECT_EQ(read.rows.at(0).cells.usual_name, "Lou");
}

TEST(ListColumns, HealthColumnsAreNeverReadBeyondTheirHeader) {
    const auto read = list(
        "Nom;Prénom;Né(e) le;Prénom d'usage;Sexe;Classe;Projet d'accompagnement;Allergies\n"
        "DUPONT;Léa;03/05/2013;;F;4 B;PAP;arachide\n");
    EXPECT_THAT(read.health, ElementsAre("Projet d'accompagnement", "Allergies"));
    EXPECT_EQ(json::serialize(toJson(read.rows.at(0).cells)).find("arachide"), std::string::npos);
    EXPECT_EQ(json::serialize(toJson(read.rows.at(0).cells)).find("PAP"), std::string::npos);
    EXPECT_TRUE(isHealthHeader("PAI"));
    EXPECT_FALSE(isHealthHeader("Payeur"));
}

// ---- Rows

TEST(SchoolListReader, ReadsTheSeparatorsProgramsUse) {
    for (const std::string_view bytes : {"Nom;Prénom\nDUPONT;Léa\n", "Nom\tPrénom\nDUPONT\tLéa\n",
                                         "Nom,Prénom\nDUPONT,Léa\n", "\"Nom\";\"Prénom\"\r\n\"DUPONT\";\"Léa\"\r\n"}) {
        const auto read = list(bytes);
        ASSERT_THAT(read.rows, SizeIs(1));
        EXPECT_EQ(read.rows[0].cells.last_name, "DUPONT");
        EXPECT_EQ(read.rows[0].cells.first_name, "Léa");
    }
}

TEST(SchoolListReader, TitlesAboveTotalsBelowAndRepeatedHeadersAreNotPupils) {
    const auto read = list(
        "Collège Jean Moulin;;\n\nNom;Prénom;Classe\nDUPONT;Léa;4 B\nNom;Prénom;Classe\nROY;Tim;4 B\n"
        "Total : 2 élèves;;\nEffectif;2;\n");
    EXPECT_THAT(read.rows, SizeIs(2));
    EXPECT_EQ(read.skipped, 3U);
    EXPECT_EQ(read.rows[0].line, 4U);
}

TEST(SchoolListReader, ShortRowsAreRead) {
    const auto read = list("Nom;Prénom;Né(e) le;Classe\nDUPONT;Léa\n");
    EXPECT_EQ(read.rows.at(0).cells.class_name, "");
}

TEST(SchoolListReader, OneColumnOfNamesIsCutBeforeTheFirstName) {
    const auto read = list("\xEF\xBB\xBFÉlèves;Option 1\nDE LA TOUR Jean-Marie;ANG\nMARTIN Lucas;ANG\n");
    EXPECT_EQ(read.rows.at(0).cells.last_name, "DE LA TOUR");
    EXPECT_EQ(read.rows.at(0).cells.first_name, "Jean-Marie");
    EXPECT_THAT(read.ignored, ElementsAre("Option 1"));
}

TEST(SchoolListReader, AListWithoutNamesSaysWhichColumnsItHas) {
    const auto refused = readSchoolList("Matière;Note\nMaths;12\n");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "list_columns_missing");
    EXPECT_EQ(refused.error().fields.at(0).params.at("columns"), "Matière, Note");
    EXPECT_EQ(errorOf(""), "list_empty");
    EXPECT_EQ(errorOf("Nom;Prénom\n"), "list_empty");
}

TEST(SchoolListReader, AListIsOfAFewHundredLines) {
    std::string bytes = "Nom;Prénom\n";
    for (std::size_t i = 0; i < kMostLines; ++i) bytes += "ROY;Tim\n";
    EXPECT_EQ(errorOf(bytes), "");
    EXPECT_EQ(errorOf(bytes + "ROY;Tim\n"), "list_too_long");
}

// ---- Values

TEST(ListValues, DatesAreReadAsPeopleWriteThem) {
    for (const char* cell : {"12/11/2026", "12-11-26", "12.11.2026", "12 novembre 2026", "12 nov. 2026", "2026-11-12",
                             "2026-11-12T00:00:00", "12/11/2026 00:00"})
        EXPECT_EQ(readDay(cell, DayOf::measure, kToday).day, Day::of(2026, 11, 12)) << cell;
    EXPECT_TRUE(readDay("12/11/26", DayOf::measure, kToday).two_digits);
}

TEST(ListValues, ImpossibleDatesAreReportedNotGuessed) {
    for (const char* cell : {"31/02/2026", "05/13/2012", "00/01/1900", "32/12/2026"})
        EXPECT_EQ(readDay(cell, DayOf::birth, kToday).problem, "impossible_date") << cell;
    for (const char* cell : {"hier", "12/2026", "12/11/202", "12/11/2026 et après", "///"})
        EXPECT_EQ(readDay(cell, DayOf::birth, kToday).problem, "not_a_date") << cell;
    EXPECT_EQ(readDay("", DayOf::birth, kToday).problem, "");
}

TEST(ListValues, AYearOfTwoDigitsIsOfTheCenturyItsUseSays) {
    EXPECT_EQ(readDay("03/05/13", DayOf::birth, kToday).day, Day::of(2013, 5, 3));
    EXPECT_EQ(readDay("03/05/98", DayOf::birth, kToday).day, Day::of(1998, 5, 3));
    EXPECT_EQ(readDay("03/05/27", DayOf::measure, kToday).day, Day::of(2027, 5, 3));
}

TEST(ListValues, AnExcelNumberIsAskedAbout) {
    const auto read = readDay("46338", DayOf::measure, kToday);
    EXPECT_EQ(read.problem, "excel_serial");
    EXPECT_EQ(read.day, Day::of(2026, 11, 12));
}

TEST(ListValues, HalfDaysAreReadBehindTheirDate) {
    const auto half = [](const char* cell, Half usual) {
        const auto read = readHalf(cell, usual, kToday);
        return read.half ? read.half->text() : read.problem;
    };
    EXPECT_EQ(half("12/11/26", Half::am), "2026-11-12/am");
    EXPECT_EQ(half("12/11/26", Half::pm), "2026-11-12/pm");
    EXPECT_EQ(half("12/11/26 après-midi", Half::am), "2026-11-12/pm");
    EXPECT_EQ(half("12/11/26 matin", Half::pm), "2026-11-12/am");
    EXPECT_EQ(half("12/11/2026 14h", Half::am), "2026-11-12/pm");
    EXPECT_EQ(half("12/11/2026 08:30", Half::pm), "2026-11-12/am");
    EXPECT_EQ(half("12/11/2026 00:00", Half::pm), "2026-11-12/pm");
    EXPECT_EQ(half("12/11/2026 bientôt", Half::pm), "not_a_date");
}

TEST(ListValues, SexIsReadInTheWordsOfEachProgram) {
    EXPECT_EQ(readSex("G").sex, "male");
    EXPECT_EQ(readSex("Féminin").sex, "female");
    EXPECT_EQ(readSex("2").sex, "female");
    EXPECT_TRUE(readSex("").understood);
    EXPECT_FALSE(readSex("?").understood);
}

TEST(ListValues, NamesAreCutAtTheFirstWordThatIsNotInCapitals) {
    const auto cut = [](const char* name) {
        const auto [last, first] = splitName(name);
        return last + "|" + first;
    };
    EXPECT_EQ(cut("MARTIN Lucas"), "MARTIN|Lucas");
    EXPECT_EQ(cut("EL AMRANI Ben Youssef"), "EL AMRANI|Ben Youssef");
    EXPECT_EQ(cut("de la TOUR Jean"), "de la TOUR|Jean");
    EXPECT_EQ(cut("ŒUVRARD Élise"), "ŒUVRARD|Élise");
    EXPECT_EQ(cut("MARTIN"), "MARTIN|");
    EXPECT_EQ(cut(""), "|");
}

TEST(ListValues, AWordOfAClosedListIsTakenOnlyWhenItIsTheOnlyOne) {
    const auto choice = [](const char* code, const char* label) {
        return blueprints::Choice{code, {{"fr", label}}, true};
    };
    const std::vector<blueprints::Choice> kinds{choice("temporary", "Exclusion temporaire de l'établissement"),
                                                choice("class", "Exclusion de la classe"),
                                                choice("late", "Retards, absences")};
    EXPECT_THAT(matchChoices("exclusion TEMPORAIRE", kinds), ElementsAre("temporary"));
    EXPECT_THAT(matchChoices("Exclusion", kinds), SizeIs(2));
    EXPECT_THAT(matchChoices("absences", kinds), ElementsAre("late"));
    EXPECT_THAT(matchChoices("retard", kinds), ElementsAre("late"));
    EXPECT_THAT(matchChoices("blâme", kinds), IsEmpty());
}

// ---- Whatever comes in

TEST(SchoolListReader, RealHeadersAreUnderstood) {
    for (const char* header : {"Nom;Prénom;Né(e) le;Prénom d'usage;Sexe;Classe;Projet d'accompagnement;Allergies",
                               "Nom;Prénom;Né(e) le;Sexe;Classe;Option 1;Option 2;Option 3",
                               "Nom;Prénom;Né(e) le;Classe;Sexe;Mail élève;Mail parents",
                               "Numero,Nom,Prenom,DateNaissance,PrenomUsage,Sexe,Classe de rattachement,Option 1",
                               "Élèves;Option 1;Option 2;Option 3;Autres options",
                               "nom,prenom,naissance,sexe,INE,adresse,code_postal,commune,classe,niveau",
                               "Nom;Prénom;DDN;id interne;INE;UAI précédent;Doublement;Régime;Sexe"}) {
        const std::string bytes = std::string(header) + "\nROY Tim;x;x;x;x;x;x;x\n";
        EXPECT_THAT(errorOf(bytes), AnyOf("", "list_empty")) << header;
    }
}

/// Cuts, doubles and overwrites real lists at random: each answer is a list or an error, and no reading breaks.
TEST(SchoolListReader, NoBytesBreakIt) {
    const std::vector<std::string> seeds{
        "Nom;Prénom;Né(e) le;Classe;Type;Début;Fin;Motif\nDUPONT;Léa;03/05/13;4 "
        "B;Exclusion;12/11/26;13/11/26;Insolence\n",
        "\xEF\xBB\xBF\xC3\x89l\xC3\xA8ves;Option 1\nMARTIN Lucas;ANG\nTotal;1\n",
        "Nom\tPr\xE9nom\tN\xE9(e) le\nM\xDCLLER\t\"Ana\"\t46338\n",
        utf16("Nom;Prenom;Debut\nROY;Tim;12/11/26 pm\n", true, true),
        std::string("\xFE\xFF\0N\0o\0m", 8),
        "sep=,\nNom,Prénom\n\"A\"\"B\",C\n"};
    std::mt19937 random(20261109);
    const auto upTo = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(random); };
    std::size_t lists = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = seeds[upTo(seeds.size() - 1)];
        for (std::size_t edits = upTo(8); edits > 0 && !bytes.empty(); --edits) {
            const std::size_t at = upTo(bytes.size() - 1);
            switch (upTo(3)) {
                case 0:
                    bytes[at] = static_cast<char>(upTo(255));
                    break;
                case 1:
                    bytes.erase(at, upTo(6) + 1);
                    break;
                case 2:
                    bytes.insert(at, bytes.substr(upTo(bytes.size() - 1), upTo(30)));
                    break;
                default:
                    bytes.insert(at, 1, static_cast<char>(upTo(255)));
            }
        }
        const auto read = readSchoolList(bytes);
        if (!read) {
            EXPECT_FALSE(read.error().code.empty());
            continue;
        }
        ++lists;
        for (const auto& row : read.value().rows) {
            EXPECT_GT(row.line, 0U);
            readDay(row.cells.birth_date, DayOf::birth, kToday);
            readHalf(row.cells.start, Half::am, kToday);
            splitName(row.cells.last_name);
        }
    }
    EXPECT_GT(lists, 500U);
}

}  // namespace
}  // namespace jalon::exchange
