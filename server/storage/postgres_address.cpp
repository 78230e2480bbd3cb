// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_address.h"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>

namespace jalon::storage {

namespace {

std::vector<std::string> splitAtCommas(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

bool isLocalHost(const std::string& host) {
    return host.empty() || host.front() == '/' || host.front() == '@' || host == "localhost" || host == "127.0.0.1" ||
           host == "::1";
}

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// The password file systemd hands to the service (LoadCredential=jalon.pgpass:…), or "".
std::string credentialPassfile() {
    const std::string folder = environment("CREDENTIALS_DIRECTORY");
    if (folder.empty()) return "";
    const std::filesystem::path file = std::filesystem::path(folder) / "jalon.pgpass";
    std::error_code ignored;
    return std::filesystem::exists(file, ignored) ? file.string() : "";
}

}  // namespace

bool PostgresAddress::isOne(std::string_view text) {
    return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

Result<PostgresAddress> PostgresAddress::parse(const std::string& text) {
    char* message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(text.c_str(), &message),
                                                                               &PQconninfoFree);
    PQfreemem(message);  // it may repeat the password
    if (!isOne(text) || !options) return Error{ErrorKind::unavailable, "database.address"};
    std::map<std::string, std::string> given;
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val != nullptr) given.emplace(option->keyword, option->val);
    }
    return PostgresAddress(std::move(given));
}

PostgresAddress::PostgresAddress(std::map<std::string, std::string> given) : parameters_(std::move(given)) {
    // Those given stay: emplace leaves what is there.
    parameters_.emplace("target_session_attrs", "read-write");
    parameters_.emplace("connect_timeout", "5");
    parameters_.emplace("keepalives_idle", "5");
    parameters_.emplace("keepalives_interval", "2");
    parameters_.emplace("keepalives_count", "3");
    parameters_.emplace("tcp_user_timeout", "10000");
    parameters_.emplace("gssencmode", "disable");
    parameters_["client_encoding"] = "UTF8";
    parameters_["application_name"] = "jalon";  // by which others see that the base is in use (sole_use.h)
    if (environment("PGSSLMODE").empty() && !isLocal()) parameters_.emplace("sslmode", "verify-full");
    const std::string passfile = credentialPassfile();
    if (!passfile.empty() && environment("PGPASSFILE").empty()) parameters_.emplace("passfile", passfile);
}

std::string PostgresAddress::value(const std::string& name) const {
    const auto found = parameters_.find(name);
    return found == parameters_.end() ? "" : found->second;
}

std::string PostgresAddress::given(const std::string& name, const char* variable) const {
    const std::string here = value(name);
    return here.empty() ? environment(variable) : here;
}

std::vector<PostgresAddress> PostgresAddress::hosts() const {
    static const std::array<std::string, 3> kLists{"host", "hostaddr", "port"};
    std::size_t count = 1;
    for (const std::string& list : kLists) count = std::max(count, splitAtCommas(value(list)).size());
    std::vector<PostgresAddress> each(count, *this);
    for (const std::string& list : kLists) {
        const std::vector<std::string> parts = splitAtCommas(value(list));
        if (parts.size() == 1) continue;            // for all of them
        if (parts.size() != count) return {*this};  // libpq says what is wrong with that
        for (std::size_t i = 0; i < count; ++i) each[i].parameters_[list] = parts[i];
    }
    return each;
}

bool PostgresAddress::isLocal() const {
    // A service may say another machine; libpq alone reads its file.
    if (!given("service", "PGSERVICE").empty()) return false;
    // An item of hostaddr that is empty leaves the choice to the host of that place.
    const auto all_local = [](const std::string& list) {
        return std::ranges::all_of(splitAtCommas(list), isLocalHost);
    };
    return all_local(given("hostaddr", "PGHOSTADDR")) && all_local(given("host", "PGHOST"));
}

std::string PostgresAddress::describe() const {
    const std::vector<std::string> hosts = splitAtCommas(value("host").empty() ? value("hostaddr") : value("host"));
    const std::vector<std::string> ports = splitAtCommas(value("port"));
    std::string out = "postgresql://";
    if (const std::string user = value("user"); !user.empty()) out += user + "@";
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        const std::string& port = ports.size() == 1 ? ports[0] : i < ports.size() ? ports[i] : std::string();
        out += (i == 0 ? "" : ",") + hosts[i] + (port.empty() ? "" : ":" + port);
    }
    return out + "/" + value("dbname");
}

}  // namespace jalon::storage
