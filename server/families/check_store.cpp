// SPDX-License-Identifier: EUPL-1.2
#include "families/check.h"
#include "families/families_store.h"
#include "families/signed_words.h"

namespace jalon::families {
namespace {

using storage::Row;
using storage::Sql;

constexpr Sql kConvocations{"families.check_convocations", "SELECT id FROM convocation"};
constexpr Sql kSignings{"families.check_signings", "SELECT id FROM signing"};
constexpr Sql kSigned{"families.check_signed", "SELECT person_id, MAX(on_day) FROM signing GROUP BY person_id"};
constexpr Sql kTried{"families.check_tried",
                     "SELECT c.person_id, MAX(a.on_day) FROM convocation_attempt a JOIN convocation c "
                     "ON c.id = a.convocation_id GROUP BY c.person_id"};
constexpr Sql kMet{"families.check_met",
                   "SELECT person_id, MAX(on_day) FROM interview WHERE version = 1 GROUP BY person_id"};
// An interview is counted on the day it was first said to be; the day of a convocation is kept nowhere.
constexpr Sql kMetOnce{"families.check_met_once",
                       "SELECT person_id, MAX(created_at) FROM interview WHERE version > 1 GROUP BY person_id"};
constexpr Sql kConvoked{"families.check_convoked",
                        "SELECT person_id, MAX(created_at) FROM convocation GROUP BY person_id"};

}  // namespace

void check(storage::Transaction& tx, Findings& findings) {
    const auto convocations = tx.run(kConvocations);
    for (const Row& row : convocations) {
        const auto id = ConvocationId::trusted(row.text(0));
        const auto convocation = store::findConvocation(tx, id).value();
        if (isOpen(convocation.state) && stateAfter(store::attemptsOf(tx, id)) != convocation.state)
            findings.addDerived("convocation.state", id.text());
    }
    findings.looked("convocations", static_cast<std::int64_t>(convocations.size()));
    const auto signings = tx.run(kSignings);
    for (const Row& row : signings) {
        const auto signing = store::findSigning(tx, SigningId::trusted(row.text(0))).value();
        if (digestOfSigned(signing) != signing.digest) findings.add("digest", "signing.digest", row.text(0));
    }
    findings.looked("signings", static_cast<std::int64_t>(signings.size()));
}

void tellActivity(storage::Transaction& tx, people::ActivityDays& days) {
    for (const Sql& sql : {kSigned, kTried, kMet}) days.counted(tx.run(sql));
    for (const Sql& sql : {kMetOnce, kConvoked}) days.countedBy(tx.run(sql));
}

}  // namespace jalon::families
