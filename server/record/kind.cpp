// SPDX-License-Identifier: EUPL-1.2
#include "record/kind.h"

#include <array>
#include <utility>

namespace jalon::record {
namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 6> kCodes{{{Kind::any, "any"},
                                                                   {Kind::look, "look"},
                                                                   {Kind::taken, "taken"},
                                                                   {Kind::opening, "opening"},
                                                                   {Kind::sign_in, "sign_in"},
                                                                   {Kind::change, "change"}}};

}  // namespace

std::string_view kindCode(Kind kind) { return kCodes.at(static_cast<std::size_t>(kind)).second; }

std::optional<Kind> parseKind(std::string_view code) {
    for (const auto& [kind, name] : kCodes)
        if (name == code) return kind;
    return std::nullopt;
}

}  // namespace jalon::record
