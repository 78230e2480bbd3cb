// SPDX-License-Identifier: EUPL-1.2
#include "demo/privacy.h"

#include <algorithm>
#include <stdexcept>

#include "access/organisations.h"
#include "people/contact_rule.h"
#include "privacy/privacy.h"

namespace jalon::demo {
namespace {

/// A file with a notice to give, and to whom it may be given.
struct Owed {
    PersonId person;
    std::string scheme;
    Day received_on;
    std::vector<std::string> guardians;
};

/// Guardians a judge does not keep uninformed, and who may hold authority.
std::vector<std::string> guardiansToTell(storage::Transaction& tx, const PersonId& person, Day on) {
    std::vector<std::string> out;
    const auto circle = people::circleOf(tx, person);
    for (const auto& guardian : circle.guardians) {
        const auto rule = people::contactRule(guardian, circle.restrictions, on);
        if (guardian.validOn(on) && guardian.fields.authority != "no" && (rule.tell || rule.write))
            out.push_back(guardian.id.text());
    }
    return out;
}

class Filling {
public:
    Filling(Stage& stage, const std::filesystem::path& data_folder)
        : stage_(stage),
          privacy_(stage.services.database, stage.clock, stage.services.calendars, data_folder),
          file_(loadFile(data_folder, "privacy")) {}

    Result<void> run() {
        TRY(nameController());
        for (const auto& one : owed())
            if (stage_.draw.chance(static_cast<int>(file_.at("given").at("percent").as_int64()))) TRY(give(one));
        for (const auto& request : file_.at("requests").as_array()) TRY(ask(request.as_object()));
        return {};
    }

private:
    const access::Actor& actor() const { return stage_.city.coordinators.front(); }
    std::string newId() { return stage_.draw.uuid(stage_.clock.now()); }

    Result<void> nameController() {
        const auto organisations = stage_.services.database.read(
            [&](storage::Transaction& tx) { return access::organisationsOf(tx, access::Actor::system("demo")); });
        json::object body = file_.at("controller").as_object();
        body["id"] = newId();
        TRY(privacy_.setController(access::Actor::system("demo"), organisations.front().id, body));
        return {};
    }

    std::vector<Owed> owed() {
        return stage_.services.database.read([&](storage::Transaction& tx) {
            const Day today = stage_.clock.today();
            const auto& settings = stage_.services.calendars.settings(tx);
            std::vector<Owed> out;
            for (const PersonId& person : everybody(tx, today)) {
                for (const auto& notice : privacy::noticesOwed(tx, person, today, settings)) {
                    if (notice.at("dueOn").is_null()) continue;
                    const Day due = Day::parse(std::string_view(notice.at("dueOn").as_string())).value();
                    out.push_back({person, std::string(notice.at("scheme").as_string()), due.plusMonths(-1),
                                   guardiansToTell(tx, person, today)});
                }
            }
            return out;
        });
    }

    static std::vector<PersonId> everybody(storage::Transaction& tx, Day today) {
        std::vector<PersonId> out;
        people::FileQuery query;
        query.sort = "name";
        while (true) {
            const auto page = people::listFiles(tx, access::FileScope::everything(), query, today);
            if (!page) throw std::runtime_error("demo/privacy.json: the list of files cannot be read");
            for (const auto& row : page->at("items").as_array())
                out.push_back(PersonId::trusted(std::string(row.at("id").as_string())));
            if (page->at("nextCursor").is_null()) return out;
            query.cursor = std::string(page->at("nextCursor").as_string());
        }
    }

    Result<void> give(const Owed& one) {
        const Day first = one.received_on + static_cast<int>(file_.at("given").at("after").as_int64());
        const Day on = std::min(first, stage_.clock.today());
        TRY(hand(one, on, nullptr));
        for (const auto& guardian : one.guardians) TRY(hand(one, on, json::value(guardian)));
        return {};
    }

    Result<void> hand(const Owed& one, Day on, const json::value& guardian) {
        const json::object body{{"id", newId()},          {"scheme", one.scheme},
                                {"guardianId", guardian}, {"level", guardian.is_null() ? "young" : "parents"},
                                {"givenOn", on.iso()},    {"channel", "in_person"},
                                {"explained", true}};
        TRY(privacy_.handOver(actor(), one.person, body));
        return {};
    }

    Result<void> ask(const json::object& request) {
        const std::string name(request.at("person").as_string());
        const auto [person, guardian] = whoIs(name);
        json::object body = without(request, {"person"});
        body["id"] = newId();
        if (request.at("requester") == "guardian") body["guardianId"] = guardian;
        TRY(privacy_.createRequest(actor(), person, body));
        return {};
    }

    /// The young person of this name, and the first of their guardians ("" without).
    std::pair<PersonId, std::string> whoIs(const std::string& name) {
        return stage_.services.database.read([&](storage::Transaction& tx) {
            for (const PersonId& person : everybody(tx, stage_.clock.today())) {
                const auto found = people::find(tx, person).value();
                if (found.last_name + " " + found.first_name != name) continue;
                const auto guardians = people::circleOf(tx, person).guardians;
                return std::pair(person, guardians.empty() ? std::string() : guardians.front().id.text());
            }
            throw std::runtime_error("demo/privacy.json: nobody is called " + name);
        });
    }

    Stage& stage_;
    privacy::Privacy privacy_;
    json::object file_;
};

}  // namespace

Result<void> fillPrivacy(Stage& stage, const std::filesystem::path& data_folder) {
    return Filling(stage, data_folder).run();
}

}  // namespace jalon::demo
