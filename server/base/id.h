// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Identifiers are UUIDs made by the program or its client (version 7: ordered by time), kept as 36 lower-case
// characters.
#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/clock.h"

namespace jalon {

/// A new UUID version 7 (RFC 9562): 48 bits of milliseconds, the rest from the system's random generator. Ids made by
/// one process are strictly increasing, also when its clock is set back: by up to a second for any clock, by any time
/// for the machine's own (times near it). A longer step of another clock is taken as meant (a demo, a test). Safe from
/// any thread.
std::string newUuid(Instant now);
/// True for 8-4-4-4-12 lower-case hexadecimal digits.
bool isUuid(std::string_view text);

/// An identifier of one kind of thing: `using PersonId = Id<struct PersonTag>;`. Never empty, always a valid UUID.
template <class Tag>
class Id {
public:
    static std::optional<Id> parse(std::string_view text) {
        if (!isUuid(text)) return std::nullopt;
        return Id(std::string(text));
    }
    static Id make(Instant now) { return Id(newUuid(now)); }
    /// For text that comes from the database, where a CHECK or a foreign key already holds.
    static Id trusted(std::string text) { return Id(std::move(text)); }

    const std::string& text() const { return text_; }
    auto operator<=>(const Id&) const = default;

private:
    explicit Id(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

using PersonId = Id<struct PersonTag>;
using StructureId = Id<struct StructureTag>;
using ReferralId = Id<struct ReferralTag>;
using StayId = Id<struct StayTag>;
using UserId = Id<struct UserTag>;
using OrganisationId = Id<struct OrganisationTag>;
using TeamId = Id<struct TeamTag>;

}  // namespace jalon

template <class Tag>
struct std::hash<jalon::Id<Tag>> {
    std::size_t operator()(const jalon::Id<Tag>& id) const { return std::hash<std::string>{}(id.text()); }
};
