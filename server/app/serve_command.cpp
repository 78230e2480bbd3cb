// SPDX-License-Identifier: EUPL-1.2
#include "app/serve_command.h"

#include <fmt/core.h>

#include <csignal>

#include "app/failure.h"
#include "app/log.h"
#include "app/version.h"
#include "app/world.h"
#include "demo/demo.h"
#include "http/problem.h"
#include "http/static_files.h"

namespace jalon::app {
namespace {

/// Blocks the two signals in this and all later threads, so that only wait() receives them.
class StopSignal {
public:
    StopSignal() {
        sigemptyset(&set_);
        sigaddset(&set_, SIGTERM);
        sigaddset(&set_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }
    void wait() {
        int signal = 0;
        sigwait(&set_, &signal);
    }

private:
    sigset_t set_{};
};

http::Handler clientOrNothing(const std::filesystem::path& web) {
    if (web.empty()) return [](const http::Request&) { return http::problem(Error::notFound()); };
    return http::staticFiles(web);
}

void sayHow(const ServeSettings& settings, std::uint16_t port) {
    fmt::print("Jalon répond sur http://{}:{}\n", settings.http.address, port);
    if (settings.demo) fmt::print("{}", demo::signInHelp(settings.place.data));
    std::fflush(stdout);
}

}  // namespace

int serve(const ServeSettings& settings) {
    StopSignal stop;
    const auto fixed_today = settings.demo ? std::optional(demo::today(settings.place.data)) : std::nullopt;
    const SystemClock clock(TimeZone(settings.place.time_zone), fixed_today);
    Log log(clock);

    auto world = World::open(settings.place, clock, settings.access, settings.readers,
                             [&log](const std::string& job, const std::string& what) {
                                 log.error("job.failed", {{"job", job}, {"what", what}});
                             });
    if (!world) return failure(world.error(), settings.place);

    http::Router router;
    (*world)->addRoutes(router, {kVersion, settings.place.time_zone, settings.demo});
    http::Handler fallback = [files = clientOrNothing(settings.web)](const http::Request& request) {
        return request.path.starts_with("/api/") ? http::problem(Error::notFound()) : files(request);
    };
    auto options = settings.http;
    options.report_failure = [&log](const std::string& request_id, const std::string& what) {
        log.error("request.failed", {{"request", request_id}, {"what", what}});
    };
    http::Server server(options, std::move(router), std::move(fallback), [&log](const http::AccessLine& line) {
        log.info("request", {{"request", line.request_id},
                             {"method", line.method},
                             {"route", line.route},
                             {"status", line.status},
                             {"microseconds", line.took.count()},
                             {"bytes", line.bytes}});
    });
    server.start();
    sayHow(settings, server.port());
    stop.wait();
    log.info("stopping");
    server.stop();
    return 0;
}

}  // namespace jalon::app
