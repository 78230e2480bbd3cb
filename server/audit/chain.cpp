// SPDX-License-Identifier: EUPL-1.2
#include "audit/chain.h"

#include <sodium.h>

#include <array>
#include <charconv>
#include <chrono>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "base/id.h"

namespace jalon::audit {
namespace {

constexpr std::size_t kDigestSize = 32;
constexpr std::size_t kIdSize = 36;
constexpr std::string_view kHeadsFile = "jalon-record 1";

/// Each value as its kind, its length where it has one, and itself.
class Encoding {
public:
    explicit Encoding(const Digest& previous) {
        number('d', static_cast<std::int64_t>(previous.size()));
        for (const std::byte byte : previous) bytes_ += static_cast<char>(byte);
    }
    void number(std::int64_t value) { number('i', value); }
    void text(const std::string& value) {
        number('t', static_cast<std::int64_t>(value.size()));
        bytes_ += value;
    }
    void text(const std::optional<std::string>& value) {
        if (value) return text(*value);
        bytes_ += 'n';
    }
    const std::string& bytes() const { return bytes_; }

private:
    void number(char kind, std::int64_t value) {
        bytes_ += kind;
        const auto bits = static_cast<std::uint64_t>(value);
        for (unsigned i = 0; i < 8; ++i) bytes_ += static_cast<char>((bits >> (8 * i)) & 0xFFU);
    }

    std::string bytes_;
};

std::string hexOf(const Digest& digest) {
    std::string hex(2 * digest.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(digest.data()), digest.size());
    hex.pop_back();
    return hex;
}

char nextDigit(char digit) { return digit == '9' ? 'a' : static_cast<char>(digit + 1); }

}  // namespace

Digest digestOf(const Digest& previous, const ChainedLine& line) {
    Encoding encoding(previous);
    encoding.text(line.id);
    encoding.number(line.at);
    encoding.text(line.user_id);
    encoding.text(line.via);
    encoding.text(line.action);
    encoding.text(line.entity);
    encoding.text(line.entity_id);
    encoding.text(line.person_id);
    encoding.text(line.details);
    encoding.number(line.restricted ? 1 : 0);
    encoding.text(line.chain);
    encoding.number(line.sequence);
    encoding.text(line.follows);
    Digest digest(kDigestSize);
    crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                       reinterpret_cast<const unsigned char*>(encoding.bytes().data()), encoding.bytes().size(),
                       nullptr, 0);
    return digest;
}

std::string idAfter(const std::string& id) {
    if (!isUuid(id)) return id + "0";
    std::string next = id;
    for (std::size_t place = next.size(); place-- > 0;) {
        constexpr std::size_t kVersion = 14;
        constexpr std::size_t kVariant = 19;  // 8, 9, a or b
        if (next[place] == '-' || place == kVersion) continue;
        const bool variant = place == kVariant;
        if (next[place] < (variant ? 'b' : 'f')) {
            next[place] = nextDigit(next[place]);
            return next;
        }
        next[place] = variant ? '8' : '0';
    }
    return id + "0";
}

std::optional<Instant> madeAt(const std::string& id) {
    if (!isUuid(id)) return std::nullopt;
    const std::string digits = id.substr(0, 8) + id.substr(9, 4);
    std::int64_t milliseconds = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), milliseconds, 16);
    return Instant(std::chrono::microseconds(std::chrono::milliseconds(milliseconds)).count());
}

std::string firstIdOf(Instant at) {
    constexpr std::size_t kDigits = 12;
    std::array<char, kDigits> written{};
    const auto end = std::to_chars(written.data(), written.data() + kDigits, at.microseconds() / 1000, 16).ptr;
    std::string digits(written.data(), static_cast<std::size_t>(end - written.data()));
    digits.insert(0, kDigits - digits.size(), '0');
    return digits.substr(0, 8) + "-" + digits.substr(8);
}

std::string Head::write() const { return id + chain + hexOf(digest) + std::to_string(sequence); }

Head Head::read(const std::string& text) {
    constexpr std::size_t kBefore = 2 * kIdSize + 2 * kDigestSize;
    Head head{text.substr(0, kIdSize), text.substr(kIdSize, kIdSize), std::stoll(text.substr(kBefore)),
              Digest(kDigestSize)};
    if (sodium_hex2bin(reinterpret_cast<unsigned char*>(head.digest.data()), kDigestSize, text.data() + 2 * kIdSize,
                       2 * kDigestSize, nullptr, nullptr, nullptr) != 0)
        throw std::logic_error("audit: the connection notes something else");
    return head;
}

std::string writeHeads(const std::vector<Head>& heads) {
    std::string out = std::string(kHeadsFile) + "\n";
    for (const Head& head : heads) out += head.write() + "\n";
    return out;
}

Result<std::vector<Head>> readHeads(const std::string& text) {
    static const std::regex kLine("[0-9a-f-]{72}[0-9a-f]{64}[1-9][0-9]{0,17}");
    std::istringstream lines(text);
    std::string line;
    if (!std::getline(lines, line) || line != kHeadsFile) return Error::invalid("heads", "malformed");
    std::vector<Head> out;
    while (std::getline(lines, line)) {
        if (!std::regex_match(line, kLine)) return Error::invalid("heads", "malformed");
        out.push_back(Head::read(line));
    }
    return out;
}

Digest place(ChainedLine& line, const Before& before) {
    line.chain = line.id;
    line.sequence = 1;
    if (!before.head) return {};
    const Head& head = *before.head;
    if (before.ours && line.id <= head.id) line.id = line.chain = idAfter(head.id);
    if (!head.isChained()) return {};
    if (before.ours) {
        line.chain = head.chain;
        line.sequence = head.sequence + 1;
    } else {
        line.follows = head.id;
    }
    return head.digest;
}

bool ChainWalk::follows(const ChainedLine& line, const Digest& stored, const Digest& taken_up) {
    const auto [found, first] = chains_.try_emplace(line.chain);
    Reached& reached = found->second;
    bool sound = line.sequence == reached.sequence + 1;
    if (first) {
        sound = sound && line.chain == line.id && line.follows.has_value() == !taken_up.empty();
    } else {
        sound = sound && !line.follows;
    }
    sound = sound && stored == digestOf(first ? taken_up : reached.digest, line);
    reached = {line.sequence, stored};
    return sound;
}

void EarlierWalk::add(const ChainedLine& line) {
    ++lines;
    digest = digestOf(digest, line);
}

boost::json::object EarlierWalk::seal() const { return {{"lines", lines}, {"digest", hexOf(digest)}}; }

}  // namespace jalon::audit
