// SPDX-License-Identifier: EUPL-1.2
#include "families/authorisation.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace jalon::families {
namespace {

constexpr std::array<std::string_view, 4> kAnswers{"asked", "given", "refused", "withdrawn"};
constexpr std::array<std::string_view, 8> kStandings{"given",      "refused",  "withdrawn",    "expired",
                                                     "incomplete", "to_check", "not_answered", "not_asked"};

/// One person's answer to one scope on a day.
enum class Said { nothing, asked, given, refused, withdrawn, expired };

Said saidBy(const Authorisation* answer, std::string_view scope, Day on) {
    if (answer == nullptr) return Said::nothing;
    switch (answer->answer) {
        case Consent::asked:
            return Said::asked;
        case Consent::refused:
            return Said::refused;
        case Consent::withdrawn:
            return Said::withdrawn;
        case Consent::given:
            break;
    }
    if (!scope.empty() && std::ranges::find(answer->scopes, scope) == answer->scopes.end()) return Said::refused;
    if (answer->valid_until && *answer->valid_until < on) return Said::expired;
    return Said::given;
}

/// The strictest of what was asked: a kind once asked of both is not made easier by a later question to one.
Needs needsOf(std::string_view kind, const std::vector<Authorisation>& answers, Day on) {
    Needs needs;
    for (const auto& each : answers) {
        if (each.kind != kind || each.on > on) continue;
        needs.both = needs.both || each.needs.both;
        needs.young = needs.young || each.needs.young;
    }
    return needs;
}

struct Tally {
    int given = 0, to_check = 0, holders = 0;
    bool asked = false, refused = false, withdrawn = false, expired = false;
    std::vector<GuardianId> silent;
    std::optional<Day> valid_until;

    void add(Said said, const Authorisation* answer, bool sure) {
        asked = asked || said != Said::nothing;
        refused = refused || said == Said::refused;
        withdrawn = withdrawn || said == Said::withdrawn;
        expired = expired || said == Said::expired;
        if (said != Said::given) return;
        (sure ? given : to_check) += 1;
        if (answer->valid_until)
            valid_until = std::min(valid_until.value_or(*answer->valid_until), *answer->valid_until);
    }
};

Standing weigh(const Tally& tally, const Needs& needs) {
    // One agreement is presumed to be both parents' only while the other's refusal is not known.
    if (tally.refused) return Standing::refused;
    const bool enough = needs.both ? tally.given > 0 && tally.given == tally.holders : tally.given > 0;
    if (enough && needs.both && tally.to_check > 0) return Standing::to_check;
    if (enough) return Standing::given;
    if (tally.withdrawn) return Standing::withdrawn;
    if (tally.expired) return Standing::expired;
    if (tally.given > 0) return Standing::incomplete;
    if (tally.to_check > 0) return Standing::to_check;
    return tally.asked ? Standing::not_answered : Standing::not_asked;
}

}  // namespace

std::string_view consentCode(Consent answer) { return kAnswers.at(static_cast<std::size_t>(answer)); }

std::optional<Consent> parseConsent(std::string_view code) {
    const auto found = std::ranges::find(kAnswers, code);
    if (found == kAnswers.end()) return std::nullopt;
    return static_cast<Consent>(found - kAnswers.begin());
}

std::string_view standingCode(Standing standing) { return kStandings.at(static_cast<std::size_t>(standing)); }

Voice voiceOf(const people::Guardian& guardian, const Needs& needs, Day on) {
    if (!guardian.validOn(on)) return Voice::none;
    const auto& fields = guardian.fields;
    if (fields.authority == "yes") return Voice::counts;
    const bool entrusted = fields.relation == "foster_family" || fields.relation == "tutor" || fields.relation == "ase";
    if (entrusted && !needs.both) return Voice::counts;
    return fields.authority == "unknown" ? Voice::to_check : Voice::none;
}

const Authorisation* lastAnswer(std::string_view kind, const std::optional<GuardianId>& who,
                                const std::vector<Authorisation>& answers, Day on) {
    const Authorisation* last = nullptr;
    for (const auto& each : answers)
        if (each.kind == kind && each.guardian == who && each.on <= on && (last == nullptr || last->on <= each.on))
            last = &each;
    return last;
}

Verdict standingOf(std::string_view kind, std::string_view scope, const std::vector<Authorisation>& answers,
                   const std::vector<people::Guardian>& guardians, Day on) {
    const Needs needs = needsOf(kind, answers, on);
    Tally tally;
    for (const auto& guardian : guardians) {
        const Voice voice = voiceOf(guardian, needs, on);
        if (voice == Voice::none) continue;
        const Authorisation* answer = lastAnswer(kind, guardian.id, answers, on);
        const Said said = saidBy(answer, scope, on);
        const bool sure = voice == Voice::counts;
        if (sure) tally.holders += 1;
        if (sure && (said == Said::nothing || said == Said::asked)) tally.silent.push_back(guardian.id);
        tally.add(said, answer, sure);
    }
    Verdict verdict;
    verdict.standing = weigh(tally, needs);
    if (needs.young) {
        const Authorisation* own = lastAnswer(kind, std::nullopt, answers, on);
        const Said said = saidBy(own, scope, on);
        verdict.young_missing = said != Said::given;
        if (said == Said::refused)
            verdict.standing = Standing::refused;
        else if (verdict.given() && verdict.young_missing)
            verdict.standing = Standing::incomplete;
        else if (said != Said::nothing && verdict.standing == Standing::not_asked)
            verdict.standing = said == Said::given ? Standing::incomplete : Standing::not_answered;
    }
    const bool waits = verdict.standing == Standing::incomplete || verdict.standing == Standing::not_answered;
    if (waits && (needs.both || tally.given == 0)) verdict.missing = std::move(tally.silent);
    if (verdict.given()) verdict.valid_until = tally.valid_until;
    return verdict;
}

Showing showingOf(const Verdict& image, const Verdict& participation, const Verdict& author_rights) {
    const bool work = participation.given() && author_rights.given();
    return {image.given(), work};
}

}  // namespace jalon::families
