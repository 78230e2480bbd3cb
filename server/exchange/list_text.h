// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The bytes of a school's list as text, whatever program wrote them. Pure.
#include <string>
#include <string_view>

#include "base/result.h"

namespace jalon::exchange {

struct DecodedList {
    std::string text;      ///< UTF-8, without a byte order mark
    std::string encoding;  ///< utf-8, utf-8-bom, utf-16, windows-1252
};

/// Any bytes give a text or an error, never a fault. Errors, malformed: list_workbook (a spreadsheet's own format, not
/// CSV), list_not_text.
Result<DecodedList> decodeList(std::string_view bytes);

/// Letters that were lost or doubled on their way through two encodings: "LÃ©a", "L?a", "L\uFFFDa".
bool hasBrokenAccents(std::string_view text);

}  // namespace jalon::exchange
