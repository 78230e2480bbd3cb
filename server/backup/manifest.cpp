// SPDX-License-Identifier: EUPL-1.2
#include "backup/manifest.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <vector>

#include "storage/file_descriptor.h"

namespace jalon::backup {

namespace {

constexpr std::size_t kBlock = 256 * 1024;
constexpr std::size_t kHashDigits = 2 * crypto_hash_sha256_BYTES;
constexpr std::size_t kMaxManifestBytes = 1024 * 1024;

Error refusal(const char* code) { return Error{ErrorKind::unavailable, code}; }

std::string hexOf(std::string_view bytes) {
    std::string text(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::string> bytesOf(std::string_view hex) {
    std::string bytes(hex.size() / 2, '\0');
    std::size_t length = 0;
    if (sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(), hex.size(), nullptr,
                       &length, nullptr) != 0 ||
        2 * length != hex.size())
        return std::nullopt;
    return bytes;
}

bool isHash(std::string_view text) {
    return text.size() == kHashDigits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

json::object toJson(const Manifest& manifest) {
    return {{"format", kFormat},           {"at", manifest.at.iso()},  {"program", manifest.program},
            {"schema", manifest.schema},   {"base", manifest.base},    {"bytes", manifest.bytes},
            {"sha256", manifest.sha256},   {"rows", manifest.rows},    {"recoveryKey", manifest.seal.fingerprint()},
            {"seal", manifest.seal.hex()}, {"sealed", manifest.sealed}};
}

Result<Manifest> parseManifest(std::string_view text) {
    if (text.size() > kMaxManifestBytes) return refusal("backup.unreadable");
    const auto object = parseJsonObject(text);
    if (!object) return refusal("backup.unreadable");
    const auto* format = object->if_contains("format");
    if (format != nullptr && format->is_int64() && format->as_int64() > kFormat) return refusal("backup.newer");
    JsonReader in(*object);
    constexpr std::int64_t kMost = std::int64_t{1} << 60;
    const auto known = in.integer("format", kFormat, kFormat);
    const auto at = Instant::parse(in.text("at"));
    const std::string program = in.text("program");
    const auto schema = in.integer("schema", 0, 1'000'000);
    const std::string base = in.optionalText("base");
    const auto bytes = in.integer("bytes", 1, kMost);
    const std::string sha256 = in.text("sha256");
    const auto rows = in.integer("rows", 0, kMost);
    in.text("recoveryKey");
    const auto seal = RecoverySeal::parse(in.text("seal"));
    const std::string sealed = in.text("sealed", {.max = kMaxManifestBytes});
    if (!in.finish() || !at || !seal || !isHash(sha256) || known != kFormat) return refusal("backup.unreadable");
    return Manifest{*at, program, static_cast<int>(schema), base, bytes, sha256, rows, *seal, sealed};
}

std::string sealSecret(const Secret& secret, const RecoverySeal& seal) {
    json::object rows;
    for (const auto& [table, count] : secret.contents.rows) rows[table] = count;
    std::string text = json::serialize(json::object{{"key", secret.key.hex()},
                                                    {"sha256", secret.sha256},
                                                    {"rows", std::move(rows)},
                                                    {"schema", secret.contents.schema},
                                                    {"schemaNumber", secret.contents.schema_number},
                                                    {"base", secret.contents.base}});
    std::string sealed = hexOf(seal.sealed(text));
    sodium_memzero(text.data(), text.size());
    return sealed;
}

Result<Secret> openSecret(const Manifest& manifest, const RecoveryKey& key) {
    const auto sealed = bytesOf(manifest.sealed);
    if (!sealed) return refusal("backup.damaged");
    if (manifest.seal != key.seal()) return refusal("recovery_key.wrong");
    auto text = key.opened(*sealed);
    if (!text) return refusal("backup.damaged");
    const auto object = parseJsonObject(*text);
    sodium_memzero(text->data(), text->size());
    if (!object) return refusal("backup.damaged");
    try {
        auto data_key = storage::DatabaseKey::parse(std::string(object->at("key").as_string()));
        if (!data_key) return refusal("backup.damaged");
        Secret secret{*data_key, {}, std::string(object->at("sha256").as_string())};
        for (const auto& [table, count] : object->at("rows").as_object())
            secret.contents.rows.emplace(std::string(table), count.as_int64());
        secret.contents.schema = std::string(object->at("schema").as_string());
        secret.contents.schema_number = static_cast<int>(object->at("schemaNumber").as_int64());
        secret.contents.base = std::string(object->at("base").as_string());
        return secret;
    } catch (const std::exception&) {
        return refusal("backup.damaged");
    }
}

std::optional<std::string> hashOf(const std::filesystem::path& file) {
    const storage::FileDescriptor opened = storage::openFile(file, O_RDONLY);
    if (!opened) return std::nullopt;
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::vector<unsigned char> block(kBlock);
    while (true) {
        const ssize_t length = ::read(opened.number(), block.data(), block.size());
        if (length < 0 && errno == EINTR) continue;
        if (length < 0) return std::nullopt;
        if (length == 0) break;
        crypto_hash_sha256_update(&state, block.data(), static_cast<unsigned long long>(length));
    }
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256_final(&state, reinterpret_cast<unsigned char*>(digest.data()));
    return hexOf(digest);
}

}  // namespace jalon::backup
