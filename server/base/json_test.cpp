// SPDX-License-Identifier: EUPL-1.2
#include "base/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

namespace jalon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

json::object object(std::string_view text) { return parseJsonObject(text).value(); }

/// field → code of everything a reader noted.
std::map<std::string, std::string> errorsOf(JsonReader& reader) {
    std::map<std::string, std::string> out;
    if (auto result = reader.finish(); !result)
        for (const auto& field : result.error().fields) out[field.field] = field.code;
    return out;
}

std::string nested(int depth) {
    std::string text = R"({"a":)";
    for (int i = 1; i < depth; ++i) text += "[";
    for (int i = 1; i < depth; ++i) text += "]";
    return text + "}";
}

TEST(ParseJsonObject, RefusesWhatIsNotAnObject) {
    for (const auto* body : {"", "[]", "1", "null", "{", R"({"a":1,})", R"({"a":1} x)", "{'a':1}"}) {
        const auto result = parseJsonObject(body);
        ASSERT_FALSE(result) << body;
        EXPECT_EQ(result.error().kind, ErrorKind::malformed);
        EXPECT_EQ(result.error().code, "malformed_json");
    }
}

TEST(ParseJsonObject, RefusesBrokenUtf8AndNul) {
    EXPECT_FALSE(parseJsonObject("{\"a\":\"Zo\xE9\"}"));
    EXPECT_FALSE(parseJsonObject(std::string_view("{\"a\":\"\0\"}", 9)));
    EXPECT_TRUE(parseJsonObject("{\"a\":\"Zoé\"}"));
}

TEST(ParseJsonObject, RefusesNestingOverThirtyTwo) {
    EXPECT_TRUE(parseJsonObject(nested(32)));
    EXPECT_FALSE(parseJsonObject(nested(33)));
    EXPECT_FALSE(parseJsonObject(nested(200'000)));
}

TEST(JsonReader, ReadsEveryKindOfValue) {
    const auto body = object(R"({"name":" Zoé  L’Hôte ","notes":"a\r\nb","ok":true,"count":3,"day":"2026-11-12",
        "half":"2026-11-12/pm","kind":"b","id":"0190c3a0-7b7d-7c00-8000-000000000001","tags":["x"," ","y"],
        "inner":{"a":1},"items":[{"a":1},{"a":2}]})");
    JsonReader in(body);
    EXPECT_EQ(in.text("name"), "Zoé L'Hôte");
    EXPECT_EQ(in.text("notes", {.max = 10, .lines = true}), "a\nb");
    EXPECT_TRUE(in.boolean("ok"));
    EXPECT_EQ(in.integer("count", 0, 5), 3);
    EXPECT_EQ(in.day("day"), Day::of(2026, 11, 12));
    EXPECT_EQ(in.halfDay("half"), (HalfDay{Day::of(2026, 11, 12), Half::pm}));
    EXPECT_EQ(in.oneOf("kind", {"a", "b"}), "b");
    EXPECT_EQ(in.uuid("id"), "0190c3a0-7b7d-7c00-8000-000000000001");
    EXPECT_THAT(in.texts("tags", 5), ElementsAre("x", "y"));
    ASSERT_NE(in.object("inner"), nullptr);
    EXPECT_EQ(in.objects("items", 2).size(), 2U);
    EXPECT_TRUE(in.finish());
}

TEST(JsonReader, NamesAllErrorsTogether) {
    const auto body = object(R"({"name":7,"ok":"yes","count":1.5,"big":99,"day":"12/11/2026","half":"2026-11-12",
        "kind":"z","id":"12","tags":"x","inner":[],"items":[1],"long":"abcdef","extra":1})");
    JsonReader in(body);
    in.text("name");
    in.text("missing");
    in.boolean("ok");
    in.integer("count", 0, 5);
    in.integer("big", 0, 5);
    in.day("day");
    in.halfDay("half");
    in.oneOf("kind", {"a", "b"});
    in.uuid("id");
    in.texts("tags", 5);
    EXPECT_EQ(in.object("inner"), nullptr);
    EXPECT_THAT(in.objects("items", 5), IsEmpty());
    in.text("long", {.max = 5});
    EXPECT_THAT(
        errorsOf(in),
        UnorderedElementsAre(Pair("name", "not_text"), Pair("missing", "required"), Pair("ok", "not_boolean"),
                             Pair("count", "not_integer"), Pair("big", "out_of_range"), Pair("day", "not_a_date"),
                             Pair("half", "not_a_half_day"), Pair("kind", "not_in_list"), Pair("id", "not_an_id"),
                             Pair("tags", "not_a_list"), Pair("inner", "not_an_object"), Pair("items", "not_an_object"),
                             Pair("long", "too_long"), Pair("extra", "unknown_field")));
}

TEST(JsonReader, ARequiredValueIsMissedOnceWhenAbsentNullOrBlank) {
    const auto body = object(R"({"a":null,"b":"  ","c":"","d":" ","e":"","t":" "})");
    JsonReader in(body);
    in.day("a");
    in.day("b");
    in.halfDay("c");
    in.oneOf("d", {"x"});
    in.uuid("e");
    in.text("t");
    in.boolean("f");
    in.integer("g", 0, 1);
    const auto result = in.finish();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().fields.size(), 8U);
    for (const auto& field : result.error().fields) EXPECT_EQ(field.code, "required") << field.field;
}

TEST(JsonReader, NullCountsAsAbsent) {
    const auto body = object(R"({"a":null,"b":null,"c":null,"d":null,"e":null,"f":null,"g":null,"h":null,"i":null})");
    JsonReader in(body);
    EXPECT_EQ(in.optionalText("a"), "");
    EXPECT_FALSE(in.optionalBoolean("b"));
    EXPECT_FALSE(in.optionalInteger("c", 0, 1));
    EXPECT_FALSE(in.optionalDay("d"));
    EXPECT_FALSE(in.optionalHalfDay("e"));
    EXPECT_EQ(in.optionalUuid("f"), "");
    EXPECT_THAT(in.texts("g", 1), IsEmpty());
    EXPECT_EQ(in.object("h"), nullptr);
    EXPECT_EQ(in.optionalOneOf("i", {"x"}), "");
    EXPECT_FALSE(in.has("a"));
    EXPECT_TRUE(in.finish());
}

TEST(JsonReader, FallbacksServeOnlyWhenAbsent) {
    const auto body = object(R"({"no":false,"zero":0,"bad":"x"})");
    JsonReader in(body);
    EXPECT_FALSE(in.boolean("no", true));
    EXPECT_TRUE(in.boolean("absent", true));
    EXPECT_EQ(in.integer("zero", 0, 9, 5), 0);
    EXPECT_EQ(in.integer("gone", 0, 9, 5), 5);
    in.integer("bad", 0, 9, 5);
    EXPECT_THAT(errorsOf(in), ElementsAre(Pair("bad", "not_integer")));
}

TEST(JsonReader, CountsCharactersNotBytes) {
    const auto body = object(R"({"a":"éééé","b":"ééééé"})");
    JsonReader in(body);
    EXPECT_EQ(in.text("a", {.max = 4}), "éééé");
    in.text("b", {.max = 4});
    const auto result = in.finish();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().fields.at(0).code, "too_long");
    EXPECT_EQ(result.error().fields.at(0).params.at("max"), "4");
}

TEST(JsonReader, RefusesAnEscapedNul) {
    const auto body = object(R"({"a":"x\u0000y","b":["x\u0000y"]})");
    JsonReader in(body);
    in.text("a");
    in.texts("b", 3);
    EXPECT_THAT(errorsOf(in), UnorderedElementsAre(Pair("a", "not_text"), Pair("b", "not_text")));
}

TEST(JsonReader, TakesWholeNumbersHoweverWritten) {
    const auto body = object(R"({"a":1.0,"b":-2,"c":18446744073709551615,"d":1e300,"e":true})");
    JsonReader in(body);
    EXPECT_EQ(in.integer("a", 0, 5), 1);
    EXPECT_EQ(in.integer("b", -5, 5), -2);
    in.integer("c", 0, 5);
    in.integer("d", 0, 5);
    in.integer("e", 0, 5);
    EXPECT_THAT(errorsOf(in),
                UnorderedElementsAre(Pair("c", "not_integer"), Pair("d", "not_integer"), Pair("e", "not_integer")));
}

TEST(JsonReader, LimitsTheLengthOfLists) {
    const auto body = object(R"({"a":["x","y","z"],"b":[{},{}],"c":["ok","trop long"]})");
    JsonReader in(body);
    in.texts("a", 2);
    in.objects("b", 1);
    in.texts("c", 2, {.max = 5});
    EXPECT_THAT(errorsOf(in),
                UnorderedElementsAre(Pair("a", "too_many"), Pair("b", "too_many"), Pair("c", "too_long")));
}

TEST(JsonReader, NestedReadersReportUnderTheirPath) {
    const auto body = object(R"({"guardians":[{"name":"A"},{"phone":1,"x":2}]})");
    JsonReader in(body);
    int index = 0;
    for (const auto* item : in.objects("guardians", 5)) {
        JsonReader guardian(*item, in.path("guardians") + "." + std::to_string(index++));
        guardian.text("name");
        guardian.optionalText("phone");
        in.absorb(guardian);
    }
    EXPECT_THAT(errorsOf(in),
                UnorderedElementsAre(Pair("guardians.1.name", "required"), Pair("guardians.1.phone", "not_text"),
                                     Pair("guardians.1.x", "unknown_field")));
}

TEST(JsonReader, ARuleOfTheCallerJoinsTheOtherErrors) {
    const auto body = object(R"({"start":"2026-11-12","end":"2026-11-10"})");
    JsonReader in(body);
    if (in.day("end") < in.day("start")) in.fail("end", "end_before_start");
    EXPECT_THAT(errorsOf(in), ElementsAre(Pair("end", "end_before_start")));
}

}  // namespace
}  // namespace jalon
