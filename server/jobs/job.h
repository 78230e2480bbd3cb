// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A job as it is stored and shown.
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/json.h"
#include "jobs/jobs.h"

namespace jalon::jobs {

enum class State { queued, running, done, failed, cancelled };
std::string_view stateCode(State state);
std::optional<State> parseState(std::string_view code);
/// Done, failed or cancelled: nothing will change any more.
bool isOver(State state);

/// Something to tell the person; the client translates the code.
struct Notice {
    std::string code;
    std::map<std::string, std::string> params = {};
};

struct Job {
    JobId id;
    std::string kind;
    std::optional<UserId> created_by;
    Instant queued_at;
    State state = State::queued;
    std::int64_t done = 0;
    std::optional<std::int64_t> total = std::nullopt;
    std::optional<Instant> started_at = std::nullopt, finished_at = std::nullopt;
    std::optional<json::object> result = std::nullopt;
    std::optional<Notice> error = std::nullopt;
    bool repeatable = false;
    /// How often it changed hands, and how often it changed in these hands: a later pair is a later picture.
    std::int64_t epoch = 0, version = 1;
    std::int64_t tries = 0;  ///< how often somebody began it
    bool cancel_requested = false;
};

/// The code of the error, or of its first field where the error is a generic "invalid"; the params of all its fields.
Notice noticeOf(const Error& error);
bool isLater(const Job& job, const Job& than);
/// Job of the API.
json::object toJson(const Job& job);
json::object toJson(const std::map<std::string, std::string>& params);

}  // namespace jalon::jobs
