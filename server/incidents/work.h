// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the use cases of one transaction share, and how they write what they answer with.
#include <optional>
#include <string>
#include <vector>

#include "incidents/concern_store.h"
#include "incidents/incidents.h"
#include "incidents/incidents_store.h"
#include "people/contact_rule.h"
#include "people/known_files.h"

namespace jalon::incidents {

struct Work {
    storage::Transaction& tx;
    const Clock& clock;
    const access::Actor& actor;
    const blueprints::Blueprint& blueprint;
    const receptions::Receptions& receptions;
};

/// One line for each file concerned; of an incident without files (there is none) nothing would be recorded.
void audit(const Work& work, const std::string& action, const Incident& incident, const json::object& details = {});
void audit(const Work& work, const std::string& action, const std::string& entity, const std::string& id,
           const PersonId& person, json::object details = {});
/// A line that only the ring of a concern may know of.
void auditConcern(const Work& work, const std::string& action, const store::Concern& concern,
                  json::object details = {});

/// The members of IncidentInput, as stored.
json::object inputJson(const IncidentFields& fields);
IncidentFields readIncident(JsonReader& in, const Work& work);

/// Which young people of an incident an answer names: the one whose file it is read in; without a file, those whose
/// files the reader may know of. The others stand in it as another young person.
class Named {
public:
    Named(const Work& work, std::optional<PersonId> file)
        : known_(work.tx, work.actor.scope(access::Right::incidents_see)), file_(std::move(file)) {}
    bool has(const PersonId& person) { return file_ ? person == *file_ : known_.has(person); }
    /// Leaves out what is awaited for somebody who is not named.
    std::vector<Awaited> of(std::vector<Awaited> awaited);

private:
    people::KnownFiles known_;
    std::optional<PersonId> file_;
};

/// Incident of the API, as far as Named goes: the others are counted, not named, nor in what was written.
json::object incidentJson(const Work& work, const Incident& incident, const std::optional<PersonId>& file);
json::object interruptionJson(const Work& work, const store::Interruption& interruption);
json::object toldJson(const Work& work, const Told& told);
json::array awaitedJson(const std::vector<Awaited>& awaited);
json::object noteJson(const Work& work, const store::Note& note);
json::object sheetJson(const Work& work, const store::Sheet& sheet);
json::object concernJson(const Work& work, const store::Concern& concern);
/// ConcernRow of the API.
json::object concernRowJson(const Work& work, const store::Concern& concern);

/// First, usual and last names of these young people.
std::vector<std::string> namesOf(const Work& work, const std::vector<PersonId>& people);
/// Those of the young people of an incident who are not named.
std::vector<std::string> namesOfOthers(const Work& work, const Incident& incident, Named& named);
/// Those of the young people of an incident but one.
std::vector<std::string> namesOfOthers(const Work& work, const Incident& incident, const PersonId& but);
/// Who of an incident, or of an interruption, still has to be told.
std::vector<Awaited> missingOf(const Work& work, const Incident& incident);
std::vector<Awaited> missingOf(const Work& work, const store::Interruption& interruption);

/// Brings the tasks in line with who has been told: due the half-day it happened. None of a closed incident or an
/// interruption taken back.
void syncTasks(const Work& work, const Incident& incident);
void syncTasks(const Work& work, const store::Interruption& interruption);
/// Those of one young person, who turns out not to be concerned.
void cancelTasks(const Work& work, const IncidentId& incident, const PersonId& person);
/// What a line had done, before it is withdrawn: syncTasks() then says what is left to do.
void reopenTask(const Work& work, const Told& told);
/// The follow-up of a concern, for its ring.
void syncTask(const Work& work, const store::Concern& concern);

template <class IdType>
json::value idOrNull(const std::optional<IdType>& id) {
    return id ? json::value(id->text()) : json::value();
}
inline json::value dayOrNull(const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(); }
inline json::value instantOrNull(const std::optional<Instant>& at) {
    return at ? json::value(at->iso()) : json::value();
}
inline json::array textsJson(const std::vector<std::string>& texts) {
    json::array out;
    for (const auto& text : texts) out.emplace_back(text);
    return out;
}

}  // namespace jalon::incidents
