// SPDX-License-Identifier: EUPL-1.2
#include "backup/backup.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "access/access.h"
#include "audit/audit.h"
#include "backup/backup_store.h"

namespace jalon::backup {

using access::Actor;
using access::Right;
using storage::Transaction;

namespace {

/// How often the clock is looked at: it may jump.
constexpr std::chrono::seconds kLook{20};
constexpr std::size_t kRunsShown = 20;

/// For the log: the code, and what the system or the engine said.
Backups::Ended failed(std::string code, std::string what) { return {"", std::move(code), std::move(what)}; }

json::value instantOrNull(const std::optional<Instant>& at) { return at ? json::value(at->iso()) : json::value(); }

/// Of the newest that is not dated after `now`.
std::optional<Instant> lastSuccess(const std::vector<Copy>& newest_first, Instant now) {
    const auto last = std::ranges::find_if(newest_first, [&](const Copy& copy) { return copy.manifest.at <= now; });
    if (last == newest_first.end()) return std::nullopt;
    return last->manifest.at;
}

json::object itemOf(const Copy& copy) {
    return {{"name", copy.name()},
            {"at", copy.manifest.at.iso()},
            {"bytes", copy.manifest.bytes},
            {"program", copy.manifest.program},
            {"recoveryKey", copy.manifest.seal.fingerprint()}};
}

json::object runOf(Transaction& tx, const store::Run& run) {
    return {{"startedAt", run.started_at.iso()},
            {"finishedAt", run.finished_at.iso()},
            {"name", run.name},
            {"error", run.error_code},
            {"by", access::userRef(tx, run.by)}};
}

}  // namespace

Backups::Backups(storage::Database& database, const Clock& clock, Plan plan)
    : database_(database), clock_(clock), plan_(std::move(plan)) {}

Backups::~Backups() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void Backups::startNightly(Report report) {
    if (!isOurs()) return;
    const std::lock_guard lock(mutex_);  // requests are answered already
    report_ = std::move(report);
    thread_ = std::thread([this] { workLoop(); });
}

void Backups::workLoop() {
    while (const auto request = nextRequest()) run(*request);
}

std::optional<Backups::Request> Backups::nextRequest() {
    {
        const std::lock_guard lock(mutex_);
        running_ = false;
    }
    while (true) {
        const bool due = isDueNow();
        std::unique_lock lock(mutex_);
        if (!due) changed_.wait_for(lock, kLook, [&] { return stopping_ || asked_; });
        if (stopping_) return std::nullopt;
        if (!due && !asked_) continue;
        running_ = true;
        return std::exchange(asked_, std::nullopt).value_or(Request{});
    }
}

std::vector<Copy> Backups::ownBackups(std::string& trouble) {
    auto found = backupsIn(plan_.folder);
    if (!found) {
        trouble = found.error().code;
        return {};
    }
    const std::string base = database_.read([](Transaction& tx) { return storage::baseOf(tx); });
    std::erase_if(*found, [&](const Copy& copy) { return copy.manifest.base != base; });
    return std::move(*found);
}

bool Backups::isDueNow() {
    // Before there is a recovery key there is nothing to make; the state says so. One that cannot be read is a failure,
    // told each time a backup was due.
    const auto seal = readSeal(sealFile(plan_.pair.database.parent_path()));
    if (!seal && seal.error().code == "recovery_key.missing") return false;
    try {
        std::string trouble;
        const auto copies = ownBackups(trouble);
        const Instant now = clock_.now();
        const auto run = database_.read([&](Transaction& tx) { return store::lastRunUpTo(tx, now); });
        std::optional<Instant> attempted;
        {
            const std::lock_guard lock(mutex_);
            if (attempted_ && *attempted_ <= now) attempted = attempted_;
        }
        if (run && (!attempted || *attempted < run->started_at)) attempted = run->started_at;
        return isDue(plan_.schedule, now, lastSuccess(copies, now), attempted);
    } catch (const std::exception& error) {
        if (report_) report_(failed("internal", error.what()));
        return false;
    }
}

Result<Copy> Backups::attempt(Instant now) {
    TRY_ASSIGN(const auto seal, readSeal(sealFile(plan_.pair.database.parent_path())));
    TRY_ASSIGN(const auto key, storage::loadOrCreateKey(plan_.pair.key, plan_.pair.database));
    return makeBackup({plan_.pair.database, key, seal}, plan_.folder, now, plan_.program,
                      [this](std::int64_t, std::int64_t) {
                          const std::lock_guard lock(mutex_);
                          return !stopping_;
                      });
}

void Backups::run(const Request& request) {
    const Instant started = clock_.now();
    {
        const std::lock_guard lock(mutex_);
        attempted_ = started;
    }
    Ended ended;
    try {
        const auto made = attempt(started);
        ended = made ? Ended{made->name(), "", ""} : failed(made.error().code, "");
    } catch (const std::exception& error) {
        ended = failed("internal", error.what());
    }
    if (ended.error_code == "copy.given_up") return;  // the server stops: the next start makes it
    if (report_) report_(ended);
    try {
        record(started, request, ended);
        if (ended.error_code.empty()) rotate();
    } catch (const std::exception& error) {
        if (report_) report_(failed("internal", error.what()));
    }
}

void Backups::record(Instant started, const Request& request, const Ended& ended) {
    const auto stored = database_.write([&](Transaction& tx) -> Result<void> {
        const store::Run run{
            store::RunId::make(started), started, clock_.now(), ended.name, ended.error_code, request.by};
        store::insertRun(tx, run);
        audit::Line line{"back_up", "backup", run.id.text()};
        line.details = {{"name", ended.name}, {"error", ended.error_code}};
        audit::record(tx, clock_, {request.by, request.by ? "web" : "nightly"}, line);
        return {};
    });
    if (!stored) throw std::logic_error("backup: " + stored.error().code);
}

void Backups::rotate() {
    std::string trouble;
    const auto copies = ownBackups(trouble);
    // Those made while the clock was ahead are a row of their own: none of the others goes to make room for them.
    const Instant now = clock_.now();
    const auto past = std::ranges::find_if(copies, [&](const Copy& copy) { return copy.manifest.at <= now; });
    thin({copies.begin(), past});
    thin({past, copies.end()});
}

void Backups::thin(std::span<const Copy> newest_first) {
    std::vector<Dated> dated;
    for (const Copy& copy : newest_first)
        dated.push_back({plan_.schedule.zone.dayOf(copy.manifest.at), copy.manifest.schema});
    for (const std::size_t i : superfluous(dated, plan_.rotation)) removeBackup(newest_first[i]);
}

Result<json::object> Backups::state(const Actor& actor) {
    TRY(access::require(actor, Right::backups_keep));
    if (!isOurs()) return json::object{{"managed", false}};
    const auto seal = readSeal(sealFile(plan_.pair.database.parent_path()));
    const Instant now = clock_.now();
    std::string trouble;
    const auto copies = ownBackups(trouble);
    const auto last = lastSuccess(copies, now);
    json::array items, runs;
    for (const Copy& copy : copies) items.push_back(itemOf(copy));
    database_.read([&](Transaction& tx) {
        for (const auto& run : store::lastRuns(tx, kRunsShown)) runs.push_back(runOf(tx, run));
        const auto run = store::lastRunUpTo(tx, now);
        const bool failing = run && !run->error_code.empty() && (!last || *last < run->started_at);
        if (trouble.empty() && failing) trouble = run->error_code;
        return true;
    });
    if (trouble.empty() && isOverdue(plan_.schedule, now, last)) trouble = "backup.overdue";
    if (!seal) trouble = seal.error().code;
    bool running = false;
    {
        const std::lock_guard lock(mutex_);
        running = running_ || asked_;
    }
    return json::object{
        {"managed", true},
        {"folder", plan_.folder.string()},
        {"onDatabaseDisk", onOneDisk(plan_.folder, plan_.pair.database)},
        {"hour", plan_.schedule.hour},
        {"keep", {{"days", plan_.rotation.days}, {"weeks", plan_.rotation.weeks}, {"months", plan_.rotation.months}}},
        {"recoveryKey", seal ? json::value(seal->fingerprint()) : json::value()},
        {"running", running},
        {"lastSuccessAt", instantOrNull(last)},
        {"nextAt", plan_.schedule.next(now).iso()},
        {"trouble", trouble.empty() ? json::value() : json::value(trouble)},
        {"items", std::move(items)},
        {"runs", std::move(runs)}};
}

Result<json::object> Backups::request(const Actor& actor) {
    TRY(access::require(actor, Right::backups_keep));
    if (!isOurs()) return Error::conflict("backup_elsewhere");
    if (!readSeal(sealFile(plan_.pair.database.parent_path()))) return Error::conflict("recovery_key_missing");
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || !thread_.joinable()) return Error{ErrorKind::unavailable, "stopping"};
        if (running_ || asked_) return Error::conflict("backup_running");
        asked_ = Request{actor.author.user};
    }
    changed_.notify_one();
    return state(actor);
}

}  // namespace jalon::backup
