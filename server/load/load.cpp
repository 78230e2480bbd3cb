// SPDX-License-Identifier: EUPL-1.2
#include "load/load.h"

#include <algorithm>
#include <cmath>

#include "blueprints/blueprints.h"
#include "demo/ordinary.h"
#include "load/crowd.h"
#include "storage/batch.h"

namespace jalon::load {
namespace {

using demo::When;

constexpr std::uint64_t kSeed = 20261119;
constexpr int kBegins = 8 * 60, kEnds = 17 * 60;
constexpr int kPeopleACommit = 1000, kEntriesACommit = 5000, kReceptionsACommit = 200;
constexpr int kFilesAReception = 3;
constexpr int kEntryDays = 720;
/// Of the receptions: how far back the city's calendars go, and where the present team's weeks begin.
constexpr int kWeeks = 51, kTeamWeeks = 24, kTeamReceptionsAWeek = 4;
/// The busiest files have some hundred notes, the quietest hardly any.
constexpr double kSkew = 1.6;

struct Setting {
    const demo::Services& services;
    demo::SteppingClock& clock;
    const std::filesystem::path& data_folder;
    const blueprints::Blueprints& blueprints;
};

/// The modules of an open transaction.
class Modules {
public:
    Modules(storage::Transaction& tx, const Setting& setting)
        : batch_(tx),
          calendars_(batch_, setting.clock, setting.data_folder),
          people_(batch_, setting.clock),
          receptions_(batch_, setting.clock, setting.blueprints, calendars_, attendance_),
          programme_(batch_, setting.clock, calendars_),
          journal_(batch_, setting.clock),
          services_{batch_,
                    setting.services.access,
                    setting.services.partners,
                    calendars_,
                    people_,
                    receptions_,
                    setting.services.measures,
                    programme_,
                    journal_,
                    setting.services.catalogue,
                    setting.services.families,
                    setting.services.planning,
                    setting.services.grids,
                    setting.services.incidents,
                    setting.services.pathways,
                    setting.services.continuity} {}
    const demo::Services& services() const { return services_; }

private:
    storage::Batch batch_;
    programme::StoredAttendance attendance_;
    calendar::Calendars calendars_;
    people::People people_;
    receptions::Receptions receptions_;
    programme::Programme programme_;
    journal::Journal journal_;
    demo::Services services_;
};

class Filling {
public:
    Filling(const Setting& setting, const demo::City& city, const json::object& words, const json::object& more,
            demo::Draw& draw, Day today, const Progress& progress)
        : setting_(setting),
          city_(city),
          words_(words),
          draw_(draw),
          crowd_(words, more, draw),
          today_(today),
          progress_(progress) {}

    Result<Filled> run(Size size) {
        TRY(inCommits(size.people, kPeopleACommit,
                      [this](const demo::Services& s, int from, int to) { return addPeople(s, from, to); }));
        const int receptions = size.people / kFilesAReception;
        TRY(inCommits(receptions, kReceptionsACommit, [&](const demo::Services& s, int from, int to) {
            return addReceptions(s, from, to, receptions);
        }));
        TRY(inCommits(size.entries, kEntriesACommit, [&](const demo::Services& s, int from, int to) {
            return addEntries(s, from, to, size.entries);
        }));
        return filled_;
    }

private:
    template <class Work>
    Result<void> inCommits(int count, int a_commit, const Work& work) {
        for (int from = 0; from < count; from += a_commit) {
            TRY(setting_.services.database.write([&](storage::Transaction& tx) -> Result<void> {
                const Modules modules(tx, setting_);
                return work(modules.services(), from, std::min(from + a_commit, count));
            }));
            progress_(filled_);
        }
        return {};
    }

    Result<void> addPeople(const demo::Services& services, int from, int to) {
        setting_.clock.set({today_ - kEntryDays, kBegins});
        for (int i = from; i < to; ++i) {
            demo::Pupil pupil = crowd_.pupil(setting_.clock.now());
            json::object body = pupil.identity;
            body["id"] = pupil.person.text();
            body["structureId"] = city_.structures.at(pupil.school).text();
            TRY(services.people.createPerson(anybody(), body));
            TRY(services.people.createGuardian(anybody(), pupil.person, crowd_.guardian(pupil, setting_.clock.now())));
            pupils_.push_back(std::move(pupil));
            filled_.people += 1;
        }
        return {};
    }

    /// The team's weeks first, from the present one back; the others share the weeks before.
    Day mondayOf(int reception, int count) const {
        const Day monday = today_ - (static_cast<int>(today_.weekday()) - 1);
        const int of_team = kTeamWeeks * kTeamReceptionsAWeek;
        if (reception < of_team) return monday - 7 * (reception / kTeamReceptionsAWeek);
        const int place = (reception - of_team) * (kWeeks - kTeamWeeks) / std::max(1, count - of_team);
        return monday - 7 * (kTeamWeeks + place);
    }

    Result<void> addReceptions(const demo::Services& services, int from, int to, int count) {
        demo::Agenda agenda;
        demo::Stage stage{services, setting_.clock, city_, words_, draw_, agenda, {today_, kEnds}, {}};
        for (int i = from; i < to; ++i) {
            const demo::Pupil& pupil = pupils_.at(static_cast<std::size_t>(i * kFilesAReception));
            const Day monday = mondayOf(i, count);
            const Day start = monday + static_cast<int>(draw_.below(3));
            const Day end = std::min(start + 1 + static_cast<int>(draw_.below(4)), monday + 4);
            TRY_ASSIGN(const auto received, demo::scheduleReception(stage, pupil, true, start, end));
            if (received) filled_.receptions += 1;
        }
        return agenda.run(setting_.clock, stage.end);
    }

    Result<void> addEntries(const demo::Services& services, int from, int to, int count) {
        for (int i = from; i < to; ++i) {
            const int days_ago = static_cast<int>(std::int64_t{kEntryDays} * (count - i) / count);
            setting_.clock.set({today_ - days_ago, kBegins + static_cast<int>(draw_.below(kEnds - kBegins))});
            const double drawn = static_cast<double>(draw_.below(1'000'000)) / 1'000'000.0;
            const auto place = static_cast<std::size_t>(std::pow(drawn, kSkew) * static_cast<double>(pupils_.size()));
            const json::object body = crowd_.entry(setting_.clock.now(), setting_.clock.today());
            TRY(services.journal.createEntry(anybody(), pupils_.at(place).person, body));
            filled_.entries += 1;
        }
        return {};
    }

    const access::Actor& anybody() { return draw_.oneOf(city_.coordinators); }

    const Setting& setting_;
    const demo::City& city_;
    const json::object& words_;
    demo::Draw& draw_;
    Crowd crowd_;
    Day today_;
    const Progress& progress_;
    std::vector<demo::Pupil> pupils_;
    Filled filled_;
};

}  // namespace

Result<Filled> fill(const demo::Services& services, demo::SteppingClock& clock,
                    const std::filesystem::path& data_folder, Size size, const Progress& progress) {
    const auto words = demo::loadFile(data_folder, "city");
    const auto more = demo::loadFile(data_folder, "load");
    const Day today = demo::today(data_folder);
    demo::Draw draw(kSeed);
    clock.set({today - kEntryDays, kBegins});
    TRY_ASSIGN(const auto city, demo::buildCity(services, clock, words, draw));
    const blueprints::Blueprints blueprints(data_folder);
    const Setting setting{services, clock, data_folder, blueprints};
    auto filled = Filling(setting, city, words, more, draw, today, progress).run(size);
    clock.set({today, kEnds});
    return filled;
}

}  // namespace jalon::load
