// SPDX-License-Identifier: EUPL-1.2
#include "reports/reports_json.h"

#include <set>

namespace jalon::reports {
namespace {

json::value share(const Rate& rate, const Counts& counts) {
    const int part = counts[static_cast<std::size_t>(rate.part)];
    const int whole = counts[static_cast<std::size_t>(rate.whole)];
    if (whole == 0) return nullptr;
    return static_cast<double>(part) / whole;
}

const Counts& countsOf(const std::map<std::string, Counts>& by, const std::string& value) {
    static const Counts kNone{};
    const auto found = by.find(value);
    return found == by.end() ? kNone : found->second;
}

json::array only(const Counts& counts, const std::vector<std::size_t>& indicators) {
    json::array out;
    for (const std::size_t i : indicators) out.push_back(counts[i]);
    return out;
}

json::object tableJson(Dimension dimension, const Tally& now, const Tally& before, const Schools& schools) {
    const auto& by = now.by[static_cast<std::size_t>(dimension)];
    const auto& by_before = before.by[static_cast<std::size_t>(dimension)];
    std::vector<std::size_t> indicators;
    json::array codes;
    for (std::size_t i = 0; i < kIndicators; ++i) {
        if (!has(static_cast<Indicator>(i), dimension)) continue;
        indicators.push_back(i);
        codes.push_back(json::value(indicatorCode(static_cast<Indicator>(i))));
    }
    // A month a year ago is not the same row: only months of the period itself are shown, beside theirs of a year ago.
    std::set<std::string> values;
    for (const auto& [value, counts] : by) values.insert(value);
    if (dimension != Dimension::month)
        for (const auto& [value, counts] : by_before) values.insert(value);
    json::array rows;
    for (const std::string& value : values) {
        const auto school = dimension == Dimension::school ? schools.find(value) : schools.end();
        std::string earlier = value;
        if (dimension == Dimension::month)
            earlier = Day::parse(value + "-01").value().plusMonths(-12).iso().substr(0, 7);
        rows.push_back(json::object{{"value", value},
                                    {"label", school == schools.end() ? "" : school->second.name},
                                    {"now", only(countsOf(by, value), indicators)},
                                    {"before", only(countsOf(by_before, earlier), indicators)}});
    }
    return {{"by", dimensionCode(dimension)}, {"indicators", std::move(codes)}, {"rows", std::move(rows)}};
}

}  // namespace

json::object toJson(const Period& period) {
    return {{"kind", periodKindCode(period.kind)}, {"from", period.from.iso()}, {"to", period.to.iso()}};
}

json::array valuesJson(const Counts& now, const Counts& before) {
    json::array out;
    for (std::size_t i = 0; i < kIndicators; ++i)
        out.push_back(json::object{{"indicator", indicatorCode(static_cast<Indicator>(i))},
                                   {"unit", unitCode(unitOf(static_cast<Indicator>(i)))},
                                   {"now", now[i]},
                                   {"before", before[i]}});
    return out;
}

json::array ratesJson(const Counts& now, const Counts& before) {
    json::array out;
    for (const Rate& rate : rates())
        out.push_back(json::object{{"rate", rate.code},
                                   {"part", indicatorCode(rate.part)},
                                   {"whole", indicatorCode(rate.whole)},
                                   {"now", share(rate, now)},
                                   {"before", share(rate, before)}});
    return out;
}

json::array tablesJson(const Tally& now, const Tally& before, const Schools& schools) {
    json::array out;
    for (std::size_t d = 0; d < kDimensions; ++d)
        out.push_back(tableJson(static_cast<Dimension>(d), now, before, schools));
    return out;
}

const PersonId& personOf(const Facts& facts, Indicator indicator, const Member& member) {
    return isOfStay(indicator) ? facts.stays[member.subject].fact.person : facts.referrals[member.subject].fact.person;
}

const StructureId& schoolOf(const Facts& facts, Indicator indicator, const Member& member) {
    return isOfStay(indicator) ? facts.stays[member.subject].fact.structure
                               : facts.referrals[member.subject].fact.structure;
}

json::object itemJson(const Facts& facts, Indicator indicator, const Member& member, const Schools& schools,
                      const std::map<std::string, people::PersonSummary>& people) {
    const PersonId& person = personOf(facts, indicator, member);
    const auto own = ownDimension(indicator);
    json::object out{{"personId", person.text()},
                     {"personName", people.at(person.text()).displayName()},
                     {"structureName", schools.at(schoolOf(facts, indicator, member).text()).name},
                     {"on", member.on.iso()},
                     {"halfDay", member.half ? json::value(member.half->text()) : json::value()},
                     {"own", own ? valueOf(facts, indicator, member, *own) : ""}};
    if (isOfStay(indicator)) {
        const auto& stay = facts.stays[member.subject].fact;
        out["className"] = stay.class_name;
        out["referralId"] = stay.referral.text();
        out["stayId"] = stay.id.text();
        out["measureKind"] = stay.measure_kind;
        out["state"] = stayStateCode(stay.state);
        out["first"] = stay.first.text();
        out["last"] = stay.last.text();
    } else {
        const auto& referral = facts.referrals[member.subject].fact;
        out["className"] = referral.class_name;
        out["referralId"] = referral.id.text();
        out["stayId"] = nullptr;
        out["measureKind"] = referral.measure_kind;
        out["state"] = referralStateCode(referral.state);
        out["first"] = referral.start.text();
        out["last"] = nullptr;
    }
    return out;
}

}  // namespace jalon::reports
