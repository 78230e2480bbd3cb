// SPDX-License-Identifier: EUPL-1.2
#pragma once
// While it lives SQLite can neither read nor write the files of a place, as on a disk that is dying. What it has in its
// cache it still has, and whatever else the program does with these files works.
#include <sqlite3.h>
#include <sys/types.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <string>
#include <string_view>

namespace jalon::test {

class FailingDisk {
public:
    /// Of every file whose path begins with that of `place`: a database with its log, or all of a folder.
    explicit FailingDisk(const std::filesystem::path& place) {
        place_ = std::filesystem::weakly_canonical(place).string();
        set("read", reinterpret_cast<sqlite3_syscall_ptr>(&read));
        set("write", reinterpret_cast<sqlite3_syscall_ptr>(&write));
        for (const char* name : {"pread", "pread64"}) set(name, reinterpret_cast<sqlite3_syscall_ptr>(&pread));
        for (const char* name : {"pwrite", "pwrite64"}) set(name, reinterpret_cast<sqlite3_syscall_ptr>(&pwrite));
    }
    ~FailingDisk() {
        for (const char* name : {"read", "write", "pread", "pread64", "pwrite", "pwrite64"}) set(name, nullptr);
    }
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;

private:
    /// Calls that this build of SQLite does not make stay absent.
    static void set(const char* name, sqlite3_syscall_ptr call) {
        sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
        if (vfs->xGetSystemCall(vfs, name) != nullptr) vfs->xSetSystemCall(vfs, name, call);
    }
    static bool fails(int file) {
        std::array<char, 4096> path{};
        const std::string link = "/proc/self/fd/" + std::to_string(file);
        const ssize_t length = ::readlink(link.c_str(), path.data(), path.size());
        if (length <= 0 || !std::string_view(path.data(), static_cast<std::size_t>(length)).starts_with(place_))
            return false;
        errno = EIO;
        return true;
    }
    static ssize_t read(int file, void* into, std::size_t size) { return fails(file) ? -1 : ::read(file, into, size); }
    static ssize_t write(int file, const void* from, std::size_t size) {
        return fails(file) ? -1 : ::write(file, from, size);
    }
    static ssize_t pread(int file, void* into, std::size_t size, off_t at) {
        return fails(file) ? -1 : ::pread(file, into, size, at);
    }
    static ssize_t pwrite(int file, const void* from, std::size_t size, off_t at) {
        return fails(file) ? -1 : ::pwrite(file, from, size, at);
    }

    static inline std::string place_;
};

}  // namespace jalon::test
