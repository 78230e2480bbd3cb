// SPDX-License-Identifier: EUPL-1.2
#pragma once
// One server a database: two would each believe they are the only writer.
#include <filesystem>

#include "base/result.h"
#include "storage/file_descriptor.h"

namespace jalon::storage {

/// Holds FILE.lock (flock) as long as it lives. The system lets go of it when the process dies, however it dies; the
/// empty lock file stays, since removing it would let two processes hold two different ones.
class InstanceLock {
public:
    /// Errors: "database.in_use", "database.unreadable" (the lock file cannot be made).
    static Result<InstanceLock> acquire(const std::filesystem::path& file);

private:
    explicit InstanceLock(FileDescriptor opened) : opened_(std::move(opened)) {}
    FileDescriptor opened_;
};

}  // namespace jalon::storage
