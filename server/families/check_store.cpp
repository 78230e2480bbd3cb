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

}  // namespace jalon::families
