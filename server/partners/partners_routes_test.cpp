// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include "audit/audit.h"
#include "partners/partners.h"
#include "routes.h"
#include "test_database.h"

namespace jalon::partners {
namespace {

using http::Method;
using test::aRequest;
using test::codeOf;
using test::jsonOf;
using ::testing::ElementsAre;

constexpr const char* kSchool = "018f0000-0000-7000-8000-000000000001";
constexpr const char* kContact = "018f0000-0000-7000-8000-000000000002";
const std::string kSchoolPath = std::string("/api/v1/structures/") + kSchool;

class PartnersRoutesTest : public ::testing::Test {
protected:
    PartnersRoutesTest() {
        jobs_.addRoutes(routes_.table());
        partners_.addRoutes(routes_.table());
        jobs_.startRunning();
    }
    ~PartnersRoutesTest() override { jobs_.stop(); }
    http::Response send(Method method, const std::string& target, const json::value& body = nullptr,
                        std::vector<std::pair<std::string, std::string>> headers = {}) {
        return routes_.send(aRequest(method, target, body, std::move(headers)));
    }
    http::Response createSchool() {
        return send(Method::post, "/api/v1/structures",
                    {{"id", kSchool}, {"name", "Collège X"}, {"kind", "college"}, {"city", "Valmer"}});
    }
    /// The finished job; gives up after ten seconds.
    json::value finished(const std::string& job) {
        for (int i = 0; i < 1000; ++i) {
            json::value seen = jsonOf(send(Method::get, "/api/v1/jobs/" + job));
            if (seen.at("state") != "queued" && seen.at("state") != "running") return seen;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        throw std::runtime_error("the job does not end");
    }

    test::TestDatabase data_{{audit::schema(), jobs::schema(), schema()}};
    jobs::Jobs jobs_{data_.database(), data_.clock()};
    Partners partners_{data_.database(), data_.clock(), jobs_};
    test::Routes routes_;
};

TEST_F(PartnersRoutesTest, ACreationSentAgainAnswers200) {
    const auto first = createSchool();
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(test::header(first, "ETag"), "\"1\"");
    const auto second = createSchool();
    EXPECT_EQ(second.status, 200);
    EXPECT_EQ(jsonOf(second), jsonOf(first));

    const json::value contact{{"id", kContact}, {"function", "cpe"}, {"lastName", "Le Goff"}};
    EXPECT_EQ(send(Method::post, kSchoolPath + "/contacts", contact).status, 201);
    EXPECT_EQ(send(Method::post, kSchoolPath + "/contacts", contact).status, 200);
}

TEST_F(PartnersRoutesTest, UpdatesNeedTheVersionThatWasRead) {
    createSchool();
    const json::value change{{"phone", "02 99 00 00 01"}};
    EXPECT_EQ(send(Method::patch, kSchoolPath, change).status, 428);
    const auto done = send(Method::patch, kSchoolPath, change, {{"if-match", "\"1\""}});
    EXPECT_EQ(done.status, 200);
    EXPECT_EQ(test::header(done, "ETag"), "\"2\"");
    const auto stale = send(Method::patch, kSchoolPath, change, {{"if-match", "\"1\""}});
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(jsonOf(stale).at("current"), jsonOf(done));
}

TEST_F(PartnersRoutesTest, TheListReadsItsFilters) {
    createSchool();
    EXPECT_EQ(jsonOf(send(Method::get, "/api/v1/structures?q=valm")).at("total"), 1);
    EXPECT_EQ(jsonOf(send(Method::get, "/api/v1/structures?kind=lycee")).at("total"), 0);
    EXPECT_EQ(jsonOf(send(Method::get, "/api/v1/structures?partner=true")).at("total"), 0);
    EXPECT_EQ(jsonOf(send(Method::get, "/api/v1/structures?partner=false")).at("total"), 1);
    EXPECT_EQ(send(Method::get, "/api/v1/structures?cursor=zz").status, 422);
    EXPECT_EQ(send(Method::get, "/api/v1/structures?q=" + std::string(401, 'a')).status, 422);
}

TEST_F(PartnersRoutesTest, AnIdThatIsNoneIsNotFound) {
    EXPECT_EQ(send(Method::get, "/api/v1/structures/7").status, 404);
    EXPECT_EQ(send(Method::get, kSchoolPath).status, 404);
    EXPECT_EQ(send(Method::patch, std::string("/api/v1/contacts/") + kContact, json::object{}, {{"if-match", "\"1\""}})
                  .status,
              404);
}

TEST_F(PartnersRoutesTest, AnAdministratorReadsAndImportsOnly) {
    createSchool();
    routes_.actor() = test::anActor({access::Role::administrator});
    EXPECT_EQ(send(Method::get, kSchoolPath).status, 200);
    EXPECT_EQ(send(Method::patch, kSchoolPath, {{"note", "x"}}, {{"if-match", "\"1\""}}).status, 403);
    EXPECT_EQ(createSchool().status, 403);
}

TEST_F(PartnersRoutesTest, TheDirectoryIsReadByAJob) {
    std::ifstream file(JALON_SOURCE_DIR "/tests/data/annuaire-sample.csv", std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    auto request = aRequest(Method::post, "/api/v1/structures/import", nullptr, {{"content-type", "text/csv; x=y"}});
    request.body = bytes.str();
    const auto started = routes_.send(request);
    ASSERT_EQ(started.status, 202);
    const auto job = finished(json::value_to<std::string>(jsonOf(started).at("id")));
    EXPECT_EQ(job.at("state"), "done");
    EXPECT_EQ(job.at("result").at("created"), 11);
    EXPECT_EQ(jsonOf(send(Method::get, "/api/v1/structures")).at("total"), 11);

    const auto again = finished(json::value_to<std::string>(jsonOf(routes_.send(request)).at("id")));
    EXPECT_EQ(again.at("state"), "done") << "a job that finds nothing to write";
    EXPECT_EQ(again.at("result").at("unchanged"), 11);
}

TEST_F(PartnersRoutesTest, AnUnreadableDirectoryIsAFailedJobThatNamesTheColumns) {
    auto request =
        aRequest(Method::post, "/api/v1/structures/import", nullptr, {{"content-type", "application/octet-stream"}});
    request.body = "nom;prenom\nA;B\n";
    const auto job = finished(json::value_to<std::string>(jsonOf(routes_.send(request)).at("id")));
    EXPECT_EQ(job.at("state"), "failed");
    EXPECT_EQ(job.at("error").at("code"), "directory.columns_missing");
    EXPECT_EQ(job.at("error").at("params").at("columns"),
              "Identifiant_de_l_etablissement, Nom_etablissement, Type_etablissement, Nom_commune");

    EXPECT_EQ(send(Method::post, "/api/v1/structures/import", json::object{}).status, 415);
}

}  // namespace
}  // namespace jalon::partners
