// SPDX-License-Identifier: EUPL-1.2
#pragma once
// An open file of the operating system, closed when it goes out of scope.
#include <filesystem>
#include <utility>

namespace jalon::storage {

class FileDescriptor {
public:
    explicit FileDescriptor(int number) : number_(number) {}
    FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~FileDescriptor();

    /// False when opening failed; errno then says why.
    explicit operator bool() const { return number_ >= 0; }
    int number() const { return number_; }

private:
    int number_;
};

/// open(2) with O_CLOEXEC; `mode` is for files that `flags` may create.
FileDescriptor openFile(const std::filesystem::path& file, int flags, unsigned mode = 0);

/// Makes the name of a new file as durable as its content.
void syncFolderOf(const std::filesystem::path& file);

}  // namespace jalon::storage
