// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

namespace jalon::partners {

/// The address of a web site, made safe to put behind a link: http and https only, "www.college.fr" gets "http://".
/// "" for anything else (javascript:, file:, a sentence).
std::string webAddress(std::string_view typed);

/// A French number of ten digits in the usual pairs ("0299251020" → "02 99 25 10 20", also from +33 or without the
/// zero a spreadsheet dropped); other numbers as they are written.
std::string groupedPhone(std::string_view typed);

}  // namespace jalon::partners
