// SPDX-License-Identifier: EUPL-1.2
#include "families/signature.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace jalon::families {
namespace {

constexpr std::int64_t kFarthestPoint = 4000;

bool isCoordinate(const json::value& value) {
    return value.is_int64() && value.get_int64() >= 0 && value.get_int64() <= kFarthestPoint;
}

bool isStroke(const json::value& value) {
    if (!value.is_array()) return false;
    const auto& points = value.get_array();
    return points.size() >= 4 && points.size() % 2 == 0 && std::ranges::all_of(points, isCoordinate);
}

}  // namespace

Result<void> checkStrokes(const json::array& strokes) {
    if (!std::ranges::all_of(strokes, isStroke)) return Error::invalid("strokes", "not_a_signature");
    if (json::serialize(strokes).size() > kMaxSignatureBytes) return Error::invalid("strokes", "too_long");
    return {};
}

std::string digestOf(const json::value& value) {
    const std::string text = json::serialize(value);
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return std::string(hex.data());
}

}  // namespace jalon::families
