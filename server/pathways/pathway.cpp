// SPDX-License-Identifier: EUPL-1.2
#include "pathways/pathway.h"

#include <algorithm>
#include <array>

namespace jalon::pathways {
namespace {

constexpr std::array<std::string_view, 4> kClasses{"positive", "neutral", "negative", "unknown"};
constexpr int kDaysOfAWeek = 7;

std::string number(std::int64_t value) { return std::to_string(value); }
int months(std::int64_t value) { return static_cast<int>(value); }
int days(std::int64_t weeks) { return kDaysOfAWeek * static_cast<int>(weeks); }

void lookAtReviews(const Pathway& pathway, const PathwayView& view, const PathwayRules& rules, Day today,
                   std::vector<Notice>& out) {
    const auto& next = pathway.fields.next_review_on;
    if (!next) {
        out.push_back({"review_missing"});
        return;
    }
    if (*next < today) {
        out.push_back({"review_overdue", {{"on", next->iso()}}});
        return;
    }
    const Day before = view.reviews.empty() ? pathway.fields.entered_on : view.reviews.front().on;
    const int gap = *next - before;
    if (gap < days(rules.review_weeks_min) || gap > days(rules.review_weeks_max))
        out.push_back({"review_interval",
                       {{"weeks", number((gap + kDaysOfAWeek / 2) / kDaysOfAWeek)},
                        {"least", number(rules.review_weeks_min)},
                        {"most", number(rules.review_weeks_max)}}});
}

void lookAtPlan(const PathwayView& view, const PathwayRules& rules, Day today, std::vector<Notice>& out) {
    const Term& term = view.term;
    if (term.until < today) out.push_back({"plan_expired", {{"on", term.until.iso()}}});
    if (term.until < term.from.plusMonths(months(rules.plan_months_min)) ||
        term.until > term.from.plusMonths(months(rules.plan_months_max)))
        out.push_back(
            {"plan_length", {{"least", number(rules.plan_months_min)}, {"most", number(rules.plan_months_max)}}});
    const int count = countedObjectives(view.objectives);
    if (count < rules.objectives_min)
        out.push_back({"objectives_few", {{"count", number(count)}, {"least", number(rules.objectives_min)}}});
    if (count > rules.objectives_max)
        out.push_back({"objectives_many", {{"count", number(count)}, {"most", number(rules.objectives_max)}}});
}

void lookAtContact(const Pathway& pathway, const PathwayView& view, const PathwayRules& rules, Day today,
                   std::vector<Notice>& out) {
    const auto met = lastMeeting(view.reviews);
    const Reach reach = reachOf(view.attempts, rules.unreachable, met);
    if (reach.enough && pathway.queue != Queue::unreachable)
        out.push_back({"unreachable_proposed", {{"attempts", number(reach.attempts)}, {"means", number(reach.means)}}});
    const Day last = lastContact(view.attempts, met, pathway.fields.entered_on);
    if (lostShortfalls(reachOf(view.attempts, rules.lost.reach, met), last, today, rules.lost).empty())
        out.push_back({"lost_possible", {{"on", last.iso()}}});
}

}  // namespace

std::string_view exitClassCode(ExitClass exit_class) { return kClasses.at(static_cast<std::size_t>(exit_class)); }

std::optional<ExitClass> parseExitClass(std::string_view code) {
    const auto found = std::ranges::find(kClasses, code);
    if (found == kClasses.end()) return std::nullopt;
    return static_cast<ExitClass>(found - kClasses.begin());
}

std::string exitVocabulary(ExitClass exit_class) { return "pathway_exit_" + std::string(exitClassCode(exit_class)); }

std::vector<Notice> noticesOf(const Pathway& pathway, const PathwayView& view, const PathwayRules& rules, Day today) {
    std::vector<Notice> out;
    if (!pathway.isOpen()) return out;
    lookAtReviews(pathway, view, rules, today, out);
    lookAtPlan(view, rules, today, out);
    lookAtContact(pathway, view, rules, today, out);
    if (!pathway.fields.young_agreed_on) out.push_back({"young_agreement"});
    if (view.minor && !pathway.fields.parents_agreed_on) out.push_back({"parents_agreement"});
    return out;
}

Day firstPlanEnd(Day entered_on, const PathwayRules& rules) { return entered_on.plusMonths(months(rules.plan_months)); }

Day firstReview(Day entered_on, const PathwayRules& rules) { return entered_on + days(rules.review_weeks); }

}  // namespace jalon::pathways
