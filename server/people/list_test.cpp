// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <set>

#include "people/list_store.h"
#include "people_fixtures.h"

namespace jalon::people {
namespace {

using storage::Transaction;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const Day kToday = Day::of(2026, 11, 12);

class ListTest : public ::testing::Test {
protected:
    json::object page(const FileQuery& query) {
        return world_.read(
            [&](Transaction& tx) { return listFiles(tx, access::FileScope::everything(), query, kToday).value(); });
    }
    std::string errorOf(const FileQuery& query) {
        return world_.read([&](Transaction& tx) {
            const auto result = listFiles(tx, access::FileScope::everything(), query, kToday);
            return result ? "" : result.error().fields.at(0).field + ": " + result.error().fields.at(0).code;
        });
    }
    static std::vector<std::string> names(const json::object& page) {
        std::vector<std::string> out;
        for (const json::value& item : page.at("items").as_array())
            out.push_back(json::value_to<std::string>(item.at("lastName")) + " " +
                          json::value_to<std::string>(item.at("firstName")));
        return out;
    }
    std::vector<std::string> found(const std::string& q) {
        FileQuery query;
        query.q = q;
        query.sort = "name";
        return names(page(query));
    }
    /// Every page of a query, one after the other.
    std::vector<json::object> walk(FileQuery query) {
        std::vector<json::object> items;
        for (;;) {
            const json::object one = page(query);
            for (const json::value& item : one.at("items").as_array()) items.push_back(item.as_object());
            if (one.at("nextCursor").is_null()) return items;
            query.cursor = json::value_to<std::string>(one.at("nextCursor"));
        }
    }
    /// 500 people, a third without a birth date, a quarter without activity; names, days and dates repeat.
    void crowd() {
        constexpr std::array kLast{"Martin", "Dupont", "Lefèvre", "Élie", "Zola", "N'Diaye", "de La Tour"};
        constexpr std::array kFirst{"Léa", "Lucas", "Zoé", "Émile", "Adam"};
        for (unsigned i = 0; i < 500; ++i) {
            json::object more;
            if (i % 3 != 0) more["birthDate"] = Day::of(2011, 1 + i % 12, 1 + i % 5).iso();
            const auto id = world_.person(kLast[i % kLast.size()], kFirst[i % kFirst.size()], more);
            world_.arrange([&](Transaction& tx) {
                tx.run(kForgetActivity, id);
                if (i % 4 != 0) touch(tx, id, Day::of(2026, 9, 1 + i % 20));
                if (i % 10 == 0) setFileState(tx, id, FileState::in_progress);
            });
        }
    }

    static constexpr storage::Sql kForgetActivity{"test.forget_activity",
                                                  "UPDATE person SET last_activity_on = NULL WHERE id = $1"};
    test::PeopleWorld world_;
};

TEST_F(ListTest, ARowShowsWhatTheListNeeds) {
    const auto school = world_.school("Collège Rosa Bonheur");
    const auto id = world_.person("DUPONT", "Léa",
                                  {{"birthDate", "2012-11-13"}, {"structureId", school.text()}, {"className", "4e B"}});
    world_.restriction(id, "no_collection", {{"validTo", "2026-11-11"}});
    const json::object expected{
        {"id", id.text()},     {"lastName", "DUPONT"},           {"firstName", "Léa"},
        {"usualName", ""},     {"birthDate", "2012-11-13"},      {"age", 13},
        {"state", "none"},     {"structureId", school.text()},   {"structureName", "Collège Rosa Bonheur"},
        {"className", "4e B"}, {"lastActivityOn", "2026-11-12"}, {"hasRestriction", false}};
    EXPECT_EQ(page({}), (json::object{{"items", {expected}}, {"nextCursor", nullptr}, {"total", 1}}));
    world_.restriction(id, "no_collection", {{"validTo", "2026-11-12"}});
    EXPECT_EQ(page({}).at("items").at(0).at("hasRestriction"), true);
}

TEST_F(ListTest, EveryOrderShowsEachPersonOnceAcrossPages) {
    crowd();
    for (const char* sort : {"name", "-name", "activity", "-activity", "birth", "-birth"}) {
        FileQuery query;
        query.sort = sort;
        query.limit = 37;
        const auto items = walk(query);
        std::set<std::string> ids;
        for (const json::object& item : items) ids.insert(json::value_to<std::string>(item.at("id")));
        EXPECT_EQ(items.size(), 500U) << sort;
        EXPECT_EQ(ids.size(), 500U) << sort;
    }
}

TEST_F(ListTest, DatesAreInOrderAndThoseWithoutComeLast) {
    crowd();
    for (const auto& [sort, member] : {std::pair{"activity", "lastActivityOn"},
                                       {"-activity", "lastActivityOn"},
                                       {"birth", "birthDate"},
                                       {"-birth", "birthDate"}}) {
        FileQuery query;
        query.sort = sort;
        query.limit = 37;
        std::vector<std::string> dates;
        bool missing = false;
        for (const json::object& item : walk(query)) {
            EXPECT_FALSE(missing && !item.at(member).is_null()) << sort;
            missing = item.at(member).is_null();
            if (!missing) dates.push_back(json::value_to<std::string>(item.at(member)));
        }
        EXPECT_TRUE(missing) << sort;
        if (*sort == '-') std::ranges::reverse(dates);
        EXPECT_TRUE(std::ranges::is_sorted(dates)) << sort;
    }
}

TEST_F(ListTest, NamesAreInTheOrderOfADictionary) {
    for (const auto& [last, first] : {std::pair{"Zola", "Émile"},
                                      {"Martin", "Zoé"},
                                      {"Élie", "Paul"},
                                      {"Martinez", "Ana"},
                                      {"Martin Dupont", "Ana"},
                                      {"Faure", "Éva"}})
        world_.person(last, first);
    FileQuery query;
    query.sort = "name";
    EXPECT_THAT(names(page(query)),
                ElementsAre("Élie Paul", "Faure Éva", "Martin Zoé", "Martin Dupont Ana", "Martinez Ana", "Zola Émile"));
}

TEST_F(ListTest, FiltersNarrowEveryOrder) {
    crowd();
    for (const char* sort : {"name", "-activity", "birth"}) {
        FileQuery query;
        query.sort = sort;
        query.state = "in_progress";
        query.limit = 20;
        EXPECT_EQ(walk(query).size(), 50U) << sort;
        EXPECT_EQ(page(query).at("total"), 50) << sort;
        query.q = "léa";
        EXPECT_EQ(walk(query).size(), 50U) << sort;  // i % 10 == 0 implies i % 5 == 0
        query.q = "adam";
        EXPECT_THAT(walk(query), IsEmpty()) << sort;
    }
}

TEST_F(ListTest, TheSchoolIsAFilter) {
    const auto zola = world_.school("Zola");
    world_.person("Dupont", "Léa", {{"structureId", zola.text()}});
    world_.person("Martin", "Paul");
    FileQuery query;
    query.structure = zola;
    EXPECT_THAT(names(page(query)), ElementsAre("Dupont Léa"));
    query.q = "martin";
    EXPECT_THAT(names(page(query)), IsEmpty());
}

TEST_F(ListTest, WordsAreFoundInAnyOrderWithoutAccents) {
    world_.person("DUPONT", "Léa");
    world_.person("Dupont-Moretti", "Éric", {{"usualName", "Rico"}});
    world_.person("Le Goff", "Jean-Pierre");
    EXPECT_THAT(found("lea dupont"), ElementsAre("DUPONT Léa"));
    EXPECT_THAT(found("Dup Lé"), ElementsAre("DUPONT Léa"));
    EXPECT_THAT(found("dupont"), ElementsAre("DUPONT Léa", "Dupont-Moretti Éric"));
    EXPECT_THAT(found("moretti rico"), ElementsAre("Dupont-Moretti Éric"));
    EXPECT_THAT(found("legoff"), ElementsAre("Le Goff Jean-Pierre"));
    EXPECT_THAT(found("pierre jean go"), ElementsAre("Le Goff Jean-Pierre"));
    EXPECT_THAT(found("upont"), IsEmpty());
    EXPECT_THAT(found("dupont paul"), IsEmpty());
}

TEST_F(ListTest, BirthDatesAndNumbersAreFoundToo) {
    const auto lea = world_.person("Dupont", "Léa", {{"birthDate", "2012-03-04"}, {"phone", "07 00 00 00 01"}});
    world_.person("Martin", "Paul", {{"birthDate", "2012-03-04"}});
    world_.guardian(lea, "Petit", {{"phone", "+33 6 12 34 56 78"}, {"phone2", "02 99 00 00 00"}});
    EXPECT_THAT(found("04/03/2012"), ElementsAre("Dupont Léa", "Martin Paul"));
    EXPECT_THAT(found("dup 04/03/2012"), ElementsAre("Dupont Léa"));
    EXPECT_THAT(found("06 12 34"), ElementsAre("Dupont Léa"));
    EXPECT_THAT(found("0299"), ElementsAre("Dupont Léa"));
    EXPECT_THAT(found("0700000001"), ElementsAre("Dupont Léa"));
    EXPECT_THAT(found("martin 0612345678"), IsEmpty());
    EXPECT_THAT(found("06"), IsEmpty());
}

TEST_F(ListTest, CommonWordsAreWalkedAndMissNobody) {
    world_.arrange([&](Transaction& tx) {
        constexpr storage::Sql kPerson{
            "test.person",
            "INSERT INTO person (id, last_name, first_name, usual_name, name_key, birth_date_uncertain, sex, "
            "address_lines, postcode, city, address_hidden, phone, email, class_name, supports, health_alert, "
            "meal_choice, note, file_state, version, created_at, updated_at) VALUES ($1, $2, $3, '', $4, FALSE, "
            "'unknown', '', '', '', FALSE, '', '', '', '[]', FALSE, '', '', 'none', 1, 0, 0)"};
        constexpr storage::Sql kToken{"test.token", "INSERT INTO person_token (token, person_id) VALUES ($1, $2)"};
        for (std::int64_t i = 0; i < store::kFewPeople + 100; ++i) {
            const std::string id = world_.newId();
            const std::string first = i % 50 == 0 ? "zoe" : "lea";
            tx.run(kPerson, id, "Martin", first, storage::Bytes{std::byte(i % 7)});
            tx.run(kToken, "martin", id);
            tx.run(kToken, first, id);
        }
    });
    FileQuery query;
    query.sort = "name";
    query.q = "m";
    query.limit = 100;
    EXPECT_TRUE(page(query).at("total").is_null());
    std::set<std::string> ids;
    const auto items = walk(query);
    for (const json::object& item : items) ids.insert(json::value_to<std::string>(item.at("id")));
    EXPECT_EQ(items.size(), static_cast<std::size_t>(store::kFewPeople + 100));
    EXPECT_EQ(ids.size(), items.size());
    query.q = "m z";
    EXPECT_EQ(walk(query).size(), 82U);
    EXPECT_EQ(page(query).at("total"), 82);
}

TEST_F(ListTest, TheTotalIsKnownUpToAThousand) {
    crowd();
    FileQuery query;
    query.limit = 10;
    const auto first = page(query);
    EXPECT_EQ(first.at("total"), 500);
    query.cursor = json::value_to<std::string>(first.at("nextCursor"));
    EXPECT_EQ(page(query).at("total"), 500);
    world_.read([&](Transaction& tx) {
        store::ListFilter all;
        all.files = access::FileScope::everything();
        EXPECT_EQ(store::countFiles(tx, all, 500), 500);
        EXPECT_EQ(store::countFiles(tx, all, 499), std::nullopt);
        return true;
    });
}

TEST_F(ListTest, WrongQuestionsAreNamed) {
    FileQuery query;
    query.sort = "size";
    EXPECT_EQ(errorOf(query), "sort: not_in_list");
    query = {};
    query.state = "lost";
    EXPECT_EQ(errorOf(query), "state: not_in_list");
    query = {};
    query.q = std::string(101, 'a');
    EXPECT_EQ(errorOf(query), "q: too_long");
    query = {};
    query.cursor = "zzzz";
    EXPECT_EQ(errorOf(query), "cursor: not_a_cursor");
}

TEST_F(ListTest, ACursorFitsItsOrderOnly) {
    world_.person("Dupont", "Léa");
    world_.person("Martin", "Paul");
    FileQuery query;
    query.limit = 1;
    query.cursor = json::value_to<std::string>(page(query).at("nextCursor"));
    EXPECT_EQ(errorOf(query), "");
    query.sort = "activity";
    EXPECT_EQ(errorOf(query), "cursor: not_a_cursor");
}

TEST_F(ListTest, CursorsOfTheLongestNamesFitTheApi) {
    std::string longest;
    for (int i = 0; i < 100; ++i) longest += "É";
    world_.person(longest, longest);
    world_.person(longest, longest);
    FileQuery query;
    query.sort = "name";
    query.limit = 1;
    EXPECT_LE(page(query).at("nextCursor").as_string().size(), 400U);
    EXPECT_EQ(walk(query).size(), 2U);
}

}  // namespace
}  // namespace jalon::people
