// SPDX-License-Identifier: EUPL-1.2
#include "partners/structure.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "base/text.h"
#include "partners/coordinates.h"
#include "partners/partners.h"

namespace jalon::partners {
namespace {

constexpr std::int64_t kMostPupils = 100'000;

std::string text(std::optional<Day> day) { return day ? day->iso() : ""; }
json::value orNull(std::optional<Day> day) { return day ? json::value(day->iso()) : json::value(nullptr); }

/// Reads members that are in the body over what is there; an explicit null empties them.
class Over {
public:
    explicit Over(const json::object& body) : body_(body), in(body) {}

    void text(std::string_view key, std::size_t max, std::string& value) {
        if (body_.contains(key)) value = in.optionalText(key, {.max = max});
    }
    void required(std::string_view key, std::size_t max, bool creating, std::string& value) {
        if (creating || body_.contains(key)) value = in.text(key, {.max = max});
    }
    void lines(std::string_view key, std::size_t max, std::string& value) {
        if (body_.contains(key)) value = in.optionalText(key, {.max = max, .lines = true});
    }
    void day(std::string_view key, std::optional<Day>& value) {
        if (body_.contains(key)) value = in.optionalDay(key);
    }
    void email(std::string_view key, std::string& value) {
        text(key, 200, value);
        const auto at = value.find('@');
        const bool fits = at != std::string::npos && at > 0 && at + 1 < value.size() && value.find(' ') == value.npos;
        if (body_.contains(key) && !value.empty() && !fits) in.fail(key, "not_an_email");
    }
    bool given(std::string_view key) const { return body_.contains(key); }

private:
    const json::object& body_;

public:
    JsonReader in;
};

void readUai(Over& over, std::string& uai) {
    if (!over.given("uai")) return;
    uai = over.in.optionalText("uai", {.max = 20});
    std::ranges::transform(uai, uai.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (!uai.empty() && !isValidUai(uai)) over.in.fail("uai", "uai_invalid");
}

void readWeb(Over& over, std::string& web) {
    if (!over.given("web")) return;
    const std::string typed = over.in.optionalText("web", {.max = 200});
    web = webAddress(typed);
    if (web.empty() && !typed.empty()) over.in.fail("web", "not_a_web_address");
}

void readAgreement(Over& over, Structure& structure) {
    over.day("agreementFrom", structure.agreement_from);
    over.day("agreementTo", structure.agreement_to);
    if (!structure.agreement_to) return;
    if (!structure.agreement_from) return over.in.fail("agreementFrom", "required");
    if (*structure.agreement_to < *structure.agreement_from) over.in.fail("agreementTo", "end_before_start");
}

}  // namespace

Fields fieldsOf(const Structure& s) {
    return {{"name", s.name},
            {"kind", s.kind},
            {"uai", s.uai},
            {"sector", s.sector},
            {"address", s.address},
            {"postcode", s.postcode},
            {"city", s.city},
            {"phone", s.phone},
            {"email", s.email},
            {"web", s.web},
            {"academy", s.academy},
            {"zone", s.zone},
            {"priorityEducation", s.priority_education},
            {"pupils", s.pupils ? std::to_string(*s.pupils) : ""},
            {"open", s.open ? "true" : "false"},
            {"source", s.source},
            {"agreementFrom", text(s.agreement_from)},
            {"agreementTo", text(s.agreement_to)},
            {"note", s.note}};
}

Fields fieldsOf(const Contact& c) {
    return {{"function", c.function},
            {"lastName", c.last_name},
            {"firstName", c.first_name},
            {"phone", c.phone},
            {"email", c.email},
            {"note", c.note},
            {"validFrom", text(c.valid_from)},
            {"validTo", text(c.valid_to)}};
}

void setField(Structure& s, std::string_view name, const std::string& value) {
    const std::map<std::string_view, std::string*> texts{{"name", &s.name},
                                                         {"kind", &s.kind},
                                                         {"sector", &s.sector},
                                                         {"address", &s.address},
                                                         {"postcode", &s.postcode},
                                                         {"city", &s.city},
                                                         {"phone", &s.phone},
                                                         {"email", &s.email},
                                                         {"web", &s.web},
                                                         {"academy", &s.academy},
                                                         {"priorityEducation", &s.priority_education}};
    if (const auto found = texts.find(name); found != texts.end()) {
        *found->second = value;
    } else if (name == "pupils") {
        s.pupils = value.empty() ? std::nullopt : std::optional<std::int64_t>(std::stoll(value));
    } else if (name == "open") {
        s.open = value == "true";
    } else {
        throw std::logic_error("setField: " + std::string(name));
    }
}

json::object changes(const Fields& before, const Fields& after) {
    json::object changed;
    for (const auto& [name, value] : after) {
        const auto old = before.find(name);
        if (old == before.end() || old->second == value) continue;
        changed[name] = {{"from", old->second}, {"to", value}};
    }
    return changed;
}

Result<void> readStructure(const json::object& body, bool creating, Structure& structure) {
    Over over(body);
    if (creating) over.in.uuid("id");
    over.required("name", 200, creating, structure.name);
    if (creating || over.given("kind"))
        structure.kind =
            over.in.oneOf("kind", {"college", "lycee", "ecole", "erea", "school_other", "association",
                                   "municipal_service", "social_service", "health", "justice_service", "other"});
    readUai(over, structure.uai);
    if (over.given("sector")) structure.sector = over.in.optionalOneOf("sector", {"public", "private"});
    over.text("address", 300, structure.address);
    over.text("postcode", 10, structure.postcode);
    over.text("city", 100, structure.city);
    over.text("phone", 40, structure.phone);
    over.email("email", structure.email);
    readWeb(over, structure.web);
    over.text("academy", 100, structure.academy);
    over.text("zone", 20, structure.zone);
    over.text("priorityEducation", 20, structure.priority_education);
    if (over.given("pupils")) structure.pupils = over.in.optionalInteger("pupils", 0, kMostPupils);
    if (over.given("open")) structure.open = over.in.boolean("open");
    readAgreement(over, structure);
    over.lines("note", 2000, structure.note);
    return over.in.finish();
}

Result<void> readContact(const json::object& body, bool creating, Contact& contact) {
    Over over(body);
    if (creating) over.in.uuid("id");
    over.required("function", 100, creating, contact.function);
    over.required("lastName", 100, creating, contact.last_name);
    over.text("firstName", 100, contact.first_name);
    over.text("phone", 40, contact.phone);
    over.email("email", contact.email);
    over.day("validFrom", contact.valid_from);
    over.day("validTo", contact.valid_to);
    if (contact.valid_from && contact.valid_to && *contact.valid_to < *contact.valid_from)
        over.in.fail("validTo", "end_before_start");
    over.lines("note", 500, contact.note);
    return over.in.finish();
}

bool agreementCovers(std::optional<Day> from, std::optional<Day> to, Day day) {
    return from && *from <= day && (!to || day <= *to);
}

json::object toJson(const Structure& s, const std::vector<Contact>& contacts, Day today) {
    json::array listed;
    for (const Contact& contact : contacts) listed.push_back(toJson(contact));
    return {{"id", s.id.text()},
            {"name", s.name},
            {"kind", s.kind},
            {"uai", s.uai},
            {"sector", s.sector},
            {"address", s.address},
            {"postcode", s.postcode},
            {"city", s.city},
            {"phone", s.phone},
            {"email", s.email},
            {"web", s.web},
            {"academy", s.academy},
            {"zone", s.zone},
            {"priorityEducation", s.priority_education},
            {"pupils", s.pupils ? json::value(*s.pupils) : json::value(nullptr)},
            {"open", s.open},
            {"source", s.source},
            {"agreementFrom", orNull(s.agreement_from)},
            {"agreementTo", orNull(s.agreement_to)},
            {"partner", agreementCovers(s.agreement_from, s.agreement_to, today)},
            {"note", s.note},
            {"contacts", std::move(listed)},
            {"version", s.version},
            {"updatedAt", s.updated_at.iso()}};
}

json::object toJson(const Contact& c) {
    return {{"id", c.id.text()},
            {"structureId", c.structure.text()},
            {"function", c.function},
            {"lastName", c.last_name},
            {"firstName", c.first_name},
            {"phone", c.phone},
            {"email", c.email},
            {"validFrom", orNull(c.valid_from)},
            {"validTo", orNull(c.valid_to)},
            {"note", c.note},
            {"version", c.version}};
}

std::vector<std::string> searchTokens(const Structure& s) {
    auto tokens = text::words(s.name + " " + s.city + " " + s.postcode + " " + s.uai);
    std::ranges::sort(tokens);
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    return tokens;
}

}  // namespace jalon::partners
