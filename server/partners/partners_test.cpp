// SPDX-License-Identifier: EUPL-1.2
#include "partners/partners.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "audit/audit.h"
#include "partners/partners_store.h"
#include "storage/schema_check.h"
#include "test_database.h"

namespace jalon::partners {
namespace {

using access::Actor;
using access::Role;
using access::RoleSet;
using storage::Transaction;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string sample() {
    std::ifstream file(JALON_SOURCE_DIR "/tests/data/annuaire-sample.csv", std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("the sample has no " + from);
    return text.replace(at, from.size(), to);
}

std::string field(const json::object& object, std::string_view name) {
    return std::string(object.at(name).as_string());
}

class FakeProgress final : public jobs::Progress {
public:
    explicit FakeProgress(std::size_t cancel_after) : cancel_after_(cancel_after) {}
    void at(std::int64_t done, std::optional<std::int64_t> of) override {
        seen.push_back(done);
        total = of.value_or(-1);
    }
    bool cancelled() const override { return seen.size() >= cancel_after_; }
    Result<void> hold(storage::Transaction&) override {
        if (taken_over) return Error::conflict("taken_over");
        return {};
    }
    Result<void> conclude(storage::Transaction& tx, const json::object& result) override {
        TRY(hold(tx));
        concluded = result;
        return {};
    }

    std::vector<std::int64_t> seen;
    std::int64_t total = 0;
    bool taken_over = false;
    std::optional<json::object> concluded;

private:
    std::size_t cancel_after_;
};

class PartnersTest : public ::testing::Test {
protected:
    json::object structureBody(const std::string& name, json::object more = {}) {
        more["id"] = StructureId::make(data_.clock().now()).text();
        more["name"] = name;
        if (!more.contains("kind")) more["kind"] = "college";
        return more;
    }
    json::object create(const std::string& name, json::object more = {}) {
        return partners_.createStructure(coordinator_, structureBody(name, std::move(more))).value();
    }
    StructureId idOf(const json::object& structure) { return *StructureId::parse(field(structure, "id")); }
    json::object get(const json::object& structure) {
        return partners_.getStructure(coordinator_, idOf(structure)).value();
    }
    json::object byUai(const std::string& uai) {
        const auto id = data_.database().read([&](Transaction& tx) { return store::findByUai(tx, uai); });
        return partners_.getStructure(coordinator_, id.value()).value();
    }
    std::vector<std::string> names(const StructureQuery& query) {
        std::vector<std::string> found;
        const json::object got = page(query);
        for (const auto& item : got.at("items").as_array()) found.push_back(field(item.as_object(), "name"));
        return found;
    }
    json::object page(const StructureQuery& query) { return partners_.list(coordinator_, query).value(); }
    std::vector<std::string> actions() {
        return data_.database().read([&](Transaction& tx) {
            std::vector<std::string> found;
            audit::Filter all;
            all.limit = 200;
            for (const auto& line : audit::find(tx, all)) found.push_back(line.action);
            return found;
        });
    }
    json::object import(const std::string& csv) {
        data_.clock().advance(std::chrono::seconds(1));
        return partners_.importDirectory(Actor::system("cli"), csv, nullptr).value();
    }
    std::vector<std::int64_t> counts(const json::object& report) {
        return {report.at("read").to_number<std::int64_t>(), report.at("created").to_number<std::int64_t>(),
                report.at("updated").to_number<std::int64_t>(), report.at("unchanged").to_number<std::int64_t>()};
    }

    test::TestDatabase data_{{audit::schema(), jobs::schema(), schema()}};
    jobs::Jobs jobs_{data_.database(), data_.clock()};
    Partners partners_{data_.database(), data_.clock(), jobs_};
    Actor coordinator_{{UserId::make(Instant(0)), "web"}, "c", "C", RoleSet{Role::coordinator}, ""};
    Actor administrator_{{UserId::make(Instant(0)), "web"}, "a", "A", RoleSet{Role::administrator}, ""};
    Actor nobody_{{UserId::make(Instant(0)), "web"}, "n", "N", RoleSet{}, ""};
};

TEST_F(PartnersTest, EveryColumnHasAClass) {
    EXPECT_THAT(storage::unclassifiedColumns(data_.database(), data_.schemas()), IsEmpty());
}

TEST_F(PartnersTest, AStructureIsReadAsItWasWritten) {
    const auto made = create("Collège  Rosa Bonheur", {{"uai", "0350122t"},
                                                       {"city", "Rennes"},
                                                       {"web", "www.college.example"},
                                                       {"pupils", 412},
                                                       {"agreementFrom", "2026-09-01"},
                                                       {"note", "Loge au fond\nde la cour"}});
    EXPECT_EQ(get(made), made);
    EXPECT_EQ(field(made, "name"), "Collège Rosa Bonheur");
    EXPECT_EQ(field(made, "uai"), "0350122T");
    EXPECT_EQ(field(made, "web"), "http://www.college.example");
    EXPECT_EQ(made.at("partner"), true);
    EXPECT_EQ(made.at("agreementTo"), nullptr);
    EXPECT_EQ(made.at("version"), 1);
    EXPECT_EQ(field(made, "source"), "manual");
    EXPECT_THAT(actions(), ElementsAre("create"));
}

TEST_F(PartnersTest, TheSameCreationTwiceGivesOneStructure) {
    const auto body = structureBody("Collège X");
    bool made = false;
    const auto first = partners_.createStructure(coordinator_, body, &made).value();
    EXPECT_TRUE(made);
    const auto second = partners_.createStructure(coordinator_, body, &made).value();
    EXPECT_FALSE(made);
    EXPECT_EQ(first, second);
    EXPECT_EQ(page({}).at("total"), 1);
}

TEST_F(PartnersTest, AWrongStructureNamesEveryField) {
    const auto refused = partners_.createStructure(coordinator_, {{"id", "7"},
                                                                  {"name", " "},
                                                                  {"kind", "castle"},
                                                                  {"uai", "0350122U"},
                                                                  {"sector", "Public"},
                                                                  {"email", "nobody"},
                                                                  {"web", "javascript:alert(1)"},
                                                                  {"pupils", -1},
                                                                  {"agreementTo", "2026-09-01"},
                                                                  {"colour", "blue"}});
    ASSERT_FALSE(refused);
    std::vector<std::string> errors;
    for (const auto& error : refused.error().fields) errors.push_back(error.field + " " + error.code);
    EXPECT_THAT(errors, ElementsAre("id not_an_id", "name required", "kind not_in_list", "uai uai_invalid",
                                    "sector not_in_list", "email not_an_email", "web not_a_web_address",
                                    "pupils out_of_range", "agreementFrom required", "colour unknown_field"));
    EXPECT_THAT(actions(), IsEmpty());
}

TEST_F(PartnersTest, AUaiBelongsToOneStructure) {
    const auto first = create("Collège X", {{"uai", "0350122T"}});
    const auto refused = partners_.createStructure(coordinator_, structureBody("Collège Y", {{"uai", "0350122T"}}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "uai_taken");
    EXPECT_EQ(field(json::parse(refused.error().current).as_object(), "id"), field(first, "id"));

    const auto other = create("Collège Z");
    EXPECT_EQ(partners_.updateStructure(coordinator_, idOf(other), 1, {{"uai", "0350122T"}}).error().code, "uai_taken");
}

TEST_F(PartnersTest, AnUpdateTouchesOnlyWhatItNames) {
    const auto made = create("Collège X", {{"phone", "02 99 00 00 01"}, {"agreementFrom", "2026-09-01"}});
    const auto changed = partners_.updateStructure(
        coordinator_, idOf(made), 1, {{"note", "Appeler avant 10 h"}, {"agreementFrom", nullptr}, {"zone", "B"}});
    ASSERT_TRUE(changed);
    EXPECT_EQ(field(*changed, "phone"), "02 99 00 00 01");
    EXPECT_EQ(field(*changed, "note"), "Appeler avant 10 h");
    EXPECT_EQ(changed->at("agreementFrom"), nullptr);
    EXPECT_EQ(changed->at("version"), 2);
    EXPECT_EQ(get(made), *changed);
}

TEST_F(PartnersTest, AnUpdateWithoutAChangeKeepsTheVersion) {
    const auto made = create("Collège X");
    EXPECT_EQ(partners_.updateStructure(coordinator_, idOf(made), 1, {{"name", "Collège X"}}).value(), made);
    EXPECT_THAT(actions(), ElementsAre("create"));
}

TEST_F(PartnersTest, AStaleUpdateAnswersWhatIsStored) {
    const auto made = create("Collège X");
    const auto changed = partners_.updateStructure(coordinator_, idOf(made), 1, {{"note", "a"}}).value();
    const auto stale = partners_.updateStructure(coordinator_, idOf(made), 1, {{"note", "b"}});
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().kind, ErrorKind::stale);
    EXPECT_EQ(json::parse(stale.error().current), json::value(changed));
    EXPECT_EQ(get(made), changed);
}

TEST_F(PartnersTest, TheListFindsByTheBeginningsOfWords) {
    create("Collège Saint-Éloi", {{"city", "Valmer"}, {"uai", "0990002P"}});
    create("Collège Rosa Bonheur", {{"city", "Saint-Malo"}});
    create("Association Éclats", {{"kind", "association"}});
    EXPECT_THAT(names({.q = "eloi"}), ElementsAre("Collège Saint-Éloi"));
    EXPECT_THAT(names({.q = "SAINT coll"}), ElementsAre("Collège Rosa Bonheur", "Collège Saint-Éloi"));
    EXPECT_THAT(names({.q = "0990002p"}), ElementsAre("Collège Saint-Éloi"));
    EXPECT_THAT(names({.q = "valmer"}), ElementsAre("Collège Saint-Éloi"));
    EXPECT_THAT(names({.q = "ollège"}), IsEmpty());
    EXPECT_THAT(names({.kind = "association"}), ElementsAre("Association Éclats"));
}

TEST_F(PartnersTest, ARenamedStructureIsFoundByItsNewNameOnly) {
    const auto made = create("Collège Ancien");
    ASSERT_TRUE(partners_.updateStructure(coordinator_, idOf(made), 1, {{"name", "Collège Nouveau"}}));
    EXPECT_THAT(names({.q = "ancien"}), IsEmpty());
    EXPECT_THAT(names({.q = "nouveau"}), ElementsAre("Collège Nouveau"));
}

TEST_F(PartnersTest, OnlyAgreementsValidTodayMakePartners) {
    create("A", {{"agreementFrom", "2026-09-01"}, {"agreementTo", "2026-11-12"}});
    create("B", {{"agreementFrom", "2026-09-01"}, {"agreementTo", "2026-11-11"}});
    create("C", {{"agreementFrom", "2026-11-13"}});
    create("D", {{"agreementFrom", "2020-01-01"}});
    create("E");
    EXPECT_THAT(names({.with_agreement_only = true}), ElementsAre("A", "D"));
    EXPECT_EQ(page({.with_agreement_only = true}).at("total"), 2);
    const auto partners = data_.database().read([](Transaction& tx) { return partnersOn(tx, Day::of(2026, 11, 12)); });
    ASSERT_EQ(partners.size(), 2U);
    EXPECT_EQ(partners[1].name, "D");
}

TEST_F(PartnersTest, PagesFollowEachOtherInDictionaryOrder) {
    for (const char* name : {"Zola", "Éluard", "eluard bis", "Aragon", "Desnos"}) create(name);
    std::vector<std::string> all;
    StructureQuery query{.limit = 2};
    for (int pages = 0; pages < 3; ++pages) {
        const auto got = page(query);
        EXPECT_EQ(got.at("total"), 5);
        for (const auto& item : got.at("items").as_array()) all.push_back(field(item.as_object(), "name"));
        if (got.at("nextCursor").is_null()) break;
        query.cursor = field(got, "nextCursor");
    }
    EXPECT_THAT(all, ElementsAre("Aragon", "Desnos", "Éluard", "eluard bis", "Zola"));
    EXPECT_EQ(partners_.list(coordinator_, {.cursor = "x"}).error().code, "invalid");
}

TEST_F(PartnersTest, ContactsComeWithTheirStructure) {
    const auto school = create("Collège X");
    const json::object body{{"id", ContactId::make(data_.clock().now()).text()},
                            {"function", "CPE"},
                            {"lastName", "Le Goff"},
                            {"validFrom", "2026-09-01"}};
    bool made = false;
    const auto contact = partners_.createContact(coordinator_, idOf(school), body, &made).value();
    EXPECT_TRUE(made);
    EXPECT_EQ(partners_.createContact(coordinator_, idOf(school), body, &made).value(), contact);
    EXPECT_FALSE(made);

    const auto contact_id = *ContactId::parse(field(contact, "id"));
    const auto left = partners_.updateContact(coordinator_, contact_id, 1, {{"validTo", "2026-10-31"}}).value();
    EXPECT_EQ(left.at("version"), 2);
    EXPECT_EQ(get(school).at("contacts"), json::array{left});
    EXPECT_EQ(partners_.updateContact(coordinator_, contact_id, 1, {{"note", "x"}}).error().kind, ErrorKind::stale);
    EXPECT_EQ(partners_.updateContact(coordinator_, contact_id, 2, {{"validTo", "2026-08-31"}}).error().fields[0].code,
              "end_before_start");
    const auto other = create("Collège Y");
    EXPECT_EQ(partners_.createContact(coordinator_, idOf(other), body).error().code, "id_taken");
}

TEST_F(PartnersTest, RolesDecideWhoReadsAndWrites) {
    const auto made = create("Collège X");
    EXPECT_TRUE(partners_.getStructure(administrator_, idOf(made)));
    EXPECT_TRUE(partners_.list(administrator_, {}));
    EXPECT_EQ(partners_.list(nobody_, {}).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(partners_.createStructure(administrator_, structureBody("Y")).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(partners_.updateStructure(administrator_, idOf(made), 1, {{"note", "x"}}).error().kind,
              ErrorKind::forbidden);
    EXPECT_EQ(partners_.importDirectory(nobody_, sample(), nullptr).error().kind, ErrorKind::forbidden);
    EXPECT_TRUE(partners_.importDirectory(administrator_, sample(), nullptr));
}

TEST_F(PartnersTest, AnUnknownStructureIsNotFound) {
    const auto unknown = StructureId::make(data_.clock().now());
    EXPECT_EQ(partners_.getStructure(coordinator_, unknown).error().kind, ErrorKind::not_found);
    EXPECT_EQ(partners_.updateStructure(coordinator_, unknown, 1, {}).error().kind, ErrorKind::not_found);
    EXPECT_EQ(partners_
                  .createContact(
                      coordinator_, unknown,
                      {{"id", ContactId::make(data_.clock().now()).text()}, {"function", "CPE"}, {"lastName", "L"}})
                  .error()
                  .kind,
              ErrorKind::not_found);
}

TEST_F(PartnersTest, ASecondImportOfTheSameFileChangesNothing) {
    const auto first = import(sample());
    EXPECT_THAT(counts(first), ElementsAre(17, 11, 0, 0));
    EXPECT_EQ(first.at("refused").as_array().size(), 5U);
    EXPECT_EQ(first.at("warnings").as_array().size(), 4U);
    EXPECT_THAT(counts(import(sample())), ElementsAre(17, 0, 0, 11));
    EXPECT_THAT(actions(), ElementsAre("import", "import", "import_batch"));
}

TEST_F(PartnersTest, AnImportUpdatesWhatTheDirectoryChangedAndKeepsWhatPeopleWrote) {
    import(sample());
    const auto school = byUai("0990001N");
    ASSERT_TRUE(partners_.updateStructure(coordinator_, idOf(school), 1,
                                          {{"agreementFrom", "2026-09-01"},
                                           {"note", "Vie scolaire : porte B"},
                                           {"zone", "C"},
                                           {"email", "cpe@college.example"}}));
    ASSERT_TRUE(partners_.createContact(
        coordinator_, idOf(school),
        {{"id", ContactId::make(data_.clock().now()).text()}, {"function", "CPE"}, {"lastName", "Le Goff"}}));

    const auto renamed = replaced(replaced(sample(), "Collège Rosa Bonheur", "Collège Rosa-Bonheur"), "412", "398");
    EXPECT_THAT(counts(import(renamed)), ElementsAre(17, 0, 1, 10));
    const auto after = byUai("0990001N");
    EXPECT_EQ(field(after, "name"), "Collège Rosa-Bonheur");
    EXPECT_EQ(after.at("pupils"), 398);
    EXPECT_EQ(field(after, "note"), "Vie scolaire : porte B");
    EXPECT_EQ(field(after, "zone"), "C");
    EXPECT_EQ(field(after, "email"), "cpe@college.example");
    EXPECT_EQ(after.at("agreementFrom"), "2026-09-01");
    EXPECT_EQ(after.at("contacts").as_array().size(), 1U);
    EXPECT_THAT(actions(),
                ElementsAre("import", "import_batch", "update", "create", "update", "import", "import_batch"));
    EXPECT_THAT(counts(import(renamed)), ElementsAre(17, 0, 0, 11));
}

TEST_F(PartnersTest, AnImportFindsTheStructureTypedByHand) {
    const auto typed = create("Collège R. Bonheur", {{"uai", "0990001N"}, {"note", "Convention signée"}});
    import(sample());
    const auto after = byUai("0990001N");
    EXPECT_EQ(after.at("id"), typed.at("id"));
    EXPECT_EQ(field(after, "name"), "Collège Rosa Bonheur");
    EXPECT_EQ(field(after, "note"), "Convention signée");
    EXPECT_EQ(field(after, "source"), "annuaire");
}

TEST_F(PartnersTest, ImportedSchoolsAreFoundAndKnowWhetherTheyAreOpen) {
    import(sample());
    EXPECT_THAT(names({.q = "remparts"}), ElementsAre("Collège des Anciens Remparts"));
    EXPECT_EQ(byUai("0990007V").at("open"), false);
    EXPECT_EQ(byUai("0990006U").at("pupils"), nullptr);
}

TEST_F(PartnersTest, ACancelledImportKeepsTheBatchesItWrote) {
    std::string csv = "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Nom_commune\n";
    constexpr std::string_view kKeys = "ABCDEFGHJKLMNPRSTUVWXYZ";
    for (std::size_t i = 0; i < 450; ++i) {
        const std::size_t number = 990001 + i;
        csv += "0" + std::to_string(number) + kKeys[number % kKeys.size()] + ";Collège " + std::to_string(i) +
               ";Collège;Valmer\n";
    }
    FakeProgress cancel_at_once(1);
    const auto part = partners_.importDirectory(Actor::system("job"), csv, &cancel_at_once);
    ASSERT_FALSE(part);
    EXPECT_EQ(part.error().code, "cancelled");
    EXPECT_THAT(cancel_at_once.seen, ElementsAre(200));
    EXPECT_EQ(cancel_at_once.total, 450);
    EXPECT_FALSE(cancel_at_once.concluded);

    FakeProgress patient(100);
    EXPECT_THAT(counts(partners_.importDirectory(Actor::system("job"), csv, &patient).value()),
                ElementsAre(450, 250, 0, 200));
    EXPECT_THAT(patient.seen, ElementsAre(200, 400, 450));
    EXPECT_EQ(patient.concluded.value().at("created"), 250) << "with the last thing it writes";
}

TEST_F(PartnersTest, AnImportThatAnotherServerHasTakenOverWritesNothing) {
    FakeProgress lost(100);
    lost.taken_over = true;
    const auto refused = partners_.importDirectory(Actor::system("job"), sample(), &lost);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "taken_over");
    EXPECT_EQ(page({}).at("total"), 0);
}

TEST_F(PartnersTest, AFileOfAnotherKindIsRefusedWhole) {
    const auto refused = partners_.importDirectory(coordinator_, "nom;prenom\nA;B\n", nullptr);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "directory.columns_missing");
    EXPECT_EQ(page({}).at("total"), 0);
}

TEST_F(PartnersTest, SummariesAreFoundTogether) {
    const auto one = create("Collège X", {{"zone", "B"}});
    const auto two = create("Association Y", {{"kind", "association"}});
    const auto found = data_.database().read([&](Transaction& tx) {
        return findMany(tx, {idOf(one), idOf(two), idOf(one), StructureId::make(data_.clock().now())});
    });
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found.at(idOf(one).text()).zone, "B");
    EXPECT_TRUE(found.at(idOf(one).text()).isSchool());
    EXPECT_FALSE(found.at(idOf(two).text()).isSchool());
}

}  // namespace
}  // namespace jalon::partners
