// SPDX-License-Identifier: EUPL-1.2
#include "demo/measures.h"

#include <set>
#include <stdexcept>

namespace jalon::demo {
namespace {

std::string text(const json::object& object, std::string_view key) { return std::string(object.at(key).as_string()); }
std::int64_t versionOf(const json::object& object) { return object.at("version").as_int64(); }

/// One chain of measures: acts in the order of the file, each on its moment. Referrals are called by their key.
class Chain : public std::enable_shared_from_this<Chain> {
public:
    Chain(Stage& stage, json::object script) : stage_(stage), script_(std::move(script)) {}

    void schedule() {
        for (const auto& item : script_.at("acts").as_array()) {
            const json::object act = item.as_object();
            stage_.agenda.at(parseWhen(text(act, "at")), [self = shared_from_this(), act] { return self->tell(act); });
        }
    }

private:
    const access::Actor& actor() const { return stage_.city.coordinators.front(); }
    receptions::Receptions& receptions() { return stage_.services.receptions; }
    receptions::Measures& measures() { return stage_.services.measures; }
    std::string newId() { return stage_.draw.uuid(stage_.clock.now()); }

    Result<void> tell(const json::object& act) {
        const std::string what = text(act, "act");
        if (what == "announce") return announce(act);
        if (what == "decide") return decide(act);
        if (what == "answer") return answer(act);
        if (what == "outcome") return outcome(act);
        if (what == "revoke") return revoke(act);
        if (what == "session") return session(act);
        if (what == "attend") return attend(act);
        if (what == "move") return move(act);
        throw std::runtime_error("demo/measures.json: unknown act " + what);
    }

    json::object pupil() {
        const std::string name = text(script_, "pupil");
        return stage_.services.database.read([&](storage::Transaction& tx) {
            people::FileQuery query;
            query.q = name;
            const auto page = people::listFiles(tx, access::FileScope::everything(), query, stage_.clock.today());
            if (!page || page->at("items").as_array().size() != 1)
                throw std::runtime_error("demo/measures.json: not one young person is called " + name);
            return people::personJson(tx, PersonId::trusted(text(page->at("items").at(0).as_object(), "id"))).value();
        });
    }
    ReferralId referral(const json::object& act) const { return ReferralId::trusted(ids_.at(text(act, "of"))); }
    Result<json::object> read(const ReferralId& id) { return receptions().getReferral(actor(), id); }
    Result<json::object> stay(const json::object& act) {
        TRY_ASSIGN(const auto of, read(referral(act)));
        return receptions().getStay(actor(), StayId::trusted(text(of, "stayId")));
    }

    /// The stay of the pupil's story, for a measure received in it.
    std::string storyStay() {
        const PersonId person = PersonId::trusted(text(pupil(), "id"));
        return stage_.services.database.read(
            [&](storage::Transaction& tx) { return text(receptions().staysOf(tx, person).front().as_object(), "id"); });
    }

    /// Asks again with every warning passed for the reason the script gives.
    template <class Ask>
    Result<json::object> passing(json::object body, const json::object& act, Ask ask) {
        auto done = ask(body);
        for (int questions = 0; !done && questions < 2; ++questions) {
            const std::string code = done.error().code;
            if (code != "warnings_unanswered" && code != "duplicate_suspected") break;
            const json::value check = json::parse(done.error().current);
            if (code == "duplicate_suspected")
                body["duplicateDecision"] = json::object{
                    {"kind", "new"}, {"referralId", check.at("duplicates").as_array().front().at("referralId")}};
            json::array overrides;
            std::set<std::string> passed;
            for (const auto& finding : check.at("findings").as_array())
                if (finding.at("severity") == "warning" && passed.insert(text(finding.as_object(), "code")).second)
                    overrides.push_back(json::object{{"code", finding.at("code")}, {"reason", act.at("because")}});
            body["overrides"] = std::move(overrides);
            done = ask(body);
        }
        return done;
    }

    Result<void> announce(const json::object& act) {
        const json::object person = pupil();
        json::object body = without(act, {"at", "act", "key", "because"});
        ids_[text(act, "key")] = newId();
        body["id"] = ids_.at(text(act, "key"));
        body["personId"] = person.at("id");
        body["structureId"] = person.at("structureId");
        body["className"] = person.at("className");
        body["receivedOn"] = text(act, "at").substr(0, 10);
        body["receivedTime"] = text(act, "at").substr(11);
        json::object& measure = body.at("measure").as_object();
        if (const auto* school = measure.if_contains("nextSchool")) {
            measure["nextStructureId"] = stage_.city.structures.at(std::string(school->as_string())).text();
            measure.erase("nextSchool");
        }
        TRY(passing(std::move(body), act, [&](const json::object& asked) -> Result<json::object> {
            TRY_ASSIGN(auto created, receptions().createReferral(actor(), asked));
            return std::move(created.referral);
        }));
        stage_.filled.referrals += 1;
        return {};
    }

    Result<void> decide(const json::object& act) {
        TRY_ASSIGN(const auto of, read(referral(act)));
        json::object body = without(act, {"at", "act", "of", "inStoryStay"});
        if (text(act, "decision") == "accept") {
            body["stayId"] = act.contains("inStoryStay") ? storyStay() : newId();
            if (!act.contains("inStoryStay")) stage_.filled.stays += 1;
        }
        TRY(receptions().decide(actor(), referral(act), versionOf(of), body));
        return {};
    }

    Result<void> answer(const json::object& act) {
        TRY_ASSIGN(const auto of, read(referral(act)));
        json::object body = without(act, {"at", "act", "of"});
        body["sentOn"] = text(act, "at").substr(0, 10);
        TRY(receptions().recordAnswer(actor(), referral(act), versionOf(of), body));
        return {};
    }

    Result<void> outcome(const json::object& act) {
        TRY_ASSIGN(const auto of, read(referral(act)));
        json::object body = without(act, {"at", "act", "of", "next", "because"});
        body["pronouncedOn"] = text(act, "at").substr(0, 10);
        if (const auto* next = act.if_contains("next")) {
            ids_[std::string(next->as_string())] = newId();
            body["nextId"] = ids_.at(std::string(next->as_string()));
            stage_.filled.referrals += 1;
        }
        TRY(passing(std::move(body), act, [&](const json::object& asked) {
            return measures().recordOutcome(actor(), referral(act), versionOf(of), asked);
        }));
        return {};
    }

    Result<void> revoke(const json::object& act) {
        TRY_ASSIGN(const auto of, read(referral(act)));
        json::object body = without(act, {"at", "act", "of", "because"});
        body["revokedOn"] = text(act, "at").substr(0, 10);
        TRY(passing(std::move(body), act, [&](const json::object& asked) {
            return measures().revoke(actor(), referral(act), versionOf(of), asked);
        }));
        return {};
    }

    Result<void> session(const json::object& act) {
        json::object body = without(act, {"at", "act", "of"});
        body["id"] = newId();
        body["on"] = text(act, "at").substr(0, 10);
        TRY(measures().addSession(actor(), referral(act), body));
        return {};
    }

    /// Every planned half-day gone by.
    Result<void> attend(const json::object& act) {
        TRY_ASSIGN(const auto of, stay(act));
        for (const auto& half_day : of.at("halfDays").as_array()) {
            const HalfDay half = HalfDay::parse(text(half_day.as_object(), "halfDay")).value();
            const bool due = half_day.at("planned").as_bool() && half_day.at("attendance").is_null() &&
                             half <= stage_.clock.currentHalfDay();
            if (!due) continue;
            TRY(stage_.services.programme.record(actor(), StayId::trusted(text(of, "id")), half, 0,
                                                 {{"status", "present"}}));
            stage_.filled.half_days += 1;
        }
        return {};
    }

    Result<void> move(const json::object& act) {
        TRY_ASSIGN(const auto of, stay(act));
        json::object body = without(act, {"at", "act", "of"});
        body["on"] = text(act, "at").substr(0, 10);
        TRY(receptions().moveStay(actor(), StayId::trusted(text(of, "id")), versionOf(of), body));
        return {};
    }

    Stage& stage_;
    json::object script_;
    std::map<std::string, std::string> ids_;
};

}  // namespace

void scheduleMeasures(Stage& stage, const std::filesystem::path& data_folder) {
    const auto file = loadFile(data_folder, "measures");
    for (const auto& item : file.at("chains").as_array()) std::make_shared<Chain>(stage, item.as_object())->schedule();
}

}  // namespace jalon::demo
