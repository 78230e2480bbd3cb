// SPDX-License-Identifier: EUPL-1.2
#include "storage/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "storage/file_descriptor.h"

namespace jalon::storage {

namespace {

bool writeAll(int number, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(number, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

[[noreturn]] void fail(const char* what, const std::filesystem::path& file) {
    throw std::system_error(errno, std::generic_category(), std::string(what) + " " + file.string());
}

}  // namespace

bool writeNewFile(const std::filesystem::path& file, std::string_view content) {
    const FileDescriptor made = openFile(file, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (!made) return false;
    if (writeAll(made.number(), content) && ::fsync(made.number()) == 0) return true;
    const int why = errno;
    ::unlink(file.c_str());
    errno = why;
    return false;
}

void syncFile(const std::filesystem::path& file) {
    const FileDescriptor opened = openFile(file, O_RDONLY);
    if (!opened || ::fsync(opened.number()) != 0) fail("fsync", file);
}

void renameDurably(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) fail("rename", to);
    syncFolderOf(to);
}

}  // namespace jalon::storage
