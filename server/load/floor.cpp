// SPDX-License-Identifier: EUPL-1.2
#include "load/floor.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <thread>

#include "base/result.h"
#include "load/floor_store.h"

namespace jalon::load {
namespace {

using std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr std::size_t kPeople = 4000, kNotes = 500;
constexpr int kRounds = 3;
constexpr storage::Unaudited kMeasured{"the audit line is one of the statements measured"};
constexpr std::string_view kText =
    "Sa mère a appelé au sujet de l’entretien de présentation. Le collège confirme par téléphone.";

/// What the operations are asked about.
struct Questions {
    std::vector<store::FloorPerson> people;
    std::vector<std::string> terms;
    UserId user;
};

/// One user of the measurement: draws as it likes, always the same for one number.
class Caller {
public:
    Caller(storage::Database& database, const Clock& clock, const Questions& questions, int number)
        : database_(database),
          clock_(clock),
          questions_(questions),
          index_(storage::textIndex(database.engine(), "entry")),
          draw_(static_cast<std::uint32_t>(number)) {}

    void open() {
        const PersonId& person = somebody().id;
        done(database_.write(kMeasured, [&](storage::Transaction& tx) -> Result<void> {
            store::readFile(tx, person);
            store::insertLook(tx, clock_.now(), questions_.user, person);
            return {};
        }));
    }
    void list() {
        reading([&](storage::Transaction& tx) { store::readList(tx, somebody().name_key); });
    }
    void search() {
        const std::string& token = somebody().token;
        reading([&](storage::Transaction& tx) { store::findByToken(tx, token.substr(0, 3)); });
    }
    void words() {
        const std::string term = someTerm();
        done(database_.write(kMeasured, [&](storage::Transaction& tx) -> Result<void> {
            store::findByTerm(tx, *index_, term);
            store::insertLook(tx, clock_.now(), questions_.user, somebody().id);
            return {};
        }));
    }
    void add() {
        const PersonId& person = somebody().id;
        done(database_.write(kMeasured, [&](storage::Transaction& tx) -> Result<void> {
            store::insertEntry(tx, clock_.now(), questions_.user, person, clock_.today(), std::string(kText));
            store::insertLook(tx, clock_.now(), questions_.user, person);
            return {};
        }));
    }
    void today() {
        reading([&](storage::Transaction& tx) { store::readDueTasks(tx, clock_.today() + 7); });
    }
    void figures() {
        const Day first = Day::of(std::stoi(clock_.today().iso()), 1, 1);
        reading([&](storage::Transaction& tx) { store::countBetween(tx, first, clock_.today()); });
    }
    /// The shares of tests/load/workload.mjs.
    void mixed() {
        const auto act = draw_() % 100;
        if (act < 40) return open();
        if (act < 60) return list();
        if (act < 82) return search();
        if (act < 92) return add();
        today();
    }

private:
    template <class Work>
    void reading(const Work& work) {
        database_.read([&](storage::Transaction& tx) {
            work(tx);
            return true;
        });
    }
    static void done(const Result<void>& result) {
        if (!result) throw std::logic_error(result.error().code);
    }
    const store::FloorPerson& somebody() { return questions_.people[draw_() % questions_.people.size()]; }
    std::string someTerm() {
        const std::string& line = questions_.terms[draw_() % questions_.terms.size()];
        const std::size_t at = draw_() % line.size();
        const std::size_t space = line.rfind(' ', at);
        const std::size_t begin = space == std::string::npos ? 0 : space + 1;
        return line.substr(begin, line.find(' ', begin) - begin);
    }

    storage::Database& database_;
    const Clock& clock_;
    const Questions& questions_;
    std::unique_ptr<storage::TextIndex> index_;
    std::mt19937 draw_;
};

using Operation = void (Caller::*)();
const std::vector<std::pair<std::string, Operation>> kOperations{
    {"open", &Caller::open}, {"list", &Caller::list},   {"search", &Caller::search},   {"words", &Caller::words},
    {"add", &Caller::add},   {"today", &Caller::today}, {"figures", &Caller::figures}, {"mixed", &Caller::mixed}};

double cpuMs() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

/// The milliseconds of each run.
std::vector<double> runFor(Caller& caller, Operation operation, Seconds seconds) {
    std::vector<double> times;
    const auto end = steady_clock::now() + seconds;
    for (auto begun = steady_clock::now(); begun < end;) {
        (caller.*operation)();
        const auto now = steady_clock::now();
        times.push_back(std::chrono::duration<double, std::milli>(now - begun).count());
        begun = now;
    }
    return times;
}

double percentile(const std::vector<double>& sorted, double share) {
    return sorted.at(static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1)));
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

FloorLine measure(const std::vector<std::unique_ptr<Caller>>& callers, const std::string& name, Operation operation,
                  Seconds seconds) {
    std::vector<double> all;
    std::mutex mutex;
    std::exception_ptr failure;
    const auto everyone = [&](Seconds time) {
        std::vector<std::jthread> threads;
        for (const auto& caller : callers) {
            threads.emplace_back([&] {
                try {
                    const auto times = runFor(*caller, operation, time);
                    const std::lock_guard lock(mutex);
                    all.insert(all.end(), times.begin(), times.end());
                } catch (...) {
                    const std::lock_guard lock(mutex);
                    failure = std::current_exception();
                }
            });
        }
    };
    everyone(seconds);
    const double cpu_before = cpuMs();
    std::vector<double> p50, p99, per_second;
    std::size_t runs = 0;
    for (int round = 0; round < kRounds; ++round) {
        all.clear();
        const auto begun = steady_clock::now();
        everyone(seconds);
        const Seconds lasted = steady_clock::now() - begun;
        if (failure) std::rethrow_exception(failure);
        std::ranges::sort(all);
        p50.push_back(percentile(all, 0.5));
        p99.push_back(percentile(all, 0.99));
        per_second.push_back(static_cast<double>(all.size()) / lasted.count());
        runs += all.size();
    }
    return {name,
            static_cast<int>(callers.size()),
            median(p50),
            median(p99),
            median(per_second),
            (cpuMs() - cpu_before) / static_cast<double>(runs),
            static_cast<std::int64_t>(runs)};
}

}  // namespace

void measureFloor(storage::Database& database, const Clock& clock, const std::vector<int>& callers, double seconds,
                  const std::function<void(const FloorLine&)>& report) {
    const auto questions = database.read([](storage::Transaction& tx) {
        return Questions{store::somePeople(tx, kPeople), store::newestTerms(tx, kNotes), store::someUser(tx)};
    });
    for (const int count : callers) {
        std::vector<std::unique_ptr<Caller>> all;
        for (int i = 0; i < count; ++i) all.push_back(std::make_unique<Caller>(database, clock, questions, i));
        for (const auto& [name, operation] : kOperations) report(measure(all, name, operation, Seconds(seconds)));
    }
}

}  // namespace jalon::load
