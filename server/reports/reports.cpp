// SPDX-License-Identifier: EUPL-1.2
#include "reports/reports.h"

#include <charconv>

#include "access/access.h"
#include "audit/audit.h"
#include "reports/reports_json.h"

namespace jalon::reports {
namespace {

using access::Right;

constexpr std::size_t kPage = 50;

/// The cursor is how many were shown. Nothing when it is no number.
std::optional<std::size_t> placeOf(const std::string& cursor) {
    std::size_t place = 0;
    if (cursor.empty()) return place;
    const auto end = cursor.data() + cursor.size();
    const auto read = std::from_chars(cursor.data(), end, place);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return place;
}

Filter within(Filter filter, access::FileScope files) {
    filter.files = std::move(files);
    return filter;
}

struct Opened {
    Indicator indicator;
    std::optional<Dimension> by;
    std::size_t place = 0;
};

Result<Opened> readOpened(const Reports::ListAsked& asked) {
    const auto indicator = parseIndicator(asked.indicator);
    if (!indicator) return Error::invalid("indicator", "not_in_list");
    const auto by = parseDimension(asked.by);
    if (!asked.by.empty() && (!by || !has(*indicator, *by))) return Error::invalid("by", "not_in_list");
    const auto place = placeOf(asked.cursor);
    if (!place) return Error::invalid("cursor", "not_a_cursor");
    return Opened{*indicator, by, *place};
}

}  // namespace

Result<Period> Reports::periodOf(storage::Transaction& tx, const std::string& text) const {
    const auto last_month = calendars_.settings(tx).integer("school_year.last_month", clock_.today());
    return parsePeriod(text, static_cast<int>(last_month));
}

Result<json::object> Reports::figures(const access::Actor& actor, const Asked& asked) {
    TRY(access::require(actor, Right::figures_see));
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(const auto period, periodOf(tx, asked.period));
        const Period previous = yearBefore(period, clock_.today());
        const Filter filter = within(asked.filter, actor.scope(Right::figures_see));
        const auto now = gather(tx, clock_, period, filter);
        const auto before = gather(tx, clock_, previous, filter);
        const Tally counted = tally(now.facts), counted_before = tally(before.facts);
        auto ids = now.schools;
        ids.insert(ids.end(), before.schools.begin(), before.schools.end());
        const auto schools = partners::findMany(tx, ids);
        json::array filters;
        for (const auto& [id, school] : schools) filters.push_back(json::object{{"id", id}, {"name", school.name}});
        return json::object{{"period", toJson(period)},
                            {"previous", toJson(previous)},
                            {"until", now.facts.until.text()},
                            {"schools", std::move(filters)},
                            {"values", valuesJson(counted.total, counted_before.total)},
                            {"rates", ratesJson(counted.total, counted_before.total)},
                            {"tables", tablesJson(counted, counted_before, schools)}};
    });
}

Result<json::object> Reports::list(const access::Actor& actor, const ListAsked& asked) {
    TRY(access::require(actor, Right::figures_open));
    TRY_ASSIGN(const auto opened, readOpened(asked));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(const auto period, periodOf(tx, asked.of.period));
        const auto facts = gather(tx, clock_, period, within(asked.of.filter, actor.scope(Right::figures_open))).facts;
        auto all = members(facts, opened.indicator);
        if (opened.by)
            std::erase_if(all, [&](const Member& member) {
                return valueOf(facts, opened.indicator, member, *opened.by) != asked.value;
            });
        const std::size_t first = std::min(opened.place, all.size()), last = std::min(first + kPage, all.size());
        std::vector<PersonId> people;
        std::vector<StructureId> structures;
        for (std::size_t i = first; i < last; ++i) {
            people.push_back(personOf(facts, opened.indicator, all[i]));
            structures.push_back(schoolOf(facts, opened.indicator, all[i]));
        }
        const auto names = people::findMany(tx, people);
        const auto schools = partners::findMany(tx, structures);
        json::array items;
        for (std::size_t i = first; i < last; ++i)
            items.push_back(itemJson(facts, opened.indicator, all[i], schools, names));
        audit::record(tx, clock_, actor.author,
                      {"open",
                       "figure",
                       asked.indicator,
                       std::nullopt,
                       {{"period", asked.of.period}, {"by", asked.by}, {"value", asked.value}}});
        return json::object{{"period", toJson(period)},
                            {"unit", unitCode(unitOf(opened.indicator))},
                            {"total", all.size()},
                            {"items", std::move(items)},
                            {"nextCursor", last < all.size() ? json::value(std::to_string(last)) : json::value()}};
    });
}

}  // namespace jalon::reports
