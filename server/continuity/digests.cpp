// SPDX-License-Identifier: EUPL-1.2
// What each school is told of a day.
#include <algorithm>
#include <map>
#include <set>

#include "access/access.h"
#include "continuity/work.h"
#include "partners/partners.h"
#include "people/known_files.h"
#include "people/people.h"
#include "programme/programme.h"

namespace jalon::continuity {
namespace {

using access::Right;

/// How far back something not told is looked for.
constexpr int kDaysBack = 14;

struct Pupil {
    receptions::StayLine stay;
    PupilDay day;
};
using SchoolDay = std::map<std::string, std::vector<Pupil>>;  ///< by structure

/// What a reader works with: all of what follows is of their files alone.
struct Desk {
    storage::Transaction& tx;
    people::KnownFiles& known;
};

SchoolDay pupilsOn(const Desk& desk, Day day) {
    storage::Transaction& tx = desk.tx;
    SchoolDay out;
    std::map<std::string, std::pair<std::string, std::size_t>> places;
    for (const Half half : {Half::am, Half::pm}) {
        const auto recorded = programme::attendanceOn(tx, {day, half});
        for (auto& stay : receptions::staysOn(tx, {day, half})) {
            if (!desk.known.has(stay.person)) continue;
            const std::string school = stay.structure.text(), id = stay.id.text();
            auto& pupils = out[school];
            const auto [place, added] = places.emplace(id, std::pair(school, pupils.size()));
            if (added) pupils.push_back({stay, {stay.id}});
            PupilDay& row = pupils.at(place->second.second).day;
            const auto index = static_cast<std::size_t>(half);
            row.expected.at(index) = true;
            if (const auto found = recorded.find(id); found != recorded.end())
                row.presence.at(index) = presenceOf(found->second.status);
        }
    }
    return out;
}

std::vector<PupilDay> daysOf(const std::vector<Pupil>& pupils) {
    std::vector<PupilDay> out;
    for (const auto& pupil : pupils) out.push_back(pupil.day);
    return out;
}

/// What was told, as far as it is about files the reader may know of.
std::vector<store::Digest> digestsBetween(const Desk& desk, Day from, Day to) {
    auto digests = store::digestsBetween(desk.tx, from, to);
    if (desk.known.isEverything()) return digests;
    const auto isForeign = [&](const PupilDay& pupil) {
        const auto person = receptions::stayPerson(desk.tx, pupil.stay);
        return !person || !desk.known.has(*person);
    };
    for (auto& digest : digests) std::erase_if(digest.presences, isForeign);
    std::erase_if(digests, [](const store::Digest& digest) { return digest.presences.empty(); });
    return digests;
}

/// Whether it tells of some file the reader may know of.
bool tellsOf(const Desk& desk, const store::Digest& digest) {
    return desk.known.isEverything() || std::ranges::any_of(digest.presences, [&](const PupilDay& pupil) {
               const auto person = receptions::stayPerson(desk.tx, pupil.stay);
               return person && desk.known.has(*person);
           });
}

bool shareAPupil(const std::vector<PupilDay>& some, const std::vector<PupilDay>& others) {
    return std::ranges::any_of(some, [&](const PupilDay& one) {
        return std::ranges::find(others, one.stay, &PupilDay::stay) != others.end();
    });
}

using ToldOfDay = std::map<std::string, std::vector<PupilDay>>;  ///< by structure

/// What stands as told to each school of a day. Each team tells of its own pupils: a later digest replaces an earlier
/// one where they have a pupil in common, and stands beside it where they have none.
ToldOfDay lastTold(const std::vector<store::Digest>& digests, Day day) {
    std::map<std::string, std::vector<std::vector<PupilDay>>> standing;
    for (const auto& digest : digests) {
        if (digest.day != day) continue;
        auto& told = standing[digest.structure.text()];
        std::erase_if(told, [&](const auto& earlier) { return shareAPupil(earlier, digest.presences); });
        told.push_back(digest.presences);
    }
    ToldOfDay out;
    for (const auto& [school, all] : standing)
        for (const auto& one : all) out[school].insert(out[school].end(), one.begin(), one.end());
    return out;
}

DigestState stateOf(const std::vector<Pupil>& pupils, const ToldOfDay& told, const std::string& school) {
    const auto found = told.find(school);
    return digestState(daysOf(pupils), found == told.end() ? std::nullopt : std::optional(found->second));
}

int owedOn(const Desk& desk, const std::vector<store::Digest>& digests, Day day) {
    const auto told = lastTold(digests, day);
    int owed = 0;
    for (const auto& [school, pupils] : pupilsOn(desk, day)) owed += isOwed(stateOf(pupils, told, school));
    return owed;
}

json::value presenceJson(const PupilDay& day, Half half) {
    const auto index = static_cast<std::size_t>(half);
    if (!day.expected.at(index)) return nullptr;
    return day.presence.at(index) ? json::value(presenceCode(*day.presence.at(index))) : json::value("not_taken");
}

json::array pupilsJson(const std::vector<Pupil>& pupils, const std::map<std::string, people::PersonSummary>& people) {
    json::array out;
    for (const auto& pupil : pupils)
        out.push_back(json::object{{"stayId", pupil.stay.id.text()},
                                   {"personId", pupil.stay.person.text()},
                                   {"personName", people.at(pupil.stay.person.text()).displayName()},
                                   {"className", pupil.stay.class_name},
                                   {"am", presenceJson(pupil.day, Half::am)},
                                   {"pm", presenceJson(pupil.day, Half::pm)}});
    std::ranges::sort(out, {}, [](const json::value& row) { return std::string(row.at("personName").as_string()); });
    return out;
}

json::array sendingsJson(storage::Transaction& tx, const std::vector<store::Digest>& digests, Day day,
                         const std::string& school) {
    json::array out;
    for (const auto& digest : digests) {
        if (digest.day != day || digest.structure.text() != school) continue;
        out.push_back(json::object{{"id", digest.id},
                                   {"channel", digest.channel},
                                   {"to", digest.to},
                                   {"at", digest.at.iso()},
                                   {"by", access::userRef(tx, digest.by)}});
    }
    return out;
}

json::array correctionsJson(const std::vector<Pupil>& pupils, const std::vector<PupilDay>& told) {
    json::array out;
    for (const auto& [stay, half] : corrections(daysOf(pupils), told))
        out.push_back(json::object{{"stayId", stay.text()}, {"half", half == Half::am ? "am" : "pm"}});
    return out;
}

json::array schoolsJson(const Desk& desk, const std::vector<store::Digest>& digests, Day day) {
    storage::Transaction& tx = desk.tx;
    const auto schools = pupilsOn(desk, day);
    const auto told = lastTold(digests, day);
    std::vector<PersonId> person_ids;
    std::vector<StructureId> structure_ids;
    for (const auto& [school, pupils] : schools) {
        structure_ids.push_back(StructureId::trusted(school));
        for (const auto& pupil : pupils) person_ids.push_back(pupil.stay.person);
    }
    const auto people = people::findMany(tx, person_ids);
    const auto structures = partners::findMany(tx, structure_ids);
    json::array out;
    for (const auto& [school, pupils] : schools) {
        const auto structure = structures.find(school);
        const auto last = told.find(school);
        out.push_back(
            json::object{{"structureId", school},
                         {"structureName", structure == structures.end() ? "" : structure->second.name},
                         {"state", stateCode(stateOf(pupils, told, school))},
                         {"pupils", pupilsJson(pupils, people)},
                         {"sendings", sendingsJson(tx, digests, day, school)},
                         {"corrections", last == told.end() ? json::array() : correctionsJson(pupils, last->second)}});
    }
    std::ranges::sort(out, {}, [](const json::value& row) { return std::string(row.at("structureName").as_string()); });
    return out;
}

/// PresenceDigests of the API.
json::object digestsJson(storage::Transaction& tx, const access::FileScope& files, Day day, Day today) {
    people::KnownFiles known(tx, files);
    const Desk desk{tx, known};
    const auto digests = digestsBetween(desk, std::min(day, today - kDaysBack), std::max(day, today));
    json::array late;
    for (Day each = today - kDaysBack; each < today; each = each + 1)
        if (const int owed = owedOn(desk, digests, each); owed > 0)
            late.push_back(json::object{{"day", each.iso()}, {"schools", owed}});
    return {{"day", day.iso()}, {"schools", schoolsJson(desk, digests, day)}, {"late", std::move(late)}};
}

}  // namespace

Result<json::object> Continuity::digests(const access::Actor& actor, Day day) {
    TRY(access::require(actor, Right::course_see));
    TRY(receptions_.keepUp());
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        return digestsJson(tx, actor.scope(Right::course_see), day, clock_.today());
    });
}

Result<Created> Continuity::createDigest(const access::Actor& actor, const json::object& body) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        JsonReader in(body);
        store::Digest digest{in.uuid("id"), StructureId::trusted(in.uuid("structureId")), in.day("day")};
        digest.channel = in.text("channel", {.max = 60});
        requireChoice(in, work, "channel", "channel", digest.channel);
        digest.to = in.optionalText("to", {.max = 120});
        TRY(in.finish());
        if (const auto stored = store::findDigest(tx, digest.id)) {
            if (stored->structure != digest.structure || stored->by != actor.author.user)
                return Error::conflict("id_taken");
            return Created{digestsJson(tx, actor.scope(Right::course_see), stored->day, clock_.today()), true};
        }
        people::KnownFiles known(tx, actor.scope(Right::course_see));
        const auto schools = pupilsOn({tx, known}, digest.day);
        const auto found = schools.find(digest.structure.text());
        if (found != schools.end()) digest.presences = daysOf(found->second);
        if (digestState(digest.presences, std::nullopt) == DigestState::waiting)
            return Error::conflict("nothing_known");
        digest.at = clock_.now();
        digest.by = actor.author.user;
        store::insert(tx, digest);
        audit(work, "create", "presence_digest", digest.id, std::nullopt,
              {{"structureId", digest.structure.text()},
               {"day", digest.day.iso()},
               {"channel", digest.channel},
               {"presences", toStored(digest.presences)}});
        return Created{digestsJson(tx, actor.scope(Right::course_see), digest.day, clock_.today())};
    });
}

Result<json::object> Continuity::withdrawDigest(const access::Actor& actor, const std::string& id) {
    TRY(access::require(actor, Right::course_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_};
        const auto digest = store::findDigest(tx, id);
        if (!digest) return Error::notFound();
        people::KnownFiles known(tx, actor.scope(Right::course_see));
        if (!tellsOf({tx, known}, *digest)) return Error::notFound();
        store::withdrawDigest(tx, id);
        audit(work, "withdraw", "presence_digest", id, std::nullopt, {{"day", digest->day.iso()}});
        return digestsJson(tx, actor.scope(Right::course_see), digest->day, clock_.today());
    });
}

int digestsOwed(storage::Transaction& tx, const access::FileScope& files, Day day) {
    people::KnownFiles known(tx, files);
    const Desk desk{tx, known};
    return owedOn(desk, digestsBetween(desk, day, day), day);
}

}  // namespace jalon::continuity
