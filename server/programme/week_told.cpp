// SPDX-License-Identifier: EUPL-1.2
#include "programme/week_told.h"

#include <algorithm>

#include "access/access.h"
#include "catalogue/catalogue.h"
#include "people/known_files.h"
#include "people/people.h"

namespace jalon::programme {
namespace {

using storage::Transaction;

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

bool concerns(const Session& session, const Subject& subject) {
    if (subject.person)
        return std::ranges::any_of(session.young,
                                   [&](const SessionYoung& one) { return one.person == subject.person; });
    return std::ranges::any_of(session.professionals,
                               [&](const SessionProfessional& one) { return one.id == subject.professional; });
}

/// Whom the session is shared with, as this person is told: a young person hears no other young person's name.
std::string companyOf(const LoadedWeek& week, const Session& session, const Subject& subject) {
    std::vector<std::string> names;
    if (subject.person) {
        for (const SessionProfessional& one : session.professionals)
            if (const auto* facts = week.facts.professionalOf(one.id)) names.push_back(facts->who.displayName());
    } else {
        for (const SessionYoung& one : session.young)
            if (const auto page = week.pages.find(one.stay.text()); page != week.pages.end())
                names.push_back(page->second.initials);
    }
    return joined(names);
}

std::vector<ToldSession> timetableOf(const LoadedWeek& week, const Subject& subject) {
    std::vector<ToldSession> out;
    for (const Session& session : week.facts.sessions) {
        if (!session.isLive() || !concerns(session, subject)) continue;
        if (week.hidden.sessions.contains(session.id.text())) continue;
        const auto* activity = week.facts.activityOf(session);
        const auto* room = week.facts.roomOf(session);
        out.push_back({session.id.text(), session.day, session.time, activity == nullptr ? "" : activity->name,
                       room == nullptr ? "" : room->name, companyOf(week, session, subject)});
    }
    return out;
}

/// Everybody of the week once, and those only an old version knows.
std::vector<Subject> subjectsOf(Transaction& tx, const LoadedWeek& week, const std::vector<store::Version>& versions) {
    std::map<std::string, Subject> young, staff;
    const auto addYoung = [&](const PersonId& person, const std::optional<StayId>& stay, const std::string& name) {
        const auto page = stay ? week.pages.find(stay->text()) : week.pages.end();
        young.try_emplace(person.text(), Subject{person, std::nullopt, stay, name,
                                                 page == week.pages.end() ? "" : page->second.initials});
    };
    const auto addStaff = [&](const catalogue::Professional& who) {
        staff.try_emplace(who.id.text(),
                          Subject{std::nullopt, who.id, std::nullopt, who.displayName(), who.initials()});
    };
    people::KnownFiles known(tx, week.hidden.files);
    for (const auto& [id, facts] : week.facts.young)
        if (!week.hidden.stays.contains(id)) addYoung(facts.person, facts.stay, facts.name);
    for (const auto& [id, facts] : week.facts.professionals) addStaff(facts.who);
    for (const store::Version& version : versions) {
        if (version.person && known.has(*version.person) && !young.contains(version.person->text())) {
            if (const auto person = people::find(tx, *version.person))
                addYoung(person->id, std::nullopt, person->displayName());
        }
        if (version.professional && !staff.contains(version.professional->text()))
            if (const auto who = catalogue::findProfessional(tx, *version.professional)) addStaff(*who);
    }
    std::vector<Subject> out;
    for (auto* group : {&young, &staff}) {
        const auto begin = static_cast<std::ptrdiff_t>(out.size());
        for (auto& [id, subject] : *group) out.push_back(std::move(subject));
        std::sort(out.begin() + begin, out.end(), [](const Subject& a, const Subject& b) { return a.name < b.name; });
    }
    return out;
}

}  // namespace

std::vector<News> newsOf(Transaction& tx, const LoadedWeek& week) {
    const auto versions = store::versionsOfWeek(tx, week.from);
    ToldLines lines(tx, week.hidden, week.facts);
    std::vector<News> out;
    for (Subject& subject : subjectsOf(tx, week, versions)) {
        News news{std::move(subject), {}, {}, {}};
        news.now = timetableOf(week, news.subject);
        for (const store::Version& version : versions)
            if (version.person == news.subject.person && version.professional == news.subject.professional)
                news.versions.push_back(version);
        const bool was_told =
            std::ranges::any_of(news.versions, [&](const store::Version& one) { return lines.mayShow(one); });
        if (news.now.empty() && !was_told) continue;
        const auto told = news.versions.empty() ? std::vector<ToldSession>{} : news.versions.front().content;
        const bool of_professional = news.subject.professional.has_value();
        if (of_professional) news.carried = lines.left(told);
        news.changes = changesBetween(of_professional ? lines.shown(told) : told, news.now);
        out.push_back(std::move(news));
    }
    return out;
}

std::vector<News> pendingOf(Transaction& tx, const LoadedWeek& week) {
    auto all = newsOf(tx, week);
    std::erase_if(all, [](const News& news) { return news.changes.empty(); });
    return all;
}

std::string companyInSight(const LoadedWeek& week, const std::string& session) {
    std::vector<std::string> names;
    for (const Session& one : week.facts.sessions) {
        if (one.id.text() != session || week.hidden.sessions.contains(session)) continue;
        for (const SessionYoung& young : one.young)
            if (const auto page = week.pages.find(young.stay.text());
                page != week.pages.end() && !week.hidden.stays.contains(young.stay.text()))
                names.push_back(page->second.initials);
    }
    return joined(names);
}

json::array versionsJson(Transaction& tx, const std::vector<store::Version>& versions) {
    std::vector<UserId> users;
    for (const store::Version& one : versions)
        for (const auto& user : {one.published_by, one.told_by})
            if (user) users.push_back(*user);
    const auto names = access::displayNames(tx, users);
    json::array out;
    for (const store::Version& one : versions) out.push_back(versionJson(one, names));
    return out;
}

}  // namespace jalon::programme
