// SPDX-License-Identifier: EUPL-1.2
#include "receptions/measure_links.h"

#include <gmock/gmock.h>

namespace jalon::receptions {
namespace {

using ::testing::ElementsAre;

ReferralId measure(int number) {
    return ReferralId::trusted("0190a0b0-0000-7000-8000-00000000000" + std::to_string(number));
}
MeasureLink link(int later, int earlier, LinkKind kind = LinkKind::converts) {
    return {"link", measure(later), measure(earlier), kind};
}

TEST(MeasureLinks, AMeasureIsNotLinkedWithItself) {
    EXPECT_EQ(checkLink({}, link(1, 1)).error().fields.at(0).code, "same_measure");
}

TEST(MeasureLinks, TwoMeasuresAreLinkedOnce) {
    EXPECT_EQ(checkLink({link(2, 1)}, link(2, 1, LinkKind::replaces)).error().code, "link_known");
    EXPECT_TRUE(checkLink({link(2, 1)}, link(3, 1)));
}

TEST(MeasureLinks, ALaterMeasureCannotComeBeforeWhatLedToIt) {
    EXPECT_EQ(checkLink({link(2, 1), link(3, 2)}, link(1, 3)).error().code, "link_circle");
    EXPECT_EQ(checkLink({link(2, 1)}, link(1, 2)).error().code, "link_circle");
}

TEST(MeasureLinks, AChainHoldsEverythingConnectedEarlierFirst) {
    const std::vector<MeasureLink> links{link(2, 1), link(3, 2), link(5, 4)};
    EXPECT_THAT(chainOf(links, measure(3)), ElementsAre(measure(1), measure(2), measure(3)));
    EXPECT_THAT(chainOf(links, measure(1)), ElementsAre(measure(1), measure(2), measure(3)));
    EXPECT_THAT(chainOf(links, measure(4)), ElementsAre(measure(4), measure(5)));
    EXPECT_THAT(chainOf({}, measure(1)), ElementsAre(measure(1)));
}

TEST(MeasureLinks, CodesAreReadAsTheyAreWritten) {
    for (const auto kind : {LinkKind::converts, LinkKind::revokes, LinkKind::replaces, LinkKind::extends})
        EXPECT_EQ(parseLinkKind(linkKindCode(kind)), kind);
    for (const auto outcome : {Outcome::temporary, Outcome::definitive, Outcome::nothing, Outcome::other})
        EXPECT_EQ(parseOutcome(outcomeCode(outcome)), outcome);
    EXPECT_EQ(parseLinkKind("follows"), std::nullopt);
}

}  // namespace
}  // namespace jalon::receptions
