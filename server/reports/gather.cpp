// SPDX-License-Identifier: EUPL-1.2
#include "reports/gather.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "people/figures.h"
#include "people/known_files.h"
#include "programme/programme.h"
#include "receptions/receptions.h"

namespace jalon::reports {
namespace {

using PeopleById = std::map<std::string, people::Figured>;
using StayPlaces = std::unordered_map<std::string, std::size_t>;

template <class Fact>
bool passes(const Fact& fact, const Filter& filter) {
    return (!filter.structure || fact.structure == *filter.structure) &&
           (filter.measure_kind.empty() || fact.measure_kind == filter.measure_kind);
}

class Gathering {
public:
    Gathering(storage::Transaction& tx, Facts& facts) : tx_(tx), facts_(facts) {}

    void run(const Filter& filter, std::vector<StructureId>& schools) {
        auto referrals = receptions::referralFacts(tx_, facts_.period.from, facts_.period.to);
        auto stays = receptions::stayFacts(tx_, facts_.period.from, facts_.period.to);
        people::KnownFiles known(tx_, filter.files);
        known.keep(referrals);
        known.keep(stays);
        schools = schoolsOf(referrals, stays);
        std::erase_if(referrals, [&](const auto& fact) { return !passes(fact, filter); });
        std::erase_if(stays, [&](const auto& fact) { return !passes(fact, filter); });
        readPeople(referrals, stays);
        for (auto& fact : referrals) addReferral(std::move(fact));
        for (auto& fact : stays) addStay(std::move(fact));
        addHalves();
        addLosses();
    }

private:
    static std::vector<StructureId> schoolsOf(const std::vector<receptions::ReferralFact>& referrals,
                                              const std::vector<receptions::StayFact>& stays) {
        std::set<StructureId> out;
        for (const auto& fact : referrals) out.insert(fact.structure);
        for (const auto& fact : stays) out.insert(fact.structure);
        return {out.begin(), out.end()};
    }

    void readPeople(const std::vector<receptions::ReferralFact>& referrals,
                    const std::vector<receptions::StayFact>& stays) {
        std::set<PersonId> ids;
        for (const auto& fact : referrals) ids.insert(fact.person);
        for (const auto& fact : stays) ids.insert(fact.person);
        people_ = people::figuredPeople(tx_, {ids.begin(), ids.end()});
    }

    template <class Fact>
    Traits traitsOf(const Fact& fact, Day begins) {
        const people::Figured& person = people_.at(fact.person.text());
        Traits out{};
        const auto set = [&](Dimension dimension, std::string_view value) {
            out[static_cast<std::size_t>(dimension)] = facts_.values.place(dimension, value);
        };
        set(Dimension::school, fact.structure.text());
        set(Dimension::class_level, classLevel(fact.class_name));
        set(Dimension::sex, person.sex);
        set(Dimension::age, ageBand(person.birth_date, begins));
        set(Dimension::motive, fact.motive.empty() ? kUnknown : std::string_view(fact.motive));
        set(Dimension::measure, fact.measure_kind);
        set(Dimension::qpv, people::qpvOn(person.situations, begins));
        return out;
    }

    void addReferral(receptions::ReferralFact fact) {
        CountedReferral counted{std::move(fact)};
        counted.traits = traitsOf(counted.fact, counted.fact.start.day);
        const std::string& reason = counted.fact.reason_code;
        counted.refusal = facts_.values.place(Dimension::refusal, reason.empty() ? kUnknown : std::string_view(reason));
        referral_places_.emplace(counted.fact.id.text(), facts_.referrals.size());
        facts_.referrals.push_back(std::move(counted));
    }

    void addStay(receptions::StayFact fact) {
        CountedStay counted{std::move(fact)};
        const auto& stay = counted.fact;
        counted.traits = traitsOf(stay, stay.first.day);
        const auto set = [&](Dimension dimension, std::string_view value) {
            counted.traits[static_cast<std::size_t>(dimension)] = facts_.values.place(dimension, value);
        };
        set(Dimension::return_back, returnOutcome(stay, facts_.today));
        set(Dimension::follow_up, followUpOutcome(stay, facts_.today));
        counted.missed = facts_.values.place(Dimension::missed, stayStateCode(stay.state));
        stay_places_.emplace(stay.id.text(), facts_.stays.size());
        facts_.stays.push_back(std::move(counted));
    }

    void addHalves() {
        const HalfDay first{facts_.period.from, Half::am};
        const HalfDay last = std::min(HalfDay{facts_.period.to, Half::pm}, facts_.until);
        for (const auto& planned : receptions::plannedBetween(tx_, first, last)) {
            const auto found = stay_places_.find(planned.stay.text());
            if (found == stay_places_.end()) continue;
            auto& stay = facts_.stays[found->second];
            if (!stay.fact.stopped_after || planned.at <= *stay.fact.stopped_after)
                stay.halves.push_back({planned.at, std::nullopt});
        }
        for (const auto& taken : programme::takenBetween(tx_, first, last)) {
            const auto found = stay_places_.find(taken.stay.text());
            if (found == stay_places_.end()) continue;
            auto& halves = facts_.stays[found->second].halves;
            const auto half = std::ranges::lower_bound(halves, taken.at, {}, &CountedHalf::at);
            if (half != halves.end() && half->at == taken.at) half->taken = taken.status;
        }
    }

    void addLosses() {
        for (const auto& lost : receptions::lostHalfDays(tx_, facts_.period.from, facts_.period.to)) {
            const auto found = referral_places_.find(lost.referral.text());
            if (lost.at > facts_.until || found == referral_places_.end()) continue;
            facts_.losses.push_back(
                {found->second, lost.at, facts_.values.place(Dimension::loss, lost.reason), lost.reason == "deferred"});
        }
    }

    storage::Transaction& tx_;
    Facts& facts_;
    PeopleById people_;
    StayPlaces stay_places_, referral_places_;
};

}  // namespace

Gathered gather(storage::Transaction& tx, const Clock& clock, const Period& period, const Filter& filter) {
    Gathered out;
    out.facts.period = period;
    out.facts.today = clock.today();
    out.facts.until = clock.currentHalfDay().previous();
    Gathering(tx, out.facts).run(filter, out.schools);
    return out;
}

}  // namespace jalon::reports
