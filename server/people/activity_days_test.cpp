// SPDX-License-Identifier: EUPL-1.2
#include "people/activity_days.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/check.h"
#include "people_fixtures.h"

namespace jalon::people {
namespace {

using testing::ElementsAre;

class LastActivity : public testing::Test {
protected:
    static Day november(unsigned day) { return Day::of(2026, 11, day); }
    void stored(const char* day) {
        static constexpr storage::Sql kStore{"test.store", "UPDATE person SET last_activity_on = $2 WHERE id = $1"};
        const auto value = day == nullptr ? storage::Value() : storage::toValue(day);
        world_.arrange([&](storage::Transaction& tx) { tx.run(kStore, lea_, value); });
    }
    /// The files whose last activity cannot be what is stored.
    std::vector<std::string> wrong() {
        return world_.read([&](storage::Transaction& tx) {
            Findings findings;
            checkLastActivity(tx, days_, findings);
            std::vector<std::string> out;
            for (const auto& [key, kind] : findings.kinds())
                for (const auto& id : kind.examples) out.push_back(key.second + " " + id);
            return out;
        });
    }
    void expectSound() { EXPECT_THAT(wrong(), testing::IsEmpty()); }
    void expectWrong() { EXPECT_THAT(wrong(), ElementsAre("person.last_activity_on " + lea_.text())); }

    test::PeopleWorld world_;
    PersonId lea_ = world_.person("Dupont", "Léa");
    ActivityDays days_{november(14)};
};

TEST_F(LastActivity, IsTheLastDayThatCounted) {
    stored("2026-11-10");
    expectWrong();
    days_.counted(lea_, november(10));
    days_.counted(lea_, november(9));
    expectSound();
    days_.counted(lea_, november(11));
    expectWrong();
}

TEST_F(LastActivity, BeginsWithTheFile) {
    days_ = ActivityDays();
    world_.read([&](storage::Transaction& tx) {
        tellActivity(tx, days_);
        return true;
    });
    expectSound();
    stored("2026-11-14");
    expectWrong();
    stored(nullptr);
    expectWrong();
}

TEST_F(LastActivity, MayBeADayThatPerhapsCounted) {
    days_.counted(lea_, november(10));
    days_.perhapsCounted(lea_, november(12));
    stored("2026-11-10");
    expectSound();
    stored("2026-11-12");
    expectSound();
    stored("2026-11-13");
    expectWrong();
}

TEST_F(LastActivity, IsNoLaterThanWhatWasWrittenOfADayThatIsNotKept) {
    days_.countedBy(lea_, *Instant::parse("2026-11-16T22:30:00.000000Z"));
    stored("2026-11-17");  // already the next day in Paris
    expectSound();
    stored("2026-11-18");
    expectWrong();
}

TEST_F(LastActivity, MayBeTheDayAClockStandsStillOn) {
    days_.countedBy(lea_, *Instant::parse("2025-01-01T08:00:00.000000Z"));
    stored("2026-11-14");
    expectSound();
    stored("2026-11-15");
    expectWrong();
}

}  // namespace
}  // namespace jalon::people
