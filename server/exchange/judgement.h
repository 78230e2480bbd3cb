// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What comes of each line of a list: accepted, a duplicate, to be looked at, or refused. The program shows and
// explains; a person decides, line by line. Pure.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "exchange/school_list.h"

namespace jalon::exchange {

/// What a person chose for a line (SchoolListDecision).
struct LineDecision {
    bool leave_out = false;
    enum class Pupil { undecided, known, newcomer } pupil = Pupil::undecided;
    std::optional<PersonId> person;      ///< with Pupil::known
    std::vector<std::string> confirmed;  ///< codes of questions seen and passed

    bool passes(std::string_view code) const;
};
LineDecision readDecision(JsonReader& in);
json::object toJson(const LineDecision& decision);

enum class Verdict { accepted, duplicate, to_check, refused, left_out };
std::string_view verdictCode(Verdict verdict);
/// What an accepted line becomes.
enum class Becomes { nothing, referral, draft };
std::string_view becomesCode(Becomes becomes);

/// What the files say of a line.
struct LineFacts {
    std::vector<PersonId> candidates;      ///< who on file it may be
    bool known_referral = false;           ///< an announcement on file is likely the same
    bool known_draft = false;              ///< waits to be completed already, from an earlier list
    std::vector<ListFinding> examination;  ///< of the measure, as a referral is examined
};

struct ListLine {
    std::size_t line = 0;
    Cells cells;
    LineDecision decision = {};
    ReadLine read = {};
    LineFacts facts = {};

    Verdict verdict = Verdict::accepted;
    Becomes becomes = Becomes::nothing;
    std::optional<std::size_t> duplicate_of = std::nullopt;  ///< the line it repeats, or shares its name with
    std::vector<ListFinding> findings = {};                  ///< all that was found, those below included
};

/// Judges the lines together, in their order. Beside the findings of reading and examination:
/// - repeated_line {line}: pupil and measure of an earlier line once more; a duplicate until confirmed.
/// - known_referral, known_draft: announced before; a duplicate until confirmed, and then to be completed by hand.
/// - homonym_line {line}: the name of an earlier line with another birth date or measure; another pupil, or left out.
/// - candidate: may be somebody on file; that pupil, or another.
/// Warnings of an examination are questions: once passed, the line becomes a draft, where they ask for their reason.
void judge(std::vector<ListLine>& lines, const blueprints::Blueprint& blueprint);

struct ListCounts {
    std::size_t accepted = 0, duplicate = 0, to_check = 0, refused = 0, left_out = 0;
};
ListCounts count(const std::vector<ListLine>& lines);

}  // namespace jalon::exchange
