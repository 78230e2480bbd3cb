// SPDX-License-Identifier: EUPL-1.2
#pragma once
// For tests: a city with figures to ask for.
#include <string>
#include <utility>

#include "city_world.h"
#include "reports/reports.h"

namespace jalon::reports::test {

class ReportsWorld {
public:
    jalon::test::CityWorld& city() { return city_; }
    Reports& reports() { return reports_; }

    json::object figures(const std::string& period, Filter filter = {}) {
        return reports_.figures(city_.camille(), {period, std::move(filter)}).value();
    }
    static std::int64_t valueOf(const json::object& figures, std::string_view indicator, const char* which = "now") {
        for (const auto& value : figures.at("values").as_array())
            if (value.at("indicator").as_string() == indicator) return value.at(which).as_int64();
        throw std::runtime_error("no such indicator");
    }
    /// "value:count" of the rows of a breakdown that have some.
    static std::vector<std::string> rows(const json::object& figures, std::string_view by, std::string_view indicator,
                                         const char* which = "now") {
        std::vector<std::string> out;
        for (const auto& table : figures.at("tables").as_array()) {
            if (table.at("by").as_string() != by) continue;
            const auto& columns = table.at("indicators").as_array();
            const auto column = std::find(columns.begin(), columns.end(), json::value(indicator)) - columns.begin();
            for (const auto& row : table.at("rows").as_array()) {
                const auto count = row.at(which).as_array().at(static_cast<std::size_t>(column)).as_int64();
                if (count > 0) out.push_back(std::string(row.at("value").as_string()) + ":" + std::to_string(count));
            }
        }
        return out;
    }
    /// How many things the list behind a number holds, all its pages read.
    std::size_t listed(const std::string& period, std::string indicator, std::string by = "", std::string value = "",
                       Filter filter = {}) {
        std::size_t count = 0;
        Reports::ListAsked asked{
            {period, std::move(filter)}, std::move(indicator), std::move(by), std::move(value), ""};
        while (true) {
            const auto page = reports_.list(city_.camille(), asked).value();
            count += page.at("items").as_array().size();
            if (page.at("nextCursor").is_null()) return count;
            asked.cursor = std::string(page.at("nextCursor").as_string());
        }
    }

private:
    jalon::test::CityWorld city_;
    Reports reports_{city_.database(), city_.clock(), city_.calendars()};
};

}  // namespace jalon::reports::test
