// SPDX-License-Identifier: EUPL-1.2
#include "backup/recovery_key.h"

#include <sodium.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "storage/durable_file.h"

namespace jalon::backup {

namespace {

namespace fs = std::filesystem;

/// Crockford's base 32: no letter that looks like a digit.
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kSeedBytes = 32;
constexpr std::size_t kCheckBytes = 3;
constexpr std::size_t kCharacters = (kSeedBytes + kCheckBytes) * 8 / 5;
static_assert(kCharacters * 5 == (kSeedBytes + kCheckBytes) * 8);
constexpr std::size_t kGroup = 4;
constexpr std::size_t kGroupsALine = 7;
constexpr std::string_view kSealHead = "jalon-recovery-1 ";

const unsigned char* raw(const std::array<std::byte, 32>& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* raw(std::array<std::byte, 32>& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

/// Wipes what it holds.
struct SecretBytes {
    std::vector<unsigned char> bytes;
    explicit SecretBytes(std::size_t size) : bytes(size) {}
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes() { sodium_memzero(bytes.data(), bytes.size()); }
};

std::array<unsigned char, kCheckBytes> checkOf(const unsigned char* seed) {
    std::array<unsigned char, crypto_generichash_BYTES> digest{};
    crypto_generichash(digest.data(), digest.size(), seed, kSeedBytes, nullptr, 0);
    return {digest[0], digest[1], digest[2]};
}

std::string base32(const unsigned char* bytes, std::size_t size) {
    std::string out;
    unsigned buffer = 0;
    int bits = 0;
    for (std::size_t i = 0; i < size; ++i) {
        buffer = (buffer << 8U) | bytes[i];
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            out += kAlphabet[(buffer >> static_cast<unsigned>(bits)) & 31U];
        }
        buffer &= (1U << static_cast<unsigned>(bits)) - 1;
    }
    return out;
}

/// The value of a typed character, -1 for one to pass over, -2 for one that has no place here.
int valueOf(char typed) {
    if (typed == ' ' || typed == '-' || typed == '\n' || typed == '\r' || typed == '\t') return -1;
    char c = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const auto at = kAlphabet.find(c);
    return at == std::string_view::npos ? -2 : static_cast<int>(at);
}

Error refusal(const char* code) { return Error{ErrorKind::unavailable, code}; }

struct KeyPair {
    std::array<unsigned char, crypto_box_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_box_SECRETKEYBYTES> secret{};
    explicit KeyPair(const unsigned char* seed) { crypto_box_seed_keypair(open.data(), secret.data(), seed); }
    KeyPair(const KeyPair&) = delete;
    KeyPair& operator=(const KeyPair&) = delete;
    ~KeyPair() { sodium_memzero(secret.data(), secret.size()); }
};

}  // namespace

std::optional<RecoverySeal> RecoverySeal::parse(std::string_view hex) {
    std::array<std::byte, 32> bytes{};
    std::size_t length = 0;
    if (hex.size() != 2 * bytes.size() ||
        sodium_hex2bin(raw(bytes), bytes.size(), hex.data(), hex.size(), nullptr, &length, nullptr) != 0 ||
        length != bytes.size())
        return std::nullopt;
    return RecoverySeal(bytes);
}

std::string RecoverySeal::hex() const {
    std::string text(2 * bytes_.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), raw(bytes_), bytes_.size());
    text.pop_back();
    return text;
}

std::string RecoverySeal::fingerprint() const {
    std::array<unsigned char, crypto_generichash_BYTES> digest{};
    crypto_generichash(digest.data(), digest.size(), raw(bytes_), bytes_.size(), nullptr, 0);
    std::string text = base32(digest.data(), 5);
    return text.insert(kGroup, "-");
}

std::string RecoverySeal::sealed(std::string_view secret) const {
    std::string out(secret.size() + crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal(reinterpret_cast<unsigned char*>(out.data()), raw(secret), secret.size(), raw(bytes_)) != 0)
        throw std::runtime_error("crypto_box_seal failed");
    return out;
}

RecoveryKey::~RecoveryKey() { sodium_memzero(seed_.data(), seed_.size()); }

RecoveryKey RecoveryKey::random() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    std::array<std::byte, 32> seed{};
    randombytes_buf(seed.data(), seed.size());
    RecoveryKey key(seed);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

Result<RecoveryKey> RecoveryKey::parse(std::string_view typed) {
    SecretBytes bytes(kSeedBytes + kCheckBytes);
    unsigned buffer = 0;
    int bits = 0;
    std::size_t characters = 0;
    std::size_t filled = 0;
    for (const char c : typed) {
        const int value = valueOf(c);
        if (value == -1) continue;
        if (value < 0 || ++characters > kCharacters) return refusal("recovery_key.malformed");
        buffer = (buffer << 5U) | static_cast<unsigned>(value);
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes.bytes[filled++] = static_cast<unsigned char>(buffer >> static_cast<unsigned>(bits));
        buffer &= (1U << static_cast<unsigned>(bits)) - 1;
    }
    if (characters != kCharacters) return refusal("recovery_key.malformed");
    const auto check = checkOf(bytes.bytes.data());
    if (std::memcmp(check.data(), bytes.bytes.data() + kSeedBytes, kCheckBytes) != 0)
        return refusal("recovery_key.mistyped");
    std::array<std::byte, 32> seed{};
    std::memcpy(seed.data(), bytes.bytes.data(), seed.size());
    RecoveryKey key(seed);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

std::string RecoveryKey::text() const {
    SecretBytes bytes(kSeedBytes + kCheckBytes);
    std::memcpy(bytes.bytes.data(), seed_.data(), kSeedBytes);
    const auto check = checkOf(raw(seed_));
    std::memcpy(bytes.bytes.data() + kSeedBytes, check.data(), kCheckBytes);
    const std::string plain = base32(bytes.bytes.data(), bytes.bytes.size());
    std::string out;
    for (std::size_t at = 0; at < plain.size(); at += kGroup) {
        const std::size_t group = at / kGroup;
        if (group > 0) out += group % kGroupsALine == 0 ? '\n' : ' ';
        out += plain.substr(at, kGroup);
    }
    return out;
}

RecoverySeal RecoveryKey::seal() const {
    const KeyPair pair(raw(seed_));
    std::array<std::byte, 32> open{};
    std::memcpy(open.data(), pair.open.data(), open.size());
    return RecoverySeal(open);
}

std::optional<std::string> RecoveryKey::opened(std::string_view sealed) const {
    if (sealed.size() < crypto_box_SEALBYTES) return std::nullopt;
    const KeyPair pair(raw(seed_));
    std::string out(sealed.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(reinterpret_cast<unsigned char*>(out.data()), raw(sealed), sealed.size(), pair.open.data(),
                             pair.secret.data()) != 0)
        return std::nullopt;
    return out;
}

fs::path sealFile(const fs::path& folder) { return folder / "jalon.recovery"; }

Result<RecoverySeal> readSeal(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return refusal("recovery_key.missing");
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.pop_back();
    if (!text.starts_with(kSealHead)) return refusal("recovery_seal.unreadable");
    const auto seal = RecoverySeal::parse(std::string_view(text).substr(kSealHead.size()));
    if (!seal) return refusal("recovery_seal.unreadable");
    return *seal;
}

Result<void> writeSeal(const fs::path& file, const RecoverySeal& seal) {
    fs::path draft = file;
    draft += ".new";
    std::error_code ignored;
    fs::remove(draft, ignored);
    if (!storage::writeNewFile(draft, std::string(kSealHead) + seal.hex() + "\n"))
        return refusal("recovery_seal.unwritable");
    storage::renameDurably(draft, file);
    return {};
}

}  // namespace jalon::backup
