// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Text as people write it in French and German, made comparable. All functions take and give UTF-8; invalid sequences
// become U+FFFD before anything else.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jalon::text {

/// True when the bytes are well-formed UTF-8 without NUL.
bool isValidUtf8(std::string_view bytes);

/// What is stored of a typed name or line: NFC, typographic and doubled spaces made one space, ends trimmed, ’ and ´
/// made ', control characters dropped. Case and accents stay.
std::string tidy(std::string_view typed);

/// For texts of several lines: NFC, ends trimmed, control characters dropped, every kind of line end made \n. Spaces
/// and typographic marks inside a line stay as typed.
std::string tidyLines(std::string_view typed);

/// The form two spellings of one name share: no case, no accents (œ→oe, ß→ss, ø→o, ł→l), hyphens, apostrophes and dots
/// made spaces, one space between words. "L’HÔTE--Weiß" → "l hote weiss".
std::string fold(std::string_view name);

/// The words of fold(name).
std::vector<std::string> words(std::string_view name);

/// Digits of a telephone number in E.164 where it can be told ("06 12 34 56 78" → "+33612345678" for country "33"),
/// else the digits alone. Empty when there is no digit.
std::string phoneKey(std::string_view typed, std::string_view country = "33");

/// Bytes that sort as a French dictionary does (ICU collation, ties broken by accents, then case).
std::vector<std::byte> sortKey(std::string_view name);

/// Length in characters (code points).
std::size_t length(std::string_view text);

/// Windows-1252 bytes as UTF-8.
std::string fromWindows1252(std::string_view bytes);

/// Optimal-string-alignment distance in code points (insert, delete, replace, swap neighbours), at most `limit` + 1.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace jalon::text
