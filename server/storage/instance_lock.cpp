// SPDX-License-Identifier: EUPL-1.2
#include "storage/instance_lock.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>

namespace jalon::storage {

Result<InstanceLock> InstanceLock::acquire(const std::filesystem::path& file) {
    std::filesystem::path lock_file = file;
    lock_file += ".lock";
    FileDescriptor opened = openFile(lock_file, O_RDWR | O_CREAT, 0600);
    if (!opened) return Error{ErrorKind::unavailable, "database.unreadable"};
    if (::flock(opened.number(), LOCK_EX | LOCK_NB) != 0) {
        return Error{ErrorKind::unavailable, errno == EWOULDBLOCK ? "database.in_use" : "database.unreadable"};
    }
    return InstanceLock(std::move(opened));
}

}  // namespace jalon::storage
