// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What follows when a referral changes: the answer asked for, its stay laid again, the line in the record.
#include <string>

#include "receptions/work.h"

namespace jalon::receptions {

/// A task to answer the school today, reopened if an earlier answer had done it.
void askForAnswer(const Work& work, const Referral& referral);
void stopAskingForAnswer(const Work& work, const ReferralId& referral);

/// Stores a corrected referral under a new version, lays its stay again, keeps pupil and file up to date, and records
/// the members that differ from `before` with both values.
void saveCorrected(const Work& work, Referral& referral, const std::string& action, const json::object& before,
                   json::object details);

std::string answerSource(const ReferralId& referral);

}  // namespace jalon::receptions
