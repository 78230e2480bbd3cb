// SPDX-License-Identifier: EUPL-1.2
#include "demo/families.h"

#include <stdexcept>

#include "people/contact_rule.h"

namespace jalon::demo {
namespace {

std::string text(const json::object& object, std::string_view key) { return std::string(object.at(key).as_string()); }

const json::array& listOf(const json::object& object, std::string_view key) {
    static const json::array kNone;
    const auto* list = object.if_contains(key);
    return list == nullptr ? kNone : list->as_array();
}

/// One family's part of the file, first names said in the API's ids while it is told.
class Family {
public:
    Family(Stage& stage, const json::object& script) : stage_(stage), script_(script), person_(find()) {
        stage.services.database.read([&](storage::Transaction& tx) {
            for (const auto& guardian : people::circleOf(tx, person_).guardians)
                guardians_.emplace(guardian.fields.first_name, guardian.id.text());
            const auto stays = receptions::staysOfPerson(tx, person_);
            if (!stays.empty()) stay_ = stays.front().id.text();
            return 0;
        });
    }

    Result<void> tell() {
        for (const auto& item : listOf(script_, "convocations")) TRY(convoke(item.as_object()));
        for (const auto& item : listOf(script_, "interviews")) TRY(interview(item.as_object(), nullptr));
        for (const auto& item : listOf(script_, "signings")) TRY(sign(item.as_object()));
        for (const auto& item : listOf(script_, "calls")) TRY(call(item.as_object()));
        return {};
    }

private:
    const access::Actor& actor() const { return stage_.city.coordinators.front(); }
    families::Families& families() { return stage_.services.families; }

    PersonId find() const {
        const std::string first_name = text(script_, "firstName");
        people::FileQuery query;
        query.q = text(script_, "lastName") + " " + first_name;
        return stage_.services.database.read([&](storage::Transaction& tx) {
            const auto page = people::listFiles(tx, access::FileScope::everything(), query, stage_.clock.today());
            if (!page || page->at("items").as_array().empty())
                throw std::runtime_error("demo/families.json: nobody is called " + query.q);
            return PersonId::trusted(std::string(page->at("items").at(0).at("id").as_string()));
        });
    }

    json::object body(const json::object& item, std::initializer_list<std::string_view> own) {
        json::object out = without(item, own);
        out["id"] = stage_.draw.uuid(stage_.clock.now());
        return out;
    }
    json::value guardian(const json::value& first_name) const {
        if (first_name.is_null()) return nullptr;
        const auto found = guardians_.find(std::string(first_name.as_string()));
        if (found == guardians_.end()) throw std::runtime_error("demo/families.json: no guardian of that name");
        return json::string(found->second);
    }
    void nameGuardian(json::object& out, const json::object& item) const {
        if (const auto* who = item.if_contains("guardian")) out["guardianId"] = guardian(*who);
    }
    json::value stay() const { return stay_.empty() ? json::value() : json::value(stay_); }

    Result<void> convoke(const json::object& item) {
        json::object out = body(item, {"attempts", "outcome", "outcomeNote", "interview", "again"});
        json::array guardians;
        for (const auto& first_name : listOf(item, "guardians")) guardians.push_back(guardian(first_name));
        out["guardians"] = std::move(guardians);
        out["stayId"] = stay();
        TRY_ASSIGN(auto made, families().createConvocation(actor(), person_, out));
        json::object convocation = std::move(made.thing);
        const auto id = families::ConvocationId::trusted(text(convocation, "id"));
        for (const auto& attempt : listOf(item, "attempts")) {
            json::object one = body(attempt.as_object(), {"guardian"});
            nameGuardian(one, attempt.as_object());
            TRY_ASSIGN(auto with, families().createAttempt(actor(), id, one));
            convocation = std::move(with.thing);
        }
        if (const auto* held = item.if_contains("interview")) return interview(held->as_object(), &convocation);
        if (const auto* outcome = item.if_contains("outcome")) {
            json::object end{{"outcome", *outcome}, {"on", item.at("on")}};
            if (const auto* note = item.if_contains("outcomeNote")) end["note"] = *note;
            TRY(families().settleConvocation(actor(), id, convocation.at("version").as_int64(), end));
        }
        if (const auto* again = item.if_contains("again")) {
            json::object next = again->as_object();
            next["replaces"] = id.text();
            return convoke(next);
        }
        return {};
    }

    Result<void> interview(const json::object& item, const json::object* convocation) {
        json::object out = body(item, {"presences"});
        json::array presences;
        for (const auto& presence : listOf(item, "presences")) {
            json::object one = without(presence.as_object(), {"guardian"});
            nameGuardian(one, presence.as_object());
            presences.push_back(std::move(one));
        }
        out["presences"] = std::move(presences);
        out["stayId"] = stay();
        if (convocation != nullptr) {
            out["convocationId"] = convocation->at("id");
            out["kind"] = convocation->at("purpose");
            out["on"] = convocation->at("on");
            out["time"] = convocation->at("time");
        }
        TRY(families().createInterview(actor(), person_, out));
        return {};
    }

    Result<void> sign(const json::object& item) {
        json::object out = body(item, {"guardian"});
        nameGuardian(out, item);
        out["stayId"] = stay();
        TRY(families().createSigning(actor(), person_, out));
        return {};
    }

    Result<void> call(const json::object& item) {
        json::object out = body(item, {"guardian"});
        nameGuardian(out, item);
        TRY(families().recordCall(actor(), person_, out));
        return {};
    }

    Stage& stage_;
    const json::object& script_;
    PersonId person_;
    std::map<std::string, std::string> guardians_;
    std::string stay_;
};

}  // namespace

Result<void> fillFamilies(Stage& stage, const std::filesystem::path& data_folder) {
    const auto file = loadFile(data_folder, "families");
    for (const auto& item : file.at("families").as_array()) TRY(Family(stage, item.as_object()).tell());
    return {};
}

}  // namespace jalon::demo
