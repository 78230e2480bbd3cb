// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Receptions: a school's referral, the decision and the answer owed to the school, the stay that follows and its way
// back to class. Other modules use this header, the values of stay.h and attendance_summary.h, and nothing else here.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "calendar/settings.h"
#include "receptions/attendance_summary.h"
#include "receptions/places.h"
#include "receptions/referral_check.h"
#include "receptions/referral_duplicates.h"
#include "receptions/stay.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::receptions {

// ---- For attendance, Today and the file page: inside the caller's transaction.

/// A stay as lists show it.
struct StayLine {
    StayId id;
    PersonId person;
    StructureId structure;
    std::string class_name;
    StayState state = StayState::accepted;
    std::optional<HalfDay> first, last;  ///< planned half-days
};
std::optional<StayLine> findStay(storage::Transaction& tx, const StayId& id);
/// All stays of one file, the newest referral first.
std::vector<StayLine> staysOfPerson(storage::Transaction& tx, const PersonId& person);
/// The stays in which a pupil is expected on a half-day, by person. Interrupted or refused ones are not, from the
/// day they stopped.
std::vector<StayLine> staysOn(storage::Transaction& tx, HalfDay half);
std::optional<PersonId> stayPerson(storage::Transaction& tx, const StayId& id);
/// In order, up to where the stay stopped.
std::vector<HalfDay> plannedHalfDays(storage::Transaction& tx, const StayId& id);
bool isPlanned(storage::Transaction& tx, const StayId& id, HalfDay half);

/// What papers about a stay may be made of: its measure without its motive, and what its forms hold (StayForm of the
/// API).
struct StayPapers {
    std::string measure_kind;
    std::optional<HalfDay> start, end;
    std::optional<Day> return_due_on;
    json::array forms;
};
std::optional<StayPapers> papersOf(storage::Transaction& tx, const StayId& id);

/// A pupil came: an accepted or presented stay is running from that day (a transition by this actor, audited). Does
/// nothing otherwise. An absence does not start a stay: not to be called for one.
void noteAttendance(storage::Transaction& tx, const Clock& clock, const access::Actor& actor, const StayId& id, Day on);

/// Answers another act already gave (who came to an interview, and when) are put into the stay's form of this kind;
/// other answers stay, and a form or field the blueprint does not have is passed over. Audited as a writing of the
/// form.
void presetForm(storage::Transaction& tx, const Clock& clock, const access::Actor& actor,
                const blueprints::Blueprint& blueprint, const StayId& stay, const std::string& kind,
                const json::object& answers);

/// ReferralRow[] of the API: of one file, newest first; accepted or refused without an answer to the school; still to
/// be decided. The two lists for Today are oldest first.
json::array referralRowsOf(storage::Transaction& tx, const PersonId& person);
/// ReferralRow[] of these referrals; unknown ids are left out.
json::array referralRows(storage::Transaction& tx, const std::vector<ReferralId>& ids);
/// What If-Match carries for a stored referral; 0 for an unknown one.
std::int64_t referralVersion(storage::Transaction& tx, const ReferralId& id);
/// What its measures are to each other: {laterId, earlierId, kind}.
json::array measureLinksOf(storage::Transaction& tx, const PersonId& person);
/// For Today: those a school still waits to hear of, those nobody decided; the first received first, 30 at the most.
json::array owedReferrals(storage::Transaction& tx, const access::FileScope& files);
json::array pendingReferrals(storage::Transaction& tx, const access::FileScope& files);
/// StayRow[] with a first planned half-day in a range of days, by that half-day: the stays to come.
json::array upcomingStays(storage::Transaction& tx, const access::FileScope& files, Day from, Day to);

/// A pupil excluded several times in one school year.
struct RepeatedExclusion {
    PersonId person;
    int count = 0;
    Day last;  ///< first day of the latest one
    Day year_end;
};
/// Those with at least `least` temporary or definitive exclusions that began in the school year of a day, up to that
/// day, the latest first. Announced twice, withdrawn by the school, or suspended and not revoked, a measure does not
/// count; nor does one that only extends another.
std::vector<RepeatedExclusion> repeatedExclusions(storage::Transaction& tx, const blueprints::Blueprint& blueprint,
                                                  const calendar::Settings& settings, Day on, int least);

/// Whether a move of a stay still holds.
bool isMoveStanding(storage::Transaction& tx, const StayId& id, const TransitionId& move);

/// What happened, for a file's timeline, newest first.
struct TimelineEvent {
    std::string id;    ///< a UUID, unique in the timeline
    std::string type;  ///< referral, decision, answer, transition (TimelineItem of the API)
    Day on;
    Instant at;
    std::string code;  ///< referral_received {measureKind, start, end, structure}; referral_<decision> {reasonCode};
                       ///< answer_sent {channel, to}; measure_outcome {outcome}; stay_moved {from, to, reasonCode}
                       ///< and stay_move_undone {from, to}; stay_deferred {start, end}
    std::map<std::string, std::string> params;
    std::string text;  ///< what a person wrote: facts, note of a decision or move, the answer
    std::optional<UserId> by;
    std::optional<ReferralId> referral;
    std::optional<StayId> stay;
};
std::vector<TimelineEvent> events(storage::Transaction& tx, const PersonId& person);

// ---- Use cases. Bodies and answers are those of the API; every act asks for the role of coordinator.

struct Work;

class Receptions {
public:
    Receptions(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
               const calendar::Calendars& calendars, const AttendanceReader& attendance)
        : database_(database),
          clock_(clock),
          blueprints_(blueprints),
          calendars_(calendars),
          attendance_(attendance),
          places_(database, clock, blueprints, calendars, attendance) {}
    /// Those of places too.
    void addRoutes(access::RouteTable& routes);
    Places& places() { return places_; }
    /// See Places::keepUp().
    Result<void> keepUp() { return places_.keepUp(); }

    struct Created {
        json::object referral;
        bool repeated = false;  ///< the id was known: nothing new was stored
    };
    /// Conflicts warnings_unanswered and duplicate_suspected carry a ReferralCheck; id_taken.
    Result<Created> createReferral(const access::Actor& actor, const json::object& body);
    Result<json::object> checkReferral(const access::Actor& actor, const json::object& body);
    /// The same inside the caller's transaction, for a use case that handles many.
    Result<Created> createReferral(storage::Transaction& tx, const access::Actor& actor, const json::object& body);
    Result<json::object> checkReferral(storage::Transaction& tx, const access::Actor& actor, const json::object& body);
    Result<json::object> getReferral(const access::Actor& actor, const ReferralId& id);
    Result<json::object> updateReferral(const access::Actor& actor, const ReferralId& id, std::int64_t version,
                                        const json::object& body);
    /// Accepting with the stay of another measure on the same days, or just before, receives both in it. Conflicts:
    /// transition_not_allowed, suspended, none_receivable, id_taken, stay_begun (reopening a referral whose stay has
    /// moved on or has attendance), stay_shared (or receives other measures). Accepting again with the same stay id
    /// changes nothing.
    Result<json::object> decide(const access::Actor& actor, const ReferralId& id, std::int64_t version,
                                const json::object& body);
    Result<json::object> decide(storage::Transaction& tx, const access::Actor& actor, const ReferralId& id,
                                std::int64_t version, const json::object& body);
    Result<json::object> recordAnswer(const access::Actor& actor, const ReferralId& id, std::int64_t version,
                                      const json::object& body);
    /// Conflict no_answer when there is none to take back.
    Result<json::object> withdrawAnswer(const access::Actor& actor, const ReferralId& id, std::int64_t version);

    struct ReferralQuery {
        std::optional<ReferralState> state;
        bool owed = false;
        std::optional<StructureId> structure;
        std::string cursor;
    };
    Result<json::object> listReferrals(const access::Actor& actor, const ReferralQuery& query);

    /// Leaves an audit line "open".
    Result<json::object> getStay(const access::Actor& actor, const StayId& id);
    Result<json::object> listStays(const access::Actor& actor, Day from, Day to);
    /// Conflict transition_not_allowed.
    Result<json::object> moveStay(const access::Actor& actor, const StayId& id, std::int64_t version,
                                  const json::object& body);
    /// Conflict nothing_to_undo.
    Result<json::object> undoTransition(const access::Actor& actor, const StayId& id, std::int64_t version,
                                        const json::object& body);
    Result<json::object> putForm(const access::Actor& actor, const StayId& id, const std::string& kind,
                                 std::int64_t version, const json::object& body);

    /// A pathway was opened from a reception: it becomes a long follow-up from that day, unless it is one already.
    /// Conflict transition_not_allowed; invalid reasonCode.
    Result<void> turnIntoLongFollowUp(storage::Transaction& tx, const access::Actor& actor, const StayId& id, Day on,
                                      const std::string& reason_code) const;

    /// The reception is broken off and the pupil goes back to the plain measure. Conflict transition_not_allowed;
    /// invalid reasonCode (vocabulary reason_interrupted).
    struct Interruption {
        Day on;
        HalfDay last;  ///< the last half-day still expected; later ones are freed
        std::string reason_code, note;
    };
    Result<TransitionId> interrupt(storage::Transaction& tx, const access::Actor& actor, const StayId& id,
                                   const Interruption& asked) const;
    /// Takes an interruption back. Conflict interruption_followed when the stay has moved on since.
    Result<void> resume(storage::Transaction& tx, const access::Actor& actor, const StayId& id,
                        const TransitionId& interruption, const std::string& reason) const;

    /// FileStay[] of the API, newest first.
    json::array staysOf(storage::Transaction& tx, const PersonId& person) const;
    /// StayDeadline[] of the API: the days a stay asks for, with what came of them.
    json::array deadlinesOf(storage::Transaction& tx, const StayId& stay) const;
    /// ReturnSteps of the API: those of the latest stay that has some, or null.
    json::value returnSteps(storage::Transaction& tx, const PersonId& person) const;

private:
    /// What the rules of one transaction ask for (work.h).
    Work workIn(storage::Transaction& tx, const access::Actor& actor) const;

    storage::Database& database_;
    const Clock& clock_;
    const blueprints::Blueprints& blueprints_;
    const calendar::Calendars& calendars_;
    const AttendanceReader& attendance_;
    Places places_;
};

storage::ModuleSchema schema();

}  // namespace jalon::receptions
