// SPDX-License-Identifier: EUPL-1.2
#include "storage/instance_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace jalon::storage {

namespace {

Result<FileDescriptor> lockBeside(const std::filesystem::path& file, const char* suffix, const char* when_taken) {
    std::filesystem::path lock_file = file;
    lock_file += suffix;
    FileDescriptor opened = openFile(lock_file, O_RDWR | O_CREAT, 0600);
    if (!opened) return unopened(errno);
    if (::flock(opened.number(), LOCK_EX | LOCK_NB) != 0) {
        return Error{ErrorKind::unavailable, errno == EWOULDBLOCK ? when_taken : "database.unreadable"};
    }
    return opened;
}

}  // namespace

Error unopened(int system_errno) {
    switch (system_errno) {
        case EROFS:
            return {ErrorKind::unavailable, "database.readonly"};
        case ENOSPC:
        case EDQUOT:
            return {ErrorKind::unavailable, "database.full"};
        case EIO:
            return {ErrorKind::unavailable, "database.disk"};
        default:
            return {ErrorKind::unavailable, "database.unreadable"};
    }
}

Result<InstanceLock> InstanceLock::acquire(const std::filesystem::path& file) {
    TRY_ASSIGN(FileDescriptor opened, lockBeside(file, ".lock", "database.in_use"));
    return InstanceLock(std::move(opened));
}

bool InstanceLock::wasLeftOpen() const {
    char mark = kClosed;
    return ::pread(opened_.number(), &mark, 1, 0) == 1 && mark == kOpen;
}

void InstanceLock::mark(char state) const {
    // Where even one byte finds no room the database opens all the same: what is lost is the warning alone.
    if (::pwrite(opened_.number(), &state, 1, 0) == 1) ::fsync(opened_.number());
}

Result<CopyLock> CopyLock::acquire(const std::filesystem::path& file) {
    TRY_ASSIGN(FileDescriptor opened, lockBeside(file, ".copying", "database.copying"));
    return CopyLock(std::move(opened));
}

}  // namespace jalon::storage
