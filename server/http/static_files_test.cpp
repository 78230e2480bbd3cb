// SPDX-License-Identifier: EUPL-1.2
#include "http/static_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "temp_folder.h"

namespace jalon::http {
namespace {

namespace fs = std::filesystem;

class StaticFiles : public ::testing::Test {
protected:
    void SetUp() override {
        fs::create_directories(folder_ / "assets");
        write("../secret.txt", "secret");
        write("index.html", "<html>");
        write("sw.js", "worker");
        write("assets/app.js", "plain");
        write("assets/app.js.br", "brotli");
        write("assets/app.js.gz", "gzip");
        write("assets/font.woff2", "font");
        write("manifest.webmanifest", "{}");
        fs::create_symlink(outside_.path() / "secret.txt", folder_ / "link.txt");
    }

    void write(const std::string& name, std::string_view text) { std::ofstream(folder_ / name) << text; }
    Response get(std::string path, std::vector<std::pair<std::string, std::string>> headers = {},
                 Method method = Method::get) const {
        Request request;
        request.method = method;
        request.path = std::move(path);
        request.headers = std::move(headers);
        return staticFiles(folder_)(request);
    }
    static std::string header(const Response& response, std::string_view name) {
        for (const auto& [key, value] : response.headers)
            if (key == name) return value;
        return {};
    }

    test::TempFolder outside_;
    fs::path folder_ = outside_ / "web";
};

TEST_F(StaticFiles, PrefersBrotliToGzipToPlain) {
    const auto br = get("/assets/app.js", {{"accept-encoding", "gzip, br"}});
    EXPECT_EQ(br.body, "brotli");
    EXPECT_EQ(header(br, "Content-Encoding"), "br");
    EXPECT_EQ(header(br, "Vary"), "Accept-Encoding");
    EXPECT_EQ(header(br, "Content-Type"), "text/javascript; charset=utf-8");
    const auto gzip = get("/assets/app.js", {{"accept-encoding", "gzip, br;q=0"}});
    EXPECT_EQ(gzip.body, "gzip");
    EXPECT_EQ(header(gzip, "Content-Encoding"), "gzip");
    const auto plain = get("/assets/app.js");
    EXPECT_EQ(plain.body, "plain");
    EXPECT_EQ(header(plain, "Content-Encoding"), "");
    EXPECT_EQ(get("/assets/font.woff2", {{"accept-encoding", "br"}}).body, "font");
}

TEST_F(StaticFiles, AnswersNotModifiedForTheSameEncodingOnly) {
    const auto first = get("/assets/app.js", {{"accept-encoding", "br"}});
    const auto tag = header(first, "ETag");
    EXPECT_TRUE(tag.starts_with('"'));
    const auto again = get("/assets/app.js", {{"accept-encoding", "br"}, {"if-none-match", tag}});
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(again.body, "");
    EXPECT_EQ(header(again, "ETag"), tag);
    EXPECT_EQ(get("/assets/app.js", {{"if-none-match", tag}}).status, 200);
}

TEST_F(StaticFiles, SaysHowLongToKeep) {
    EXPECT_EQ(header(get("/assets/app.js"), "Cache-Control"), "public, max-age=31536000, immutable");
    for (const auto* path : {"/", "/index.html", "/sw.js", "/manifest.webmanifest"})
        EXPECT_EQ(header(get(path), "Cache-Control"), "no-cache") << path;
}

TEST_F(StaticFiles, GivesTheClientItsOwnRoutes) {
    for (const auto* path : {"/", "/accueils", "/dossiers/42/suivi", "/apis"})
        EXPECT_EQ(get(path).body, "<html>") << path;
    for (const auto* path :
         {"/missing.png", "/api", "/api/v1/nothing", "/assets", "/assets/missing", "/assets/app.js.br"})
        EXPECT_EQ(get(path).status, 404) << path;
}

TEST_F(StaticFiles, ReachesNothingOutsideTheFolder) {
    for (const auto* path : {"/../secret.txt", "/assets/../../secret.txt", "/link.txt", "/..", "//secret.txt"})
        EXPECT_NE(get(path).body, "secret") << path;
    EXPECT_EQ(get("/link.txt").status, 404);
}

TEST_F(StaticFiles, OnlyReads) {
    const auto response = get("/index.html", {}, Method::post);
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(header(response, "Allow"), "GET, HEAD");
}

TEST_F(StaticFiles, NeedsAnIndex) {
    fs::remove(folder_ / "index.html");
    EXPECT_THROW(staticFiles(folder_), std::runtime_error);
    EXPECT_THROW(staticFiles(folder_ / "missing"), std::runtime_error);
}

TEST(SecurityHeaders, AreStrict) {
    Response response;
    response.set("X-Frame-Options", "ALLOWALL");
    addSecurityHeaders(response, false);
    EXPECT_FALSE(response.has("Strict-Transport-Security"));
    const auto found = std::find(response.headers.begin(), response.headers.end(),
                                 std::pair<std::string, std::string>{"X-Frame-Options", "DENY"});
    EXPECT_NE(found, response.headers.end());
    addSecurityHeaders(response, true);
    EXPECT_TRUE(response.has("Strict-Transport-Security"));
}

}  // namespace
}  // namespace jalon::http
