// SPDX-License-Identifier: EUPL-1.2
#include "app/general_store.h"

namespace jalon::app {
namespace {

constexpr storage::Sql kPing{"app.ping", "SELECT 1"};

}  // namespace

bool databaseAnswers(storage::Transaction& tx) { return tx.run(kPing).front().integer(0) == 1; }

}  // namespace jalon::app
