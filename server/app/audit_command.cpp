// SPDX-License-Identifier: EUPL-1.2
#include "app/audit_command.h"

#include <fmt/core.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <vector>

#include "app/backup_commands.h"
#include "app/check_command.h"
#include "app/failure.h"
#include "app/open_beside.h"
#include "app/open_database.h"
#include "app/schema_change.h"
#include "app/spaced.h"
#include "app/world.h"
#include "audit/check.h"
#include "base/json.h"
#include "storage/integrity.h"

namespace jalon::app {
namespace {

constexpr int kWhole = 0;
constexpr int kNotRead = 1;
constexpr int kTrouble = 2;

using Read = std::function<void(storage::Transaction&)>;

/// The record of another program's schema may be made otherwise.
Result<void> readRecord(storage::Database& database, const Read& read) {
    const int number = storage::schemaNumber(database);
    if (number > newestSchema()) return Error{ErrorKind::unavailable, "schema.newer"};
    if (number < newestSchema()) return Error{ErrorKind::unavailable, "schema.older"};
    database.read([&](storage::Transaction& tx) {
        read(tx);
        return true;
    });
    return {};
}

Result<void> onRecord(const Place& place, const Read& read) {
    try {
        if (!place.isPostgres())
            return readBeside(place, [&](const Beside& beside) { return readRecord(beside.database, read); });
        TRY_ASSIGN(const auto database, openDatabase(place, 1));
        return readRecord(*database, read);
    } catch (const storage::DbError& error) {
        if (auto trouble = troubleOf(error, place)) return *std::move(trouble);
        throw;
    }
}

std::optional<std::vector<audit::Head>> headsIn(const std::filesystem::path& file) {
    if (file.empty()) return std::vector<audit::Head>{};
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    auto heads = in ? audit::readHeads(text) : Result<std::vector<audit::Head>>(Error::notFound());
    if (!heads) {
        fmt::print(stderr, "jalon : {} n'est pas un relevé de « jalon audit heads ».\n", file.string());
        return std::nullopt;
    }
    return *std::move(heads);
}

int say(const Findings& findings, bool as_json) {
    const auto& looked = findings.lookedAt();
    const auto count = [&](const char* subject) { return looked.contains(subject) ? looked.at(subject) : 0; };
    if (as_json) {
        json::array kinds;
        for (const auto& [key, kind] : findings.kinds())
            kinds.push_back(json::object{{"code", key.first},
                                         {"subject", key.second},
                                         {"count", kind.count},
                                         {"examples", json::value_from(kind.examples)}});
        fmt::print("{}\n", json::serialize(json::object{{"whole", findings.empty()},
                                                        {"lines", count("audit")},
                                                        {"heads", count("audit_heads")},
                                                        {"findings", std::move(kinds)}}));
    } else {
        fmt::print("Traces lues : {}", spaced(count("audit")));
        if (count("audit_heads") > 0) fmt::print(", et {} de celles du relevé", spaced(count("audit_heads")));
        fmt::print(".\n");
        for (const auto& [key, kind] : findings.kinds()) {
            fmt::print("{}\n", sentenceOf(key, kind));
            for (const std::string& example : kind.examples) fmt::print("  {}\n", example);
        }
        if (findings.empty()) fmt::print("Le journal des accès est entier.\n");
    }
    return findings.empty() ? kWhole : kTrouble;
}

void addBase(CLI::App& command, Place& place) {
    addDirectory(command, place);
    command.add_option("--database", place.database, "Adresse PostgreSQL, à la place du fichier")
        ->envname("JALON_DATABASE");
}

}  // namespace

int verifyRecord(const Place& place, const std::filesystem::path& heads, bool as_json) {
    const auto kept = headsIn(heads);
    if (!kept) return kNotRead;
    Findings findings;
    const auto read = onRecord(place, [&](storage::Transaction& tx) {
        findings = {};
        audit::check(tx, findings);
        if (!kept->empty()) audit::checkHeads(tx, *kept, findings);
    });
    if (!read) {
        failure(read.error(), place);
        return kNotRead;
    }
    return say(findings, as_json);
}

int printHeads(const Place& place) {
    std::string text;
    const auto read = onRecord(place, [&](storage::Transaction& tx) { text = audit::writeHeads(audit::heads(tx)); });
    if (!read) {
        failure(read.error(), place);
        return kNotRead;
    }
    fmt::print("{}", text);
    return kWhole;
}

void addAuditCommands(CLI::App& app, Place& place, int& exit_code) {
    CLI::App* audit = app.add_subcommand("audit", "Le journal des accès")->require_subcommand(1);
    CLI::App* verify = audit->add_subcommand("verify", "Cherche des lignes retirées, déplacées, ajoutées ou changées");
    addBase(*verify, place);
    struct Options {
        std::string heads;
        bool as_json = false;
    };
    const auto options = std::make_shared<Options>();
    verify->add_option("--heads", options->heads, "Un relevé gardé ailleurs : la fin manquante se voit aussi");
    verify->add_flag("--json", options->as_json, "En JSON");
    verify->callback(
        [&place, options, &exit_code] { exit_code = verifyRecord(place, options->heads, options->as_json); });
    CLI::App* heads = audit->add_subcommand("heads", "Le relevé à garder ailleurs, sur la sortie");
    addBase(*heads, place);
    heads->callback([&place, &exit_code] { exit_code = printHeads(place); });
}

}  // namespace jalon::app
