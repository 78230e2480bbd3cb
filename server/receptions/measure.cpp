// SPDX-License-Identifier: EUPL-1.2
#include "receptions/measure.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace jalon::receptions {
namespace {

constexpr int kPlausibleYears = 2;
constexpr std::int64_t kMostMinutes = 400 * 60;

std::optional<StructureId> optionalStructure(JsonReader& in, std::string_view key) {
    const std::string id = in.optionalUuid(key);
    if (id.empty()) return std::nullopt;
    return StructureId::trusted(id);
}

json::value idOrNull(const std::optional<StructureId>& id) { return id ? json::value(id->text()) : json::value(); }

/// Codes of a short closed list, each once.
std::vector<std::string> readSigners(JsonReader& in) {
    static constexpr std::array<std::string_view, 4> kSigners{"pupil", "guardian", "school", "host"};
    std::vector<std::string> given = in.texts("agreementBy", kSigners.size(), {.max = 20});
    std::vector<std::string> signers;
    for (const auto signer : kSigners)
        if (std::find(given.begin(), given.end(), signer) != given.end()) signers.emplace_back(signer);
    if (signers.size() != given.size()) in.fail("agreementBy", "not_in_list");
    return signers;
}

bool isTime(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    return text.size() == 5 && digit(0) && digit(1) && text[2] == ':' && digit(3) && digit(4) && text < "24:00" &&
           text[3] < '6';
}

}  // namespace

std::optional<int> Measure::calendarDays() const {
    if (!start || !end) return std::nullopt;
    return end->day - start->day + 1;
}

std::optional<HalfDay> Measure::knownEnd() const {
    if (end || !next_from) return end;
    return HalfDay{*next_from - 1, Half::pm};
}

std::string readTime(JsonReader& in, std::string_view key) {
    std::string time = in.optionalText(key, {.max = 5});
    if (!time.empty() && !isTime(time)) in.fail(key, "not_a_time");
    return time;
}

Measure readMeasure(JsonReader& in) {
    Measure measure;
    measure.kind = in.optionalText("kind", {.max = 60});
    measure.decided_on = in.optionalDay("decidedOn");
    measure.start = in.optionalHalfDay("start");
    measure.start_time = readTime(in, "startTime");
    measure.end = in.optionalHalfDay("end");
    measure.end_time = readTime(in, "endTime");
    measure.suspended = in.boolean("suspended", false);
    measure.revoked_on = in.optionalDay("revokedOn");
    measure.council_on = in.optionalDay("councilOn");
    measure.revocable_until = in.optionalDay("revocableUntil");
    measure.revoked_by = in.optionalText("revokedBy", {.max = 200});
    if (const auto minutes = in.optionalInteger("orderedMinutes", 1, kMostMinutes))
        measure.ordered_minutes = static_cast<int>(*minutes);
    measure.host = optionalStructure(in, "hostStructureId");
    measure.host_name = in.optionalText("hostName", {.max = 200});
    measure.host_tasks = in.optionalText("hostTasks", {.max = 600, .lines = true});
    measure.agreement_on = in.optionalDay("agreementOn");
    measure.agreement_by = readSigners(in);
    measure.alternative = in.boolean("alternative", false);
    measure.next_school = optionalStructure(in, "nextStructureId");
    measure.next_from = in.optionalDay("nextFrom");
    return measure;
}

json::object toJson(const Measure& measure) {
    json::array signers;
    for (const auto& signer : measure.agreement_by) signers.emplace_back(signer);
    return {{"kind", measure.kind},
            {"decidedOn", dayOrNull(measure.decided_on)},
            {"start", halfDayOrNull(measure.start)},
            {"startTime", measure.start_time},
            {"end", halfDayOrNull(measure.end)},
            {"endTime", measure.end_time},
            {"suspended", measure.suspended},
            {"revokedOn", dayOrNull(measure.revoked_on)},
            {"councilOn", dayOrNull(measure.council_on)},
            {"revocableUntil", dayOrNull(measure.revocable_until)},
            {"revokedBy", measure.revoked_by},
            {"orderedMinutes", measure.ordered_minutes ? json::value(*measure.ordered_minutes) : json::value()},
            {"hostStructureId", idOrNull(measure.host)},
            {"hostName", measure.host_name},
            {"hostTasks", measure.host_tasks},
            {"agreementOn", dayOrNull(measure.agreement_on)},
            {"agreementBy", std::move(signers)},
            {"alternative", measure.alternative},
            {"nextStructureId", idOrNull(measure.next_school)},
            {"nextFrom", dayOrNull(measure.next_from)}};
}

bool isPlausible(Day day, Day today) { return std::abs(day.year() - today.year()) <= kPlausibleYears; }

json::value dayOrNull(const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(); }
json::value halfDayOrNull(const std::optional<HalfDay>& half) {
    return half ? json::value(half->text()) : json::value();
}

}  // namespace jalon::receptions
