// SPDX-License-Identifier: EUPL-1.2
#pragma once
// While it lives no file of this process can be written to, as on a full disk (EFBIG instead of ENOSPC). Memory, pipes
// and what was written before are untouched.
#include <sys/resource.h>

#include <csignal>
#include <stdexcept>

namespace jalon::test {

class FullDisk {
public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        if (::getrlimit(RLIMIT_FSIZE, &before_) != 0) throw std::runtime_error("getrlimit");
        rlimit none = before_;
        none.rlim_cur = 0;
        if (::setrlimit(RLIMIT_FSIZE, &none) != 0) throw std::runtime_error("setrlimit");
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit before_{};
};

}  // namespace jalon::test
