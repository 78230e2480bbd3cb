// SPDX-License-Identifier: EUPL-1.2
// Figures of two teams: each counts its own, and opens no list of the other's.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/reports_world.h"
#include "two_teams.h"

namespace jalon::reports {
namespace {

using test::ReportsWorld;

class ReportsScopeTest : public ::testing::Test {
protected:
    std::int64_t counted(const access::Actor& by, const char* indicator) {
        return ReportsWorld::valueOf(w_.reports().figures(by, {"2026-2027", {}}).value(), indicator);
    }
    std::size_t listed(const access::Actor& by, const char* indicator) {
        const auto page = w_.reports().list(by, {{"2026-2027", {}}, indicator, "", "", ""}).value();
        return page.at("items").as_array().size();
    }

    ReportsWorld w_;
    jalon::test::TwoTeams teams_{w_.city().people(), w_.city().camille()};
};

TEST_F(ReportsScopeTest, FiguresAndTheirListsAreOfTheReadersFiles) {
    w_.city().stay("2026-11-12/am", "2026-11-13/pm", teams_.ada);
    w_.city().stay("2026-11-12/am", "2026-11-13/pm", teams_.bilal);
    w_.city().stay("2026-11-16/am", "2026-11-17/pm", teams_.bilal);
    for (const char* indicator : {"referrals_received", "referrals_accepted"}) {
        EXPECT_EQ(counted(teams_.here, indicator), 1) << indicator;
        EXPECT_EQ(counted(teams_.there, indicator), 2) << indicator;
        EXPECT_EQ(counted(teams_.both, indicator), 3) << indicator;
        EXPECT_EQ(listed(teams_.here, indicator), 1U) << indicator;
        EXPECT_EQ(listed(teams_.there, indicator), 2U) << indicator;
    }
}

}  // namespace
}  // namespace jalon::reports
