// SPDX-License-Identifier: EUPL-1.2
#include "storage/file_descriptor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace jalon::storage {

FileDescriptor::~FileDescriptor() {
    if (number_ >= 0) ::close(number_);
}

FileDescriptor openFile(const std::filesystem::path& file, int flags, unsigned mode) {
    return FileDescriptor(::open(file.c_str(), flags | O_CLOEXEC, mode));
}

void syncFolderOf(const std::filesystem::path& file) {
    const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
    const FileDescriptor opened = openFile(folder, O_RDONLY | O_DIRECTORY);
    if (!opened || ::fsync(opened.number()) != 0) {
        throw std::system_error(errno, std::generic_category(), "fsync " + folder.string());
    }
}

}  // namespace jalon::storage
