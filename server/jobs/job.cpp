// SPDX-License-Identifier: EUPL-1.2
#include "jobs/job.h"

#include <array>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace jalon::jobs {

namespace {

constexpr std::array<std::pair<State, std::string_view>, 5> kStates = {{{State::queued, "queued"},
                                                                        {State::running, "running"},
                                                                        {State::done, "done"},
                                                                        {State::failed, "failed"},
                                                                        {State::cancelled, "cancelled"}}};

json::value instantJson(const std::optional<Instant>& instant) {
    return instant ? json::value(json::string(instant->iso())) : json::value(nullptr);
}

}  // namespace

std::string_view stateCode(State state) {
    for (const auto& [known, code] : kStates)
        if (known == state) return code;
    throw std::logic_error("unknown State");
}

std::optional<State> parseState(std::string_view code) {
    for (const auto& [state, known] : kStates)
        if (known == code) return state;
    return std::nullopt;
}

bool isOver(State state) { return state != State::queued && state != State::running; }

bool isLater(const Job& job, const Job& than) {
    return std::tie(job.epoch, job.version) > std::tie(than.epoch, than.version);
}

Notice noticeOf(const Error& error) {
    const bool generic = error.code == "invalid" && !error.fields.empty();
    Notice notice{generic ? error.fields.front().code : error.code};
    for (const FieldError& field : error.fields) notice.params.insert(field.params.begin(), field.params.end());
    return notice;
}

json::object toJson(const std::map<std::string, std::string>& params) {
    json::object object;
    for (const auto& [name, value] : params) object[json::string_view(name)] = value;
    return object;
}

json::object toJson(const Job& job) {
    json::object object{{"id", job.id.text()},
                        {"kind", job.kind},
                        {"state", json::string_view(stateCode(job.state))},
                        {"done", job.done},
                        {"total", nullptr},
                        {"startedAt", instantJson(job.started_at)},
                        {"finishedAt", instantJson(job.finished_at)},
                        {"result", nullptr},
                        {"error", nullptr}};
    if (job.total) object["total"] = *job.total;
    if (job.result) object["result"] = *job.result;
    if (job.error) object["error"] = json::object{{"code", job.error->code}, {"params", toJson(job.error->params)}};
    return object;
}

}  // namespace jalon::jobs
