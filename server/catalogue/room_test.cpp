// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/room.h"

#include <gmock/gmock.h>

namespace jalon::catalogue {
namespace {

const Day kThursday = Day::of(2026, 11, 12);
const SiteId kHouse = SiteId::trusted("house"), kAnnexe = SiteId::trusted("annexe");

Room aRoom(const char* id, std::optional<SiteId> site, TravelTimes travel = {}) {
    Room room(RoomId::trusted(id));
    room.site = std::move(site);
    room.travel = std::move(travel);
    room.capacity = 8;
    return room;
}

std::vector<Site> twoSites() {
    Site house(kHouse), annexe(kAnnexe);
    house.travel = {{"annexe", 15}};
    annexe.travel = {{"house", 15}};
    return {house, annexe};
}

TEST(RoomRule, WithoutAWeekARoomIsThereWheneverTheServiceIs) {
    Room room = aRoom("r", kHouse);
    EXPECT_TRUE(isAvailable(room, kThursday, {540, 600}));
    room.availability.exceptions = {{ExceptionKind::absent, kThursday, kThursday, std::nullopt, "works", ""}};
    const Presence closed = isAvailable(room, kThursday, {540, 600});
    EXPECT_EQ(closed.state, Presence::State::absent);
    EXPECT_EQ(closed.reason, "works");
    EXPECT_TRUE(isAvailable(room, kThursday + 1, {540, 600}));
    room.availability = {{{Weekday::monday, {540, 720}, std::nullopt, std::nullopt}}, {}};
    EXPECT_EQ(isAvailable(room, kThursday, {540, 600}).state, Presence::State::outside_hours);
    room.active = false;
    EXPECT_EQ(isAvailable(room, kThursday, {540, 600}).state, Presence::State::not_in_post);
}

TEST(RoomRule, KindThenEquipmentThenCapacityDecide) {
    Activity cooking(ActivityId::trusted("a"));
    cooking.room_kind = "kitchen";
    cooking.equipment = {"cooker"};
    Room room = aRoom("r", kHouse);
    EXPECT_EQ(roomFits(room, cooking, 4), RoomFit::wrong_kind);
    room.kind = "kitchen";
    EXPECT_EQ(roomFits(room, cooking, 4), RoomFit::equipment_missing);
    room.equipment = {"sink", "cooker"};
    EXPECT_EQ(roomFits(room, cooking, 9), RoomFit::too_small);
    EXPECT_EQ(roomFits(room, cooking, 8), RoomFit::fits);
    EXPECT_EQ(roomFits(room, Activity(ActivityId::trusted("b")), 8), RoomFit::fits);
}

TEST(TravelRule, NoWayWithinASiteAndTheSameBothWays) {
    const auto sites = twoSites();
    const Room office = aRoom("r1", kHouse), hall = aRoom("r2", kHouse), workshop = aRoom("r3", kAnnexe);
    EXPECT_EQ(travelMinutes(sites, office, hall), 0);
    EXPECT_EQ(travelMinutes(sites, office, workshop), 15);
    EXPECT_EQ(travelMinutes(sites, workshop, office), 15);
    EXPECT_EQ(travelMinutes({Site(kHouse), Site(kAnnexe)}, office, workshop), std::nullopt);
}

TEST(TravelRule, APlaceOutsideHasItsOwnWaysAndIsReachedOverTheNearestSite) {
    const auto sites = twoSites();
    const Room pool = aRoom("p", std::nullopt, {{"house", 20}, {"annexe", 10}});
    const Room museum = aRoom("m", std::nullopt, {{"house", 5}, {"annexe", 30}});
    EXPECT_EQ(travelMinutes(sites, aRoom("r1", kHouse), pool), 20);
    EXPECT_EQ(travelMinutes(sites, pool, aRoom("r3", kAnnexe)), 10);
    EXPECT_EQ(travelMinutes(sites, pool, museum), 25);
    EXPECT_EQ(travelMinutes(sites, pool, aRoom("x", std::nullopt)), std::nullopt);
    EXPECT_EQ(travelMinutes(sites, pool, pool), 0);
}

}  // namespace
}  // namespace jalon::catalogue
