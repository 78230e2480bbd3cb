// SPDX-License-Identifier: EUPL-1.2
#include "receptions/facts.h"

#include "receptions/facts_store.h"
#include "receptions/referral_store.h"
#include "receptions/stay_store.h"
#include "receptions/waiting_rows.h"
#include "receptions/work.h"

namespace jalon::receptions {

Result<void> completeFacts(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
                           const calendar::Calendars& calendars, const AttendanceReader& attendance) {
    const auto missing = database.read([](storage::Transaction& tx) { return store::withoutHalves(tx); });
    if (missing.empty()) return {};
    const access::Actor nobody{};
    return database.write(
        storage::Unaudited{"half-days of measures completed"}, [&](storage::Transaction& tx) -> Result<void> {
            const Work work{tx,        clock,     nobody, blueprints.on(tx, clock.today()), calendars.settings(tx),
                            calendars, attendance};
            for (const auto& id : missing) {
                const Referral referral = store::findReferral(tx, id).value();
                syncLost(work, referral);
                if (!referral.stay) continue;
                for (const auto& form : store::forms(tx, *referral.stay)) store::keepAnswers(tx, *referral.stay, form);
            }
            return {};
        });
}

}  // namespace jalon::receptions
