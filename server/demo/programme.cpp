// SPDX-License-Identifier: EUPL-1.2
#include "demo/programme.h"

#include <stdexcept>

#include "base/text.h"
#include "catalogue/catalogue.h"

namespace jalon::demo {
namespace {

using Ids = std::map<std::string, std::string>;

std::string word(const json::value& object, std::string_view key) { return std::string(object.at(key).as_string()); }

/// Names are folded: the catalogue keeps apostrophes as the program writes them.
bool startsWith(const json::value& name, const json::value& beginning) {
    return text::fold(name.as_string()).starts_with(text::fold(beginning.as_string()));
}

/// The week of the file, put on the shelves of the catalogue.
class Timetable {
public:
    Timetable(Stage& stage, const json::object& file, const json::object& catalogue) : stage_(stage), file_(file) {
        stage_.services.database.read([&](storage::Transaction& tx) {
            name(catalogue.at("activities"), "name", activities_, catalogue::activities(tx),
                 [](const auto& one) { return one.name; });
            name(catalogue.at("rooms"), "name", rooms_, catalogue::rooms(tx), [](const auto& one) { return one.name; });
            name(catalogue.at("professionals"), "lastName", professionals_,
                 catalogue::professionalsBetween(tx, stage_.end.day, stage_.end.day),
                 [](const auto& one) { return one.last_name; });
            return 0;
        });
    }

    Result<void> fill() {
        TRY(addTemplates());
        stage_.clock.set(parseWhen(word(file_, "prepared")));
        TRY(addSessions());
        TRY(tell());
        TRY(hold());
        TRY(change());
        stage_.clock.set(stage_.end);
        return {};
    }

private:
    programme::Planning& planning() { return stage_.services.planning; }
    const access::Actor& actor() const { return stage_.city.coordinators.front(); }
    std::string newId() { return stage_.draw.uuid(stage_.clock.now()); }

    /// By the key of the file: the id of what has the same name in the catalogue.
    template <class List, class Name>
    static void name(const json::value& items, const char* member, Ids& ids, const List& stored, Name name_of) {
        for (const auto& item : items.as_array())
            for (const auto& one : stored)
                if (text::fold(name_of(one)) == text::fold(word(item, member))) ids[word(item, "key")] = one.id.text();
    }

    Result<void> addTemplates() {
        for (const auto& item : file_.at("templates").as_array()) {
            json::object body = item.as_object();
            body["id"] = newId();
            for (auto& slot : body.at("slots").as_array()) {
                json::object& one = slot.as_object();
                one["activityId"] = activities_.at(word(slot, "activity"));
                one.erase("activity");
            }
            TRY(planning().createTemplate(actor(), body));
        }
        return {};
    }

    json::array staysFor(const json::value& young, const std::string& day, const std::string& from) const {
        const std::string half = day + (from < "12:45" ? "/am" : "/pm");
        json::array out;
        for (const auto& one : week_.at("young").as_array()) {
            const auto named = [&](const json::value& who) { return startsWith(one.at("name"), who); };
            bool takes_part = false;
            if (young.is_string())
                for (const auto& expected : one.at("expected").as_array()) takes_part |= expected.as_string() == half;
            else
                for (const auto& who : young.as_array()) takes_part |= named(who);
            if (takes_part) out.push_back(one.at("stayId"));
        }
        return out;
    }

    json::object bodyOf(const json::value& item) {
        json::object body = without(item.as_object(), {"activity", "room", "young", "professionals", "override"});
        body["id"] = newId();
        body["activityId"] = activities_.at(word(item, "activity"));
        if (const auto* room = item.as_object().if_contains("room"))
            body["roomId"] = rooms_.at(std::string(room->as_string()));
        json::array staff;
        for (const auto& who : item.at("professionals").as_array())
            staff.push_back(json::object{{"id", professionals_.at(std::string(who.as_string()))},
                                         {"role", staff.empty() ? "leads" : "supports"}});
        body["professionals"] = std::move(staff);
        body["stayIds"] = staysFor(item.at("young"), word(item, "day"), word(item, "from"));
        return body;
    }

    Result<void> addSessions() {
        TRY_ASSIGN(week_, planning().week(actor(), stage_.end.day));
        std::string said;
        for (const auto& item : file_.at("sessions").as_array()) {
            json::object body = bodyOf(item);
            auto made = planning().createSession(actor(), body);
            const auto* reason = item.as_object().if_contains("override");
            if (!made && made.error().code == "conflicts_unanswered" && reason != nullptr) {
                body["overrides"] = overridesOf(json::parse(made.error().current), *reason);
                made = planning().createSession(actor(), body);
            }
            if (!made && made.error().code == "conflicts_unanswered")
                said += conflictsIn(item, json::parse(made.error().current));
            else if (!made)
                return made.error();
            else
                made_.push_back(std::move(*made));
        }
        if (!said.empty()) throw std::runtime_error("demo/programme.json: conflicts without a reason:" + said);
        return {};
    }

    /// For whoever changes the file: the session and what stands against it.
    static std::string conflictsIn(const json::value& item, const json::value& check) {
        std::string out = "\n  " + word(item, "day") + " " + word(item, "from") + " " + word(item, "activity") + ":";
        for (const auto& one : check.at("items").at(0).at("conflicts").as_array())
            if (one.at("level") == "red") out += " " + word(one, "code") + json::serialize(one.at("params"));
        return out;
    }

    static json::array overridesOf(const json::value& check, const json::value& reason) {
        json::array out;
        for (const auto& item : check.at("items").as_array())
            for (const auto& conflict : item.at("conflicts").as_array())
                if (conflict.at("level") == "red")
                    out.push_back(json::object{{"key", conflict.at("key")}, {"reason", reason}});
        return out;
    }

    /// Everybody is told the first version of the week, the families in person or by telephone.
    Result<void> tell() {
        stage_.clock.set(parseWhen(word(file_, "told")));
        TRY_ASSIGN(const auto news, planning().publish(actor(), stage_.end.day, {}));
        for (const auto& one : news.at("items").as_array()) {
            const auto& version = one.at("versions").at(0);
            const bool young = one.at("kind") == "young";
            const auto id = programme::VersionId::trusted(word(version, "id"));
            TRY(planning().markTold(actor(), id, version.at("version").as_int64(),
                                    {{"on", stage_.clock.today().iso()},
                                     {"channel", young ? "paper" : "email"},
                                     {"to", young ? "remis au jeune et à la famille" : ""}}));
        }
        return {};
    }

    /// What lies before today has been held.
    Result<void> hold() {
        for (const auto& session : made_) {
            const auto day = Day::parse(std::string_view(session.at("day").as_string())).value();
            if (day >= stage_.end.day) continue;
            stage_.clock.set({day, 16 * 60 + 45});
            TRY(planning().setSessionState(actor(), programme::SessionId::trusted(word(session, "id")),
                                           session.at("version").as_int64(), {{"state", "held"}}));
        }
        return {};
    }

    /// This morning something was moved; the professional has the new version, the families not yet.
    Result<void> change() {
        const auto& moved = file_.at("moved").as_object();
        stage_.clock.set(parseWhen(word(moved, "at")));
        for (std::size_t i = 0; i < made_.size(); ++i) {
            const auto& item = file_.at("sessions").at(i);
            if (item.at("day") != moved.at("day") || item.at("activity") != moved.at("activity")) continue;
            json::object body = without(bodyOf(item), {"id"});
            body["from"] = moved.at("from");
            body["to"] = moved.at("to");
            TRY(planning().updateSession(actor(), programme::SessionId::trusted(word(made_[i], "id")), 1, body));
        }
        const std::string who = professionals_.at(word(moved, "publishedFor"));
        TRY(planning().publish(actor(), stage_.end.day,
                               {{"subjects", json::array{json::object{{"kind", "professional"}, {"id", who}}}}}));
        return {};
    }

    Stage& stage_;
    const json::object& file_;
    Ids activities_, rooms_, professionals_;
    json::object week_;
    std::vector<json::object> made_;
};

}  // namespace

Result<void> fillProgramme(Stage& stage, const std::filesystem::path& data_folder) {
    const auto file = loadFile(data_folder, "programme");
    const auto catalogue = loadFile(data_folder, "catalogue");
    return Timetable(stage, file, catalogue).fill();
}

}  // namespace jalon::demo
