// SPDX-License-Identifier: EUPL-1.2
#include "demo/continuity.h"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace jalon::demo {
namespace {

constexpr std::uint64_t kSeed = 20261120;

std::string word(const json::object& object, std::string_view key) { return std::string(object.at(key).as_string()); }
Day dayIn(const json::object& object, std::string_view key) {
    return Day::parse(std::string_view(object.at(key).as_string())).value();
}
std::string oneOf(Draw& draw, const json::value& list) {
    const auto& words = list.as_array();
    return std::string(words.at(draw.below(words.size())).as_string());
}

/// The use cases, as the first coordinator uses them.
class Told {
public:
    Told(Stage& stage, json::object script) : stage_(stage), script_(std::move(script)), draw_(kSeed) {}

    const json::object& part(const char* name) const { return script_.at(name).as_object(); }
    const json::object& script() const { return script_; }
    Stage& stage() { return stage_; }
    Draw& draw() { return draw_; }
    const access::Actor& actor() const { return stage_.city.coordinators.front(); }
    continuity::Continuity& continuity() { return stage_.services.continuity; }
    std::string newId() { return draw_.uuid(stage_.clock.now()); }

    std::vector<receptions::StayLine> staysCalled(const std::string& name) {
        people::FileQuery query;
        query.q = name;
        return stage_.services.database.read([&](storage::Transaction& tx) {
            const auto page = people::listFiles(tx, access::FileScope::everything(), query, stage_.clock.today());
            if (!page || page->at("items").as_array().size() != 1)
                throw std::runtime_error("demo/continuity.json: not one young person is called " + name);
            return receptions::staysOfPerson(tx, PersonId::trusted(word(page->at("items").at(0).as_object(), "id")));
        });
    }
    json::object workOf(const StayId& stay) { return continuity().schoolWork(actor(), stay).value(); }

    Result<void> request(const StayId& stay, json::array subjects, Day on, const std::string& channel,
                         const std::string& to) {
        TRY(continuity().createRequest(
            actor(), stay,
            {{"id", newId()}, {"on", on.iso()}, {"to", to}, {"channel", channel}, {"subjects", std::move(subjects)}}));
        return {};
    }
    Result<void> move(const StayId& stay, const std::string& subject, const std::string& state, Day on,
                      const std::string& detail = "") {
        const auto list = workOf(stay);
        for (const auto& item : list.at("items").as_array()) {
            const auto& one = item.as_object();
            if (word(one, "subject") != subject) continue;
            json::object body{{"state", state}, {"on", on.iso()}};
            if (!detail.empty()) body["detail"] = detail;
            TRY(continuity().updateWork(actor(), continuity::SchoolWorkId::trusted(word(one, "id")),
                                        one.at("version").as_int64(), body));
        }
        return {};
    }

private:
    Stage& stage_;
    json::object script_;
    Draw draw_;
};

Result<void> tell(Told& told, const json::object& act) {
    const Day today = told.stage().clock.today();
    const auto stays = told.staysCalled(word(act, "pupil"));
    if (stays.empty()) throw std::runtime_error("demo/continuity.json: no reception of " + word(act, "pupil"));
    const StayId stay = stays.front().id;
    const std::string what = word(act, "act");
    if (what == "request")
        return told.request(stay, act.at("subjects").as_array(), today, word(act, "channel"), word(act, "to"));
    if (what == "move") return told.move(stay, word(act, "subject"), word(act, "state"), today, word(act, "detail"));
    if (what == "contact") {
        json::object body = without(act, {"at", "pupil", "act"});
        body["id"] = told.newId();
        TRY(told.continuity().createContact(told.actor(), stay, body));
        return {};
    }
    throw std::runtime_error("demo/continuity.json: unknown act " + what);
}

/// Each school of a day is told what is known, in the evening.
Result<void> tellSchools(Told& told, Day day) {
    TRY_ASSIGN(const auto page, told.continuity().digests(told.actor(), day));
    for (const auto& item : page.at("schools").as_array()) {
        const auto& school = item.as_object();
        if (school.at("state") == "waiting") continue;
        TRY(told.continuity().createDigest(told.actor(), {{"id", told.newId()},
                                                          {"structureId", school.at("structureId")},
                                                          {"day", day.iso()},
                                                          {"channel", "email"},
                                                          {"to", told.part("digests").at("to")}}));
    }
    return {};
}

/// Asked for two days before, sent on the first, done on the last, handed back on the return; now and then nothing.
Result<void> followWork(Told& told, const receptions::StayLine& stay) {
    const auto& words = told.part("works");
    if (!stay.first || stay.first->day < dayIn(words, "since")) return {};
    if (!told.workOf(stay.id).at("requests").as_array().empty()) return {};
    const Day today = told.stage().clock.today();
    if (stay.first->day > today) return {};
    json::array subjects = words.at("subjects").as_array();
    subjects.resize(2 + told.draw().below(3));
    TRY(told.request(stay.id, subjects, std::min(today, stay.first->day - 2), "email",
                     oneOf(told.draw(), words.at("to"))));
    if (told.draw().chance(15)) return {};  // no answer
    const bool nothing = told.draw().chance(12);
    const Day last = stay.last ? stay.last->day : stay.first->day;
    for (const auto& item : subjects) {
        const std::string subject(item.as_string());
        if (nothing || told.draw().chance(10)) {
            TRY(told.move(stay.id, subject, "none_given", stay.first->day));
            continue;
        }
        TRY(told.move(stay.id, subject, "received", stay.first->day));
        if (last >= today) continue;
        TRY(told.move(stay.id, subject, "done", last));
        if (told.draw().chance(85) && last + 1 <= today) TRY(told.move(stay.id, subject, "returned", last + 1));
    }
    return {};
}

/// The points whose day has come, but for a few, with what came of them.
Result<void> holdPoints(Told& told, const receptions::StayLine& stay, const json::array& deadlines, int& left) {
    const auto& words = told.part("points");
    for (const auto& item : deadlines) {
        const auto& deadline = item.as_object();
        const std::string code = word(deadline, "code");
        if (code != "follow_up_first" && code != "follow_up_second") continue;
        const Day due = dayIn(deadline, "dueOn");
        if (deadline.at("provisional").as_bool() || due > told.stage().clock.today()) continue;
        if (due < dayIn(words, "since") || word(deadline, "state") == "done") continue;
        if (left > 0 && word(deadline, "state") == "late") {
            left -= 1;
            continue;
        }
        const std::size_t drawn = told.draw().weighted({70, 15, 5, 10});
        static constexpr std::array<const char*, 4> kOutcomes{"no_new_exclusion", "new_exclusion", "left_school",
                                                              "unknown"};
        json::object answers{{"heldOn", due.iso()}, {"with", json::array{"cpe"}}, {"outcome", kOutcomes.at(drawn)}};
        if (const auto agreed = oneOf(told.draw(), words.at("agreed")); !agreed.empty()) answers["agreed"] = agreed;
        TRY(told.stage().services.receptions.putForm(told.actor(), stay.id, code, 0,
                                                     {{"answers", std::move(answers)}}));
    }
    return {};
}

/// Those that are due: sent, and answered by most.
Result<void> askSchool(Told& told, const receptions::StayLine& stay, const json::array& deadlines) {
    const auto& words = told.part("questionnaires");
    const auto due =
        std::ranges::find_if(deadlines, [](const json::value& each) { return each.at("code") == "questionnaire"; });
    if (due == deadlines.end() || due->at("provisional").as_bool()) return {};
    const Day on = dayIn(due->as_object(), "dueOn");
    if (on > told.stage().clock.today() || on < dayIn(words, "since")) return {};
    const bool by_link = told.draw().chance(70);
    TRY_ASSIGN(const auto sent,
               told.continuity().createQuestionnaire(told.actor(), stay.id,
                                                     {{"id", told.newId()}, {"channel", by_link ? "link" : "paper"}}));
    if (told.draw().chance(30)) return {};
    static constexpr std::array<const char*, 3> kSince{"better", "same", "unknown"};
    const json::object answers{{"welcomed", "yes"},
                               {"outcome", told.draw().chance(80) ? "no_new_exclusion" : "unknown"},
                               {"attendance", kSince.at(told.draw().below(3))},
                               {"work", kSince.at(told.draw().below(3))},
                               {"adults", "better"},
                               {"sheetUseful", "4"},
                               {"satisfaction", told.draw().chance(70) ? "4" : "3"}};
    const std::string by = oneOf(told.draw(), words.at("by"));
    if (by_link) {
        TRY(told.continuity().answerLink(
            {{"token", sent.thing.at("token")}, {"answers", answers}, {"answeredBy", by}}));
    } else {
        TRY(told.continuity().putAnswers(told.actor(), continuity::QuestionnaireId::trusted(word(sent.thing, "id")), 1,
                                         {{"answers", answers}, {"answeredBy", by}}));
    }
    return {};
}

std::vector<receptions::StayLine> everyStay(Stage& stage) {
    return stage.services.database.read([&](storage::Transaction& tx) {
        std::vector<receptions::StayLine> out;
        people::FileQuery query;
        for (;;) {
            const auto page =
                people::listFiles(tx, access::FileScope::everything(), query, stage.clock.today()).value();
            for (const auto& item : page.at("items").as_array())
                for (auto& stay : receptions::staysOfPerson(tx, PersonId::trusted(word(item.as_object(), "id"))))
                    out.push_back(std::move(stay));
            if (page.at("nextCursor").is_null()) return out;
            query.cursor = std::string(page.at("nextCursor").as_string());
        }
    });
}

bool tookPlace(receptions::StayState state) {
    using State = receptions::StayState;
    return state != State::family_refused && state != State::cancelled_by_school && state != State::no_show;
}

}  // namespace

void scheduleContinuity(Stage& stage, const std::filesystem::path& data_folder) {
    const auto told = std::make_shared<Told>(stage, loadFile(data_folder, "continuity"));
    for (const auto& item : told->script().at("acts").as_array()) {
        const json::object act = item.as_object();
        stage.agenda.at(parseWhen(word(act, "at")), [told, act] { return tell(*told, act); });
    }
    const auto& digests = told->part("digests");
    std::set<std::string> unsent;
    for (const auto& day : digests.at("unsent").as_array()) unsent.emplace(day.as_string());
    for (Day day = dayIn(digests, "from"); day < stage.end.day; day = day + 1) {
        if (unsent.contains(day.iso())) continue;
        stage.agenda.at(parseWhen(day.iso() + " " + word(digests, "at")),
                        [told, day] { return tellSchools(*told, day); });
    }
}

Result<void> fillContinuity(Stage& stage, const std::filesystem::path& data_folder) {
    Told told(stage, loadFile(data_folder, "continuity"));
    int left = static_cast<int>(told.part("points").at("late").as_int64());
    for (const auto& stay : everyStay(stage)) {
        if (!tookPlace(stay.state)) continue;
        TRY(followWork(told, stay));
        const auto deadlines = stage.services.database.read(
            [&](storage::Transaction& tx) { return stage.services.receptions.deadlinesOf(tx, stay.id); });
        TRY(holdPoints(told, stay, deadlines, left));
        TRY(askSchool(told, stay, deadlines));
    }
    return {};
}

}  // namespace jalon::demo
