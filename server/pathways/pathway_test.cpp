// SPDX-License-Identifier: EUPL-1.2
#include "pathways/pathway.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jalon::pathways {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;

Day day(const char* iso) { return Day::parse(iso).value(); }

template <class IdType>
IdType newId() {
    static std::int64_t moment = 1;
    return IdType::make(Instant(moment++ * 1'000'000));
}

Attempt tried(const char* on, const char* channel, const char* outcome) {
    Attempt attempt{newId<AttemptId>(), newId<PathwayId>()};
    attempt.on = day(on);
    attempt.channel = channel;
    attempt.outcome = outcome;
    return attempt;
}

Objective objective(ObjectiveState state = ObjectiveState::open) {
    Objective out{newId<ObjectiveId>(), newId<PathwayId>(), {}};
    out.fields.state = state;
    return out;
}

Review review(const char* on, std::vector<std::string> participants = {"young"}) {
    Review out{newId<ReviewId>(), newId<PathwayId>()};
    out.on = day(on);
    out.participants = std::move(participants);
    return out;
}

/// Entered on 1 September, six months of plan, a review six weeks later, two objectives, agreed: nothing to say.
struct Situation {
    Pathway pathway{newId<PathwayId>(), PersonId::make(Instant(1)), std::nullopt, {}};
    Term term{newId<TermId>(), pathway.id, day("2026-09-01"), day("2027-03-01")};
    std::vector<Objective> objectives{objective(), objective()};
    std::vector<Review> reviews;
    std::vector<Attempt> attempts;
    bool minor = true;

    Situation() {
        pathway.fields.entered_on = day("2026-09-01");
        pathway.fields.next_review_on = day("2026-10-13");
        pathway.fields.young_agreed_on = pathway.fields.parents_agreed_on = day("2026-09-02");
    }
    std::vector<std::string> codes(const char* today) const {
        std::vector<std::string> out;
        for (const auto& notice :
             noticesOf(pathway, {term, objectives, reviews, attempts, minor}, PathwayRules(), day(today)))
            out.push_back(notice.code);
        return out;
    }
};

TEST(PathwayNotices, ARegularPathwaySaysNothing) { EXPECT_THAT(Situation().codes("2026-09-15"), IsEmpty()); }

TEST(PathwayNotices, LessThanTwoOrMoreThanFourObjectivesAreOnlySaid) {
    Situation s;
    s.objectives = {objective()};
    EXPECT_THAT(s.codes("2026-09-15"), ElementsAre("objectives_few"));
    s.objectives.assign(4, objective());
    EXPECT_THAT(s.codes("2026-09-15"), IsEmpty());
    s.objectives.push_back(objective());
    EXPECT_THAT(s.codes("2026-09-15"), ElementsAre("objectives_many"));
    s.objectives.back().fields.state = ObjectiveState::abandoned;
    EXPECT_THAT(s.codes("2026-09-15"), IsEmpty());
}

TEST(PathwayNotices, AReviewIsDueFourToEightWeeksAfterTheLast) {
    Situation s;
    s.pathway.fields.next_review_on = day("2026-09-28");
    EXPECT_THAT(s.codes("2026-09-15"), ElementsAre("review_interval"));
    s.pathway.fields.next_review_on = day("2026-10-27");
    EXPECT_THAT(s.codes("2026-09-15"), IsEmpty());
    s.pathway.fields.next_review_on = day("2026-10-28");
    EXPECT_THAT(s.codes("2026-09-15"), ElementsAre("review_interval"));
    s.reviews = {review("2026-09-20")};
    EXPECT_THAT(s.codes("2026-09-25"), IsEmpty());
}

TEST(PathwayNotices, AReviewThatIsDueOrNotPlannedIsSaid) {
    Situation s;
    EXPECT_THAT(s.codes("2026-10-13"), IsEmpty());
    EXPECT_THAT(s.codes("2026-10-14"), ElementsAre("review_overdue"));
    s.pathway.fields.next_review_on.reset();
    EXPECT_THAT(s.codes("2026-10-14"), ElementsAre("review_missing"));
}

TEST(PathwayNotices, APlanHoldsThreeToSixMonths) {
    Situation s;
    s.term.until = day("2026-11-30");
    EXPECT_THAT(s.codes("2026-09-15"), ElementsAre("plan_length"));
    s.term.until = day("2026-12-01");
    EXPECT_THAT(s.codes("2026-09-15"), IsEmpty());
    s.term.until = day("2027-03-02");
    EXPECT_THAT(s.codes("2026-09-15"), ElementsAre("plan_length"));
    s.term.until = day("2027-03-01");
    s.pathway.fields.next_review_on = day("2027-03-05");
    s.reviews = {review("2027-01-20")};
    EXPECT_THAT(s.codes("2027-03-01"), IsEmpty());
    EXPECT_THAT(s.codes("2027-03-02"), ElementsAre("plan_expired"));
}

TEST(PathwayNotices, ParentsAreAskedForTheirAgreementWhileTheyAreMinors) {
    Situation s;
    s.pathway.fields.young_agreed_on.reset();
    s.pathway.fields.parents_agreed_on.reset();
    EXPECT_THAT(s.codes("2026-09-15"), ElementsAre("young_agreement", "parents_agreement"));
    s.minor = false;
    EXPECT_THAT(s.codes("2026-09-15"), ElementsAre("young_agreement"));
}

TEST(PathwayNotices, NothingIsSaidOfAClosedOne) {
    Situation s;
    s.objectives.clear();
    s.pathway.exit = ExitClass::unknown;
    EXPECT_THAT(s.codes("2027-09-15"), IsEmpty());
}

TEST(Unreachable, IsProposedAfterThreeAttemptsByTwoMeansAndNeverDecided) {
    Situation s;
    s.attempts = {tried("2026-09-10", "phone", "no_answer"), tried("2026-09-11", "phone", "voicemail"),
                  tried("2026-09-12", "phone", "wrong_number")};
    EXPECT_THAT(s.codes("2026-09-15"), IsEmpty());
    s.attempts.push_back(tried("2026-09-13", "letter", "letter_returned"));
    EXPECT_THAT(s.codes("2026-09-15"), ElementsAre("unreachable_proposed"));
    EXPECT_EQ(s.pathway.queue, Queue::to_do);
    s.pathway.queue = Queue::unreachable;
    EXPECT_THAT(s.codes("2026-09-15"), IsEmpty());
}

TEST(Unreachable, AnAnswerOrAMeetingBeginsTheCountAgain) {
    const std::vector<Attempt> attempts{tried("2026-09-10", "phone", "no_answer"), tried("2026-09-11", "sms", "sent"),
                                        tried("2026-09-12", "phone", "call_back"),
                                        tried("2026-09-14", "phone", "message_passed")};
    EXPECT_EQ(reachOf(attempts, {}).attempts, 1);
    EXPECT_EQ(reachOf({attempts[0], attempts[1]}, {}, day("2026-09-10")).attempts, 1);
    EXPECT_EQ(lastContact(attempts, std::nullopt, day("2026-09-01")), day("2026-09-12"));
    EXPECT_EQ(lastContact(attempts, day("2026-09-13"), day("2026-09-01")), day("2026-09-13"));
    EXPECT_EQ(lastContact({}, std::nullopt, day("2026-09-01")), day("2026-09-01"));
}

TEST(Unreachable, OnlyAReviewWithTheFamilyIsAMeeting) {
    EXPECT_EQ(lastMeeting({review("2026-10-20", {"referent", "school"}), review("2026-09-20", {"mother", "referent"})}),
              day("2026-09-20"));
    EXPECT_EQ(lastMeeting({review("2026-10-20", {"partner"})}), std::nullopt);
}

std::vector<std::string> codesOf(const std::vector<Shortfall>& shortfalls) {
    std::vector<std::string> out;
    for (const auto& each : shortfalls) out.push_back(each.code);
    return out;
}

TEST(LostToView, NeedsThreeMonthsWithoutContactAfterThreeAttemptsByTwoMeans) {
    const Day last = day("2026-08-19");
    EXPECT_THAT(codesOf(lostShortfalls({3, 2, true}, last, day("2026-11-19"), {})), IsEmpty());
    EXPECT_THAT(codesOf(lostShortfalls({3, 2, true}, last, day("2026-11-18"), {})), ElementsAre("lost_too_early"));
    EXPECT_THAT(codesOf(lostShortfalls({2, 1, false}, last, day("2026-11-19"), {})),
                ElementsAre("lost_attempts", "lost_means"));
    const auto early = lostShortfalls({3, 2, true}, last, day("2026-10-01"), {});
    EXPECT_EQ(early.at(0).from, day("2026-11-19"));
}

TEST(LostToView, IsSaidAsPossibleWhenAllIsThere) {
    Situation s;
    s.pathway.queue = Queue::unreachable;
    s.pathway.fields.next_review_on = day("2026-12-05");
    s.reviews = {review("2026-10-20", {"referent"})};
    s.attempts = {tried("2026-09-10", "phone", "no_answer"), tried("2026-09-12", "sms", "sent"),
                  tried("2026-10-02", "visit", "no_answer")};
    EXPECT_THAT(s.codes("2026-12-01"), ElementsAre("lost_possible"));
}

TEST(WorkQueue, WhatAnAttemptMakesOfIt) {
    EXPECT_EQ(queueAfter(Queue::to_do, "reached"), Queue::handled);
    EXPECT_EQ(queueAfter(Queue::unreachable, "reached"), Queue::handled);
    EXPECT_EQ(queueAfter(Queue::priority, "refused"), Queue::handled);
    EXPECT_EQ(queueAfter(Queue::priority, "call_back"), Queue::priority);
    EXPECT_EQ(queueAfter(Queue::unreachable, "call_back"), Queue::to_do);
    EXPECT_EQ(queueAfter(Queue::priority, "no_answer"), Queue::priority);
    EXPECT_EQ(queueAfter(Queue::unreachable, "voicemail"), Queue::unreachable);
    EXPECT_EQ(queueAfter(Queue::handled, "no_answer"), Queue::to_do);
}

TEST(Diagnosis, TheLatestFindingOfADomainHolds) {
    const Finding newer{newId<FindingId>(), newId<PathwayId>(), "schooling", day("2026-10-01")};
    const Finding older{newId<FindingId>(), newId<PathwayId>(), "schooling", day("2026-09-01")};
    const Finding other{newId<FindingId>(), newId<PathwayId>(), "mobility", day("2026-09-01")};
    const std::vector all{newer, older, other};
    EXPECT_TRUE(isCurrent(newer, all));
    EXPECT_FALSE(isCurrent(older, all));
    EXPECT_TRUE(isCurrent(other, all));
}

TEST(Objectives, AStateKeepsTheDayItWasSaidAndAReasonOnlyWhenGivenUp) {
    auto one = objective();
    settle(one, ObjectiveState::partly, "autre", day("2026-10-01"));
    settle(one, ObjectiveState::partly, "", day("2026-11-01"));
    EXPECT_EQ(one.state_on, day("2026-10-01"));
    EXPECT_EQ(one.fields.reason, "");
    settle(one, ObjectiveState::abandoned, "trop tôt", day("2026-11-02"));
    EXPECT_EQ(one.state_on, day("2026-11-02"));
    EXPECT_EQ(one.fields.reason, "trop tôt");
    settle(one, ObjectiveState::open, "", day("2026-11-03"));
    EXPECT_EQ(one.state_on, std::nullopt);
}

TEST(Exits, UnknownIsAClassOfItsOwn) {
    for (const auto* code : {"positive", "neutral", "negative", "unknown"})
        EXPECT_EQ(exitClassCode(parseExitClass(code).value()), code);
    EXPECT_EQ(exitVocabulary(ExitClass::unknown), "pathway_exit_unknown");
    EXPECT_EQ(parseExitClass("lost"), std::nullopt);
}

}  // namespace
}  // namespace jalon::pathways
