// SPDX-License-Identifier: EUPL-1.2
#pragma once
// PostgreSQL bases for tests, when $JALON_TEST_DATABASE is the address of a server whose user may create them. Making
// a whole schema takes a third of a second and copying one a twentieth, so each set of schemas is made once per server
// (jalon_template_…), copied once per test program and emptied between tests.
#include <libpq-fe.h>
#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "storage/migration.h"
#include "storage/postgres.h"

namespace jalon::test {

class PostgresBases {
public:
    /// The one of this program, or nothing when tests run on the embedded engine.
    static PostgresBases* get() {
        static const std::unique_ptr<PostgresBases> bases = make();
        return bases.get();
    }
    ~PostgresBases() {
        for (const auto& [schema, names] : free_) {
            for (const std::string& name : names) drop(name);
        }
    }
    PostgresBases(const PostgresBases&) = delete;
    PostgresBases& operator=(const PostgresBases&) = delete;

    /// The address of another base of the server.
    std::string address(const std::string& base) const {
        const std::size_t settings = server_.find('?');
        const std::size_t slash = server_.find('/', server_.find("//") + 2);
        const std::size_t end = std::min({slash, settings, server_.size()});
        return server_.substr(0, end) + "/" + base + (settings == std::string::npos ? "" : server_.substr(settings));
    }

    /// The name of a base that has these schemas and nothing else; to be given back.
    std::string take(const std::vector<storage::ModuleSchema>& schemas) {
        const std::string schema = nameOf(schemas);
        auto& free = free_[schema];
        while (!free.empty()) {
            const std::string name = free.back();
            free.pop_back();
            if (emptied(name)) return name;
            drop(name);
        }
        makeTemplate(schema, schemas);
        std::string name = "jalon_" + std::to_string(::getpid()) + "_" + std::to_string(++made_);
        admin("CREATE DATABASE " + name + " TEMPLATE " + schema + " STRATEGY FILE_COPY");
        return name;
    }
    void giveBack(const std::vector<storage::ModuleSchema>& schemas, const std::string& name) {
        free_[nameOf(schemas)].push_back(name);
    }
    /// An empty base whose locale and encoding the test chooses: "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'".
    std::string create(const std::string& settings) {
        std::string name = "jalon_" + std::to_string(::getpid()) + "_" + std::to_string(++made_);
        admin("CREATE DATABASE " + name + " TEMPLATE template0 " + settings);
        return name;
    }
    void drop(const std::string& name) { admin("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"); }
    /// One or more statements by the server's administrator, as if from another program.
    void admin(const std::string& text) const {
        if (!succeeds(server_, text)) throw std::runtime_error("PostgreSQL refused a test: " + text);
    }
    void in(const std::string& base, const std::string& text) const {
        if (!succeeds(address(base), text)) throw std::runtime_error("PostgreSQL refused a test: " + text);
    }

private:
    explicit PostgresBases(std::string server) : server_(std::move(server)) {}

    static std::unique_ptr<PostgresBases> make() {
        const char* server = std::getenv("JALON_TEST_DATABASE");
        if (server == nullptr || *server == '\0') return nullptr;
        return std::unique_ptr<PostgresBases>(new PostgresBases(server));  // private constructor
    }

    static std::string nameOf(const std::vector<storage::ModuleSchema>& schemas) {
        std::string all;
        for (const auto& schema : schemas) {
            for (const auto& migration : schema.migrations) {
                all += migration.label + '\0' + migration.sql + '\0' + migration.postgres_sql + '\0';
            }
        }
        return "jalon_template_" + std::to_string(std::hash<std::string>{}(all));
    }

    static bool succeeds(const std::string& address, const std::string& text) {
        const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(address.c_str()), &PQfinish);
        PQsetNoticeProcessor(connection.get(), [](void*, const char*) {}, nullptr);
        const std::unique_ptr<PGresult, decltype(&PQclear)> done(PQexec(connection.get(), text.c_str()), &PQclear);
        const ExecStatusType status = PQresultStatus(done.get());
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    }

    /// Programs that run at the same time make it once: the lock is the session's, gone with it.
    void makeTemplate(const std::string& name, const std::vector<storage::ModuleSchema>& schemas) {
        const std::unique_ptr<PGconn, decltype(&PQfinish)> lock(PQconnectdb(server_.c_str()), &PQfinish);
        const std::unique_ptr<PGresult, decltype(&PQclear)> locked(
            PQexec(lock.get(), "SELECT pg_advisory_lock(5432003)"), &PQclear);
        const std::unique_ptr<PGresult, decltype(&PQclear)> found(
            PQexec(lock.get(), ("SELECT 1 FROM pg_database WHERE datname = '" + name + "'").c_str()), &PQclear);
        if (PQresultStatus(found.get()) != PGRES_TUPLES_OK) {
            throw std::runtime_error("PostgreSQL for tests: " + std::string(PQerrorMessage(lock.get())));
        }
        if (PQntuples(found.get()) > 0) return;
        const std::string draft = create("ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        {
            auto database = storage::openPostgres(address(draft), {.connections = 2});
            if (!database) throw std::runtime_error("test database: " + database.error().code);
            const ManualClock clock{*Instant::parse("2026-11-12T08:30:00.000000Z"), Day::of(2026, 11, 12)};
            const auto migrated = storage::migrate(**database, schemas, clock);
            if (!migrated) throw std::runtime_error("test database: " + migrated.error().code);
        }
        in(draft, kRemember);
        admin("ALTER DATABASE " + draft + " RENAME TO " + name);
    }

    /// False when the test made or dropped tables.
    bool emptied(const std::string& name) const { return succeeds(address(name), kEmpty); }

    /// What migrations put in tables, and which tables there are.
    static constexpr const char* kRemember = R"(
CREATE SCHEMA remembered;
CREATE TABLE remembered.tables AS
SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r';
DO $$
DECLARE t text; filled bool;
BEGIN
    FOR t IN SELECT relname FROM remembered.tables LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', t) INTO filled;
        IF filled THEN EXECUTE format('CREATE TABLE remembered.%I AS TABLE public.%I', 'of_' || t, t); END IF;
    END LOOP;
END $$)";
    /// Triggers and foreign keys stay out of it. What was ever written to has a size.
    static constexpr const char* kEmpty = R"(
SET session_replication_role = replica;
DO $$
DECLARE t text;
BEGIN
    IF EXISTS ((SELECT relname FROM remembered.tables EXCEPT SELECT relname FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r')
               UNION ALL (SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
                EXCEPT SELECT relname FROM remembered.tables)) THEN
        RAISE EXCEPTION 'other tables';
    END IF;
    FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
             AND pg_relation_size(oid) > 0 LOOP
        EXECUTE format('DELETE FROM public.%I', t);
        IF to_regclass(format('remembered.%I', 'of_' || t)) IS NOT NULL THEN
            EXECUTE format('INSERT INTO public.%I TABLE remembered.%I', t, 'of_' || t);
        END IF;
    END LOOP;
END $$)";

    std::string server_;
    std::map<std::string, std::vector<std::string>> free_;
    int made_ = 0;
};

}  // namespace jalon::test
