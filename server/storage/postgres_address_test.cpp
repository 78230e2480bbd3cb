// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_address.h"

#include <gmock/gmock.h>

#include <cstdlib>

namespace jalon::storage {
namespace {

PostgresAddress address(const std::string& text) { return PostgresAddress::parse(text).value(); }
std::string parameter(const std::string& text, const std::string& name) {
    const auto parameters = address(text).parameters();
    const auto found = parameters.find(name);
    return found == parameters.end() ? "" : found->second;
}

TEST(PostgresAddressTest, OnlyItsTwoSchemesAreAddresses) {
    EXPECT_TRUE(PostgresAddress::isOne("postgresql://db"));
    EXPECT_TRUE(PostgresAddress::isOne("postgres://db"));
    EXPECT_FALSE(PostgresAddress::isOne("var/postgresql"));
    EXPECT_EQ(PostgresAddress::parse("host=db user=jalon").error().code, "database.address");
    EXPECT_EQ(PostgresAddress::parse("postgresql://db/jalon?colour=blue").error().code, "database.address");
    EXPECT_EQ(PostgresAddress::parse("postgresql://[::1/jalon").error().code, "database.address");
}

TEST(PostgresAddressTest, ThePasswordIsUsedButNeverShown) {
    const std::string text = "postgresql://jalon:s%C3%A9same@db1,db2:5433/files?sslmode=require&password=other";
    EXPECT_EQ(address(text).describe(), "postgresql://jalon@db1,db2:5433/files");
    EXPECT_EQ(parameter("postgresql://jalon:s%C3%A9same@db/files", "password"), "sésame");
}

TEST(PostgresAddressTest, SeveralHostsKeepTheirPorts) {
    EXPECT_EQ(address("postgresql://jalon@db1:5432,db2:5433/files").describe(),
              "postgresql://jalon@db1:5432,db2:5433/files");
    EXPECT_EQ(parameter("postgresql://db1,db2/files", "host"), "db1,db2");
    EXPECT_EQ(address("postgresql:///files?host=/run/postgresql").describe(), "postgresql:///run/postgresql/files");
}

TEST(PostgresAddressTest, EachHostHasAnAddressOfItsOwn) {
    const auto described = [](const std::string& text) {
        std::vector<std::string> all;
        for (const PostgresAddress& one : address(text).hosts()) all.push_back(one.describe());
        return all;
    };
    using Described = std::vector<std::string>;
    EXPECT_EQ(described("postgresql://db1,db2:5433/files"),
              (Described{"postgresql://db1/files", "postgresql://db2:5433/files"}));
    EXPECT_EQ(described("postgresql://db1,db2/files?port=6432"),
              (Described{"postgresql://db1:6432/files", "postgresql://db2:6432/files"}));
    EXPECT_EQ(described("postgresql://db/files"), Described{"postgresql://db/files"});
    EXPECT_EQ(described("postgresql:///files"), Described{"postgresql:///files"});
    EXPECT_EQ(described("postgresql://db1,db2,db3/files?port=1,2"), Described{"postgresql://db1:1,db2:2,db3/files"});
    const auto certified = address("postgresql://db1,127.0.0.1/files").hosts();
    EXPECT_EQ(certified.at(1).parameters().at("sslmode"), "verify-full");
}

TEST(PostgresAddressTest, TheServerThatAcceptsWritesIsWanted) {
    EXPECT_EQ(parameter("postgresql://db1,db2/files", "target_session_attrs"), "read-write");
    EXPECT_EQ(parameter("postgresql://db/files?target_session_attrs=any", "target_session_attrs"), "any");
    EXPECT_EQ(parameter("postgresql://db/files?application_name=test", "application_name"), "jalon")
        << "a copy looks for servers by this name";
    EXPECT_EQ(parameter("postgresql://db/files?client_encoding=LATIN1", "client_encoding"), "UTF8");
}

TEST(PostgresAddressTest, AnotherMachineMustShowItsCertificateUnlessTheAddressSaysOtherwise) {
    EXPECT_EQ(parameter("postgresql://jalon@db.example/files", "sslmode"), "verify-full");
    EXPECT_EQ(parameter("postgresql://jalon@localhost,10.0.0.2/files", "sslmode"), "verify-full");
    EXPECT_EQ(parameter("postgresql:///files?hostaddr=10.0.0.2", "sslmode"), "verify-full");
    EXPECT_EQ(parameter("postgresql://jalon@db.example/files?sslmode=disable", "sslmode"), "disable");
    EXPECT_EQ(parameter("postgresql://jalon@127.0.0.1,[::1]/files", "sslmode"), "");
    EXPECT_EQ(parameter("postgresql:///files?host=/run/postgresql", "sslmode"), "");
    EXPECT_EQ(parameter("postgresql://db.example/files?hostaddr=127.0.0.1", "sslmode"), "verify-full");
    EXPECT_EQ(parameter("postgresql://db.example,localhost/files?hostaddr=,127.0.0.1", "sslmode"), "verify-full");
}

/// A variable of the environment, while it lives.
class Variable {
public:
    Variable(const char* name, const char* value) : name_(name) { ::setenv(name, value, 1); }
    ~Variable() { ::unsetenv(name_); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* name_;
};

TEST(PostgresAddressTest, AServiceOrTheEnvironmentMayLeadToAnotherMachine) {
    EXPECT_EQ(parameter("postgresql:///files?service=prod", "sslmode"), "verify-full");
    EXPECT_EQ(parameter("postgresql://localhost/files?service=prod", "sslmode"), "verify-full")
        << "the service may say a hostaddr";
    EXPECT_EQ(parameter("postgresql:///files?service=prod&sslmode=require", "sslmode"), "require");
    {
        const Variable service("PGSERVICE", "prod");
        EXPECT_EQ(parameter("postgresql:///files", "sslmode"), "verify-full");
    }
    {
        const Variable host("PGHOST", "db.example");
        EXPECT_EQ(parameter("postgresql:///files", "sslmode"), "verify-full");
        EXPECT_EQ(parameter("postgresql://localhost/files", "sslmode"), "");
    }
    {
        const Variable address("PGHOSTADDR", "10.0.0.2");
        EXPECT_EQ(parameter("postgresql://localhost/files", "sslmode"), "verify-full");
    }
    EXPECT_EQ(parameter("postgresql:///files", "sslmode"), "");
}

}  // namespace
}  // namespace jalon::storage
