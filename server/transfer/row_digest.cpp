// SPDX-License-Identifier: EUPL-1.2
#include "transfer/row_digest.h"

#include <sodium.h>

#include <bit>
#include <cstring>

namespace jalon::transfer {

namespace {

static_assert(crypto_hash_sha256_BYTES == 32);

class Writer {
public:
    explicit Writer(crypto_hash_sha256_state& state) : state_(state) {}

    void operator()(std::monostate) { tag('n'); }
    void operator()(std::int64_t value) { number('i', static_cast<std::uint64_t>(value)); }
    void operator()(bool value) { number('i', value ? 1 : 0); }
    void operator()(double value) { number('r', std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value)); }
    void operator()(const std::string& value) { bytes('t', value.data(), value.size()); }
    void operator()(const storage::Bytes& value) { bytes('b', value.data(), value.size()); }

private:
    void tag(char kind) { update(&kind, 1); }
    void number(char kind, std::uint64_t value) {
        std::array<unsigned char, 1 + sizeof value> written{static_cast<unsigned char>(kind)};
        for (std::size_t i = 0; i < sizeof value; ++i) written[i + 1] = static_cast<unsigned char>(value >> (8 * i));
        update(written.data(), written.size());
    }
    void bytes(char kind, const void* data, std::size_t size) {
        number(kind, size);
        update(data, size);
    }
    void update(const void* data, std::size_t size) {
        if (size > 0) crypto_hash_sha256_update(&state_, static_cast<const unsigned char*>(data), size);
    }

    crypto_hash_sha256_state& state_;
};

}  // namespace

std::optional<RowDigest> RowDigest::from(std::string_view hex) {
    RowDigest digest;
    std::size_t length = 0;
    const int read =
        sodium_hex2bin(digest.link_.data(), digest.link_.size(), hex.data(), hex.size(), nullptr, &length, nullptr);
    if (read != 0 || length != digest.link_.size()) return std::nullopt;
    return digest;
}

void RowDigest::add(const storage::StoredRow& row) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, link_.data(), link_.size());
    Writer writer(state);
    for (const storage::Value& value : row) std::visit(writer, value);
    crypto_hash_sha256_final(&state, link_.data());
}

std::string RowDigest::hex() const {
    std::string hex(2 * link_.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), link_.data(), link_.size());
    hex.pop_back();
    return hex;
}

}  // namespace jalon::transfer
