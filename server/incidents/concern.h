// SPDX-License-Identifier: EUPL-1.2
#pragma once
// An information préoccupante: what was noticed about a child in danger or at risk of it, what was decided, to whom it
// was sent, and how the parents were told. Pure rules.
//
// Sources: CASF art. L226-2-1 (professionals send it to the CRIP without delay; parents are informed beforehand, in a
// suitable way, unless that goes against the interest of the child), art. L226-4 (the procureur, where the danger is
// grave and immediate or help cannot be given otherwise).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/json.h"
#include "blueprints/blueprint.h"
#include "incidents/incident.h"

namespace jalon::incidents {

using ConcernId = Id<struct ConcernTag>;

struct Consulted {
    std::string name, function;
    std::optional<Day> on;
    std::string advice;
    bool operator==(const Consulted&) const = default;
};

/// Every member may be empty: the sheet is filled as things go.
struct ConcernFields {
    std::string noticed_by;  ///< who, and in what function
    std::optional<Day> noticed_on;
    std::string noticed_time;  ///< "HH:MM" or ""
    bool immediate_danger = false;
    std::string elements;  ///< facts and words heard
    std::optional<IncidentId> incident;
    std::vector<Consulted> consulted;

    std::string decision;         ///< "", crip, procureur, none (vocabulary concern_decision)
    std::string decision_reason;  ///< of none: vocabulary concern_not_sent
    std::string decision_note;
    std::optional<Day> decided_on;

    std::optional<Day> sent_on;
    std::string sent_time, sent_how, sent_to, reference;  ///< sent_how: vocabulary concern_channel
    std::optional<Day> acknowledged_on;
    std::string acknowledgement;

    std::string parents;  ///< "", informed, not_informed
    std::optional<Day> parents_on;
    std::string parents_by, parents_who;
    std::string parents_reason;  ///< of not_informed: vocabulary concern_parents_not_informed
    std::string parents_note;

    std::optional<Day> follow_up_on;
    std::string follow_up_note;
    bool operator==(const ConcernFields&) const = default;
};

/// The members of ConcernInput. Errors: not_in_list, not_a_time, in_future; sentOn before_noticed; parentsNote required
/// with the reason "other"; decisionNote required with the reason "other".
ConcernFields readConcern(JsonReader& in, const blueprints::Blueprint& blueprint, Day today);
json::object inputJson(const ConcernFields& fields);
/// As stored by inputJson().
ConcernFields concernOf(const json::object& stored);

/// What is not written yet, by API member, in the order of the path: elements, noticedBy, noticedOn, decision,
/// decisionReason, decidedOn, sentOn, sentHow, sentTo, parents, parentsOn, parentsBy, parentsReason. Nothing is sent,
/// and the parents need not be told, where it was decided not to.
std::vector<std::string_view> missingOf(const ConcernFields& fields);

/// What to look at, without being wrong: parents_first (decided to send, and nothing said of the parents yet),
/// emergency (immediate danger, and not the procureur), not_acknowledged (sent, no acknowledgement noted).
std::vector<std::string_view> noticesOf(const ConcernFields& fields);

}  // namespace jalon::incidents
