// SPDX-License-Identifier: EUPL-1.2
// A PostgreSQL that shows a certificate: whom Jalon believes, and what is said to whoever it does not.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <thread>

#include "storage/postgres_connection.h"
#include "storage/postgres_fixture.h"
#include "temp_folder.h"

namespace jalon::storage {
namespace {

using test::PostgresBases;
namespace fs = std::filesystem;

class PostgresTlsTest : public PostgresTest {
protected:
    void SetUp() override {
        PostgresTest::SetUp();
        if (IsSkipped()) return;
        connection_ =
            PostgresConnection::open(PostgresAddress::parse(PostgresBases::get()->address("postgres")).value(), {})
                .value();
        fs::permissions(folder_.path(), fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
        makeAuthority("ca");
        makeAuthority("other");
        makeCertificate("base.jalon.test");
        PostgresBases::get()->admin("ALTER SYSTEM SET ssl_cert_file = '" + path("server.crt") + "'");
        PostgresBases::get()->admin("ALTER SYSTEM SET ssl_key_file = '" + path("server.key") + "'");
        encrypt("on");
    }
    void TearDown() override {
        if (!connection_) return;
        encrypt("off");
        for (const std::string name : {"ssl", "ssl_cert_file", "ssl_key_file"})
            PostgresBases::get()->admin("ALTER SYSTEM RESET " + name);
    }

    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    /// The test's base under the name and with the authority that are given; no more is said about TLS.
    std::string opening(const std::string& host, const std::string& authority) const {
        return codeOfOpening("postgresql://postgres@" + host + ":" + std::to_string(serverPort()) + "/" +
                             data_->base() + "?hostaddr=127.0.0.1&sslrootcert=" + path(authority));
    }

private:
    static constexpr Sql kShown{"test.ssl", "SELECT current_setting('ssl')"};
    static constexpr Sql kFolder{"test.folder", "SELECT current_setting('data_directory')"};

    void openssl(const std::string& words) const {
        const std::string command = "cd " + folder_.path().string() + " && openssl " + words + " 2>/dev/null";
        if (std::system(command.c_str()) != 0) throw std::runtime_error("openssl " + words);
    }
    void makeAuthority(const std::string& name) const {
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj '/CN=" + name +
                "' -keyout " + name + ".key -out " + name + ".crt");
    }
    /// The key is read by the server, which accepts none that others could read.
    void makeCertificate(const std::string& host) const {
        openssl("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=" + host +
                "' -addext subjectAltName=DNS:" + host + " -keyout server.key -out server.csr");
        openssl(
            "x509 -req -days 2 -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -copy_extensions copy "
            "-out server.crt");
        struct stat owner{};
        const std::string data = connection_->query(kFolder, {}).front().text(0);
        if (::stat(data.c_str(), &owner) != 0) throw std::runtime_error("no folder " + data);
        for (const char* name : {"server.key", "server.crt"}) {
            if (::geteuid() == 0 && ::chown(path(name).c_str(), owner.st_uid, owner.st_gid) != 0)
                throw std::runtime_error("chown");
        }
    }
    void encrypt(const std::string& value) const {
        PostgresBases::get()->admin("ALTER SYSTEM SET ssl = " + value);
        PostgresBases::get()->admin("SELECT pg_reload_conf()");
        while (connection_->query(kShown, {}).front().text(0) != value)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }

    test::TempFolder folder_;
    std::unique_ptr<PostgresConnection> connection_;
};

TEST_F(PostgresTlsTest, OnlyAServerThatProvesItsNameIsBelieved) {
    EXPECT_EQ(opening("base.jalon.test", "ca.crt"), "no error");
    EXPECT_EQ(opening("base.jalon.test", "other.crt"), "database.tls") << "of an authority we do not know";
    EXPECT_EQ(opening("autre.jalon.test", "ca.crt"), "database.tls") << "of another machine";
    EXPECT_EQ(opening("base.jalon.test", "absent.crt"), "database.tls") << "no authority to ask";
}

TEST_F(PostgresTlsTest, WhatIsBelievedIsEncrypted) {
    const auto opened = openPostgres("postgresql://postgres@base.jalon.test:" + std::to_string(serverPort()) + "/" +
                                     data_->base() + "?hostaddr=127.0.0.1&sslrootcert=" + path("ca.crt"));
    ASSERT_TRUE(opened);
    EXPECT_TRUE((*opened)->read([](Transaction& tx) {
        return tx.run({"test.is_encrypted", "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"})
            .front()
            .boolean(0);
    }));
}

}  // namespace
}  // namespace jalon::storage
