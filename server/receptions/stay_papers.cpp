// SPDX-License-Identifier: EUPL-1.2
#include "receptions/receptions.h"
#include "receptions/receptions_json.h"
#include "receptions/referral_store.h"
#include "receptions/stay_store.h"

namespace jalon::receptions {

std::optional<StayPapers> papersOf(storage::Transaction& tx, const StayId& id) {
    const auto stay = store::findStay(tx, id);
    if (!stay || stay->withdrawn) return std::nullopt;
    const auto referral = store::findReferral(tx, stay->referral);
    if (!referral) return std::nullopt;
    const Measure& measure = referral->said.measure;
    StayPapers papers{measure.kind, measure.start, measure.knownEnd(), stay->return_due_on, {}};
    for (const auto& form : store::forms(tx, id)) papers.forms.push_back(formJson(tx, form));
    return papers;
}

json::array referralRows(storage::Transaction& tx, const std::vector<ReferralId>& ids) {
    std::vector<Referral> found;
    for (const ReferralId& id : ids)
        if (auto referral = store::findReferral(tx, id)) found.push_back(std::move(*referral));
    return rowsJson(tx, found);
}

std::int64_t referralVersion(storage::Transaction& tx, const ReferralId& id) {
    const auto referral = store::findReferral(tx, id);
    return referral ? referral->version : 0;
}

}  // namespace jalon::receptions
