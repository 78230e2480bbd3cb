// SPDX-License-Identifier: EUPL-1.2
#include "demo/incidents.h"

#include <stdexcept>

#include "people/contact_rule.h"

namespace jalon::demo {
namespace {

constexpr std::uint64_t kSeed = 20261117;

std::string text(const json::object& object, std::string_view key) { return std::string(object.at(key).as_string()); }
std::int64_t versionOf(const json::object& object) { return object.at("version").as_int64(); }

/// What became of one incident or concern: acts in the order of the file, each at its moment.
class Thread : public std::enable_shared_from_this<Thread> {
public:
    Thread(Stage& stage, json::object script, Draw draw) : stage_(stage), script_(std::move(script)), draw_(draw) {}

    void schedule() {
        for (const auto& item : script_.at("acts").as_array()) {
            const json::object act = item.as_object();
            stage_.agenda.at(parseWhen(text(act, "at")), [self = shared_from_this(), act] { return self->tell(act); });
        }
    }

private:
    const access::Actor& actor() const { return stage_.city.coordinators.front(); }
    incidents::Incidents& incidents() { return stage_.services.incidents; }
    json::object body(const json::object& act, std::initializer_list<std::string_view> more = {}) {
        json::object out = without(without(act, {"at", "act"}), more);
        out["id"] = draw_.uuid(stage_.clock.now());
        return out;
    }

    Result<void> tell(const json::object& act) {
        const std::string what = text(act, "act");
        if (what == "incident") return incident(act);
        if (what == "interrupt") return interrupt(act);
        if (what == "told") return told(act);
        if (what == "note") return note(act);
        if (what == "close") return close(act);
        if (what == "school_answer") return schoolAnswer(act);
        if (what == "concern") return concern(act);
        if (what == "concern_goes_on") return goOn(act);
        throw std::runtime_error("demo/incidents.json: unknown act " + what);
    }

    PersonId person(const json::value& name) {
        people::FileQuery query;
        query.q = std::string(name.as_string());
        return stage_.services.database.read([&](storage::Transaction& tx) {
            const auto page = people::listFiles(tx, access::FileScope::everything(), query, stage_.clock.today());
            if (!page || page->at("items").as_array().size() != 1)
                throw std::runtime_error("demo/incidents.json: not one young person is called " + query.q);
            return PersonId::trusted(text(page->at("items").at(0).as_object(), "id"));
        });
    }
    PersonId whose(const json::object& act) {
        const auto* named = act.if_contains("of");
        return person(named != nullptr ? *named : script_.at("people").at(0));
    }
    json::value stayOf(const PersonId& who) {
        return stage_.services.database.read([&](storage::Transaction& tx) {
            const auto stays = receptions::staysOfPerson(tx, who);
            return stays.empty() ? json::value() : json::value(stays.front().id.text());
        });
    }
    json::value guardian(const PersonId& who, const std::string& first_name) {
        return stage_.services.database.read([&](storage::Transaction& tx) -> json::value {
            for (const auto& each : people::circleOf(tx, who).guardians)
                if (each.fields.first_name == first_name) return json::string(each.id.text());
            throw std::runtime_error("demo/incidents.json: no guardian is called " + first_name);
        });
    }
    Result<json::object> stored() { return incidents().get(actor(), incidents::IncidentId::trusted(incident_)); }

    Result<void> incident(const json::object& act) {
        json::object out = body(act);
        json::array people;
        for (const auto& name : script_.at("people").as_array()) {
            const auto who = person(name);
            people.push_back(json::object{{"personId", who.text()}, {"stayId", stayOf(who)}});
        }
        out["people"] = std::move(people);
        TRY_ASSIGN(const auto made, incidents().create(actor(), out));
        incident_ = text(made.thing, "id");
        return {};
    }

    Result<void> interrupt(const json::object& act) {
        json::object out = body(act);
        out["incidentId"] = incident_;
        const auto stay = stayOf(whose(act));
        TRY(incidents().interrupt(actor(), StayId::trusted(std::string(stay.as_string())), out));
        return {};
    }

    /// Of the incident, and of the interruption that followed it where the act says so.
    Result<void> told(const json::object& act) {
        const auto who = whose(act);
        json::object out = body(act, {"of", "guardian", "interruption"});
        out["incidentId"] = incident_;
        if (act.contains("guardian")) out["guardianId"] = guardian(who, text(act, "guardian"));
        if (act.contains("interruption")) {
            TRY_ASSIGN(const auto page, incidents().page(actor(), who));
            out["interruptionId"] = page.at("interruptions").at(0).at("id");
        }
        TRY(incidents().recordTold(actor(), who, out));
        return {};
    }

    Result<void> note(const json::object& act) {
        TRY(incidents().addNote(actor(), incidents::IncidentId::trusted(incident_), body(act)));
        return {};
    }

    Result<void> close(const json::object& act) {
        TRY_ASSIGN(const auto now, stored());
        const json::object end{{"state", "closed"}, {"note", act.at("note")}};
        TRY(incidents().setState(actor(), incidents::IncidentId::trusted(incident_), versionOf(now), end));
        return {};
    }

    Result<void> schoolAnswer(const json::object& act) {
        TRY_ASSIGN(const auto page, incidents().page(actor(), whose(act)));
        const json::object interruption = page.at("interruptions").at(0).as_object();
        const json::object answer{{"code", act.at("code")}, {"on", act.at("on")}, {"note", act.at("note")}};
        TRY(incidents().recordSchoolAnswer(actor(), incidents::InterruptionId::trusted(text(interruption, "id")),
                                           versionOf(interruption), answer));
        return {};
    }

    Result<void> concern(const json::object& act) {
        TRY_ASSIGN(const auto made, incidents().createConcern(actor(), whose(act), body(act, {"of"})));
        concern_ = text(made.thing, "id");
        return {};
    }

    Result<void> goOn(const json::object& act) {
        const auto id = incidents::ConcernId::trusted(concern_);
        TRY_ASSIGN(const auto now, incidents().getConcern(actor(), id));
        TRY(incidents().updateConcern(actor(), id, versionOf(now), without(act, {"at", "act"})));
        return {};
    }

    Stage& stage_;
    json::object script_;
    /// Of its own: the ordinary stories are drawn as if no incident were told.
    Draw draw_;
    std::string incident_, concern_;
};

}  // namespace

void scheduleIncidents(Stage& stage, const std::filesystem::path& data_folder) {
    const auto file = loadFile(data_folder, "incidents");
    std::uint64_t seed = kSeed;
    for (const auto& item : file.at("threads").as_array())
        std::make_shared<Thread>(stage, item.as_object(), Draw(seed++))->schedule();
}

}  // namespace jalon::demo
