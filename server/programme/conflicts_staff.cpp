// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "programme/conflict_rules.h"

namespace jalon::programme {
namespace {

using catalogue::HonorabilityState;
using catalogue::Presence;
using Words = std::map<std::string, std::string>;

/// The professionals of the session that the catalogue knows.
template <class Visit>
void eachProfessional(const Look& look, Visit visit) {
    for (const SessionProfessional& one : look.session.professionals)
        if (const auto* facts = look.week.professionalOf(one.id)) visit(*facts);
}

}  // namespace

void checkPresence(const Look& look) {
    if (look.session.professionals.empty()) look.add("no_professional", Level::warning);
    eachProfessional(look, [&](const ProfessionalFacts& one) {
        const Presence presence = catalogue::isAvailable(one.who, look.session.day, look.session.time);
        if (presence) return;
        const Words words{{"name", one.who.displayName()},
                          {"why", std::string(catalogue::presenceCode(presence.state))},
                          {"reason", presence.reason}};
        if (presence.state == Presence::State::no_week)
            look.add("hours_unknown", Level::warning, one.who.id.text(), {}, words);
        else
            look.add("professional_unavailable", Level::red, one.who.id.text(), {}, words);
    });
}

void checkStaffBookings(const Look& look) {
    look.eachOverlapping([&](const Session& other) {
        for (const SessionProfessional& theirs : other.professionals) {
            const auto same = [&](const SessionProfessional& mine) { return mine.id == theirs.id; };
            if (std::ranges::none_of(look.session.professionals, same)) continue;
            const auto* facts = look.week.professionalOf(theirs.id);
            Words words = look.wordsOf(other);
            words["name"] = facts == nullptr ? "" : facts->who.displayName();
            look.add("professional_double_booked", Level::red, theirs.id.text(), other.id.text(), std::move(words));
        }
    });
}

void checkHonorability(const Look& look) {
    eachProfessional(look, [&](const ProfessionalFacts& one) {
        const Words words{{"name", one.who.displayName()}};
        switch (one.honorability) {
            case HonorabilityState::valid:
                return;
            case HonorabilityState::expired:
                return look.add("honorability_expired", Level::red, one.who.id.text(), {}, words);
            case HonorabilityState::missing:
                return look.add("honorability_missing", Level::warning, one.who.id.text(), {}, words);
            case HonorabilityState::expiring:
                return look.add("honorability_expiring", Level::warning, one.who.id.text(), {}, words);
        }
    });
}

void checkTies(const Look& look) {
    eachProfessional(look, [&](const ProfessionalFacts& one) {
        for (const SessionYoung& member : look.session.young) {
            if (catalogue::tieWith(one.who, member.person) == nullptr) continue;
            const auto* young = look.week.youngOf(member.stay);
            look.add("linked_to_family", Level::red, one.who.id.text(), member.stay.text(),
                     {{"name", one.who.displayName()}, {"otherName", young == nullptr ? "" : young->name}});
        }
    });
}

void checkRoles(const Look& look) {
    if (look.activity == nullptr || look.session.professionals.empty()) return;
    std::vector<const catalogue::Professional*> people;
    eachProfessional(look, [&](const ProfessionalFacts& one) { people.push_back(&one.who); });
    for (const std::string& missing : catalogue::missingRoles(*look.activity, people))
        look.add("qualification_missing", Level::red, {}, missing, {{"qualification", missing}});
    const auto may = [&](const catalogue::Professional* one) {
        return one->activities.empty() || catalogue::leads(*one, look.activity->id);
    };
    if (!people.empty() && std::ranges::none_of(people, may))
        look.add("activity_not_led", Level::warning, people.front()->id.text(), {},
                 {{"name", people.front()->displayName()}});
}

void checkAdults(const Look& look) {
    const int adults = static_cast<int>(look.session.professionals.size());
    const int young = static_cast<int>(look.session.young.size());
    if (look.activity == nullptr || (adults == 0 && !look.activity->outing)) return;
    const int outing = look.activity->outing ? look.week.rules.outing_adults : 0;
    const Words count{{"adults", std::to_string(adults)}, {"young", std::to_string(young)}};
    const auto needing = [&](int needed) {
        Words words = count;
        words["needed"] = std::to_string(needed);
        return words;
    };
    if (adults < outing) look.add("outing_adults", Level::red, {}, {}, needing(outing));
    const int by_number = (young + look.week.rules.young_per_adult - 1) / look.week.rules.young_per_adult;
    const int needed = std::max(by_number, look.activity->adults);
    if (adults > 0 && adults < needed && needed > outing)
        look.add("adults_missing", Level::red, {}, {}, needing(needed));
}

}  // namespace jalon::programme
