// SPDX-License-Identifier: EUPL-1.2
#include "http/router.h"

#include <set>
#include <stdexcept>
#include <utility>

#include "http/method.h"

namespace jalon::http {

namespace {

using Segments = std::vector<std::string>;

bool isVariable(std::string_view segment) { return segment.starts_with('{'); }

template <class Text>
std::vector<Text> split(std::string_view path) {
    std::vector<Text> segments;
    for (std::size_t start = 1; start <= path.size();) {
        const auto end = std::min(path.find('/', start), path.size());
        segments.emplace_back(path.substr(start, end - start));
        start = end + 1;
    }
    return segments;
}

bool matches(const Segments& pattern, const std::vector<std::string_view>& path) {
    if (pattern.size() != path.size()) return false;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (isVariable(pattern[i]) ? path[i].empty() : pattern[i] != path[i]) return false;
    }
    return true;
}

/// Both match one path: the one that is literal where the other first has a variable.
bool isMoreLiteral(const Segments& a, const Segments& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (isVariable(a[i]) != isVariable(b[i])) return isVariable(b[i]);
    }
    return false;
}

bool haveSameShape(const Segments& a, const Segments& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (isVariable(a[i]) != isVariable(b[i]) || (!isVariable(a[i]) && a[i] != b[i])) return false;
    }
    return true;
}

void requireWellFormed(const std::string& pattern, const Segments& segments) {
    std::set<std::string> names;
    bool good = pattern.starts_with('/');
    for (const auto& segment : segments) {
        const bool braces = segment.find_first_of("{}") != std::string::npos;
        if (isVariable(segment)) {
            good = good && segment.size() > 2 && segment.find_first_of("{}", 1) == segment.size() - 1 &&
                   names.insert(segment).second;
        } else {
            good = good && !braces && (!segment.empty() || segments.size() == 1);
        }
    }
    if (!good) throw std::logic_error("not a route pattern: " + pattern);
}

}  // namespace

void Router::add(Route route) {
    auto segments = split<std::string>(route.pattern);
    requireWellFormed(route.pattern, segments);
    if (route.method == Method::head) throw std::logic_error("HEAD is answered by GET: " + route.pattern);
    if (!route.handler) throw std::logic_error("route without handler: " + route.pattern);
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (routes_[i]->method == route.method && haveSameShape(patterns_[i], segments))
            throw std::logic_error("two routes for " + route.pattern);
    }
    patterns_.push_back(std::move(segments));
    routes_.push_back(std::make_shared<const Route>(std::move(route)));
}

std::variant<Router::Match, Router::WrongMethod, Router::NoRoute> Router::find(Method method,
                                                                               std::string_view path) const {
    const Method wanted = method == Method::head ? Method::get : method;
    const auto segments = split<std::string_view>(path);
    const std::size_t none = routes_.size();
    std::size_t best = none;
    std::set<Method> allowed;
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (!matches(patterns_[i], segments)) continue;
        allowed.insert(routes_[i]->method);
        if (routes_[i]->method != wanted) continue;
        if (best == none || isMoreLiteral(patterns_[i], patterns_[best])) best = i;
    }
    if (allowed.empty()) return NoRoute{};
    if (best == none) {
        if (allowed.contains(Method::get)) allowed.insert(Method::head);
        std::string allow;
        for (const auto other : allowed) allow.append(allow.empty() ? "" : ", ").append(methodName(other));
        return WrongMethod{std::move(allow)};
    }
    Match match{routes_[best].get(), {}};
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const auto& name = patterns_[best][i];
        if (isVariable(name)) match.values.emplace(name.substr(1, name.size() - 2), segments[i]);
    }
    return match;
}

}  // namespace jalon::http
