// SPDX-License-Identifier: EUPL-1.2
#include "receptions/file_state.h"

#include <algorithm>

namespace jalon::receptions {
namespace {

using people::FileState;

FileState stateOf(StayState stay) {
    switch (stay) {
        case StayState::accepted:
        case StayState::presented:
            return FileState::upcoming;
        case StayState::running:
            return FileState::in_progress;
        case StayState::ended:
        case StayState::reviewed:
        case StayState::family_refused:
        case StayState::cancelled_by_school:
        case StayState::no_show:
        case StayState::interrupted:
            return FileState::ended;
        case StayState::returned:
        case StayState::follow_up:
        case StayState::long_follow_up:
            return FileState::follow_up;
        case StayState::closed:
            return FileState::closed;
    }
    throw std::logic_error("stay in an unknown state");
}

FileState stateOf(ReferralState referral) {
    if (isPending(referral)) return FileState::referral;
    return referral == ReferralState::duplicate ? FileState::none : FileState::closed;
}

int urgency(FileState state) {
    switch (state) {
        case FileState::none:
            return 0;
        case FileState::closed:
            return 1;
        case FileState::follow_up:
            return 2;
        case FileState::ended:
            return 3;
        case FileState::referral:
            return 4;
        case FileState::upcoming:
            return 5;
        case FileState::in_progress:
            return 6;
    }
    throw std::logic_error("file in an unknown state");
}

}  // namespace

FileState fileStateOf(const std::vector<ReferralState>& referrals, const std::vector<StayState>& stays) {
    FileState most = FileState::none;
    const auto consider = [&](FileState state) {
        if (urgency(state) > urgency(most)) most = state;
    };
    for (const auto referral : referrals) consider(stateOf(referral));
    for (const auto stay : stays) consider(stateOf(stay));
    return most;
}

}  // namespace jalon::receptions
