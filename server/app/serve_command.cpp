// SPDX-License-Identifier: EUPL-1.2
#include "app/serve_command.h"

#include <fmt/core.h>

#include <csignal>

#include "app/failure.h"
#include "app/log.h"
#include "app/storage_trouble.h"
#include "app/version.h"
#include "app/world.h"
#include "audit/audit.h"
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

/// A POST answered 200 may have looked only (a check, the repetition of one that had arrived).
bool hasWritten(const http::AccessLine& line) {
    if (line.status >= 300 || line.method == "GET" || line.method == "HEAD") return false;
    return line.method != "POST" || line.status != 200;
}

/// Set back while the server was down, or never right: what is written now would be dated before what is there.
void warnOfLateClock(World& world, const Clock& clock, Log& log) {
    constexpr std::chrono::minutes kTolerance{1};
    const auto newest = world.database().read([](storage::Transaction& tx) { return audit::latestMoment(tx); });
    if (!newest || *newest <= clock.now() + kTolerance) return;
    log.error("clock.behind", {{"newest_line", newest->iso()}});
    fmt::print("Attention : l'horloge de cette machine retarde, la dernière trace est datée du {}.\n", newest->iso());
}

int refuseAddress(const ServeSettings& settings, const std::exception& error) {
    fmt::print(stderr, "jalon : impossible d'écouter sur {}:{}, cette adresse est peut-être déjà prise ({}).\n",
               settings.http.address, settings.http.port, error.what());
    return static_cast<int>(Exit::address);
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
    if (!settings.demo) warnOfLateClock(**world, clock, log);

    http::Router router;
    (*world)->addRoutes(router, {kVersion, settings.place.time_zone, settings.demo});
    http::Handler fallback = [files = clientOrNothing(settings.web)](const http::Request& request) {
        return request.path.starts_with("/api/") ? http::problem(Error::notFound()) : files(request);
    };
    auto options = settings.http;
    StorageTrouble trouble(log, clock);
    options.answer_failure = [&trouble](const std::string& request_id, const std::exception& failure) {
        return trouble.answer(request_id, failure);
    };
    options.report_failure = [&log](const std::string& request_id, const std::string& what) {
        log.error("request.failed", {{"request", request_id}, {"what", what}});
    };
    http::Server server(options, std::move(router), std::move(fallback),
                        [&log, &trouble](const http::AccessLine& line) {
                            if (hasWritten(line)) trouble.wrote();
                            log.info("request", {{"request", line.request_id},
                                                 {"method", line.method},
                                                 {"route", line.route},
                                                 {"status", line.status},
                                                 {"microseconds", line.took.count()},
                                                 {"bytes", line.bytes}});
                        });
    try {
        server.start();
    } catch (const std::runtime_error& error) {
        return refuseAddress(settings, error);
    }
    (*world)->jobs().startRunning();
    (*world)->backups().startNightly([&log](const backup::Backups::Ended& ended) {
        if (ended.error_code.empty()) return log.info("backup.done", {{"name", ended.name}});
        log.error("backup.failed", {{"code", ended.error_code}, {"what", ended.what}});
    });
    sayHow(settings, server.port());
    stop.wait();
    log.info("stopping");
    server.stop();
    return 0;
}

}  // namespace jalon::app
