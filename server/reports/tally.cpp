// SPDX-License-Identifier: EUPL-1.2
#include "reports/tally.h"

#include <algorithm>
#include <set>

namespace jalon::reports {
namespace {

using programme::AttendanceStatus;
using receptions::ReferralState;

bool isSetAside(ReferralState state) { return state == ReferralState::withdrawn || state == ReferralState::duplicate; }

bool counts(const CountedReferral& referral, Indicator indicator) {
    const ReferralState state = referral.fact.state;
    switch (indicator) {
        case Indicator::referrals_accepted:
            return state == ReferralState::accepted;
        case Indicator::referrals_refused:
            return state == ReferralState::refused;
        case Indicator::referrals_pending:
            return isPending(state);
        case Indicator::referrals_set_aside:
            return isSetAside(state);
        case Indicator::referrals_standing:
            return !isSetAside(state);
        default:
            return true;
    }
}

std::vector<Member> referralsReceived(const Facts& facts, Indicator indicator) {
    std::vector<Member> out;
    for (std::size_t i = 0; i < facts.referrals.size(); ++i) {
        const auto& referral = facts.referrals[i];
        if (facts.period.contains(referral.fact.received_on) && counts(referral, indicator))
            out.push_back({&referral.traits, referral.fact.received_on, i, std::nullopt, referral.refusal});
    }
    return out;
}

/// Measures of the school that begin in the period, whatever was decided of their reception.
std::vector<Member> measuresBegun(const Facts& facts) {
    std::vector<Member> out;
    for (std::size_t i = 0; i < facts.referrals.size(); ++i) {
        const auto& [fact, traits, refusal] = facts.referrals[i];
        if (facts.period.contains(fact.start) && !isSetAside(fact.state) && !fact.suspended)
            out.push_back({&traits, fact.start.day, i, std::nullopt, 0});
    }
    return out;
}

std::vector<Member> halvesOfMeasures(const Facts& facts, bool only_open) {
    std::vector<Member> out;
    for (std::size_t i = 0; i < facts.referrals.size(); ++i)
        for (const auto& half : facts.referrals[i].fact.halves)
            if (facts.period.contains(half.at) && half.at <= facts.until && (half.open || !only_open))
                out.push_back({&facts.referrals[i].traits, half.at.day, i, half.at, 0});
    return out;
}

std::vector<Member> losses(const Facts& facts, bool deferred) {
    std::vector<Member> out;
    for (const auto& loss : facts.losses)
        if (loss.deferred == deferred)
            out.push_back({&facts.referrals[loss.referral].traits, loss.at.day, loss.referral, loss.at, loss.reason});
    return out;
}

bool beginsInPeriod(const Facts& facts, const CountedStay& stay) {
    return facts.period.contains(stay.fact.first) && stay.fact.first <= facts.until;
}

bool isDue(const CountedStay& stay, Dimension dimension, const Facts& facts) {
    return facts.values.text(dimension, stay.traits[static_cast<std::size_t>(dimension)]) != "not_due";
}

bool counts(const Facts& facts, const CountedStay& stay, Indicator indicator) {
    if (!beginsInPeriod(facts, stay)) return false;
    const auto outcome = [&](Dimension dimension) -> const std::string& {
        return facts.values.text(dimension, stay.traits[static_cast<std::size_t>(dimension)]);
    };
    switch (indicator) {
        case Indicator::stays_missed:
            return !stay.fact.begun;
        case Indicator::returns_due:
            return stay.fact.begun && isDue(stay, Dimension::return_back, facts);
        case Indicator::returns_on_due_day:
            return stay.fact.begun && outcome(Dimension::return_back) == "on_due_day";
        case Indicator::follow_ups_due:
            return stay.fact.begun && isDue(stay, Dimension::follow_up, facts);
        case Indicator::follow_ups_without_exclusion:
            return stay.fact.begun && outcome(Dimension::follow_up) == "no_new_exclusion";
        default:
            return stay.fact.begun;
    }
}

std::vector<Member> staysBegun(const Facts& facts, Indicator indicator) {
    std::vector<Member> out;
    for (std::size_t i = 0; i < facts.stays.size(); ++i) {
        const auto& stay = facts.stays[i];
        if (counts(facts, stay, indicator))
            out.push_back({&stay.traits, stay.fact.first.day, i, std::nullopt, stay.missed});
    }
    return out;
}

/// Each pupil once, with what is said of the first reception of the period.
std::vector<Member> pupils(const Facts& facts) {
    std::map<std::string_view, std::size_t> first;
    for (const Member& stay : staysBegun(facts, Indicator::stays)) {
        const auto [known, is_new] = first.emplace(facts.stays[stay.subject].fact.person.text(), stay.subject);
        const auto& before = facts.stays[known->second].fact;
        const auto& now = facts.stays[stay.subject].fact;
        if (!is_new && (now.first < before.first || (now.first == before.first && now.id < before.id)))
            known->second = stay.subject;
    }
    std::vector<Member> out;
    for (const auto& [person, i] : first)
        out.push_back({&facts.stays[i].traits, facts.stays[i].fact.first.day, i, std::nullopt, 0});
    return out;
}

bool counts(const CountedHalf& half, Indicator indicator) {
    switch (indicator) {
        case Indicator::half_days_attended:
            return half.taken && !isAbsence(*half.taken);
        case Indicator::half_days_absent:
            return half.taken && isAbsence(*half.taken);
        case Indicator::half_days_untaken:
            return !half.taken;
        default:
            return true;
    }
}

std::vector<Member> halvesOfStays(const Facts& facts, Indicator indicator) {
    std::vector<Member> out;
    for (std::size_t i = 0; i < facts.stays.size(); ++i)
        for (const auto& half : facts.stays[i].halves) {
            if (!counts(half, indicator)) continue;
            const Place absence = half.taken ? static_cast<Place>(*half.taken) : 0;
            out.push_back({&facts.stays[i].traits, half.at.day, i, half.at, absence});
        }
    return out;
}

std::vector<Member> unordered(const Facts& facts, Indicator indicator) {
    switch (indicator) {
        case Indicator::referrals_received:
        case Indicator::referrals_accepted:
        case Indicator::referrals_refused:
        case Indicator::referrals_pending:
        case Indicator::referrals_set_aside:
        case Indicator::referrals_standing:
            return referralsReceived(facts, indicator);
        case Indicator::pupils:
            return pupils(facts);
        case Indicator::measures:
            return measuresBegun(facts);
        case Indicator::half_days_ordered:
            return halvesOfMeasures(facts, false);
        case Indicator::half_days_receivable:
            return halvesOfMeasures(facts, true);
        case Indicator::half_days_lost:
            return losses(facts, false);
        case Indicator::half_days_deferred:
            return losses(facts, true);
        case Indicator::half_days_planned:
        case Indicator::half_days_attended:
        case Indicator::half_days_absent:
        case Indicator::half_days_untaken:
            return halvesOfStays(facts, indicator);
        default:
            return staysBegun(facts, indicator);
    }
}

constexpr int kMonthsAYear = 12;
int monthOf(Day day) { return day.year() * kMonthsAYear + static_cast<int>(day.month()) - 1; }
std::string monthText(int month) {
    return Day::of(month / kMonthsAYear, static_cast<unsigned>(month % kMonthsAYear + 1), 1).iso().substr(0, 7);
}

/// The dimensions that Traits hold.
constexpr std::array kTraits{Dimension::school, Dimension::class_level, Dimension::sex,
                             Dimension::age,    Dimension::motive,      Dimension::measure,
                             Dimension::qpv,    Dimension::return_back, Dimension::follow_up};

/// Counts by place in each dimension, before places become texts.
struct Places {
    std::array<std::vector<int>, kDimensions> by;
    std::map<int, int> months;
    std::map<Place, int> own;
};

Places countPlaces(const Facts& facts, const std::vector<Member>& list, bool of_stay) {
    Places out;
    for (const Dimension dimension : kTraits)
        out.by[static_cast<std::size_t>(dimension)].resize(facts.values.size(dimension));
    for (const Member& member : list) {
        for (const Dimension dimension : kTraits) {
            const auto d = static_cast<std::size_t>(dimension);
            if (of_stay || (dimension != Dimension::return_back && dimension != Dimension::follow_up))
                out.by[d][(*member.traits)[d]] += 1;
        }
        out.months[monthOf(member.on)] += 1;
        out.own[member.own] += 1;
    }
    return out;
}

std::string ownText(const Facts& facts, Dimension dimension, Place place) {
    if (dimension == Dimension::absence)
        return std::string(programme::statusCode(static_cast<AttendanceStatus>(place)));
    return facts.values.text(dimension, place);
}

}  // namespace

std::vector<Member> members(const Facts& facts, Indicator indicator) {
    auto out = unordered(facts, indicator);
    std::ranges::stable_sort(out, [](const Member& a, const Member& b) {
        if (a.on != b.on) return a.on < b.on;
        return a.half && b.half ? *a.half < *b.half : false;
    });
    return out;
}

std::string valueOf(const Facts& facts, Indicator indicator, const Member& member, Dimension dimension) {
    if (dimension == Dimension::month) return monthText(monthOf(member.on));
    if (dimension == ownDimension(indicator)) return ownText(facts, dimension, member.own);
    return facts.values.text(dimension, (*member.traits)[static_cast<std::size_t>(dimension)]);
}

Tally tally(const Facts& facts) {
    Tally out;
    for (std::size_t i = 0; i < kIndicators; ++i) {
        const auto indicator = static_cast<Indicator>(i);
        const auto list = unordered(facts, indicator);
        const Places places = countPlaces(facts, list, isOfStay(indicator));
        out.total[i] = static_cast<int>(list.size());
        for (const Dimension dimension : kTraits) {
            const auto d = static_cast<std::size_t>(dimension);
            for (Place place = 0; place < places.by[d].size(); ++place)
                if (places.by[d][place] > 0) out.by[d][facts.values.text(dimension, place)][i] = places.by[d][place];
        }
        for (const auto& [month, count] : places.months)
            out.by[static_cast<std::size_t>(Dimension::month)][monthText(month)][i] = count;
        if (const auto own = ownDimension(indicator))
            for (const auto& [place, count] : places.own)
                out.by[static_cast<std::size_t>(*own)][ownText(facts, *own, place)][i] = count;
    }
    return out;
}

}  // namespace jalon::reports
