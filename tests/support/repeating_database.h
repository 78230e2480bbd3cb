// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A database in which every writing use case meets another writer once: its first run is rolled back, what `meanwhile`
// does is committed, and it runs again from its start, as it may on PostgreSQL (docs/decisions/0011).
#include <functional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "storage/database.h"

namespace jalon::test {

class RepeatingDatabase : public storage::Database {
public:
    RepeatingDatabase(storage::Database& inner, std::function<void()> meanwhile)
        : inner_(inner), meanwhile_(std::move(meanwhile)) {}

    storage::Engine engine() const override { return inner_.engine(); }
    std::string describe() const override { return inner_.describe(); }
    std::vector<storage::StoredColumn> columns() override { return inner_.columns(); }

protected:
    void readErased(const std::function<void(storage::Transaction&)>& work) override {
        inner_.read([&](storage::Transaction& tx) {
            work(tx);
            return true;
        });
    }
    void writeErased(const std::function<bool(storage::Transaction&)>& work, bool needs_audit) override {
        const auto run = [&](storage::Transaction& tx) -> Result<void> {
            if (!work(tx)) return Error::conflict("refused");
            return {};
        };
        const auto lost = [&](storage::Transaction& tx) -> Result<void> {
            work(tx);
            return Error::conflict("lost");
        };
        constexpr storage::Unaudited kNoLine{"rolled back, or needs none"};
        std::ignore = inner_.write(kNoLine, lost);
        meanwhile_();
        // What `work` answers is with whoever called write().
        std::ignore = needs_audit ? inner_.write(run) : inner_.write(kNoLine, run);
    }

private:
    storage::Database& inner_;
    std::function<void()> meanwhile_;
};

}  // namespace jalon::test
