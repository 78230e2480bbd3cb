// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A referral (saisine): what a school announced about one pupil, and what was decided of it. Values and moves; the
// findings of its examination are in referral_check.h.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "receptions/measure.h"

namespace jalon::receptions {

enum class ReferralState { received, incomplete, waiting, refused, accepted, withdrawn, duplicate };
std::string_view referralStateCode(ReferralState state);
std::optional<ReferralState> parseReferralState(std::string_view code);
/// To be decided: received, incomplete, waiting.
bool isPending(ReferralState state);
/// Counts as a measure of the pupil: neither refused, nor withdrawn, nor a duplicate.
bool stands(ReferralState state);

struct Caller {
    std::string name, function;
    std::string channel = "phone";       ///< phone, email, paper, form, meeting
    std::optional<std::string> contact;  ///< id of a contact of the structure
};

/// What the school said. Every part may be missing while it is being typed; a stored referral has its structure, day
/// of reception, and a measure with a kind and a start.
struct Announcement {
    std::optional<StructureId> structure;
    std::string class_name;
    Caller caller;
    std::optional<Day> received_on;
    std::string received_time;
    Measure measure;
    std::string motive;
    std::vector<std::string> other_motives;
    std::string facts;
    std::string parents_agreement = "unknown";
    std::optional<Day> parents_agreement_on;
    std::string school_work = "unknown";
    std::string not_to_meet;
    std::string note;
};

/// Reads the members ReferralDraft, ReferralCreate and ReferralInput share.
Announcement readAnnouncement(JsonReader& in);
/// The same members, as the API writes them.
json::object toJson(const Announcement& announcement);
json::object toJson(const Caller& caller);

/// A warning a person decided to pass.
struct Override {
    std::string code, reason;
};
std::vector<Override> readOverrides(JsonReader& in);
/// By code; the later reason of one code holds.
std::vector<Override> merged(std::vector<Override> known, const std::vector<Override>& added);

struct Answer {
    std::string id;
    Day sent_on;
    std::string channel, to, text;
    std::optional<UserId> by;
    Instant at;
};

struct Referral {
    ReferralId id;
    PersonId person;
    Announcement said;
    std::vector<Override> overrides = {};
    ReferralState state = ReferralState::received;
    std::string reason_code = {}, reason_note = {};
    std::optional<ReferralId> duplicate_of = std::nullopt;
    std::optional<Instant> decided_at = std::nullopt;
    std::optional<UserId> decided_by = std::nullopt;
    bool answered = false;  ///< the school was told since the last acceptance, refusal or reopening
    int receivable = 0;     ///< half-days, as last computed
    std::optional<StayId> stay = std::nullopt;
    Instant created_at = {};
    std::optional<UserId> created_by = std::nullopt;
    std::int64_t version = 1;

    /// Accepted or refused, and the school still waits to be told.
    bool owesAnswer() const;
};

enum class Decision { accept, refuse, wait, incomplete, withdraw, reopen };
std::string_view decisionCode(Decision decision);
std::optional<Decision> parseDecision(std::string_view code);

/// The state a decision leads to, or nothing where it is not allowed: a decided referral is reopened before it is
/// decided otherwise.
std::optional<ReferralState> after(ReferralState from, Decision decision);

}  // namespace jalon::receptions
