// SPDX-License-Identifier: EUPL-1.2
#include "app/storage_trouble.h"

#include <string_view>

#include "http/problem.h"

namespace jalon::app {
namespace {

using storage::DbCode;

constexpr std::chrono::minutes kSilence{1};

struct Answer {
    int status;
    std::string_view code;
    int retry_after_seconds = 0;
};

std::optional<Answer> answerTo(DbCode code) {
    switch (code) {
        case DbCode::full:
            return Answer{507, "storage_full"};
        case DbCode::readonly:
            return Answer{503, "storage_readonly"};
        case DbCode::corrupt:
            return Answer{500, "storage_damaged"};
        case DbCode::connection:
            return Answer{503, "storage_away", 5};
        case DbCode::busy:
        case DbCode::serialization:
            return Answer{503, "busy", 1};
        default:
            return std::nullopt;
    }
}

}  // namespace

std::optional<http::Response> StorageTrouble::answer(const std::string& request_id, const std::exception& failure) {
    const auto* error = dynamic_cast<const storage::DbError*>(&failure);
    if (error == nullptr) return std::nullopt;
    const auto known = answerTo(error->code());
    if (!known) return std::nullopt;
    tell(request_id, *error);
    http::Response response = http::refusal(known->status, known->code);
    if (known->retry_after_seconds > 0) response.set("Retry-After", std::to_string(known->retry_after_seconds));
    return response;
}

void StorageTrouble::tell(const std::string& request_id, const storage::DbError& error) {
    const Instant now = clock_.now();
    const std::lock_guard lock(mutex_);
    const auto [found, is_new] = told_.try_emplace(error.code(), Told{now});
    Told& told = found->second;
    const auto silent = now - told.at;
    if (!is_new && silent < kSilence && -silent < kSilence) {
        ++told.refused_since;
        return;
    }
    log_.error("storage.trouble", {{"code", json::string_view(answerTo(error.code())->code)},
                                   {"what", error.what()},
                                   {"request", request_id},
                                   {"refused_since_last", told.refused_since}});
    told = {now};
    in_trouble_ = true;
}

void StorageTrouble::wrote() {
    const std::lock_guard lock(mutex_);
    if (!in_trouble_) return;
    in_trouble_ = false;
    log_.info("storage.recovered");
}

}  // namespace jalon::app
