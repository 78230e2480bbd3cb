// SPDX-License-Identifier: EUPL-1.2
#include "people/newcomer.h"

namespace jalon::people {
namespace {

NewGuardian readNewGuardian(JsonReader& in, const json::object& given) {
    JsonReader nested(given, in.path("guardian"));
    const std::string id = nested.uuid("id");
    NewGuardian guardian{GuardianId::trusted(id), readGuardian(nested)};
    in.absorb(nested);
    return guardian;
}

}  // namespace

std::optional<Newcomer> readNewcomer(JsonReader& in, Day today) {
    const json::object* pupil = in.object("pupil");
    if (pupil == nullptr) return std::nullopt;
    JsonReader nested(*pupil, in.path("pupil"));
    const std::string id = nested.uuid("id");
    Newcomer newcomer{PersonId::trusted(id), readPerson(nested, today), std::nullopt};
    in.absorb(nested);
    if (const auto* guardian = in.object("guardian")) newcomer.guardian = readNewGuardian(in, *guardian);
    return newcomer;
}

}  // namespace jalon::people
