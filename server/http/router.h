// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Which handler answers which method and path. Patterns are literal segments and {names}: "/api/v1/stays/{id}".
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "http/message.h"

namespace jalon::http {

struct Route {
    Method method;
    std::string pattern;
    std::string operation;  ///< operationId of api/openapi.yaml
    Handler handler;
    std::size_t max_body_bytes = 0;  ///< 0: the server's default
};

/// Filled at start, then only read (any thread). A second route for one method and pattern is std::logic_error, and so
/// are two patterns that differ only in the names of their variables, and a route for HEAD (GET answers it).
class Router {
public:
    void add(Route route);

    struct Match {
        const Route* route;
        std::map<std::string, std::string> values;
    };
    struct WrongMethod {
        std::string allow;  ///< for the Allow header
    };
    struct NoRoute {};
    /// Among the routes that have the method, literal segments win over variables, from the left. HEAD matches GET.
    std::variant<Match, WrongMethod, NoRoute> find(Method method, std::string_view path) const;
    const std::vector<std::shared_ptr<const Route>>& routes() const { return routes_; }

private:
    std::vector<std::shared_ptr<const Route>> routes_;
    std::vector<std::vector<std::string>> patterns_;  ///< segments of routes_[i]; a variable keeps its braces
};

}  // namespace jalon::http
