// SPDX-License-Identifier: EUPL-1.2
#pragma once
// One server a database: two would each believe they are the only writer.
#include <filesystem>

#include "base/result.h"
#include "storage/file_descriptor.h"

namespace jalon::storage {

/// What is said of a file beside the database, or of the database itself, that could not be opened or made:
/// "database.readonly", "database.full", "database.disk", "database.unreadable".
Error unopened(int system_errno);

/// Holds FILE.lock (flock) as long as it lives. The system lets go of it when the process dies, however it dies; the
/// lock file stays, since removing it would let two processes hold two different ones. It also remembers, in one byte,
/// whether its last holder had the database open when it ended: then FILE-wal must still be there.
class InstanceLock {
public:
    /// Errors: those of unopened(), "database.in_use".
    static Result<InstanceLock> acquire(const std::filesystem::path& file);

    bool wasLeftOpen() const;
    void markOpen() const { mark(kOpen); }
    void markClosed() const { mark(kClosed); }

private:
    static constexpr char kOpen = '1';
    static constexpr char kClosed = '0';
    explicit InstanceLock(FileDescriptor opened) : opened_(std::move(opened)) {}
    void mark(char state) const;
    FileDescriptor opened_;
};

/// Whoever reads the file beside its server (a backup, a check) or puts another one in its place (a new key) holds
/// FILE.copying: a file exchanged under a reader would lose the log of the new one when the reader closes.
class CopyLock {
public:
    /// Errors: those of unopened(), "database.copying".
    static Result<CopyLock> acquire(const std::filesystem::path& file);

private:
    explicit CopyLock(FileDescriptor opened) : opened_(std::move(opened)) {}
    FileDescriptor opened_;
};

}  // namespace jalon::storage
