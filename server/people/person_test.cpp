// SPDX-License-Identifier: EUPL-1.2
#include "people/person.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jalon::people {
namespace {

using access::Role;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

const Day kToday = Day::of(2026, 11, 12);

std::vector<std::string> errorsOf(const json::object& body) {
    JsonReader in(body);
    readPerson(in, kToday);
    const auto result = in.finish();
    std::vector<std::string> out;
    if (!result)
        for (const FieldError& error : result.error().fields) out.push_back(error.field + ": " + error.code);
    return out;
}

TEST(ReadPerson, EveryWrongFieldIsNamedAtOnce) {
    EXPECT_THAT(
        errorsOf({{"firstName", "Léa"},
                  {"birthDate", "2026-11-13"},
                  {"sex", "f"},
                  {"phone", "06 12"},
                  {"email", "lea@"},
                  {"supports", {"PAP"}},
                  {"mealChoice", "sans porc"},
                  {"address", {{"lines", ""}, {"postcode", std::string(13, '1')}, {"city", ""}}},
                  {"nickname", "x"}}),
        UnorderedElementsAre("lastName: required", "birthDate: in_future", "sex: not_in_list", "phone: not_a_phone",
                             "email: not_an_email", "supports: not_a_code", "mealChoice: not_a_code",
                             "address.postcode: too_long", "nickname: unknown_field"));
}

TEST(ReadPerson, ABirthDateOfAnotherCenturyIsNotPlausible) {
    EXPECT_THAT(errorsOf({{"lastName", "Dupont"}, {"birthDate", "1899-12-31"}}),
                ElementsAre("birthDate: not_plausible"));
    EXPECT_THAT(errorsOf({{"lastName", "Dupont"}, {"birthDate", "1900-01-01"}}), ElementsAre());
    EXPECT_THAT(errorsOf({{"lastName", "Dupont"}, {"birthDate", "2026-11-12"}}), ElementsAre());
}

TEST(ReadPerson, NamesAreTidiedAndSupportsKeptOnce) {
    const json::object body{{"lastName", "  Le   Goff "}, {"firstName", "L’Oé"}, {"supports", {"pap", "ulis", "pap"}}};
    JsonReader in(body);
    const PersonFields fields = readPerson(in, kToday);
    ASSERT_TRUE(in.finish());
    EXPECT_EQ(fields.last_name, "Le Goff");
    EXPECT_EQ(fields.first_name, "L'Oé");
    EXPECT_THAT(fields.supports, ElementsAre("pap", "ulis"));
    EXPECT_EQ(fields.sex, "unknown");
}

TEST(Address, HiddenOnesAreForWhoMaySeeThem) {
    const Address address{"3 rue des Lilas", "35000", "Rennes"};
    const json::object full{{"lines", "3 rue des Lilas"}, {"postcode", "35000"}, {"city", "Rennes"}};
    const json::object masked{{"lines", ""}, {"postcode", ""}, {"city", ""}};
    EXPECT_EQ(addressJson(address, true, access::rightsOf(Role::coordinator)), full);
    EXPECT_EQ(addressJson(address, true, access::rightsOf(Role::professional)), masked);
    EXPECT_EQ(addressJson(address, false, access::rightsOf(Role::professional)), full);
}

TEST(Overlaid, AbsentMembersStayAndNullEmptiesWhatMayBeEmpty) {
    const json::object stored{{"lastName", "Dupont"}, {"birthDate", "2012-03-04"}, {"note", "a"}};
    EXPECT_EQ(overlaid(stored, {{"note", "b"}}, {"birthDate"}).at("birthDate"), "2012-03-04");
    EXPECT_TRUE(overlaid(stored, {{"birthDate", nullptr}}, {"birthDate"}).at("birthDate").is_null());
    EXPECT_EQ(overlaid(stored, {{"lastName", nullptr}}, {"birthDate"}).at("lastName"), "Dupont");
}

TEST(ChangedFields, HoldTheOldAndTheNewValue) {
    const json::object before{{"phone", "1"}, {"note", "same"}};
    EXPECT_EQ(changedFields(before, {{"phone", "2"}, {"note", "same"}}),
              (json::object{{"phone", {{"old", "1"}, {"new", "2"}}}}));
    EXPECT_TRUE(changedFields(before, before).empty());
}

}  // namespace
}  // namespace jalon::people
