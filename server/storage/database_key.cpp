// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>

#include "storage/durable_file.h"
#include "storage/file_descriptor.h"
#include "storage/key_file.h"
#include "storage/sqlcipher.h"

namespace jalon::storage {

namespace {

namespace fs = std::filesystem;

Error keyError(std::string code) { return Error{ErrorKind::unavailable, std::move(code)}; }

enum class Privacy { required, given_by_system };

Result<DatabaseKey> readKeyFile(const fs::path& file, Privacy privacy) {
    const FileDescriptor opened = openFile(file, O_RDONLY);
    struct stat status{};
    if (!opened || ::fstat(opened.number(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return keyError("key.unreadable");
    }
    if (privacy == Privacy::required && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return keyError("key.open_to_others");
    }
    std::array<char, 256> buffer{};
    const ssize_t length = ::read(opened.number(), buffer.data(), buffer.size());
    if (length < 0) return keyError("key.unreadable");
    auto key = DatabaseKey::parse({buffer.data(), static_cast<std::size_t>(length)});
    sodium_memzero(buffer.data(), buffer.size());
    return key;
}

/// The key appears under its name complete or not at all, and never in the place of another: a database whose key was
/// half written or replaced is lost.
Result<DatabaseKey> makeKeyFile(const fs::path& file) {
    const DatabaseKey key = DatabaseKey::random();
    fs::path draft = file;
    draft += "." + std::to_string(::getpid()) + ".new";
    std::string content = key.hex() + "\n";
    const bool written = writeNewFile(draft, content);
    sodium_memzero(content.data(), content.size());
    const bool named = written && ::link(draft.c_str(), file.c_str()) == 0;
    const bool another_was_first = written && !named && errno == EEXIST;
    ::unlink(draft.c_str());
    if (another_was_first) return readKeyFile(file, Privacy::required);
    if (!named) return keyError("key.unreadable");
    syncFolderOf(file);
    return key;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

}  // namespace

DatabaseKey::~DatabaseKey() { sodium_memzero(bytes_.data(), bytes_.size()); }

DatabaseKey DatabaseKey::random() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    std::array<std::byte, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    DatabaseKey key(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return key;
}

Result<DatabaseKey> DatabaseKey::parse(std::string_view hex) {
    const std::string_view digits = trimmed(hex);
    std::array<std::byte, 32> bytes{};
    std::size_t length = 0;
    if (digits.size() != 2 * bytes.size() ||
        sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), digits.data(), digits.size(),
                       nullptr, &length, nullptr) != 0 ||
        length != bytes.size()) {
        return keyError("key.malformed");
    }
    DatabaseKey key(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return key;
}

std::string DatabaseKey::hex() const {
    std::string text(2 * bytes_.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size());
    text.pop_back();
    return text;
}

Result<DatabaseKey> readKeyFile(const fs::path& file) { return readKeyFile(file, Privacy::required); }

Result<DatabaseKey> loadOrCreateKey(const fs::path& key_file, const fs::path& database_file) {
    if (const char* text = std::getenv("JALON_KEY"); text != nullptr && *text != '\0') return DatabaseKey::parse(text);
    std::error_code ignored;
    if (const char* folder = std::getenv("CREDENTIALS_DIRECTORY"); folder != nullptr && *folder != '\0') {
        const fs::path credential = fs::path(folder) / "jalon.key";
        if (fs::exists(credential, ignored)) return readKeyFile(credential, Privacy::given_by_system);
    }
    if (fs::exists(key_file, ignored)) return readKeyFile(key_file, Privacy::required);
    if (fs::exists(database_file, ignored) && fs::file_size(database_file, ignored) != 0)
        return keyError("key.missing");
    return makeKeyFile(key_file);
}

}  // namespace jalon::storage
