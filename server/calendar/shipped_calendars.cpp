// SPDX-License-Identifier: EUPL-1.2
#include "calendar/shipped_calendars.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "base/text.h"

namespace jalon::calendar {
namespace {

constexpr std::string_view kYearsSuffix = "-school-years.json";

template <class T>
T orThrow(Result<T> result, const std::filesystem::path& path) {
    if (!result) throw std::runtime_error(brokenFile(path, result.error()));
    return std::move(result).value();
}

std::vector<std::filesystem::path> schoolYearFiles(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().filename().string().ends_with(kYearsSuffix)) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace

json::object readShippedJson(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(path.string() + ": cannot be read");
    const std::string body{std::istreambuf_iterator<char>(file), {}};
    return orThrow(parseJsonObject(body), path);
}

std::string brokenFile(const std::filesystem::path& path, const Error& error) {
    std::string message = path.string() + ": " + error.code;
    for (const auto& field : error.fields) message += ", " + field.field + " " + field.code;
    return message;
}

ShippedCalendars loadShippedCalendars(const std::filesystem::path& data_folder) {
    const auto folder = data_folder / "calendars";
    ShippedCalendars shipped;
    const auto holidays = folder / "public-holidays.json";
    shipped.regions = orThrow(parsePublicHolidays(readShippedJson(holidays)), holidays);
    for (const auto& path : schoolYearFiles(folder)) {
        auto file = orThrow(parseSchoolYears(readShippedJson(path)), path);
        std::move(file.years.begin(), file.years.end(), std::back_inserter(shipped.years));
        std::move(file.academies.begin(), file.academies.end(), std::back_inserter(shipped.academies));
    }
    return shipped;
}

std::optional<ZoneCalendar> ShippedCalendars::zone(std::string_view code) const {
    ZoneCalendar calendar(std::string(code), years);
    if (calendar.years().empty()) return std::nullopt;
    return calendar;
}

std::optional<std::string> ShippedCalendars::zoneOfAcademy(std::string_view name) const {
    const std::string wanted = text::fold(name);
    const auto found = std::find_if(academies.begin(), academies.end(),
                                    [&](const auto& academy) { return text::fold(academy.first) == wanted; });
    if (found == academies.end()) return std::nullopt;
    return found->second;
}

const PublicHolidays* ShippedCalendars::region(std::string_view code) const {
    const auto found =
        std::find_if(regions.begin(), regions.end(), [&](const auto& region) { return region.region() == code; });
    return found == regions.end() ? nullptr : &*found;
}

std::vector<std::string> ShippedCalendars::zoneCodes() const {
    std::vector<std::string> codes;
    for (const auto& year : years)
        if (std::find(codes.begin(), codes.end(), year.zone) == codes.end()) codes.push_back(year.zone);
    return codes;
}

std::vector<std::string> ShippedCalendars::regionCodes() const {
    std::vector<std::string> codes;
    for (const auto& region : regions) codes.push_back(region.region());
    return codes;
}

}  // namespace jalon::calendar
