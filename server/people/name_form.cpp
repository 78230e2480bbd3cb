// SPDX-License-Identifier: EUPL-1.2
#include "people/name_form.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace jalon::people {
namespace {

struct Spelling {
    std::string_view written, heard;
};

/// First that fits wins, so longer ones come first. The sound of "ch" is written c: every other c becomes k or s.
constexpr std::array kSpellings{
    Spelling{"eau", "o"}, Spelling{"sch", "c"}, Spelling{"chr", "kr"}, Spelling{"chl", "kl"}, Spelling{"ch", "c"},
    Spelling{"sh", "c"},  Spelling{"ph", "f"},  Spelling{"kh", "k"},   Spelling{"gh", "g"},   Spelling{"dj", "j"},
    Spelling{"ou", "u"},  Spelling{"au", "o"},  Spelling{"ai", "e"},   Spelling{"ay", "e"},   Spelling{"ei", "e"},
    Spelling{"ey", "e"},  Spelling{"qu", "k"},  Spelling{"ck", "k"},   Spelling{"ce", "se"},  Spelling{"ci", "si"},
    Spelling{"cy", "si"}, Spelling{"c", "k"},   Spelling{"q", "k"},    Spelling{"z", "s"},    Spelling{"y", "i"},
    Spelling{"w", "u"},   Spelling{"h", ""},
};

/// A word shorter than this keeps its end: "Max" is not "Ma".
constexpr std::size_t kShortest = 3;

constexpr std::array<std::string_view, 24> kParticles{"de", "du", "des", "d",   "da",  "do",  "dos", "di",
                                                      "la", "le", "les", "l",   "van", "von", "der", "den",
                                                      "el", "al", "ben", "bel", "bou", "bin", "ait", "ould"};

bool isVowel(char c) { return std::string_view("aeiouyw").find(c) != std::string_view::npos; }

void appendOnce(std::string& out, std::string_view letters) {
    for (const char c : letters)
        if (out.empty() || out.back() != c) out += c;
}

void addUnique(std::vector<std::string>& list, std::string item) {
    if (!item.empty() && std::ranges::find(list, item) == list.end()) list.push_back(std::move(item));
}

}  // namespace

std::string sound(std::string_view folded_word) {
    std::string heard;
    for (std::size_t at = 0; at < folded_word.size();) {
        const std::string_view rest = folded_word.substr(at);
        const auto* found = std::ranges::find_if(
            kSpellings, [rest](const Spelling& spelling) { return rest.starts_with(spelling.written); });
        appendOnce(heard, found == kSpellings.end() ? rest.substr(0, 1) : found->heard);
        at += found == kSpellings.end() ? 1 : found->written.size();
    }
    while (heard.size() > kShortest && std::string_view("dtsx").find(heard.back()) != std::string_view::npos)
        heard.pop_back();
    if (heard.size() > kShortest && heard.back() == 'e' && !isVowel(heard[heard.size() - 2])) heard.pop_back();
    return heard;
}

std::string skeleton(std::string_view folded_word) {
    std::string once;
    appendOnce(once, folded_word);
    std::string out;
    for (std::size_t at = 0; at < once.size(); ++at) {
        const char c = once[at];
        if (isVowel(c)) continue;
        if (c == 'h' && at > 0 && std::string_view("ptcskg").find(once[at - 1]) != std::string_view::npos) continue;
        out += c == 'c' || c == 'q' ? 'k' : c == 'z' ? 's' : c;
    }
    return once.size() >= 5 && out.size() >= 3 ? out : "";
}

NamePart namePart(std::string_view typed) {
    NamePart part{text::words(typed), ""};
    for (const std::string& word : part.words) part.joined += word;
    return part;
}

bool isParticle(std::string_view folded_word) { return std::ranges::find(kParticles, folded_word) != kParticles.end(); }

std::vector<std::string> searchTokens(std::string_view last_name, std::string_view first_name,
                                      std::string_view usual_name) {
    std::vector<std::string> tokens;
    for (const std::string_view name : {last_name, first_name, usual_name}) {
        NamePart part = namePart(name);
        for (std::string& word : part.words) addUnique(tokens, std::move(word));
        addUnique(tokens, std::move(part.joined));
    }
    return tokens;
}

std::vector<std::string> soundKeys(const NamePart& part) {
    std::vector<std::string> keys;
    const auto add = [&keys](const std::string& word) {
        addUnique(keys, sound(word));
        if (std::string bones = skeleton(word); !bones.empty()) addUnique(keys, "~" + bones);
    };
    for (const std::string& word : part.words)
        if (part.words.size() == 1 || !isParticle(word)) add(word);
    if (part.words.size() > 1) add(part.joined);
    return keys;
}

std::string capitals(std::string_view name) {
    auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
    std::string out;
    source.toUpper(icu::Locale::getFrench()).toUTF8String(out);
    return out;
}

}  // namespace jalon::people
