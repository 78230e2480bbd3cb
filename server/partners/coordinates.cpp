// SPDX-License-Identifier: EUPL-1.2
#include "partners/coordinates.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace jalon::partners {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
/// Letters of any script: "www.collège.bzh" is a name too.
bool isHostCharacter(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// "www.college-x.fr", with a port, path or query after it or not.
bool startsWithHost(std::string_view address) {
    const std::string_view host = address.substr(0, address.find_first_of(":/?#"));
    return host.find('.') != std::string_view::npos && !host.starts_with('.') && !host.ends_with('.') &&
           std::ranges::all_of(host, isHostCharacter);
}

bool startsWithNoCase(std::string_view text, std::string_view lower) {
    if (text.size() < lower.size()) return false;
    return std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
        return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
    });
}

}  // namespace

std::string webAddress(std::string_view typed) {
    const std::string address = text::tidy(typed);
    if (address.find(' ') != std::string::npos) return {};
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (startsWithNoCase(address, scheme))
            return startsWithHost(std::string_view(address).substr(scheme.size())) ? address : "";
    }
    return startsWithHost(address) ? "http://" + address : "";
}

std::string groupedPhone(std::string_view typed) {
    const std::string written = text::tidy(typed);
    std::string digits;
    std::ranges::copy_if(written, std::back_inserter(digits), isDigit);
    if (written.starts_with("+33") && digits.size() == 11) digits = "0" + digits.substr(2);
    if (digits.size() == 9 && digits.front() != '0' && !written.starts_with('+')) digits.insert(digits.begin(), '0');
    if (digits.size() != 10 || digits.front() != '0') return written;
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); i += 2) grouped += (i == 0 ? "" : " ") + digits.substr(i, 2);
    return grouped;
}

}  // namespace jalon::partners
