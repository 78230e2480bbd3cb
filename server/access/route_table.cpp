// SPDX-License-Identifier: EUPL-1.2
#include "access/route_table.h"

#include <stdexcept>
#include <utility>

#include "http/problem.h"

namespace jalon::access {

namespace {

Result<Actor> admit(Gate& gate, const Allow& allow, const http::Request& request) {
    if (allow.kind() == Allow::Kind::anyone) return Actor{};
    TRY_ASSIGN(Actor actor, gate.actorOf(request));
    if (allow.kind() == Allow::Kind::signed_in) return actor;
    if (actor.must_change_password) return Error{ErrorKind::forbidden, "password_change_required"};
    switch (allow.kind()) {
        case Allow::Kind::right:
            TRY(require(actor, allow.itsRight()));
            break;
        case Allow::Kind::roles:
            TRY(require(actor, allow.anyOf()));
            break;
        default:
            if (actor.roles.empty()) return Error::forbidden();
    }
    return actor;
}

constexpr std::string_view kApi = "/api/v1/";

/// What stands between "/api/v1/" and the first variable; "" without one.
std::string_view pathBefore(std::string_view pattern) {
    const auto variable = pattern.find("/{");
    if (variable == std::string_view::npos || !pattern.starts_with(kApi)) return {};
    return pattern.substr(kApi.size(), variable - kApi.size());
}

/// The name of the first variable.
std::string variableOf(std::string_view pattern) {
    const auto open = pattern.find('{'), close = pattern.find('}');
    return std::string(pattern.substr(open + 1, close - open - 1));
}

}  // namespace

void RouteTable::add(http::Method method, std::string pattern, std::string operation, Allow allow, RouteHandler handler,
                     std::size_t max_body_bytes) {
    const std::string path(pathBefore(pattern)), variable = path.empty() ? "" : variableOf(pattern);
    if (!path.empty()) paths_.insert(path);
    auto guarded = [&gate = gate_, allow, path, variable, declared = declared_,
                    handler = std::move(handler)](const http::Request& request) {
        const auto answer = [&]() -> Result<http::Response> {
            TRY_ASSIGN(const Actor actor, admit(gate, allow, request));
            const bool reads = request.method == http::Method::get || request.method == http::Method::head;
            if (!reads) TRY(gate.checkWrite(request, actor));
            const FileScope scope = actor.scope(allow.itsRight());
            if (declared->files.contains(path) && !scope.isEverything()) {
                const auto way = declared->wayFrom(path);
                if (!way) return Error::notFound();
                TRY(gate.checkFile(scope, *way, request.path_values.at(variable)));
            }
            return handler(request, actor);
        };
        auto result = answer();
        return result ? std::move(result).value() : http::problem(result.error());
    };
    router_.add({method, std::move(pattern), std::move(operation), std::move(guarded), max_body_bytes});
}

std::optional<WayToFile> RouteTable::Declared::wayFrom(const std::string& path) const {
    if (!in_scope) return std::nullopt;
    WayToFile way{{}, *in_scope};
    for (const Lead* lead = &files.at(path);; lead = &files.at(lead->via)) {
        if (lead->step) way.steps.push_back(*lead->step);
        if (lead->via.empty()) return way;
    }
}

void RouteTable::leadsToFile(const std::string& path, storage::Sql people_of) {
    declared_->files.emplace(path, Lead{people_of, ""});
}

void RouteTable::leadsAs(const std::string& path, const std::string& other, std::optional<storage::Sql> ids_of) {
    declared_->files.emplace(path, Lead{ids_of, other});
}

void RouteTable::leadsToNoFile(std::initializer_list<std::string_view> paths) {
    for (const auto path : paths) declared_->no_files.emplace(path);
}

void RouteTable::guardFiles(storage::Sql in_scope) { declared_->in_scope = in_scope; }

void RouteTable::checkPaths() const {
    for (const std::string& path : paths_)
        if (!declared_->files.contains(path) && !declared_->no_files.contains(path))
            throw std::logic_error("nobody says whose file " + path + "/{…} leads to");
    for (const auto& [path, lead] : declared_->files)
        if (!lead.via.empty() && !declared_->files.contains(lead.via))
            throw std::logic_error(path + " leads as " + lead.via + ", which nobody declared");
}

}  // namespace jalon::access
