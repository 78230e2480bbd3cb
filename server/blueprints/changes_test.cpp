// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/changes.h"

#include <gmock/gmock.h>

#include "blueprints/versions_fixture.h"

namespace jalon::blueprints {
namespace {

using test::item;
using test::list;
using testing::ElementsAre;
using testing::IsEmpty;

json::object content() { return test::shipped().content(); }

/// "changed vocabularies/motive/bagarre label.fr: Bagarre → Rixe".
std::vector<std::string> words(const json::object& after) {
    std::vector<std::string> out;
    for (const auto& change : changes(content(), after)) {
        std::string line = std::string(toJson(change).at("kind").as_string());
        for (std::size_t i = 0; i < change.place.size(); ++i) line += (i == 0 ? " " : "/") + change.place[i];
        if (change.kind == Change::Kind::changed)
            line += " " + change.member + ": " + json::serialize(change.before) + " → " + json::serialize(change.after);
        out.push_back(line);
    }
    return out;
}

TEST(Changes, AreNoneBetweenEqualVersions) { EXPECT_THAT(words(content()), IsEmpty()); }

TEST(Changes, NameARenamedCode) {
    auto edited = content();
    item(list(edited, "motive"), "bagarre").at("label").as_object()["fr"] = "Rixe";
    EXPECT_THAT(words(edited), ElementsAre("changed vocabularies/motive/bagarre label.fr: \"Bagarre\" → \"Rixe\""));
}

TEST(Changes, NameARetiredCodeAnAddedOneAndANewOrder) {
    auto edited = content();
    item(list(edited, "motive"), "vol")["active"] = false;
    list(edited, "motive").push_back(test::choice("intrusion", "Intrusion"));
    std::swap(list(edited, "motive")[0], list(edited, "motive")[1]);
    EXPECT_THAT(words(edited), ElementsAre("changed vocabularies/motive/vol active: true → false",
                                           "added vocabularies/motive/intrusion", "reordered vocabularies/motive"));
}

TEST(Changes, NameAFieldTakenOutOfAForm) {
    auto edited = content();
    test::remove(test::fields(edited, "review", 0), "heldOn");
    const auto found = changes(content(), edited);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].kind, Change::Kind::removed);
    EXPECT_THAT(found[0].place, ElementsAre("forms", "review", "meeting", "heldOn"));
    EXPECT_FALSE(found[0].label.empty());
}

TEST(Changes, NameMovesDeadlinesAndSheets) {
    auto edited = content();
    item(edited.at("stayTransitions").as_array(), "accepted>presented")["needsReason"] = true;
    item(edited.at("deadlines").as_array(), "follow_up_third")["add"] = "2m";
    item(edited.at("sheets").as_array(), "attestation")["signatures"] = json::array{"Le maire"};
    item(item(edited.at("sheets").as_array(), "attestation").at("blocks").as_array(), "total")["shown"] = false;
    EXPECT_THAT(words(edited),
                ElementsAre("changed stayTransitions/accepted>presented needsReason: false → true",
                            "changed deadlines/follow_up_third add: \"3m\" → \"2m\"",
                            "changed sheets/attestation signatures: [\"Pour le service\"] → [\"Le maire\"]",
                            "changed sheets/attestation/total shown: true → false"));
}

}  // namespace
}  // namespace jalon::blueprints
