// SPDX-License-Identifier: EUPL-1.2
#include "access/route_table.h"

#include <gmock/gmock.h>

#include "routes.h"

namespace jalon::access {
namespace {

using http::Method;
using http::Request;
using http::Response;
using test::codeOf;

/// Says what it is told to say.
class StandInGate final : public Gate {
public:
    std::optional<Actor> actor;
    bool write_fits = true;
    int writes_checked = 0;

    Result<Actor> actorOf(const Request&) override {
        if (!actor) return Error{ErrorKind::unauthenticated, "unauthenticated"};
        return *actor;
    }
    Result<void> checkWrite(const Request&, const Actor&) override {
        ++writes_checked;
        if (!write_fits) return Error{ErrorKind::forbidden, "csrf"};
        return {};
    }
    /// Files "mine" leads to are in the scope.
    Result<void> checkFile(const FileScope&, const WayToFile& way, const std::string& id) override {
        asked.clear();
        for (const auto& step : way.steps) asked.emplace_back(step.name);
        if (id != "mine") return Error::notFound();
        return {};
    }
    std::vector<std::string> asked;
};

class RouteTableTest : public ::testing::Test {
protected:
    void SetUp() override {
        add("/anyone", Allow::anyone());
        add("/signed-in", Allow::signedIn());
        add("/coordinator", Allow::roles({Role::coordinator}));
        add("/administrator", Allow::roles({Role::administrator}));
        add("/either", Allow::roles({Role::coordinator, Role::administrator}));
    }
    void add(const std::string& path, Allow allow) {
        for (const Method method : {Method::get, Method::post, Method::put, Method::patch, Method::del}) {
            table_.add(method, path, "operation", allow,
                       [this](const Request&, const Actor& actor) -> Result<Response> {
                           seen_ = actor;
                           return Response::noContent();
                       });
        }
    }
    Response send(const std::string& path, Method method = Method::get) {
        seen_.reset();
        return test::answer(router_, test::aRequest(method, path));
    }
    /// 204, or the status and code of the refusal; a refused request never reaches its handler.
    std::string outcome(const std::string& path, Method method = Method::get) {
        const Response response = send(path, method);
        EXPECT_EQ(seen_.has_value(), response.status == 204) << path;
        return std::to_string(response.status) + (response.body.empty() ? "" : " " + codeOf(response));
    }

    http::Router router_;
    StandInGate gate_;
    RouteTable table_{router_, gate_};
    std::optional<Actor> seen_;
};

TEST_F(RouteTableTest, EveryAudienceMeetsEveryIdentity) {
    const std::string ok = "204", out = "401 unauthenticated", no = "403 forbidden";
    const RoleSet both{Role::coordinator, Role::administrator};
    struct Case {
        std::string path;
        std::string anonymous, without_role, coordinator, administrator, both_roles;
    };
    const std::vector<Case> table = {
        {"/anyone", ok, ok, ok, ok, ok},       {"/signed-in", out, ok, ok, ok, ok},
        {"/coordinator", out, no, ok, no, ok}, {"/administrator", out, no, no, ok, ok},
        {"/either", out, no, ok, ok, ok},
    };
    for (const Method method : {Method::get, Method::post, Method::put, Method::patch, Method::del}) {
        for (const auto& row : table) {
            gate_.actor.reset();
            EXPECT_EQ(outcome(row.path, method), row.anonymous) << row.path;
            gate_.actor = test::anActor({});
            EXPECT_EQ(outcome(row.path, method), row.without_role) << row.path;
            gate_.actor = test::anActor({Role::coordinator});
            EXPECT_EQ(outcome(row.path, method), row.coordinator) << row.path;
            gate_.actor = test::anActor({Role::administrator});
            EXPECT_EQ(outcome(row.path, method), row.administrator) << row.path;
            gate_.actor = test::anActor(both);
            EXPECT_EQ(outcome(row.path, method), row.both_roles) << row.path;
        }
    }
}

TEST_F(RouteTableTest, APasswordToChangeClosesEverythingButWhatIsForTheSignedIn) {
    gate_.actor = test::anActor({Role::coordinator, Role::administrator});
    gate_.actor->must_change_password = true;
    EXPECT_EQ(outcome("/anyone"), "204");
    EXPECT_EQ(outcome("/signed-in"), "204");
    EXPECT_EQ(outcome("/signed-in", Method::put), "204");
    for (const auto* path : {"/coordinator", "/administrator", "/either"})
        EXPECT_EQ(outcome(path), "403 password_change_required") << path;
}

TEST_F(RouteTableTest, WritesAreCheckedAndReadsAreNot) {
    gate_.actor = test::anActor({Role::coordinator});
    gate_.write_fits = false;
    for (const auto* path : {"/anyone", "/signed-in", "/coordinator"}) {
        EXPECT_EQ(outcome(path, Method::get), "204") << path;
        EXPECT_EQ(outcome(path, Method::head), "204") << path;
        for (const Method method : {Method::post, Method::put, Method::patch, Method::del})
            EXPECT_EQ(outcome(path, method), "403 csrf") << path;
    }
    EXPECT_EQ(gate_.writes_checked, 12);
}

TEST_F(RouteTableTest, TheHandlerIsToldWhoAsks) {
    gate_.actor = test::anActor({Role::coordinator});
    send("/coordinator");
    ASSERT_TRUE(seen_);
    EXPECT_EQ(seen_->author.user, gate_.actor->author.user);
    EXPECT_EQ(seen_->login, "a.martin");
}

TEST_F(RouteTableTest, ARouteForAnyoneKnowsNobody) {
    gate_.actor = test::anActor({Role::administrator});
    send("/anyone", Method::post);
    ASSERT_TRUE(seen_);
    EXPECT_EQ(seen_->author.user, std::nullopt);
    EXPECT_TRUE(seen_->roles.empty());
    EXPECT_EQ(seen_->session_key, "");
}

TEST_F(RouteTableTest, AnErrorOfTheHandlerLeavesAsAProblem) {
    table_.add(Method::get, "/failing", "fail", Allow::anyone(),
               [](const Request&, const Actor&) -> Result<Response> { return Error::invalid("name", "required"); });
    const Response response = send("/failing");
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(test::header(response, "Content-Type"), "application/problem+json");
    EXPECT_THAT(test::fieldsOf(response), ::testing::ElementsAre("name: required"));
}

TEST_F(RouteTableTest, TheRouterLearnsOperationAndLimit) {
    table_.add(
        Method::post, "/upload", "importThings", Allow::signedIn(),
        [](const Request&, const Actor&) -> Result<Response> { return Response::noContent(); }, 4096);
    const auto& route = *router_.routes().back();
    EXPECT_EQ(route.operation, "importThings");
    EXPECT_EQ(route.max_body_bytes, 4096U);
}

TEST(Require, OneOfTheRolesIsEnough) {
    const Actor coordinator = test::anActor({Role::coordinator});
    EXPECT_TRUE(require(coordinator, {Role::coordinator, Role::administrator}));
    EXPECT_EQ(require(coordinator, {Role::administrator}).error().kind, ErrorKind::forbidden);
    EXPECT_FALSE(require(test::anActor({}), {Role::coordinator}));
    EXPECT_TRUE(require(Actor::system("cli"), {Role::administrator}));
}

TEST(Roles, HaveStableCodes) {
    for (const Role role : {Role::coordinator, Role::administrator}) EXPECT_EQ(parseRole(roleCode(role)), role);
    EXPECT_EQ(parseRole("root"), std::nullopt);
    EXPECT_EQ(parseRole(""), std::nullopt);
    EXPECT_THAT((RoleSet{Role::administrator, Role::coordinator}.list()),
                ::testing::ElementsAre(Role::coordinator, Role::administrator));
}

class PathsTest : public RouteTableTest {
protected:
    static constexpr storage::Sql kPeople{"people_of_stay", ""}, kStays{"stays_of_form", ""}, kInScope{"in_scope", ""};
    PathsTest() {
        add("/api/v1/stays/{id}/notes", Allow::roles({Role::coordinator}));
        add("/api/v1/stay-forms/{form}", Allow::roles({Role::coordinator}));
        add("/api/v1/rooms/{id}", Allow::roles({Role::coordinator}));
        table_.leadsToFile("stays", kPeople);
        table_.leadsAs("stay-forms", "stays", kStays);
        table_.leadsToNoFile({"rooms"});
        table_.guardFiles(kInScope);
        gate_.actor = test::anActor({Role::coordinator});
        gate_.actor->files = FileScope::of({"a team"});
    }
};

TEST_F(PathsTest, AFileOutOfTheScopeIsNotThere) {
    EXPECT_EQ(outcome("/api/v1/stays/mine/notes"), "204");
    EXPECT_EQ(outcome("/api/v1/stays/other/notes"), "404 not_found");
    EXPECT_EQ(outcome("/api/v1/stays/other/notes", Method::post), "404 not_found");
    EXPECT_EQ(outcome("/api/v1/rooms/other"), "204");
}

TEST_F(PathsTest, AThingLeadsThroughAnother) {
    EXPECT_EQ(outcome("/api/v1/stay-forms/other"), "404 not_found");
    EXPECT_EQ(gate_.asked, (std::vector<std::string>{"stays_of_form", "people_of_stay"}));
}

TEST_F(PathsTest, WhoSeesEverythingIsNotAsked) {
    gate_.actor->files = FileScope::everything();
    EXPECT_EQ(outcome("/api/v1/stays/other/notes"), "204");
}

TEST_F(PathsTest, WithoutTheQuestionNoFileIsOpen) {
    http::Router router;
    RouteTable table(router, gate_);
    table.add(Method::get, "/api/v1/stays/{id}", "operation", Allow::roles({Role::coordinator}),
              [](const Request&, const Actor&) -> Result<Response> { return Response::noContent(); });
    table.leadsToFile("stays", kPeople);
    EXPECT_EQ(test::answer(router, test::aRequest(Method::get, "/api/v1/stays/mine")).status, 404);
}

TEST_F(PathsTest, APathNobodyDeclaredIsABug) {
    EXPECT_NO_THROW(table_.checkPaths());
    add("/api/v1/new-things/{id}", Allow::roles({Role::coordinator}));
    EXPECT_THROW(table_.checkPaths(), std::logic_error);
    table_.leadsAs("new-things", "unheard-of");
    EXPECT_THROW(table_.checkPaths(), std::logic_error);
}

}  // namespace
}  // namespace jalon::access
