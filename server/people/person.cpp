// SPDX-License-Identifier: EUPL-1.2
#include "people/person.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace jalon::people {
namespace {

constexpr std::array<std::string_view, 7> kFileStates{"none",  "referral",  "upcoming", "in_progress",
                                                      "ended", "follow_up", "closed"};
constexpr int kFirstPlausibleYear = 1900;
constexpr std::size_t kFewestPhoneDigits = 6;

bool isCode(std::string_view word) {
    return !word.empty() && std::ranges::all_of(word, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::optional<Day> readBirthDate(JsonReader& in, Day today) {
    const auto born = in.optionalDay("birthDate");
    if (!born) return born;
    if (*born > today) in.fail("birthDate", "in_future");
    if (born->year() < kFirstPlausibleYear) in.fail("birthDate", "not_plausible");
    return born;
}

std::vector<std::string> readSupports(JsonReader& in) {
    std::vector<std::string> supports;
    for (std::string& code : in.texts("supports", 20, {.max = 40})) {
        if (!isCode(code)) {
            in.fail("supports", "not_a_code");
            return {};
        }
        if (std::ranges::find(supports, code) == supports.end()) supports.push_back(std::move(code));
    }
    return supports;
}

}  // namespace

std::string_view fileStateCode(FileState state) { return kFileStates[static_cast<std::size_t>(state)]; }

std::optional<FileState> parseFileState(std::string_view code) {
    const auto* found = std::ranges::find(kFileStates, code);
    if (found == kFileStates.end()) return std::nullopt;
    return static_cast<FileState>(found - kFileStates.begin());
}

std::string readPhone(JsonReader& in, std::string_view key) {
    std::string phone = in.optionalText(key, {.max = 40});
    const auto digits = std::ranges::count_if(phone, [](char c) { return c >= '0' && c <= '9'; });
    if (!phone.empty() && static_cast<std::size_t>(digits) < kFewestPhoneDigits) in.fail(key, "not_a_phone");
    return phone;
}

std::string readEmail(JsonReader& in, std::string_view key) {
    std::string email = in.optionalText(key, {.max = 200});
    const auto at = email.find('@');
    const bool fits = at != std::string::npos && at > 0 && at + 1 < email.size() &&
                      email.find('@', at + 1) == std::string::npos && email.find(' ') == std::string::npos;
    if (!email.empty() && !fits) in.fail(key, "not_an_email");
    return email;
}

std::string readCode(JsonReader& in, std::string_view key) {
    std::string code = in.optionalText(key, {.max = 40});
    if (!code.empty() && !isCode(code)) in.fail(key, "not_a_code");
    return code;
}

Address readAddress(JsonReader& in, std::string_view key) {
    Address address;
    const json::object* object = in.object(key);
    if (object == nullptr) return address;
    JsonReader nested(*object, in.path(key));
    address.lines = nested.optionalText("lines", {.max = 300, .lines = true});
    address.postcode = nested.optionalText("postcode", {.max = 12});
    address.city = nested.optionalText("city", {.max = 100});
    in.absorb(nested);
    return address;
}

void checkPeriod(JsonReader& in, std::string_view end_key, std::optional<Day> from, std::optional<Day> to) {
    if (from && to && *to < *from) in.fail(end_key, "end_before_start");
}

json::value orNull(const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(); }

PersonFields readPerson(JsonReader& in, Day today) {
    PersonFields out;
    out.last_name = in.text("lastName", {.max = 100});
    out.first_name = in.optionalText("firstName", {.max = 100});
    out.usual_name = in.optionalText("usualName", {.max = 100});
    out.birth_date = readBirthDate(in, today);
    out.birth_date_uncertain = in.boolean("birthDateUncertain", false);
    const std::string sex = in.optionalOneOf("sex", {"female", "male", "unknown"});
    out.sex = sex.empty() ? "unknown" : sex;
    out.address = readAddress(in, "address");
    out.address_hidden = in.boolean("addressHidden", false);
    out.phone = readPhone(in, "phone");
    out.email = readEmail(in, "email");
    out.structure = StructureId::parse(in.optionalUuid("structureId"));
    out.class_name = in.optionalText("className", {.max = 30});
    out.supports = readSupports(in);
    out.health_alert = in.boolean("healthAlert", false);
    out.meal_choice = readCode(in, "mealChoice");
    out.note = in.optionalText("note", {.max = 2000, .lines = true});
    return out;
}

json::object addressJson(const Address& address, bool hidden, access::RightSet reader) {
    if (hidden && !reader.contains(access::Right::addresses_see))
        return {{"lines", ""}, {"postcode", ""}, {"city", ""}};
    return {{"lines", address.lines}, {"postcode", address.postcode}, {"city", address.city}};
}

json::object inputJson(const PersonFields& fields) {
    json::array supports;
    for (const std::string& code : fields.supports) supports.emplace_back(code);
    return {
        {"lastName", fields.last_name},
        {"firstName", fields.first_name},
        {"usualName", fields.usual_name},
        {"birthDate", orNull(fields.birth_date)},
        {"birthDateUncertain", fields.birth_date_uncertain},
        {"sex", fields.sex},
        {"address",
         {{"lines", fields.address.lines}, {"postcode", fields.address.postcode}, {"city", fields.address.city}}},
        {"addressHidden", fields.address_hidden},
        {"phone", fields.phone},
        {"email", fields.email},
        {"structureId", fields.structure ? json::value(fields.structure->text()) : json::value()},
        {"className", fields.class_name},
        {"supports", std::move(supports)},
        {"healthAlert", fields.health_alert},
        {"mealChoice", fields.meal_choice},
        {"note", fields.note},
    };
}

namespace {

/// What is left for who may know of the file, and no more.
PersonFields withoutParticulars(const PersonFields& whole) {
    PersonFields left;
    left.last_name = whole.last_name;
    left.first_name = whole.first_name;
    left.usual_name = whole.usual_name;
    left.sex = whole.sex;
    left.structure = whole.structure;
    left.class_name = whole.class_name;
    return left;
}

}  // namespace

json::object toJson(const Person& person, const std::string& structure_name, access::RightSet reader) {
    const bool particulars = reader.contains(access::Right::particulars_see);
    json::object out = inputJson(particulars ? person.fields : withoutParticulars(person.fields));
    out["address"] = addressJson(person.fields.address, person.fields.address_hidden || !particulars, reader);
    out["id"] = person.id.text();
    out["structureName"] = structure_name;
    out["state"] = fileStateCode(person.state);
    out["version"] = person.version;
    out["createdAt"] = person.created_at.iso();
    out["updatedAt"] = person.updated_at.iso();
    return out;
}

json::object overlaid(json::object stored, const json::object& body, std::initializer_list<std::string_view> nullable) {
    for (const auto& [key, value] : body) {
        const std::string_view name(key.data(), key.size());
        if (value.is_null() && std::ranges::find(nullable, name) == nullable.end()) continue;
        stored[key] = value;
    }
    return stored;
}

json::object changedFields(const json::object& before, const json::object& after) {
    json::object out;
    for (const auto& [key, value] : after) {
        const json::value* old = before.if_contains(key);
        if (old == nullptr || *old != value)
            out[key] = json::object{{"old", old == nullptr ? json::value() : *old}, {"new", value}};
    }
    return out;
}

}  // namespace jalon::people
