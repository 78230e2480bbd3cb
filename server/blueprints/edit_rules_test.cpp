// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/edit_rules.h"

#include <gmock/gmock.h>

#include "blueprints/versions_fixture.h"

namespace jalon::blueprints {
namespace {

using test::item;
using test::list;
using testing::ElementsAre;
using testing::IsEmpty;

json::object content() { return test::shipped().content(); }

std::vector<std::string> problems(const json::object& edited) {
    std::vector<std::string> out;
    for (const auto& problem : editProblems(test::parsed(edited), test::shipped()))
        out.push_back(problem.place + " " + problem.code +
                      (problem.severity == Problem::Severity::warning ? " (warning)" : ""));
    return out;
}

TEST(EditRules, LetAdministratorsRenameOrderAddAndRetire) {
    auto edited = content();
    item(list(edited, "motive"), "bagarre").at("label").as_object()["fr"] = "Rixe";
    item(list(edited, "motive"), "vol")["active"] = false;
    list(edited, "motive").push_back(test::choice("intrusion", "Intrusion"));
    item(list(edited, "stay_state"), "ended").at("label").as_object()["fr"] = "Fini";
    EXPECT_THAT(problems(edited), IsEmpty());
}

TEST(EditRules, NeverLetACodeInUseBeDeleted) {
    auto edited = content();
    test::remove(list(edited, "motive"), "vol");
    EXPECT_THAT(problems(edited), ElementsAre("vocabularies.motive.vol code_in_use"));
}

TEST(EditRules, KeepTheCodesTheProgramItselfKnows) {
    auto edited = content();
    list(edited, "attendance_status").push_back(test::choice("remote", "À distance"));
    item(list(edited, "attendance_status"), "late")["active"] = false;
    EXPECT_THAT(problems(edited), ElementsAre("vocabularies.attendance_status.1.active retired_fixed",
                                              "vocabularies.attendance_status.6.code fixed_list"));
}

TEST(EditRules, WantSomethingToChooseFromInEachList) {
    auto edited = content();
    for (auto& each : list(edited, "reason_returned")) each.as_object()["active"] = false;
    EXPECT_THAT(problems(edited), ElementsAre("vocabularies.reason_returned all_retired"));
}

TEST(EditRules, LetAFieldGoButNotChangeItsType) {
    auto edited = content();
    test::remove(test::fields(edited, "review", 0), "heldOn");
    EXPECT_THAT(problems(edited), IsEmpty());
    edited = content();
    auto& field = item(test::fields(edited, "return", 1), "tutor");
    field["type"] = "boolean";
    field["maxLength"] = 0;
    EXPECT_THAT(problems(edited), ElementsAre("forms.2.sections.1.fields.0.type type_changed"));
}

TEST(EditRules, WarnOfAStepNobodyReachesOrLeaves) {
    auto edited = content();
    auto& moves = edited.at("stayTransitions").as_array();
    test::remove(moves, "returned>follow_up");
    test::remove(moves, "no_show>closed");
    test::remove(moves, "no_show>long_follow_up");
    EXPECT_THAT(problems(edited), ElementsAre("vocabularies.stay_state.6 step_unreachable (warning)",
                                              "vocabularies.stay_state.10 step_without_end (warning)"));
}

TEST(EditRules, KeepDeadlinesAndSheetsTheProgramAsksFor) {
    auto edited = content();
    test::remove(edited.at("deadlines").as_array(), "follow_up_third");
    test::remove(edited.at("sheets").as_array(), "board");
    EXPECT_THAT(problems(edited),
                ElementsAre("deadlines.follow_up_third deadline_removed", "sheets.board sheet_removed"));
}

}  // namespace
}  // namespace jalon::blueprints
