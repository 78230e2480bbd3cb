// SPDX-License-Identifier: EUPL-1.2
// What those who watch over the server ask it.
#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

#include "app/world.h"
#include "routes.h"
#include "temp_folder.h"

namespace {

std::atomic<bool> disk_fails = false;

}  // namespace

/// In place of the C library's, for the whole program of tests.
extern "C" int fdatasync(int file) {
    if (disk_fails) {
        errno = EIO;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_fdatasync, file));
}

namespace jalon::app {
namespace {

using storage::DbCode;
using storage::DbError;
using storage::Transaction;

class Health : public testing::Test {
protected:
    Health() {
        place_.directory = folder_.path() / "base";
        place_.data = std::string(JALON_SOURCE_DIR) + "/data";
        auto world = World::open(place_, clock_, {}, 1);
        if (!world) throw std::runtime_error(world.error().code);
        world_ = std::move(world).value();
        world_->addRoutes(router_, {"1.2.3", place_.time_zone, false});
    }
    http::Response asked() { return test::answer(router_, test::aRequest(http::Method::get, "/api/v1/health")); }

    test::TempFolder folder_;
    Place place_;
    SystemClock clock_{TimeZone(place_.time_zone)};
    std::unique_ptr<World> world_;
    http::Router router_;
};

TEST_F(Health, FailsOnceTheDiskDidNotKeepTheLog) {
    EXPECT_EQ(asked().status, 200);
    disk_fails = true;
    const auto write = [](Transaction&) -> Result<void> { return {}; };
    EXPECT_THROW(static_cast<void>(world_->database().write(storage::Unaudited{"a test"}, write)), DbError);
    disk_fails = false;
    try {
        asked();
        ADD_FAILURE() << "well, while every write is refused";
    } catch (const DbError& error) {
        EXPECT_EQ(error.code(), DbCode::disk);
    }
}

}  // namespace
}  // namespace jalon::app
