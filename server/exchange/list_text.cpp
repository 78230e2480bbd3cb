// SPDX-License-Identifier: EUPL-1.2
#include "exchange/list_text.h"

#include <cstdint>
#include <optional>

#include "base/text.h"

namespace jalon::exchange {
namespace {

enum class ByteOrder { little, big };

void append(std::string& out, std::uint32_t point) {
    const auto byte = [&](std::uint32_t value) { out.push_back(static_cast<char>(value)); };
    if (point < 0x80U) {
        byte(point);
    } else if (point < 0x800U) {
        byte(0xC0U | (point >> 6U));
        byte(0x80U | (point & 0x3FU));
    } else if (point < 0x10000U) {
        byte(0xE0U | (point >> 12U));
        byte(0x80U | ((point >> 6U) & 0x3FU));
        byte(0x80U | (point & 0x3FU));
    } else {
        byte(0xF0U | (point >> 18U));
        byte(0x80U | ((point >> 12U) & 0x3FU));
        byte(0x80U | ((point >> 6U) & 0x3FU));
        byte(0x80U | (point & 0x3FU));
    }
}

/// Lone surrogates and a last odd byte become U+FFFD.
std::string fromUtf16(std::string_view bytes, ByteOrder order) {
    constexpr std::uint32_t kReplacement = 0xFFFDU;
    const auto unitAt = [&](std::size_t at) -> std::uint32_t {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return order == ByteOrder::little ? (static_cast<std::uint32_t>(second) << 8U) | first
                                          : (static_cast<std::uint32_t>(first) << 8U) | second;
    };
    std::string out;
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        const std::uint32_t unit = unitAt(at);
        if (unit < 0xD800U || unit > 0xDFFFU) {
            append(out, unit);
            continue;
        }
        const bool paired = unit < 0xDC00U && at + 3 < bytes.size() && (unitAt(at + 2) & 0xFC00U) == 0xDC00U;
        if (!paired) {
            append(out, kReplacement);
            continue;
        }
        append(out, 0x10000U + ((unit - 0xD800U) << 10U) + (unitAt(at + 2) - 0xDC00U));
        at += 2;
    }
    if (at < bytes.size()) append(out, kReplacement);
    return out;
}

/// Latin text in UTF-16 has a NUL in nearly every pair.
std::optional<ByteOrder> guessUtf16(std::string_view bytes) {
    const auto sample = bytes.substr(0, 512);
    if (sample.size() < 4) return std::nullopt;
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < sample.size(); ++i)
        if (sample[i] == '\0') ++(i % 2 == 0 ? even : odd);
    const std::size_t most = sample.size() / 2;
    if (odd * 10 >= most * 8 && even == 0) return ByteOrder::little;
    if (even * 10 >= most * 8 && odd == 0) return ByteOrder::big;
    return std::nullopt;
}

Result<DecodedList> textOnly(std::string text, std::string encoding) {
    if (text.find('\0') != std::string::npos) return Error{ErrorKind::malformed, "list_not_text"};
    return DecodedList{std::move(text), std::move(encoding)};
}

bool isLetter(std::string_view text, std::size_t at) {
    const auto c = static_cast<unsigned char>(text[at]);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80U;
}

}  // namespace

Result<DecodedList> decodeList(std::string_view bytes) {
    constexpr std::string_view kZip = "PK\x03\x04", kOldWorkbook = "\xD0\xCF\x11\xE0";
    if (bytes.starts_with(kZip) || bytes.starts_with(kOldWorkbook)) return Error{ErrorKind::malformed, "list_workbook"};
    if (bytes.starts_with("\xFF\xFE")) return textOnly(fromUtf16(bytes.substr(2), ByteOrder::little), "utf-16");
    if (bytes.starts_with("\xFE\xFF")) return textOnly(fromUtf16(bytes.substr(2), ByteOrder::big), "utf-16");
    if (const auto order = guessUtf16(bytes)) return textOnly(fromUtf16(bytes, *order), "utf-16");
    if (bytes.starts_with("\xEF\xBB\xBF") && text::isValidUtf8(bytes.substr(3)))
        return textOnly(std::string(bytes.substr(3)), "utf-8-bom");
    if (text::isValidUtf8(bytes)) return textOnly(std::string(bytes), "utf-8");
    return textOnly(text::fromWindows1252(bytes), "windows-1252");
}

bool hasBrokenAccents(std::string_view text) {
    if (text.find("\xEF\xBF\xBD") != std::string_view::npos) return true;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        // Ã or Â, then what only stands there as the second half of a letter.
        const bool doubled = text[at] == '\xC3' && (text[at + 1] == '\x83' || text[at + 1] == '\x82');
        if (doubled && at + 3 < text.size() && (text[at + 2] == '\xC2' || text[at + 2] == '\xE2')) return true;
        if (text[at] == '?' && at > 0 && isLetter(text, at - 1) && isLetter(text, at + 1)) return true;
    }
    return false;
}

}  // namespace jalon::exchange
