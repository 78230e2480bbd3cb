// SPDX-License-Identifier: EUPL-1.2
#include "access/route_table.h"

#include <utility>

#include "http/problem.h"

namespace jalon::access {

namespace {

Result<Actor> admit(Gate& gate, const Allow& allow, const http::Request& request) {
    if (allow.kind() == Allow::Kind::anyone) return Actor{};
    TRY_ASSIGN(Actor actor, gate.actorOf(request));
    if (allow.kind() == Allow::Kind::roles) {
        if (actor.must_change_password) return Error{ErrorKind::forbidden, "password_change_required"};
        TRY(require(actor, allow.anyOf()));
    }
    return actor;
}

Result<http::Response> answer(Gate& gate, const Allow& allow, const RouteHandler& handler,
                              const http::Request& request) {
    TRY_ASSIGN(const Actor actor, admit(gate, allow, request));
    const bool reads = request.method == http::Method::get || request.method == http::Method::head;
    if (!reads) TRY(gate.checkWrite(request, actor));
    return handler(request, actor);
}

}  // namespace

void RouteTable::add(http::Method method, std::string pattern, std::string operation, Allow allow, RouteHandler handler,
                     std::size_t max_body_bytes) {
    auto guarded = [&gate = gate_, allow, handler = std::move(handler)](const http::Request& request) {
        auto result = answer(gate, allow, handler, request);
        return result ? std::move(result).value() : http::problem(result.error());
    };
    router_.add({method, std::move(pattern), std::move(operation), std::move(guarded), max_body_bytes});
}

}  // namespace jalon::access
