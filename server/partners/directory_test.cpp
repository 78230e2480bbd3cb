// SPDX-License-Identifier: EUPL-1.2
#include "partners/directory.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "partners/coordinates.h"

namespace jalon::partners {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

/// Fictional schools with the columns and the oddities of the Ministry's file: byte order mark, CRLF, quotes.
std::string sample() {
    std::ifstream file(JALON_SOURCE_DIR "/tests/data/annuaire-sample.csv", std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

/// The bytes a French spreadsheet saves: every character of the sample is in Latin-1.
std::string toWindows1252(const std::string& utf8) {
    std::string bytes;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c < 0x80) {
            bytes += utf8[i];
        } else {
            const auto next = static_cast<unsigned char>(utf8[++i]);
            bytes += static_cast<char>((c & 0x03) << 6 | (next & 0x3F));
        }
    }
    return bytes;
}

const DirectoryRecord& recordOf(const Directory& directory, const std::string& uai) {
    const auto found = std::ranges::find(directory.records, uai, &DirectoryRecord::uai);
    if (found == directory.records.end()) throw std::runtime_error("no record " + uai);
    return *found;
}

auto note(std::size_t line, const std::string& code) {
    return AllOf(Field(&LineNote::line, line), Field(&LineNote::code, code));
}

TEST(Uai, KeyLetterFitsTheNumber) {
    EXPECT_TRUE(isValidUai("0350122T"));
    EXPECT_TRUE(isValidUai("6200001G"));
    EXPECT_FALSE(isValidUai("0350122U"));
    EXPECT_FALSE(isValidUai("0350122t"));
    EXPECT_FALSE(isValidUai("035012T"));
    EXPECT_FALSE(isValidUai("03501225T"));
    EXPECT_FALSE(isValidUai("03A0122T"));
    EXPECT_FALSE(isValidUai(""));
}

TEST(Coordinates, PhonesAreGroupedWhenFrench) {
    EXPECT_EQ(groupedPhone("0299251020"), "02 99 25 10 20");
    EXPECT_EQ(groupedPhone("+33 2 99 25 10 20"), "02 99 25 10 20");
    EXPECT_EQ(groupedPhone("299251020"), "02 99 25 10 20");
    EXPECT_EQ(groupedPhone("+352 27 44 8-1"), "+352 27 44 8-1");
    EXPECT_EQ(groupedPhone("standard 12"), "standard 12");
    EXPECT_EQ(groupedPhone(""), "");
}

TEST(Coordinates, OnlyWebAddressesBecomeLinks) {
    EXPECT_EQ(webAddress("https://www.college.example/accueil?x=1"), "https://www.college.example/accueil?x=1");
    EXPECT_EQ(webAddress("HTTP://college.example"), "HTTP://college.example");
    EXPECT_EQ(webAddress("www.college.example"), "http://www.college.example");
    EXPECT_EQ(webAddress("collège.bzh/vie"), "http://collège.bzh/vie");
    EXPECT_EQ(webAddress("javascript:alert(1)"), "");
    EXPECT_EQ(webAddress("javascript.x:alert(1)"), "http://javascript.x:alert(1)");
    EXPECT_EQ(webAddress("file:///etc/passwd"), "");
    EXPECT_EQ(webAddress("voir le site"), "");
    EXPECT_EQ(webAddress("https://"), "");
}

TEST(Directory, TellsEveryLineItLeavesOut) {
    const auto directory = readDirectory(sample());
    ASSERT_TRUE(directory);
    EXPECT_EQ(directory->read, 17U);
    EXPECT_EQ(directory->records.size(), 11U);
    EXPECT_THAT(directory->refused,
                ElementsAre(note(12, "uai_key"), note(13, "uai_malformed"), note(14, "name_missing"),
                            note(15, "uai_missing"), note(16, "cell_count")));
    EXPECT_THAT(directory->refused[0].params, ElementsAre(Pair("uai", "0990011A")));
    EXPECT_THAT(directory->refused[4].params, UnorderedElementsAre(Pair("expected", "69"), Pair("found", "70")));
}

TEST(Directory, WarnsOfOddLines) {
    const auto directory = readDirectory(sample());
    ASSERT_TRUE(directory);
    EXPECT_THAT(directory->warnings, ElementsAre(note(3, "repeated"), note(4, "closing"), note(7, "pupils_unreadable"),
                                                 note(11, "web_unreadable")));
    EXPECT_THAT(directory->warnings[0].params, UnorderedElementsAre(Pair("uai", "0990002P"), Pair("keptLine", "17")));
}

TEST(Directory, ReadsASchoolWhole) {
    const auto directory = readDirectory(sample());
    ASSERT_TRUE(directory);
    const DirectoryRecord& record = recordOf(*directory, "0990001N");
    EXPECT_EQ(record.line, 2U);
    EXPECT_EQ(record.dated, Day::of(2026, 6, 8));
    EXPECT_THAT(record.fields,
                UnorderedElementsAre(Pair("name", "Collège Rosa Bonheur"), Pair("kind", "college"),
                                     Pair("sector", "public"), Pair("address", "3 rue des Écoles, BP 12"),
                                     Pair("postcode", "99100"), Pair("city", "Valmer"), Pair("phone", "02 99 00 00 01"),
                                     Pair("email", "ce.0990001@example.fr"),
                                     Pair("web", "http://www.college-bonheur.example"), Pair("academy", "Rennes"),
                                     Pair("priorityEducation", "REP+"), Pair("pupils", "412"), Pair("open", "true")));
}

TEST(Directory, KnowsTheKindsOfSchool) {
    const auto directory = readDirectory(sample());
    ASSERT_TRUE(directory);
    std::map<std::string, std::string> kinds;
    for (const auto& record : directory->records) kinds[record.uai] = record.fields.at("kind");
    EXPECT_THAT(kinds, UnorderedElementsAre(
                           Pair("0990001N", "college"), Pair("0990002P", "college"), Pair("0990003R", "ecole"),
                           Pair("0990004S", "lycee"), Pair("0990005T", "other"), Pair("0990006U", "school_other"),
                           Pair("0990007V", "college"), Pair("0990008W", "erea"), Pair("0990009X", "school_other"),
                           Pair("0990010Y", "other"), Pair("0990016E", "school_other")));
}

TEST(Directory, TidiesNamesAndKeepsQuotedDelimiters) {
    const auto directory = readDirectory(sample());
    ASSERT_TRUE(directory);
    EXPECT_EQ(recordOf(*directory, "0990003R").fields.at("name"), "Ecole primaire publique les Lucioles");
    EXPECT_EQ(recordOf(*directory, "0990004S").fields.at("name"), "Lycée polyvalent \"La Providence\"; site A");
}

TEST(Directory, KeepsTheMainSiteOfASchoolWithSeveralLines) {
    const auto directory = readDirectory(sample());
    ASSERT_TRUE(directory);
    EXPECT_EQ(recordOf(*directory, "0990002P").fields.at("name"), "Collège Saint-Éloi");
}

TEST(Directory, ClosedSchoolsAreTakenAsClosed) {
    const auto directory = readDirectory(sample());
    ASSERT_TRUE(directory);
    EXPECT_EQ(recordOf(*directory, "0990007V").fields.at("open"), "false");
    EXPECT_EQ(recordOf(*directory, "0990003R").fields.at("open"), "true") << "to be closed is not closed";
}

TEST(Directory, AcademyComesFromItsCodeWithoutALabel) {
    const auto directory = readDirectory(sample());
    ASSERT_TRUE(directory);
    EXPECT_EQ(recordOf(*directory, "0990008W").fields.at("academy"), "Rennes");
}

TEST(Directory, ReadsWindows1252AsUtf8) {
    const std::string utf8 = sample().substr(3);
    const auto as_utf8 = readDirectory(utf8);
    const auto as_1252 = readDirectory(toWindows1252(utf8));
    ASSERT_TRUE(as_utf8);
    ASSERT_TRUE(as_1252);
    ASSERT_EQ(as_1252->records.size(), as_utf8->records.size());
    for (std::size_t i = 0; i < as_utf8->records.size(); ++i)
        EXPECT_EQ(as_1252->records[i].fields, as_utf8->records[i].fields);
}

TEST(Directory, FindsColumnsWhateverTheirCaseAccentsAndOrder) {
    const auto directory = readDirectory(
        "nom_commune,NOM ÉTABLISSEMENT,identifiant_de_l_etablissement,Type établissement,autre\n"
        "Valmer,Collège X,0990001n,collège,?\n");
    ASSERT_TRUE(directory);
    ASSERT_EQ(directory->records.size(), 1U);
    EXPECT_EQ(directory->records[0].uai, "0990001N");
    EXPECT_THAT(directory->records[0].fields,
                UnorderedElementsAre(Pair("name", "Collège X"), Pair("kind", "college"), Pair("city", "Valmer")));
}

TEST(Directory, NamesTheColumnsItMisses) {
    const auto directory = readDirectory("Nom_etablissement;Code postal\nCollège X;99100\n");
    ASSERT_FALSE(directory);
    EXPECT_EQ(directory.error().code, "directory.columns_missing");
    ASSERT_EQ(directory.error().fields.size(), 1U);
    EXPECT_EQ(directory.error().fields[0].params.at("columns"),
              "Identifiant_de_l_etablissement, Type_etablissement, Nom_commune");
}

TEST(Directory, RefusesAnEmptyFile) {
    EXPECT_EQ(readDirectory("").error().code, "directory.empty");
    EXPECT_EQ(readDirectory("\r\n\r\n").error().code, "directory.empty");
}

Structure aStructure() { return Structure(StructureId::make(Instant(0))); }

DirectoryRecord aRecord() {
    return {2,
            "0990001N",
            {{"name", "Collège X"}, {"kind", "college"}, {"phone", "02 99 00 00 01"}, {"open", "true"}},
            Day::of(2026, 6, 8)};
}

TEST(TakeOver, TheSameLineAgainChangesNothing) {
    Structure structure = aStructure();
    EXPECT_TRUE(takeOver(structure, aRecord()));
    EXPECT_EQ(structure.source, "annuaire");
    EXPECT_FALSE(takeOver(structure, aRecord()));
}

TEST(TakeOver, ALaterDateAloneChangesNothing) {
    Structure structure = aStructure();
    takeOver(structure, aRecord());
    DirectoryRecord later = aRecord();
    later.dated = Day::of(2027, 6, 8);
    EXPECT_FALSE(takeOver(structure, later));
    EXPECT_EQ(structure.source_date, Day::of(2026, 6, 8));
}

TEST(TakeOver, ACorrectionByHandStaysUntilTheDirectoryChangesThatValue) {
    Structure structure = aStructure();
    takeOver(structure, aRecord());
    structure.phone = "06 00 00 00 00";
    DirectoryRecord record = aRecord();
    record.fields["name"] = "Collège Y";
    EXPECT_TRUE(takeOver(structure, record));
    EXPECT_EQ(structure.name, "Collège Y");
    EXPECT_EQ(structure.phone, "06 00 00 00 00");
    record.fields["phone"] = "02 99 00 00 99";
    EXPECT_TRUE(takeOver(structure, record));
    EXPECT_EQ(structure.phone, "02 99 00 00 99");
}

TEST(TakeOver, AnEmptyCellDoesNotEmptyWhatSomebodyTyped) {
    Structure typed = aStructure();
    typed.email = "accueil@college.example";
    DirectoryRecord record = aRecord();
    record.fields["email"] = "";
    EXPECT_TRUE(takeOver(typed, record));
    EXPECT_EQ(typed.email, "accueil@college.example");
}

}  // namespace
}  // namespace jalon::partners
