// SPDX-License-Identifier: EUPL-1.2
#include "app/storage_trouble.h"

#include <string>

#include "http/problem.h"
#include "storage/trouble.h"

namespace jalon::app {
namespace {

using storage::DbCode;

constexpr std::chrono::minutes kSilence{1};

int statusOf(DbCode code) {
    if (code == DbCode::full) return 507;
    return code == DbCode::corrupt ? 500 : 503;
}

int retryAfterSeconds(DbCode code) { return code == DbCode::connection ? 5 : 1; }

}  // namespace

std::optional<http::Response> StorageTrouble::answer(const std::string& request_id, const std::exception& failure) {
    const auto* error = dynamic_cast<const storage::DbError*>(&failure);
    if (error == nullptr) return std::nullopt;
    const DbCode code = error->code();
    const auto word = storage::troubleCode(code);
    if (!word) return std::nullopt;
    tell(request_id, *error);
    http::Response response = http::refusal(statusOf(code), *word);
    if (storage::isTransient(code)) response.set("Retry-After", std::to_string(retryAfterSeconds(code)));
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
    log_.error("storage.trouble", {{"code", json::string_view(*storage::troubleCode(error.code()))},
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
