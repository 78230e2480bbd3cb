// SPDX-License-Identifier: EUPL-1.2
#include "http/request_parser.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace jalon::http {
namespace {

using namespace std::string_literals;
using Step = RequestParser::Step;
constexpr std::size_t kMaxHeader = 1024;
constexpr std::size_t kMaxBody = 64;

/// Where the parser stops once it has seen `bytes`, `piece` at a time.
struct Outcome {
    Step step = Step::more;
    std::vector<Request> requests;
    int status = 0;
    std::string code;
};

Outcome parse(std::string_view bytes, std::size_t piece) {
    RequestParser parser(kMaxHeader);
    Outcome outcome;
    while (true) {
        outcome.step = parser.step();
        if (outcome.step == Step::head) {
            parser.limitBody(kMaxBody);
        } else if (outcome.step == Step::done) {
            outcome.requests.push_back(parser.take());
        } else if (outcome.step == Step::refused || bytes.empty()) {
            break;
        } else {
            parser.push(bytes.substr(0, piece));
            bytes.remove_prefix(std::min(piece, bytes.size()));
        }
    }
    if (outcome.step == Step::refused) {
        outcome.status = parser.refusal().status;
        outcome.code = parser.refusal().code;
    }
    return outcome;
}

/// Whatever the pieces, the outcome is the same.
Outcome parse(std::string_view bytes) {
    Outcome whole = parse(bytes, bytes.size());
    for (const std::size_t piece : {1U, 2U, 7U}) {
        const Outcome other = parse(bytes, piece);
        EXPECT_EQ(other.step, whole.step) << bytes;
        EXPECT_EQ(other.requests.size(), whole.requests.size()) << bytes;
        EXPECT_EQ(other.status, whole.status) << bytes;
    }
    return whole;
}

int statusFor(std::string_view bytes) { return parse(bytes).status; }

const std::string kPost =
    "POST /a%20b?c=d HTTP/1.1\r\nHost: x\r\nX-A: 1\r\nX-A: 2\r\nCookie: a=1\r\nCookie: b=2\r\nContent-Length: "
    "5\r\n\r\nhello";
const std::string kChunked =
    "PUT /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n5;x=\"y\"\r\npedia\r\n0\r\nX-T: "
    "1\r\n\r\n";

TEST(RequestParser, ReadsARequest) {
    const auto outcome = parse(kPost);
    ASSERT_EQ(outcome.requests.size(), 1U);
    const Request& request = outcome.requests.front();
    EXPECT_EQ(request.method, Method::post);
    EXPECT_EQ(request.path, "/a b");
    EXPECT_EQ(request.queryOr("c", ""), "d");
    EXPECT_EQ(request.header("x-a"), "1, 2");
    EXPECT_EQ(request.cookie("b"), "2");
    EXPECT_EQ(request.body, "hello");
}

TEST(RequestParser, ReadsPipelinedRequestsOneByOne) {
    const auto outcome = parse(kPost + kChunked + "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /half");
    ASSERT_EQ(outcome.requests.size(), 3U);
    EXPECT_EQ(outcome.requests[1].body, "Wikipedia");
    EXPECT_EQ(outcome.requests[2].path, "/");
    EXPECT_EQ(outcome.step, Step::more);
}

TEST(RequestParser, ReadsAnEmptyChunkedBody) {
    EXPECT_EQ(parse("PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").requests.size(), 1U);
}

TEST(RequestParser, DropsTrailers) {
    const auto outcome = parse(
        "PUT /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-Forwarded-For: "
        "1.1.1.1\r\n\r\n");
    ASSERT_EQ(outcome.requests.size(), 1U);
    EXPECT_EQ(outcome.requests[0].header("x-forwarded-for"), "");
}

TEST(RequestParser, RefusesAmbiguousFraming) {
    const std::string start = "POST / HTTP/1.1\r\nHost: x\r\n";
    for (const std::string headers :
         {"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
          "Content-Length: 3\r\nContent-Length: 4\r\n", "Content-Length: 3\r\nContent-Length: 3\r\n",
          "Content-Length: 3, 3\r\n", "Content-Length: +3\r\n", "Content-Length: -3\r\n", "Content-Length: 0x3\r\n",
          "Content-Length: 99999999999999999999999\r\n", "Content-Length:\r\n", "Content-Length : 3\r\n",
          "Transfer-Encoding: gzip, chunked\r\n", "Transfer-Encoding: chunked, gzip\r\n",
          "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
          "Transfer-Encoding: identity\r\n", "Content-Length: 3\r\nTransfer-Encoding: identity\r\n"})
        EXPECT_EQ(statusFor(start + headers + "\r\nabc"), 400) << headers;
    EXPECT_EQ(statusFor("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
}

TEST(RequestParser, RefusesBadChunks) {
    const std::string start = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (const std::string body :
         {"-2\r\nab\r\n0\r\n\r\n", "g\r\n\r\n", "ffffffffffffffffff\r\n", "1\r\nabc\r\n0\r\n\r\n",
          "1 x\r\na\r\n0\r\n\r\n", "0\r\nbad header\r\n\r\n", "\r\n0\r\n\r\n"})
        EXPECT_EQ(statusFor(start + body), 400) << body;
}

TEST(RequestParser, RefusesMalformedHeads) {
    for (const auto& head :
         {"GET / HTTP/1.1\r\n\r\n"s, "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"s,
          "GET / HTTP/2.0\r\nHost: x\r\n\r\n"s, "GET /\r\n\r\n"s, "GET  / HTTP/1.1\r\nHost: x\r\n\r\n"s,
          "GET / HTTP/1.1\nHost: x\n\n\r\n\r\n"s, "GET / HTTP/1.1\r\nHost: x\r\nA\x01: b\r\n\r\n"s,
          "GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n"s, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s,
          "GET /../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n"s, "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n"s,
          "GET /a\0b HTTP/1.1\r\nHost: x\r\n\r\n"s})
        EXPECT_EQ(statusFor(head), 400) << head;
}

TEST(RequestParser, RefusesUnknownMethodsAndExpectations) {
    EXPECT_EQ(statusFor("BREW / HTTP/1.1\r\nHost: x\r\n\r\n"), 501);
    EXPECT_EQ(statusFor("get / HTTP/1.1\r\nHost: x\r\n\r\n"), 501);
    EXPECT_EQ(statusFor("PUT / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nContent-Length: 1\r\n\r\n"), 417);
}

TEST(RequestParser, BoundsHeaderAndBody) {
    const auto with = [](std::size_t padding) {
        return "GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(padding, 'a') + "\r\n\r\n";
    };
    const std::size_t overhead = with(0).size();
    EXPECT_EQ(parse(with(kMaxHeader - overhead)).requests.size(), 1U);
    EXPECT_EQ(statusFor(with(kMaxHeader - overhead + 1)), 431);
    EXPECT_EQ(statusFor(with(10 * kMaxHeader)), 431);
    EXPECT_EQ(statusFor("GET /" + std::string(2 * kMaxHeader, 'a')), 431);

    std::string many = "GET / HTTP/1.1\r\nHost: x\r\n";
    for (int i = 0; i < 300; ++i) many += "A: b\r\n";
    EXPECT_EQ(statusFor(many + "\r\n"), 431);

    EXPECT_EQ(statusFor("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 65\r\n\r\n"), 413);
    const std::string chunked = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(parse(chunked + "40\r\n" + std::string(64, 'a') + "\r\n0\r\n\r\n").requests.size(), 1U);
    EXPECT_EQ(statusFor(chunked + "40\r\n" + std::string(64, 'a') + "\r\n1\r\na\r\n0\r\n\r\n"), 413);
}

TEST(RequestParser, BoundsWhatSurroundsTheChunks) {
    const std::string chunked = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(statusFor(chunked + "1;x=" + std::string(2 * kMaxHeader, 'a')), 431);
    EXPECT_EQ(statusFor(chunked + "0\r\nX: " + std::string(2 * kMaxHeader, 'a')), 431);
    std::string extensions = chunked;
    for (int i = 0; i < 40; ++i) extensions += "1;x=" + std::string(500, 'a') + "\r\nb\r\n";
    EXPECT_EQ(statusFor(extensions), 400);
}

TEST(RequestParser, TellsWhenTheConnectionMayGoOn) {
    const auto keepsAlive = [](const std::string& head) {
        RequestParser parser(kMaxHeader);
        parser.push(head);
        EXPECT_EQ(parser.step(), Step::head) << head;
        return parser.keepAlive();
    };
    EXPECT_TRUE(keepsAlive("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    EXPECT_FALSE(keepsAlive("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    EXPECT_FALSE(keepsAlive("GET / HTTP/1.0\r\n\r\n"));
    EXPECT_FALSE(keepsAlive("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
}

/// What must hold for any bytes: it ends, within its limits, and only with requests the router may see.
void expectSound(const std::string& bytes, std::size_t piece) {
    const auto outcome = parse(bytes, piece);
    for (const auto& request : outcome.requests) {
        EXPECT_TRUE(request.path.starts_with('/'));
        EXPECT_EQ(request.path.find("//"), std::string::npos);
        EXPECT_EQ(request.path.find('\0'), std::string::npos);
        EXPECT_EQ((request.path + "/").find("/../"), std::string::npos);
        EXPECT_LE(request.body.size(), kMaxBody);
    }
    EXPECT_EQ(outcome.step == Step::refused, outcome.status >= 400);
}

TEST(RequestParser, SurvivesMutatedRequests) {
    std::mt19937 random(20261112);
    const auto pick = [&](std::size_t bound) {
        return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
    };
    const std::string seed = kPost + kChunked;
    constexpr std::string_view spice = "\r\n :;,%/.?0aZ\"\\\t\x7f\xff";
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = seed;
        for (std::size_t change = 0; change <= pick(6); ++change) {
            const auto at = pick(bytes.size());
            switch (pick(4)) {
                case 0:
                    bytes[at] = static_cast<char>(pick(256));
                    break;
                case 1:
                    bytes.erase(at, pick(8));
                    break;
                case 2:
                    bytes.insert(at, 1 + pick(3), spice[pick(spice.size())]);
                    break;
                default:
                    bytes.insert(at, bytes.substr(pick(bytes.size()), pick(40)));
            }
        }
        expectSound(bytes, 1 + pick(64));
    }
}

TEST(RequestParser, SurvivesRandomBytes) {
    std::mt19937 random(7);
    for (int round = 0; round < 1000; ++round) {
        std::string bytes(random() % 600, '\0');
        for (char& c : bytes) c = static_cast<char>(random());
        expectSound(bytes, 1 + random() % 64);
        expectSound("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + bytes, 1 + random() % 64);
    }
}

}  // namespace
}  // namespace jalon::http
