// SPDX-License-Identifier: EUPL-1.2
#include "people/name_match.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace jalon::people {
namespace {

enum class Grade { missing, different, alike, exact };
enum class BirthFit { unknown, same, swapped, near, different };

constexpr int kSameBirth = 35;
constexpr int kSwappedBirth = 25;
constexpr int kNearBirth = 15;
constexpr int kDifferentBirth = -20;
constexpr int kSamePhone = 15;
constexpr int kSameSchool = 8;
constexpr int kSwappedNames = -4;
constexpr int kFamilyAtMost = kLikelyScore - 5;
constexpr int kSureScore = 90;

/// "karim" and "karima" are a brother and a sister, not one name misspelt.
bool isFeminineOf(std::string_view a, std::string_view b) {
    const auto& longer = a.size() > b.size() ? a : b;
    const auto& shorter = a.size() > b.size() ? b : a;
    return longer.size() == shorter.size() + 1 && longer.back() == 'a' && longer.starts_with(shorter);
}

bool closeSpelling(std::string_view a, std::string_view b) {
    const std::size_t length = std::max(text::length(a), text::length(b));
    if (length < 5 || isFeminineOf(a, b)) return false;
    const std::size_t allowed = length >= 9 ? 2 : 1;
    return text::editDistance(a, b, allowed) <= allowed;
}

bool sameBones(const std::string& a, const std::string& b) {
    const std::string bones = skeleton(a);
    const auto endsOpen = [](const std::string& word) {
        return std::string_view("aeiouy").find(word.back()) != std::string_view::npos;
    };
    return !bones.empty() && bones == skeleton(b) && endsOpen(a) == endsOpen(b);
}

Grade gradeWords(const std::string& a, const std::string& b) {
    if (a == b) return Grade::exact;
    const std::string heard_a = sound(a);
    const std::string heard_b = sound(b);
    const bool alike = (heard_a.size() >= 2 && heard_a == heard_b) || sameBones(a, b) || closeSpelling(a, b) ||
                       closeSpelling(heard_a, heard_b);
    return alike ? Grade::alike : Grade::different;
}

/// The words of the shorter name, particles aside, are all in the longer one: "El Amrani" and "Amrani", "Garcia" and
/// "Garcia Lopez", "Lopez Garcia" and "Garcia Lopez".
bool isPartOf(const NamePart& shorter, const NamePart& longer) {
    bool significant = false;
    for (const std::string& word : shorter.words) {
        if (isParticle(word)) continue;
        significant = true;
        const bool found = std::ranges::any_of(
            longer.words, [&word](const std::string& other) { return gradeWords(word, other) != Grade::different; });
        if (!found) return false;
    }
    return significant;
}

Grade gradeParts(const NamePart& a, const NamePart& b) {
    if (a.empty() || b.empty()) return Grade::missing;
    if (a.joined == b.joined) return Grade::exact;
    if (gradeWords(a.joined, b.joined) == Grade::alike) return Grade::alike;
    const bool part = a.words.size() <= b.words.size() ? isPartOf(a, b) : isPartOf(b, a);
    return part ? Grade::alike : Grade::different;
}

Grade gradeFirstNames(const Description& a, const Description& b) {
    const Grade grade = std::max({gradeParts(a.first, b.first), gradeParts(a.first, b.usual),
                                  gradeParts(a.usual, b.first), gradeParts(a.usual, b.usual)});
    const bool other_sex = (a.sex == "female" && b.sex == "male") || (a.sex == "male" && b.sex == "female");
    return grade == Grade::alike && other_sex ? Grade::different : grade;
}

/// Points for [last][first], in the order of Grade.
constexpr std::array<std::array<int, 4>, 4> kNamePoints{{
    {0, 0, 15, 25},    // last name missing
    {0, 0, 0, 10},     // different
    {28, 8, 44, 52},   // alike
    {40, 15, 52, 60},  // exact
}};

int namePoints(Grade last, Grade first) {
    return kNamePoints[static_cast<std::size_t>(last)][static_cast<std::size_t>(first)];
}

std::string digits(Day day) {
    const std::string iso = day.iso();
    return iso.substr(8, 2) + iso.substr(5, 2) + iso.substr(0, 4);
}

BirthFit fitBirths(const Description& a, const Description& b) {
    if (!a.birth_date || !b.birth_date) return BirthFit::unknown;
    const Day x = *a.birth_date;
    const Day y = *b.birth_date;
    if (x == y) return BirthFit::same;
    if (x.year() == y.year() && x.month() == y.dayOfMonth() && x.dayOfMonth() == y.month()) return BirthFit::swapped;
    // 1 January stands for "that year" on many papers from abroad.
    const auto isYearOnly = [](Day day) { return day.month() == 1 && day.dayOfMonth() == 1; };
    if (x.year() == y.year() && (isYearOnly(x) || isYearOnly(y))) return BirthFit::unknown;
    if (text::editDistance(digits(x), digits(y), 1) <= 1) return BirthFit::near;
    return a.birth_date_uncertain || b.birth_date_uncertain ? BirthFit::unknown : BirthFit::different;
}

struct NameVerdict {
    Grade last = Grade::missing;
    Grade first = Grade::missing;
    bool swapped = false;
    int points = 0;
};

NameVerdict judgeNames(const Description& asked, const Description& known) {
    NameVerdict direct{gradeParts(asked.last, known.last), gradeFirstNames(asked, known)};
    direct.points = namePoints(direct.last, direct.first);
    NameVerdict swapped{gradeParts(asked.first, known.last), gradeParts(asked.last, known.first), true};
    const bool both = swapped.last >= Grade::alike && swapped.first >= Grade::alike;
    swapped.points = both ? namePoints(swapped.last, swapped.first) + kSwappedNames : 0;
    if (swapped.points > direct.points) return swapped;

    // The only name known was put into the box for surnames.
    const Grade single = asked.first.empty() ? gradeParts(asked.last, known.first) : Grade::missing;
    if (single == Grade::exact && direct.points == 0) {
        return {Grade::missing, single, false, namePoints(Grade::missing, single)};
    }
    return direct;
}

void explainNames(const NameVerdict& names, const Description& asked, const Description& known,
                  std::vector<Evidence>& out) {
    if (names.swapped) return out.push_back({"swapped_names"});
    if (names.last == Grade::exact && names.first == Grade::exact) return out.push_back({"same_name"});
    if (names.last == Grade::alike) out.push_back({"close_name", {{"a", asked.last_typed}, {"b", known.last_typed}}});
    if (names.first == Grade::alike)
        out.push_back({"close_name", {{"a", asked.first_typed}, {"b", known.first_typed}}});
    if (names.last == Grade::exact && names.first != Grade::alike) out.push_back({"same_last_name"});
    if (names.first == Grade::exact && names.last != Grade::alike) out.push_back({"same_first_name"});
}

int explainBirths(BirthFit fit, std::vector<Evidence>& out) {
    switch (fit) {
        case BirthFit::unknown:
            return 0;
        case BirthFit::same:
            out.push_back({"same_birth_date"});
            return kSameBirth;
        case BirthFit::swapped:
            out.push_back({"swapped_day_month"});
            return kSwappedBirth;
        case BirthFit::near:
            out.push_back({"near_birth_date"});
            return kNearBirth;
        case BirthFit::different:
            out.push_back({"different_birth_date"});
            return kDifferentBirth;
    }
    return 0;
}

MatchLevel levelOf(int score, bool sure) {
    if (score >= kSureScore && sure) return MatchLevel::same;
    if (score >= kLikelyScore) return MatchLevel::likely;
    return score >= kPossibleScore ? MatchLevel::possible : MatchLevel::none;
}

}  // namespace

Description describe(const std::string& last_name, const std::string& first_name, const std::string& usual_name,
                     std::optional<Day> birth_date) {
    Description out;
    out.last = namePart(last_name);
    out.first = namePart(first_name);
    out.usual = namePart(usual_name);
    out.last_typed = last_name;
    out.first_typed = first_name;
    out.birth_date = birth_date;
    return out;
}

std::string_view matchLevelCode(MatchLevel level) {
    constexpr std::array<std::string_view, 4> kCodes{"none", "possible", "likely", "same"};
    return kCodes[static_cast<std::size_t>(level)];
}

Match match(const Description& asked, const Description& known, bool same_phone) {
    Match out;
    const NameVerdict names = judgeNames(asked, known);
    const BirthFit birth = fitBirths(asked, known);
    const bool same_school = !asked.structure.empty() && asked.structure == known.structure;

    explainNames(names, asked, known, out.evidence);
    int score = names.points + explainBirths(birth, out.evidence);
    if (same_phone) out.evidence.push_back({"same_phone"});
    if (same_phone) score += kSamePhone;
    if (same_school) out.evidence.push_back({"same_school"});
    if (same_school) score += kSameSchool;

    // Nothing but a date or a number was given: those who have it are worth a look.
    const bool nameless = asked.last.empty() && asked.first.empty();
    if (nameless && (same_phone || birth == BirthFit::same)) score = std::max(score, kPossibleScore);

    const bool twins = names.last >= Grade::alike && names.first == Grade::different && birth == BirthFit::same;
    if (twins) {
        out.evidence.push_back({"same_family"});
        score = std::min(score, kFamilyAtMost);
    }
    out.score = std::clamp(score, 0, 100);
    const bool exact = names.last == Grade::exact && names.first == Grade::exact && !names.swapped;
    out.level = levelOf(out.score, exact && birth == BirthFit::same);
    return out;
}

}  // namespace jalon::people
