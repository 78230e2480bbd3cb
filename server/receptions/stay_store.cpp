// SPDX-License-Identifier: EUPL-1.2
#include "receptions/stay_store.h"

#include <stdexcept>

#include "people/scope.h"

namespace jalon::receptions::store {
namespace {

using storage::Row;
using storage::Rows;
using storage::Sql;
using storage::Transaction;

// Statements are literals (their text is the key of the statement cache), hence macros for what they share.
#define JALON_SELECT_LINE                                                                       \
    "SELECT s.id, s.person_id, s.structure_id, s.class_name, s.state, "                         \
    "(SELECT MIN(f.half_day) FROM stay_half_day f WHERE f.stay_id = s.id AND f.planned = TRUE " \
    "AND (s.stopped_after IS NULL OR f.half_day <= s.stopped_after)), "                         \
    "(SELECT MAX(l.half_day) FROM stay_half_day l WHERE l.stay_id = s.id AND l.planned = TRUE " \
    "AND (s.stopped_after IS NULL OR l.half_day <= s.stopped_after))"
#define JALON_EXPECTED \
    "h.planned = TRUE AND s.withdrawn = FALSE AND (s.stopped_after IS NULL OR h.half_day <= s.stopped_after)"

constexpr Sql kFind{"receptions.find_stay",
                    "SELECT id, referral_id, person_id, structure_id, class_name, state, return_due_on, "
                    "follow_up_due_on, stopped_after, withdrawn, created_at, version FROM stay WHERE id = $1"};
constexpr Sql kInsert{"receptions.insert_stay",
                      "INSERT INTO stay (id, referral_id, person_id, structure_id, class_name, state, return_due_on, "
                      "follow_up_due_on, stopped_after, withdrawn, created_at, version) "
                      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
constexpr Sql kUpdate{"receptions.update_stay",
                      "UPDATE stay SET structure_id = $2, class_name = $3, state = $4, return_due_on = $5, "
                      "follow_up_due_on = $6, stopped_after = $7, withdrawn = $8, version = $9 WHERE id = $1"};
constexpr Sql kStatesOf{"receptions.stay_states_of",
                        "SELECT state FROM stay WHERE person_id = $1 AND withdrawn = FALSE"};

constexpr Sql kHalves{
    "receptions.stay_halves",
    "SELECT half_day, planned, reason, label FROM stay_half_day WHERE stay_id = $1 ORDER BY half_day"};
constexpr Sql kClearHalves{"receptions.clear_stay_halves", "DELETE FROM stay_half_day WHERE stay_id = $1"};
constexpr Sql kAddHalf{
    "receptions.add_stay_half",
    "INSERT INTO stay_half_day (stay_id, half_day, planned, reason, label) VALUES ($1, $2, $3, $4, $5)"};

constexpr Sql kKeepPlanned{
    "receptions.keep_planned",
    "UPDATE stay SET "
    "first_planned = (SELECT MIN(h.half_day) FROM stay_half_day h WHERE h.stay_id = $1 AND h.planned = TRUE), "
    "last_planned = (SELECT MAX(h.half_day) FROM stay_half_day h WHERE h.stay_id = $1 AND h.planned = TRUE) "
    "WHERE id = $1"};

constexpr Sql kKeepBegun{
    "receptions.keep_begun",
    "UPDATE stay SET begun = CASE WHEN EXISTS (SELECT 1 FROM stay_transition t WHERE t.stay_id = stay.id AND "
    "t.to_state = 'running' AND t.undone = FALSE AND t.undoes IS NULL) THEN TRUE ELSE FALSE END WHERE id = $1"};
constexpr Sql kKeepReturn{"receptions.keep_return_answer", "UPDATE stay SET return_answer = $2 WHERE id = $1"};
constexpr Sql kKeepFollowUp{"receptions.keep_follow_up_answer", "UPDATE stay SET follow_up_answer = $2 WHERE id = $1"};

constexpr Sql kLine{"receptions.stay_line", JALON_SELECT_LINE " FROM stay s WHERE s.id = $1 AND s.withdrawn = FALSE"};
constexpr Sql kLinesOn{"receptions.stays_on", JALON_SELECT_LINE
                       " FROM stay_half_day h JOIN stay s ON s.id = h.stay_id WHERE h.half_day = $1 AND " JALON_EXPECTED
                       " ORDER BY s.person_id, s.id"};
// First the stays with a half-day there, by its index, then whether they still went on: asked at once, the engine would
// ask it of every stay there ever was.
constexpr Sql kLinesBetween{
    "receptions.stays_between", JALON_SELECT_LINE
    " FROM stay s WHERE s.id IN (SELECT h.stay_id FROM stay_half_day h WHERE h.half_day >= $1 AND h.half_day <= $2 "
    "AND h.planned = TRUE) AND s.withdrawn = FALSE AND (s.stopped_after IS NULL OR EXISTS (SELECT 1 FROM stay_half_day "
    "e "
    "WHERE e.stay_id = s.id AND e.half_day >= $1 AND e.half_day <= $2 AND e.half_day <= s.stopped_after "
    "AND e.planned = TRUE)) AND " JALON_IN_SCOPE("s.person_id", "$3") " ORDER BY 6, s.id"};
constexpr Sql kLinesOf{"receptions.stays_of", JALON_SELECT_LINE
                       ", s.referral_id, r.measure_kind FROM stay s JOIN referral r ON r.id = s.referral_id "
                       "WHERE s.person_id = $1 AND s.withdrawn = FALSE ORDER BY r.start_half DESC, s.id DESC"};
constexpr Sql kPlanned{"receptions.planned_halves",
                       "SELECT h.half_day FROM stay_half_day h JOIN stay s ON s.id = h.stay_id "
                       "WHERE h.stay_id = $1 AND " JALON_EXPECTED " ORDER BY h.half_day"};
constexpr Sql kIsPlanned{"receptions.is_planned",
                         "SELECT 1 FROM stay_half_day h JOIN stay s ON s.id = h.stay_id "
                         "WHERE h.stay_id = $1 AND h.half_day = $2 AND " JALON_EXPECTED};

constexpr Sql kHistory{"receptions.stay_history",
                       "SELECT id, from_state, to_state, on_day, reason_code, note, undone, undoes, at, by_user, "
                       "stay_id, last_half FROM stay_transition WHERE stay_id = $1 ORDER BY id"};
constexpr Sql kAddTransition{
    "receptions.add_transition",
    "INSERT INTO stay_transition (id, stay_id, from_state, to_state, on_day, reason_code, note, undone, undoes, at, "
    "by_user, last_half) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
constexpr Sql kMarkUndone{"receptions.mark_undone", "UPDATE stay_transition SET undone = TRUE WHERE id = $1"};
constexpr Sql kTransitionsOf{
    "receptions.transitions_of",
    "SELECT t.id, t.from_state, t.to_state, t.on_day, t.reason_code, t.note, t.undone, t.undoes, t.at, t.by_user, "
    "t.stay_id, t.last_half FROM stay s JOIN stay_transition t ON t.stay_id = s.id WHERE s.person_id = $1 AND "
    "s.withdrawn = FALSE"};

constexpr Sql kForms{"receptions.stay_forms",
                     "SELECT kind, answers, version, updated_at, updated_by, edition FROM stay_form WHERE stay_id = $1 "
                     "ORDER BY updated_at, kind"};
constexpr Sql kForm{
    "receptions.stay_form",
    "SELECT kind, answers, version, updated_at, updated_by, edition FROM stay_form WHERE stay_id = $1 AND kind = $2"};
constexpr Sql kPutForm{"receptions.put_stay_form",
                       "INSERT INTO stay_form (stay_id, kind, answers, version, updated_at, updated_by, edition) "
                       "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (stay_id, kind) DO UPDATE SET "
                       "answers = excluded.answers, version = excluded.version, updated_at = excluded.updated_at, "
                       "updated_by = excluded.updated_by, edition = excluded.edition"};
constexpr Sql kAddFormVersion{"receptions.add_stay_form_version",
                              "INSERT INTO stay_form_version (stay_id, kind, answers, version, at, by_user, edition) "
                              "VALUES ($1, $2, $3, $4, $5, $6, $7)"};

StayState stateOf(const std::string& code) {
    const auto state = parseStayState(code);
    if (!state) throw std::logic_error("stay in an unknown state");
    return *state;
}

std::optional<UserId> optionalUser(const Row& row, std::size_t column) {
    auto text = row.optionalText(column);
    if (!text) return std::nullopt;
    return UserId::trusted(std::move(*text));
}

StayLine lineOf(const Row& row) {
    return {StayId::trusted(row.text(0)),
            PersonId::trusted(row.text(1)),
            StructureId::trusted(row.text(2)),
            row.text(3),
            stateOf(row.text(4)),
            row.optionalHalfDay(5),
            row.optionalHalfDay(6)};
}

std::vector<StayLine> lines(const Rows& rows) {
    std::vector<StayLine> out;
    out.reserve(rows.size());
    for (const Row& row : rows) out.push_back(lineOf(row));
    return out;
}

Transition transitionOf(const Row& row) {
    Transition transition{TransitionId::trusted(row.text(0)),
                          stateOf(row.text(1)),
                          stateOf(row.text(2)),
                          row.day(3),
                          row.text(4),
                          row.text(5),
                          row.boolean(6),
                          std::nullopt,
                          row.instant(8),
                          optionalUser(row, 9),
                          row.optionalHalfDay(11)};
    if (auto undoes = row.optionalText(7)) transition.undoes = TransitionId::trusted(std::move(*undoes));
    return transition;
}

/// "" where nothing was chosen.
std::string choiceIn(const json::object& answers, std::string_view field) {
    const auto* value = answers.if_contains(field);
    const auto* text = value == nullptr ? nullptr : value->if_string();
    return text == nullptr ? std::string() : std::string(*text);
}

StayForm formOf(const Row& row) {
    return {row.text(0),          json::parse(row.text(1)).as_object(),
            row.integer(2),       row.instant(3),
            optionalUser(row, 4), row.textOr(5, "")};
}

}  // namespace

std::optional<Stay> findStay(Transaction& tx, const StayId& id) {
    const auto rows = tx.run(kFind, id);
    if (rows.empty()) return std::nullopt;
    const Row& row = rows.front();
    return Stay{StayId::trusted(row.text(0)),
                ReferralId::trusted(row.text(1)),
                PersonId::trusted(row.text(2)),
                StructureId::trusted(row.text(3)),
                row.text(4),
                stateOf(row.text(5)),
                row.optionalDay(6),
                row.optionalDay(7),
                row.optionalHalfDay(8),
                row.boolean(9),
                row.instant(10),
                row.integer(11)};
}

void insert(Transaction& tx, const Stay& stay) {
    tx.run(kInsert, stay.id, stay.referral, stay.person, stay.structure, stay.class_name, stayStateCode(stay.state),
           stay.return_due_on, stay.follow_up_due_on, stay.stopped_after, stay.withdrawn, stay.created_at,
           stay.version);
}

void update(Transaction& tx, const Stay& stay) {
    tx.run(kUpdate, stay.id, stay.structure, stay.class_name, stayStateCode(stay.state), stay.return_due_on,
           stay.follow_up_due_on, stay.stopped_after, stay.withdrawn, stay.version);
}

std::vector<StayState> statesOf(Transaction& tx, const PersonId& person) {
    std::vector<StayState> states;
    for (const Row& row : tx.run(kStatesOf, person)) states.push_back(stateOf(row.text(0)));
    return states;
}

std::vector<StayHalf> halves(Transaction& tx, const StayId& id) {
    std::vector<StayHalf> out;
    for (const Row& row : tx.run(kHalves, id))
        out.push_back({row.halfDay(0), row.boolean(1), row.text(2), row.text(3)});
    return out;
}

void replaceHalves(Transaction& tx, const StayId& id, const std::vector<StayHalf>& halves) {
    tx.run(kClearHalves, id);
    for (const auto& half : halves) tx.run(kAddHalf, id, half.at, half.planned, half.reason, half.label);
    tx.run(kKeepPlanned, id);
}

std::optional<StayLine> line(Transaction& tx, const StayId& id) {
    const auto rows = tx.run(kLine, id);
    if (rows.empty()) return std::nullopt;
    return lineOf(rows.front());
}

std::vector<StayLine> linesOn(Transaction& tx, HalfDay half) { return lines(tx.run(kLinesOn, half)); }

std::vector<StayLine> linesBetween(Transaction& tx, const access::FileScope& files, Day from, Day to) {
    return lines(tx.run(kLinesBetween, HalfDay{from, Half::am}, HalfDay{to, Half::pm}, files.text()));
}

std::vector<FileLine> linesOf(Transaction& tx, const PersonId& person) {
    std::vector<FileLine> out;
    for (const Row& row : tx.run(kLinesOf, person))
        out.push_back({lineOf(row), ReferralId::trusted(row.text(7)), row.text(8)});
    return out;
}

std::vector<HalfDay> planned(Transaction& tx, const StayId& id) {
    std::vector<HalfDay> out;
    for (const Row& row : tx.run(kPlanned, id)) out.push_back(row.halfDay(0));
    return out;
}

bool isPlanned(Transaction& tx, const StayId& id, HalfDay half) { return !tx.run(kIsPlanned, id, half).empty(); }

std::vector<Transition> history(Transaction& tx, const StayId& id) {
    std::vector<Transition> out;
    for (const Row& row : tx.run(kHistory, id)) out.push_back(transitionOf(row));
    return out;
}

void add(Transaction& tx, const StayId& id, const Transition& transition) {
    tx.run(kAddTransition, transition.id, id, stayStateCode(transition.from), stayStateCode(transition.to),
           transition.on, transition.reason_code, transition.note, transition.undone, transition.undoes, transition.at,
           transition.by, transition.last_half);
    tx.run(kKeepBegun, id);
}

void markUndone(Transaction& tx, const TransitionId& id) { tx.run(kMarkUndone, id); }

std::vector<StoredTransition> transitionsOf(Transaction& tx, const PersonId& person) {
    std::vector<StoredTransition> out;
    for (const Row& row : tx.run(kTransitionsOf, person))
        out.push_back({StayId::trusted(row.text(10)), transitionOf(row)});
    return out;
}

std::vector<StayForm> forms(Transaction& tx, const StayId& id) {
    std::vector<StayForm> out;
    for (const Row& row : tx.run(kForms, id)) out.push_back(formOf(row));
    return out;
}

std::optional<StayForm> form(Transaction& tx, const StayId& id, const std::string& kind) {
    const auto rows = tx.run(kForm, id, kind);
    if (rows.empty()) return std::nullopt;
    return formOf(rows.front());
}

void keepAnswers(Transaction& tx, const StayId& id, const StayForm& form) {
    if (form.kind == "return") tx.run(kKeepReturn, id, choiceIn(form.answers, "onDueDay"));
    if (form.kind == "follow_up") tx.run(kKeepFollowUp, id, choiceIn(form.answers, "outcome"));
}

void put(Transaction& tx, const StayId& id, const StayForm& form) {
    const std::string answers = json::serialize(form.answers);
    tx.run(kPutForm, id, form.kind, answers, form.version, form.updated_at, form.updated_by,
           storage::orNull(form.edition));
    tx.run(kAddFormVersion, id, form.kind, answers, form.version, form.updated_at, form.updated_by,
           storage::orNull(form.edition));
    keepAnswers(tx, id, form);
}

}  // namespace jalon::receptions::store
