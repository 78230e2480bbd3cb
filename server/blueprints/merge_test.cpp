// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/merge.h"

#include <gtest/gtest.h>

#include "blueprints/versions_fixture.h"

namespace jalon::blueprints {
namespace {

using test::choice;
using test::item;
using test::list;
using test::shipped;

json::object content() { return shipped().content(); }

/// What an older program shipped: without one code, one list, one field and the deadlines.
json::object olderProgram() {
    json::object older = content();
    test::remove(list(older, "motive"), "vol");
    older.at("vocabularies").as_object().erase("meal_choice");
    test::remove(test::fields(older, "review", 0), "heldOn");
    older.at("deadlines").as_array().clear();
    return older;
}

std::vector<std::string> codes(const json::array& items) {
    std::vector<std::string> out;
    for (const auto& each : items) out.push_back(itemKey(each));
    return out;
}

TEST(Merge, GivesBackWhatWasSavedWhereTheProgramIsTheSame) {
    EXPECT_EQ(merged(content(), content(), partNames(content())), content());
}

TEST(Merge, AddsWhatTheProgramGainedSinceAtItsPlace) {
    json::object saved = olderProgram();
    item(list(saved, "motive"), "bagarre")["label"] = json::object{{"fr", "Rixe"}};
    const json::object now = merged(saved, content(), partNames(olderProgram()));
    EXPECT_EQ(codes(now.at("vocabularies").at("motive").as_array()),
              codes(content().at("vocabularies").at("motive").as_array()));
    EXPECT_TRUE(now.at("vocabularies").as_object().contains("meal_choice"));
    EXPECT_EQ(now.at("deadlines"), content().at("deadlines"));
    json::object editable = now;
    EXPECT_EQ(item(list(editable, "motive"), "bagarre").at("label").at("fr"), "Rixe");
    EXPECT_NE(test::parsed(now).form("review")->find("heldOn"), nullptr);
}

TEST(Merge, LeavesOutWhatTheAdministratorTookOut) {
    json::object saved = content();
    test::remove(test::fields(saved, "review", 0), "heldOn");
    test::remove(saved.at("stayTransitions").as_array(), "ended>returned");
    const Blueprint now = test::parsed(merged(saved, content(), partNames(content())));
    EXPECT_EQ(now.form("review")->find("heldOn"), nullptr);
    EXPECT_EQ(now.stayTransition("ended", "returned"), nullptr);
}

TEST(Merge, FindsAFieldInWhicheverSectionItWasMovedTo) {
    json::object saved = content();
    auto& first = test::fields(saved, "review", 0);
    test::fields(saved, "review", 1).push_back(item(first, "heldOn"));
    test::remove(first, "heldOn");
    const Blueprint now = test::parsed(merged(saved, content(), {}));
    EXPECT_NE(now.form("review")->find("heldOn"), nullptr);
}

TEST(Merge, TakesFromTheProgramAMemberThatWasNotSaved) {
    json::object saved = content();
    item(list(saved, "measure_kind"), "responsabilisation").erase("asks");
    const Blueprint now = test::parsed(merged(saved, content(), partNames(content())));
    EXPECT_TRUE(now.measureKind("responsabilisation")->asksFor("hours"));
}

TEST(Merge, LeavesItToTheProgramHowListsMayBeEdited) {
    json::object saved = content();
    item(saved.at("lists").as_array(), "stay_state")["fixed"] = false;
    EXPECT_TRUE(test::parsed(merged(saved, content(), {})).list("stay_state")->fixed);
}

}  // namespace
}  // namespace jalon::blueprints
