// SPDX-License-Identifier: EUPL-1.2
#include "storage/standby.h"

namespace jalon::storage {

namespace {

constexpr Sql kThisDiskAlone{"standby.not_waited_for", "SELECT set_config('synchronous_commit', 'local', true)"};

}  // namespace

void waitForNoStandby(Transaction& tx) {
    if (tx.engine() == Engine::postgres) tx.run(kThisDiskAlone);
}

}  // namespace jalon::storage
