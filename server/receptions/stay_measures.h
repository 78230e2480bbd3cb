// SPDX-License-Identifier: EUPL-1.2
#pragma once
// One reception for several measures: a second measure on the same days, or following at once, is received in the stay
// of the first. The stay then expects the pupil on the half-days of any of them, and belongs to its first referral.
#include <optional>
#include <vector>

#include "receptions/measure_store.h"
#include "receptions/work.h"

namespace jalon::receptions {

/// The referrals received in a stay: its own, then those that joined it, by first half-day.
std::vector<Referral> measuresIn(const Work& work, const Stay& stay);

/// The half-days of the stay's own referral with those of the joined ones: planned where any of them is.
std::vector<StayHalf> withJoined(const Work& work, const Stay& stay, std::vector<StayHalf> own);
/// The next council one of the measures waits for.
std::optional<Day> councilAwaited(const Work& work, const std::vector<Referral>& measures);

/// Stays of the pupil, not over, in which a referral could be received: of another referral, with a measure on the same
/// days or ending the day before it begins.
struct JoinableStay {
    Stay stay;
    Referral referral;
    bool overlaps = false;
};
std::vector<JoinableStay> joinableStays(const Work& work, const Referral& referral);

/// Receives a referral in a stay of another: laid again, its tasks renewed. Does not store the referral. Errors:
/// conflicts suspended; id_taken (the stay is another pupil's or withdrawn); stay_over.
Result<void> joinStay(const Work& work, Referral& referral, const StayId& stay);
/// Takes it out again.
void leaveStay(const Work& work, Referral& referral);

}  // namespace jalon::receptions
