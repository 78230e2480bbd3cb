// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Many use cases in one commit. Use cases open their own transaction, durable by itself; for a hundred thousand of them
// that is a hundred thousand waits for the disk. Given a Batch as their database, they run in the transaction that is
// open already:
//
//     database.write([&](storage::Transaction& tx) -> Result<void> {
//         storage::Batch batch(tx);
//         journal::Journal journal(batch, clock);
//         for (const auto& body : bodies) TRY(journal.createEntry(actor, person, body));
//         return {};
//     });
#include "storage/database.h"

namespace jalon::storage {

/// Lives as long as the transaction's `work`, and in its thread. Nothing of a use case that fails can be taken back
/// alone: whoever gets an Error from a write and goes on keeps what it had written before it failed.
class Batch final : public Database {
public:
    explicit Batch(Transaction& open) : open_(open) {}
    Engine engine() const override { return open_.engine(); }
    std::string describe() const override { return "batch"; }
    /// Not of one transaction: std::logic_error.
    std::vector<StoredColumn> columns() override { throw std::logic_error("a batch does not know the schema"); }

protected:
    void readErased(const std::function<void(Transaction&)>& work) override { work(open_); }
    /// The audit line is asked for at the commit of the open transaction.
    void writeErased(const std::function<bool(Transaction&)>& work, bool) override { work(open_); }

private:
    Transaction& open_;
};

}  // namespace jalon::storage
