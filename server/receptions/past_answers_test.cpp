// SPDX-License-Identifier: EUPL-1.2
// An administrator changes the forms; what was answered before stays as it was.
#include <gmock/gmock.h>

#include "blueprints/form_edition.h"
#include "blueprints/versions.h"
#include "blueprints/versions_fixture.h"
#include "receptions_world.h"

namespace jalon::receptions {
namespace {

using blueprints::test::item;
using testing::Contains;
using testing::Not;

class PastAnswers : public testing::Test {
protected:
    /// The return form with the tutor's question reworded and the timetable's taken out, and one more that must be
    /// answered; in force from today.
    void changeTheForm() {
        auto content = blueprints::test::shipped().content();
        auto& fields = blueprints::test::fields(content, "return", 1);
        item(fields, "tutor").at("label").as_object()["fr"] = "Tuteur ou tutrice";
        blueprints::test::remove(fields, "timetable");
        fields.push_back(json::object{{"key", "bag"},
                                      {"type", "text"},
                                      {"label", json::object{{"fr", "Affaires rendues"}}},
                                      {"required", true},
                                      {"maxLength", 100}});
        blueprints::Versions versions(world_.people().data().database(), world_.clock(), test::blueprints());
        const auto saved = versions.save(
            access::Actor::system("test"),
            {{"id", world_.newId()}, {"basedOn", 0}, {"latest", 0}, {"validFrom", "2026-11-12"}, {"content", content}});
        ASSERT_TRUE(saved);
    }
    Result<json::object> write(const json::object& answers, std::int64_t version) {
        return world_.receptions().putForm(world_.coordinator(),
                                           StayId::trusted(test::ReceptionsWorld::textOf(stay_, "id")), "return",
                                           version, {{"answers", answers}});
    }
    static std::string label(const json::object& form, const char* key) {
        for (const auto& section : form.at("answeredIn").at("sections").as_array())
            for (const auto& field : section.at("fields").as_array())
                if (field.at("key") == key) return std::string(field.at("label").at("fr").as_string());
        return "";
    }

    test::ReceptionsWorld world_;
    json::object stay_ =
        world_.stayOf(world_.create(world_.aReferral(world_.measure("2026-11-12/am", "2026-11-13/pm"))));
};

TEST_F(PastAnswers, KeepTheWordsTheyWereGivenTo) {
    const auto before = write({{"tutor", "Mme Roy"}, {"timetable", true}}, 0).value();
    const std::string words = label(before, "timetable");
    ASSERT_FALSE(words.empty());
    changeTheForm();
    const auto after = write({{"tutor", "Mme Roy"}, {"bag", "Cartable"}}, 1);
    ASSERT_TRUE(after);
    EXPECT_EQ(after->at("answers").at("timetable"), true) << "carried over";
    EXPECT_EQ(label(*after, "timetable"), words);
    EXPECT_EQ(label(*after, "tutor"), label(before, "tutor")) << "the answer was given to the former question";
    EXPECT_EQ(label(*write({{"tutor", "M. Blin"}}, 2), "tutor"), "Tuteur ou tutrice");
}

TEST_F(PastAnswers, AreNotMissingToQuestionsAskedSince) {
    ASSERT_TRUE(write({{"heldOn", "2026-11-12"}, {"attendees", json::array{"young"}}, {"onDueDay", "yes"}}, 0));
    const auto warnings = [&] {
        return test::ReceptionsWorld::codes(world_.stay(test::ReceptionsWorld::textOf(stay_, "id")).at("warnings"));
    };
    const auto before = warnings();
    changeTheForm();
    EXPECT_EQ(warnings(), before);
}

}  // namespace
}  // namespace jalon::receptions
