// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A signature drawn on a screen: strokes of points, small enough to be kept with what it signs. Nothing is recognised
// from it; the digest ties it to the words that were signed.
#include <string>

#include "base/json.h"
#include "base/result.h"

namespace jalon::families {

/// The largest drawing kept, as JSON.
inline constexpr std::size_t kMaxSignatureBytes = 50'000;

/// Strokes as [[x, y, x, y, …], …], whole numbers from 0 to 4000. Errors, on field "strokes": not_a_signature (another
/// shape, a stroke without two points), too_long (over kMaxSignatureBytes).
Result<void> checkStrokes(const json::array& strokes);

/// SHA-256 in hexadecimal of a JSON value as it is written.
std::string digestOf(const json::value& value);

}  // namespace jalon::families
