// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace jalon::text {
namespace {

void check(UErrorCode status, const char* what) {
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + what + ": " + u_errorName(status));
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

icu::UnicodeString composed(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    check(status, "NFC");
    icu::UnicodeString out = nfc->normalize(unicode(text), status);
    check(status, "normalize");
    return out;
}

bool isApostrophe(UChar32 c) { return c == 0x2019 || c == 0x2018 || c == 0x00B4 || c == 0x02BC || c == '`'; }

/// Transliterators are not safe to share between threads: one a thread.
const icu::Transliterator& folder() {
    thread_local const std::unique_ptr<icu::Transliterator> instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
            "NFKD; [[:M:][:Cf:]] Remove; Latin-ASCII; Lower; NFC", UTRANS_FORWARD, status));
        check(status, "transliterator");
        return made;
    }();
    return *instance;
}

const icu::Collator& collator() {
    thread_local const std::unique_ptr<icu::Collator> instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("fr"), status));
        check(status, "collator");
        made->setStrength(icu::Collator::TERTIARY);
        // A double surname sorts by its letters: "Saint-Jean" beside "Saint Jean".
        made->setAttribute(UCOL_ALTERNATE_HANDLING, UCOL_NON_IGNORABLE, status);
        return made;
    }();
    return *instance;
}

/// Marks without a shape (soft hyphen, direction marks, byte order mark) that come along when text is pasted. The
/// joiners U+200C and U+200D carry meaning in some scripts and stay.
bool isInvisible(UChar32 c) { return u_charType(c) == U_FORMAT_CHAR && c != 0x200C && c != 0x200D; }

bool isLineEnd(UChar32 c) { return c == '\n' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool isPlainAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::vector<UChar32> codePoints(std::string_view text) {
    const icu::UnicodeString source = unicode(text);
    std::vector<UChar32> out;
    for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) out.push_back(source.char32At(i));
    return out;
}

void foldInto(std::string_view lower_ascii, std::string& out) {
    bool gap = false;
    for (const char c : lower_ascii) {
        const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (!word) {
            gap = !out.empty();
            continue;
        }
        if (gap) out += ' ';
        gap = false;
        out += c;
    }
}

}  // namespace

bool isValidUtf8(std::string_view bytes) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto size = static_cast<int32_t>(bytes.size());
    for (int32_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT(data, i, size, c);
        if (c <= 0) return false;
    }
    return true;
}

std::string tidy(std::string_view typed) {
    const icu::UnicodeString source = composed(typed);
    icu::UnicodeString out;
    bool gap = false;
    for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
        const UChar32 c = source.char32At(i);
        if (u_isUWhiteSpace(c)) {
            gap = !out.isEmpty();
            continue;
        }
        if (u_iscntrl(c) || isInvisible(c)) continue;
        if (gap) out.append(static_cast<UChar32>(' '));
        gap = false;
        out.append(isApostrophe(c) ? static_cast<UChar32>('\'') : c);
    }
    return utf8(out);
}

std::string tidyLines(std::string_view typed) {
    const icu::UnicodeString source = composed(typed);
    icu::UnicodeString out;
    for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
        const UChar32 c = source.char32At(i);
        if (c == '\r') {
            if (source.char32At(source.moveIndex32(i, 1)) != '\n') out.append(static_cast<UChar32>('\n'));
            continue;
        }
        if (isLineEnd(c)) {
            out.append(static_cast<UChar32>('\n'));
            continue;
        }
        if (c != '\t' && (u_iscntrl(c) || isInvisible(c))) continue;
        out.append(c);
    }
    return utf8(out.trim());
}

std::string fold(std::string_view name) {
    std::string out;
    out.reserve(name.size());
    if (isPlainAscii(name)) {
        std::string lower(name);
        for (char& c : lower)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
        foldInto(lower, out);
        return out;
    }
    icu::UnicodeString source = unicode(name);
    folder().transliterate(source);
    foldInto(utf8(source), out);
    return out;
}

std::vector<std::string> words(std::string_view name) {
    std::vector<std::string> out;
    const std::string folded = fold(name);
    for (std::size_t start = 0; start < folded.size();) {
        const auto end = std::min(folded.find(' ', start), folded.size());
        out.push_back(folded.substr(start, end - start));
        start = end + 1;
    }
    return out;
}

std::string phoneKey(std::string_view typed, std::string_view country) {
    std::string digits;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (!digits.empty() && typed.substr(i).starts_with("(0)")) {  // "+33 (0)6": the trunk zero is not dialled
            i += 2;
            continue;
        }
        if (typed[i] >= '0' && typed[i] <= '9') digits += typed[i];
    }
    if (digits.empty()) return {};

    const bool plus = typed.find('+') < typed.find_first_of("0123456789");
    const bool zeros = !plus && digits.starts_with("00") && digits.size() > 6;
    if (zeros) digits.erase(0, 2);
    if (country == "33" && !plus && !zeros) {
        if (digits.size() == 10 && digits[0] == '0') return "+33" + digits.substr(1);
        if (digits.size() == 11 && digits.starts_with("33")) return "+" + digits;
    }
    if (!plus && !zeros) return digits;
    if (digits.size() == 12 && digits.starts_with("330")) digits.erase(2, 1);  // "+33 06 12 34 56 78"
    return "+" + digits;
}

std::vector<std::byte> sortKey(std::string_view name) {
    const icu::UnicodeString source = composed(name);
    std::vector<std::byte> key(64);
    for (;;) {
        const int32_t needed = collator().getSortKey(source, reinterpret_cast<std::uint8_t*>(key.data()),
                                                     static_cast<int32_t>(key.size()));
        const auto size = static_cast<std::size_t>(needed);
        const bool fits = size <= key.size();
        key.resize(size);
        if (fits) break;
    }
    if (!key.empty()) key.pop_back();  // the terminating zero
    return key;
}

std::size_t length(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string fromWindows1252(std::string_view bytes) {
    // The 0x80–0x9F block of code page 1252; 0 marks the five undefined bytes, kept as U+FFFD.
    static constexpr std::array<char16_t, 32> kHigh{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    icu::UnicodeString out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        char16_t unit = byte;
        if (byte >= 0x80 && byte < 0xA0) unit = kHigh.at(byte - 0x80U) == 0 ? char16_t{0xFFFD} : kHigh.at(byte - 0x80U);
        out.append(unit);
    }
    return utf8(out);
}

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit) {
    const std::vector<UChar32> left = codePoints(a);
    const std::vector<UChar32> right = codePoints(b);
    const std::size_t n = left.size();
    const std::size_t m = right.size();
    if ((n > m ? n - m : m - n) > limit) return limit + 1;
    std::vector<std::size_t> before(m + 1), previous(m + 1), current(m + 1);
    for (std::size_t j = 0; j <= m; ++j) previous[j] = j;
    for (std::size_t i = 1; i <= n; ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= m; ++j) {
            const UChar32 x = left[i - 1];
            const UChar32 y = right[j - 1];
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x == y ? 0U : 1U)});
            if (i > 1 && j > 1 && x == right[j - 2] && left[i - 2] == y)
                current[j] = std::min(current[j], before[j - 2] + 1);
        }
        std::swap(before, previous);
        std::swap(previous, current);
    }
    return std::min(previous[m], limit + 1);
}

}  // namespace jalon::text
