// SPDX-License-Identifier: EUPL-1.2
#include "programme/week_load.h"

#include <algorithm>

#include "catalogue/catalogue.h"
#include "partners/partners.h"
#include "people/people.h"
#include "programme/foreign_facts.h"
#include "receptions/receptions.h"

namespace jalon::programme {
namespace {

using storage::Transaction;

std::vector<HalfDay> halvesBetween(Day from, Day to) {
    std::vector<HalfDay> out;
    for (HalfDay half{from, Half::am}; half.day <= to; half = half.next()) out.push_back(half);
    return out;
}

/// The first characters of a name, accents kept, no space left at their end: "Van" of "Van den Broeck".
std::string beginning(const std::string& name, std::size_t characters) {
    std::size_t end = 0;
    for (; end < name.size(); ++end) {
        const bool starts = (static_cast<unsigned char>(name[end]) & 0xC0U) != 0x80U;
        if (starts && characters-- == 0) break;
    }
    while (end > 0 && name[end - 1] == ' ') --end;
    return name.substr(0, end);
}

std::string initialsOf(const Initialed& person, std::size_t of_first, std::size_t of_last) {
    const auto part = [](const std::string& name, std::size_t characters) {
        return name.empty() ? std::string() : beginning(name, characters) + ".";
    };
    const std::string first = part(person.first_name, of_first), last = part(person.last_name, of_last);
    return first.empty() || last.empty() ? first + last : first + " " + last;
}

/// Fills the facts of some days, one kind of fact a step.
class Loader {
public:
    Loader(Transaction& tx, const calendar::Calendars& calendars, Day from, Day to) : tx_(tx), calendars_(calendars) {
        week_.from = from;
        week_.to = to;
    }

    LoadedWeek load() && {
        WeekFacts& facts = week_.facts;
        facts.rules = rulesOn(calendars_.settings(tx_), week_.from);
        facts.sessions = store::sessionsBetween(tx_, week_.from, week_.to);
        loadExpected();
        loadMembers();
        describeYoung();
        loadCalendars();
        loadCatalogue();
        addForeignFacts(tx_, facts, week_.from, week_.to);
        return std::move(week_);
    }

private:
    void loadExpected() {
        for (const HalfDay half : halvesBetween(week_.from, week_.to))
            for (const auto& line : receptions::staysOn(tx_, half)) note(line).expected.insert(half);
    }

    YoungFacts& note(const receptions::StayLine& line) {
        stays_.emplace(line.id.text(), line);
        return week_.facts.young.try_emplace(line.id.text(), YoungFacts{line.id, line.person}).first->second;
    }

    /// Those in a session although their stay no longer expects them.
    void loadMembers() {
        for (const Session& session : week_.facts.sessions)
            for (const SessionYoung& one : session.young) {
                if (week_.facts.young.contains(one.stay.text())) continue;
                if (const auto line = receptions::findStay(tx_, one.stay))
                    note(*line);
                else
                    week_.facts.young.try_emplace(one.stay.text(), YoungFacts{one.stay, one.person});
            }
    }

    void describeYoung() {
        std::vector<PersonId> persons;
        std::vector<StructureId> structures;
        for (const auto& [id, young] : week_.facts.young) persons.push_back(young.person);
        for (const auto& [id, line] : stays_) structures.push_back(line.structure);
        const auto people = people::findMany(tx_, persons);
        const auto schools = partners::findMany(tx_, structures);
        std::vector<Initialed> names;
        week_.unavailabilities = store::unavailabilitiesBetween(tx_, week_.from, week_.to);
        for (auto& [id, young] : week_.facts.young) {
            if (const auto person = people.find(young.person.text()); person != people.end()) {
                const auto& summary = person->second;
                young.name = summary.displayName();
                young.birth_date = summary.birth_date;
                young.health_alert = summary.health_alert;
                names.push_back(
                    {id, summary.last_name, summary.usual_name.empty() ? summary.first_name : summary.usual_name});
            }
            for (const auto& busy : week_.unavailabilities)
                if (busy.person == young.person) young.appointments.push_back(busy.when);
            young.done_before = store::doneBefore(tx_, young.stay, week_.from);
            YoungOnPage& page = week_.pages[id];
            const auto line = stays_.find(id);
            if (line == stays_.end()) continue;
            page.class_name = line->second.class_name;
            page.stay_state = std::string(receptions::stayStateCode(line->second.state));
            page.first = line->second.first;
            page.last = line->second.last;
            if (const auto school = schools.find(line->second.structure.text()); school != schools.end())
                page.structure_name = school->second.name;
        }
        for (auto& [id, initials] : distinctInitials(names)) week_.pages[id].initials = initials;
    }

    void loadCalendars() {
        const auto service = calendars_.serviceSchedule(tx_);
        const auto halves = halvesBetween(week_.from, week_.to);
        for (const HalfDay half : halves)
            if (const auto closed = service.closedAt(half))
                week_.facts.service_closed[half] = std::string(calendar::closedReasonCode(closed->reason));
        std::map<std::string, calendar::SchoolSchedule> schools;
        for (auto& [id, young] : week_.facts.young) {
            const auto line = stays_.find(id);
            if (line == stays_.end()) continue;
            const StructureId& structure = line->second.structure;
            auto school = schools.find(structure.text());
            if (school == schools.end())
                school = schools.emplace(structure.text(), calendars_.schoolSchedule(tx_, structure)).first;
            for (const HalfDay half : halves)
                if (const auto closed = school->second.closedAt(half))
                    young.school_closed[half] = std::string(calendar::closedReasonCode(closed->reason));
        }
    }

    void loadCatalogue() {
        WeekFacts& facts = week_.facts;
        const auto& settings = calendars_.settings(tx_);
        const auto addProfessional = [&](catalogue::Professional who) {
            const auto honorability = catalogue::honorabilityState(who, week_.to, settings).state;
            const std::string id = who.id.text();
            facts.professionals.emplace(id, ProfessionalFacts{std::move(who), honorability});
        };
        for (auto& who : catalogue::professionalsBetween(tx_, week_.from, week_.to)) addProfessional(std::move(who));
        for (auto& room : catalogue::rooms(tx_)) facts.rooms.emplace(room.id.text(), std::move(room));
        for (auto& what : catalogue::activities(tx_)) facts.activities.emplace(what.id.text(), std::move(what));
        facts.sites = catalogue::sites(tx_);
        // What has been retired since still stands in the sessions it was used for.
        for (const Session& session : facts.sessions) {
            if (!facts.activities.contains(session.activity.text()))
                if (auto what = catalogue::findActivity(tx_, session.activity))
                    facts.activities.emplace(session.activity.text(), std::move(*what));
            if (session.room && !facts.rooms.contains(session.room->text()))
                if (auto room = catalogue::findRoom(tx_, *session.room))
                    facts.rooms.emplace(session.room->text(), std::move(*room));
            for (const SessionProfessional& one : session.professionals)
                if (!facts.professionals.contains(one.id.text()))
                    if (auto who = catalogue::findProfessional(tx_, one.id)) addProfessional(std::move(*who));
        }
    }

    Transaction& tx_;
    const calendar::Calendars& calendars_;
    LoadedWeek week_;
    std::map<std::string, receptions::StayLine> stays_;
};

}  // namespace

Day mondayOf(Day day) { return day - (static_cast<int>(day.weekday()) - 1); }

LoadedWeek loadDays(Transaction& tx, const calendar::Calendars& calendars, const access::Actor& reader, Day from,
                    Day to) {
    LoadedWeek week = Loader(tx, calendars, from, to).load();
    week.hidden = hiddenFrom(tx, reader, week.facts);
    return week;
}

std::map<std::string, std::string> distinctInitials(const std::vector<Initialed>& people) {
    constexpr std::size_t kMostCharacters = 4;
    const auto shortestApart = [&](const Initialed& person) {
        for (std::size_t total = 2; total <= 2 * kMostCharacters; ++total)
            for (std::size_t of_last = 1; of_last < total && of_last <= kMostCharacters; ++of_last) {
                const std::size_t of_first = total - of_last;
                if (of_first > kMostCharacters) continue;
                const std::string initials = initialsOf(person, of_first, of_last);
                if (std::ranges::none_of(people, [&](const Initialed& other) {
                        return other.key != person.key && initialsOf(other, of_first, of_last) == initials;
                    }))
                    return initials;
            }
        // Those no letter tells apart keep the shortest: more of a name would only be given away.
        return initialsOf(person, 1, 1);
    };
    std::map<std::string, std::string> out;
    for (const Initialed& person : people) out[person.key] = shortestApart(person);
    return out;
}

}  // namespace jalon::programme
