// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Referrals and stays as the API writes them, with the names of pupils, schools and colleagues looked up once a list.
#include <vector>

#include "base/json.h"
#include "receptions/examine.h"
#include "receptions/receptions.h"
#include "receptions/stay_store.h"
#include "receptions/work.h"

namespace jalon::receptions {

/// Referral, with its calendar computed now.
json::object referralJson(const Work& work, const Referral& referral);
/// ReferralRow[].
json::array rowsJson(storage::Transaction& tx, const std::vector<Referral>& referrals);
/// ReferralCandidate[].
json::array candidatesJson(storage::Transaction& tx, const std::vector<Candidate>& candidates);

/// Stay, whole: half-days with attendance, history, forms, guardians and what to look at.
json::object stayJson(const Work& work, const Stay& stay);
/// StayRow[].
json::array stayRowsJson(storage::Transaction& tx, const std::vector<StayLine>& lines);
/// FileStay[].
json::array fileStaysJson(storage::Transaction& tx, const std::vector<store::FileLine>& lines,
                          const AttendanceReader& attendance, const calendar::Settings& settings);
/// StayForm.
json::object formJson(storage::Transaction& tx, const store::StayForm& form);

}  // namespace jalon::receptions
