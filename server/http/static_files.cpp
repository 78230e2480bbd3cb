// SPDX-License-Identifier: EUPL-1.2
#include "http/static_files.h"

#include <sodium.h>

#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <stdexcept>
#include <utility>

#include "http/content_negotiation.h"
#include "http/problem.h"

namespace jalon::http {

namespace {

namespace fs = std::filesystem;

struct Variant {
    std::string bytes;
    std::string etag;
};

struct File {
    Variant plain;
    std::optional<Variant> brotli;
    std::optional<Variant> gzip;
    std::string type;
    std::string cache;
};

using Files = std::map<std::string, File, std::less<>>;

std::string_view contentType(std::string_view extension) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 15> types = {
        {{".html", "text/html; charset=utf-8"},
         {".js", "text/javascript; charset=utf-8"},
         {".css", "text/css; charset=utf-8"},
         {".json", "application/json"},
         {".map", "application/json"},
         {".webmanifest", "application/manifest+json"},
         {".svg", "image/svg+xml"},
         {".png", "image/png"},
         {".jpg", "image/jpeg"},
         {".webp", "image/webp"},
         {".ico", "image/x-icon"},
         {".woff2", "font/woff2"},
         {".txt", "text/plain; charset=utf-8"},
         {".xml", "application/xml"},
         {".pdf", "application/pdf"}}};
    for (const auto& [known, type] : types)
        if (known == extension) return type;
    return "application/octet-stream";
}

Variant readVariant(const fs::path& path, std::string_view encoding) {
    std::ifstream in(path, std::ios::binary);
    Variant variant;
    variant.bytes.assign(std::istreambuf_iterator<char>(in), {});
    if (!in.good() && !in.eof()) throw std::runtime_error("cannot read " + path.string());
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(variant.bytes.data()),
                       variant.bytes.size(), nullptr, 0);
    std::array<char, 33> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    variant.etag.append("\"").append(hex.data()).append(encoding).append("\"");
    return variant;
}

/// A plain file of the folder itself: a link could lead outside.
bool isOwnFile(const fs::path& path) { return fs::is_regular_file(fs::symlink_status(path)); }

bool isTwin(const fs::path& path) {
    if (path.extension() != ".br" && path.extension() != ".gz") return false;
    auto original = path;
    return isOwnFile(original.replace_extension());
}

std::optional<Variant> readTwin(fs::path path, const char* extension, std::string_view suffix) {
    path += extension;
    if (!isOwnFile(path)) return std::nullopt;
    return readVariant(path, suffix);
}

Files readFolder(const fs::path& folder) {
    Files files;
    if (!fs::is_directory(folder)) throw std::runtime_error("no such folder: " + folder.string());
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const auto& path = entry.path();
        if (!isOwnFile(path) || isTwin(path) || path.filename().string().starts_with('.')) continue;
        File file;
        file.plain = readVariant(path, "");
        file.brotli = readTwin(path, ".br", "-br");
        file.gzip = readTwin(path, ".gz", "-gz");
        file.type = contentType(path.extension().string());
        const auto name = "/" + path.lexically_relative(folder).generic_string();
        file.cache = name.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
        files.emplace(name, std::move(file));
    }
    if (!files.contains("/index.html")) throw std::runtime_error("no index.html in " + folder.string());
    return files;
}

/// The file of a path; index.html for the client's own routes.
const File* findFile(const Files& files, std::string_view path) {
    if (const auto found = files.find(path); found != files.end()) return &found->second;
    const bool has_extension = path.find('.', path.rfind('/')) != std::string_view::npos;
    const auto is_under = [&](std::string_view folder) {
        return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
    };
    if (has_extension || is_under("/api") || is_under("/assets")) return nullptr;
    return &files.find("/index.html")->second;
}

Response serve(const Files& files, const Request& request) {
    const File* file = findFile(files, request.path);
    if (file == nullptr) return problem(Error::notFound());
    if (request.method != Method::get && request.method != Method::head) {
        Response response = refusal(405, "method_not_allowed");
        response.set("Allow", "GET, HEAD");
        return response;
    }
    const auto accepted = request.header("accept-encoding");
    Response response;
    const Variant* variant = &file->plain;
    if (file->brotli && acceptsEncoding(accepted, "br")) {
        variant = &*file->brotli;
        response.set("Content-Encoding", "br");
    } else if (file->gzip && acceptsEncoding(accepted, "gzip")) {
        variant = &*file->gzip;
        response.set("Content-Encoding", "gzip");
    }
    response.set("Content-Type", file->type);
    response.set("Cache-Control", file->cache);
    response.set("ETag", variant->etag);
    response.set("Vary", "Accept-Encoding");
    if (matchesEtag(request.header("if-none-match"), variant->etag)) {
        response.status = 304;
    } else {
        response.body = variant->bytes;
    }
    return response;
}

}  // namespace

Handler staticFiles(const std::filesystem::path& folder) {
    auto files = std::make_shared<const Files>(readFolder(folder));
    return [files](const Request& request) { return serve(*files, request); };
}

void addSecurityHeaders(Response& response, bool https_in_front) {
    response.set(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'; "
        "trusted-types jalon-sw ProseMirrorClipboard svelte-trusted-html");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("X-Frame-Options", "DENY");
    response.set("Referrer-Policy", "same-origin");
    response.set("Cross-Origin-Opener-Policy", "same-origin");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    response.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if (https_in_front) response.set("Strict-Transport-Security", "max-age=63072000");
}

}  // namespace jalon::http
