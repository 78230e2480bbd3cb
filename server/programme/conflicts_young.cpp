// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "programme/conflict_rules.h"

namespace jalon::programme {
namespace {

using Words = std::map<std::string, std::string>;

std::string nameOf(const Look& look, const StayId& stay) {
    const auto* young = look.week.youngOf(stay);
    return young == nullptr ? "" : young->name;
}

bool isIn(const Session& session, const PersonId& person) {
    return std::ranges::any_of(session.young, [&](const SessionYoung& one) { return one.person == person; });
}

std::optional<int> ageOn(const YoungFacts& young, Day day) {
    if (!young.birth_date) return std::nullopt;
    return day.ageOf(*young.birth_date);
}

}  // namespace

void checkExpected(const Look& look) {
    for (const SessionYoung& member : look.session.young) {
        const auto* young = look.week.youngOf(member.stay);
        for (const HalfDay half : look.halves) {
            if (young != nullptr && young->expected.contains(half)) continue;
            if (look.week.service_closed.contains(half)) continue;  // said once for the whole session
            const auto closed =
                young == nullptr ? std::map<HalfDay, std::string>::const_iterator{} : young->school_closed.find(half);
            if (young != nullptr && closed != young->school_closed.end())
                look.add("school_closed", Level::red, member.stay.text(), {},
                         {{"name", young->name}, {"reason", closed->second}});
            else
                look.add("young_not_expected", Level::red, member.stay.text(), {},
                         {{"name", nameOf(look, member.stay)}, {"halfDay", half.text()}});
        }
    }
}

void checkAppointments(const Look& look) {
    for (const SessionYoung& member : look.session.young) {
        const auto* young = look.week.youngOf(member.stay);
        if (young == nullptr) continue;
        for (const Appointment& busy : young->appointments)
            if (busy.day == look.session.day && busy.time.overlaps(look.session.time))
                look.add("young_unavailable", Level::red, member.stay.text(), {},
                         {{"name", young->name},
                          {"kind", busy.kind},
                          {"from", clockText(busy.time.from)},
                          {"to", clockText(busy.time.to)}});
    }
}

void checkYoungBookings(const Look& look) {
    look.eachOverlapping([&](const Session& other) {
        for (const SessionYoung& member : look.session.young) {
            if (!isIn(other, member.person)) continue;
            Words words = look.wordsOf(other);
            words["name"] = nameOf(look, member.stay);
            look.add("young_double_booked", Level::red, member.stay.text(), other.id.text(), std::move(words));
        }
    });
}

void checkApart(const Look& look) {
    const auto& members = look.session.young;
    for (std::size_t i = 0; i < members.size(); ++i)
        for (std::size_t j = i + 1; j < members.size(); ++j)
            if (look.week.areApart(members[i].person, members[j].person, look.session.day))
                look.add("must_not_meet", Level::red, members[i].stay.text(), members[j].stay.text(),
                         {{"name", nameOf(look, members[i].stay)}, {"otherName", nameOf(look, members[j].stay)}});
    look.eachOverlapping([&](const Session& other) {
        for (const SessionYoung& mine : members)
            for (const SessionYoung& theirs : other.young)
                if (look.week.areApart(mine.person, theirs.person, look.session.day))
                    look.add("near_each_other", Level::warning, mine.stay.text(), theirs.stay.text(),
                             {{"name", nameOf(look, mine.stay)}, {"otherName", nameOf(look, theirs.stay)}});
    });
}

void checkAges(const Look& look) {
    if (look.activity == nullptr) return;
    std::optional<int> youngest, oldest;
    for (const SessionYoung& member : look.session.young) {
        const auto* young = look.week.youngOf(member.stay);
        const auto age = young == nullptr ? std::nullopt : ageOn(*young, look.session.day);
        if (!age) continue;
        youngest = std::min(youngest.value_or(*age), *age);
        oldest = std::max(oldest.value_or(*age), *age);
        if (!catalogue::fitsAge(*look.activity, age))
            look.add("age_range", Level::warning, member.stay.text(), {},
                     {{"name", young->name}, {"age", std::to_string(*age)}});
    }
    if (youngest && look.activity->age_span && *oldest - *youngest > *look.activity->age_span)
        look.add("age_span", Level::red, {}, {},
                 {{"youngest", std::to_string(*youngest)},
                  {"oldest", std::to_string(*oldest)},
                  {"most", std::to_string(*look.activity->age_span)}});
}

void checkAuthorisations(const Look& look) {
    if (look.activity == nullptr) return;
    for (const SessionYoung& member : look.session.young) {
        const auto* young = look.week.youngOf(member.stay);
        if (young == nullptr) continue;
        for (const std::string& needed : authorisationsOf(*look.activity)) {
            const auto said = young->authorisations.find({needed, look.session.day});
            if (said == young->authorisations.end() || said->second == Authorisation::given) continue;
            const bool refused = said->second == Authorisation::refused;
            look.add(refused ? "authorisation_refused" : "authorisation_missing", Level::red, member.stay.text(),
                     needed, {{"name", young->name}, {"authorisation", needed}});
        }
        if (young->health_alert && !look.activity->cautions.empty())
            look.add("health_caution", Level::warning, member.stay.text(), {},
                     {{"name", young->name}, {"caution", look.activity->cautions.front()}});
    }
}

void checkLunch(const Look& look) {
    const PlanningRules& rules = look.week.rules;
    if (!look.session.time.overlaps(rules.lunch)) return;
    const HalfDay morning{look.session.day, Half::am}, afternoon{look.session.day, Half::pm};
    for (const SessionYoung& member : look.session.young) {
        const auto* young = look.week.youngOf(member.stay);
        if (young == nullptr || !young->expected.contains(morning) || !young->expected.contains(afternoon)) continue;
        std::vector<TimeSpan> busy{look.session.time};
        look.eachOther([&](const Session& other) {
            if (isIn(other, member.person)) busy.push_back(other.time);
        });
        const auto free = freeOf(rules.lunch, std::move(busy));
        const bool eats =
            std::ranges::any_of(free, [&](TimeSpan span) { return span.length() >= rules.lunch_minutes; });
        if (!eats)
            look.add("lunch_short", Level::warning, member.stay.text(), {},
                     {{"name", young->name}, {"minutes", std::to_string(rules.lunch_minutes)}});
    }
}

void checkRepetition(const Look& look) {
    if (look.activity == nullptr) return;
    for (const SessionYoung& member : look.session.young) {
        int same_day = 1;
        bool again = false;
        for (const Session& other : look.week.sessions) {
            const bool same = other.id != look.session.id && other.isLive() && other.activity == look.session.activity;
            if (!same || !isIn(other, member.person)) continue;
            if (other.day == look.session.day) ++same_day;
            if (other.day < look.session.day) again = true;
        }
        const auto* young = look.week.youngOf(member.stay);
        if (young != nullptr && young->done_before.contains(look.activity->id.text())) again = true;
        const Words words{{"name", nameOf(look, member.stay)}};
        if (look.activity->once_per_stay && (again || same_day > 1))
            look.add("done_before", Level::warning, member.stay.text(), {}, words);
        if (look.activity->max_per_day && same_day > *look.activity->max_per_day)
            look.add("too_often_a_day", Level::warning, member.stay.text(), {}, words);
    }
}

}  // namespace jalon::programme
