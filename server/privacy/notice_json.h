// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Notices as the API has them.
#include <map>
#include <optional>
#include <string>

#include "privacy/notices_store.h"
#include "privacy/standing_notice.h"

namespace jalon::privacy {

/// NoticeController.
json::object controllerJson(storage::Transaction& tx, const Controller& controller);
/// The same or null.
json::value controllerOrNull(storage::Transaction& tx, const std::optional<Controller>& controller);

/// NoticeLine of a version kept.
json::object lineJson(storage::Transaction& tx, const store::Notice& notice);
/// NoticeLine of the text that stands, kept or not.
json::object lineJson(storage::Transaction& tx, const StandingNotice& standing, const std::string& scheme);

/// Notice: a text, its line, and as it is handed over when the controller is known.
json::object noticeJson(json::object line, const NoticeContent& content, const std::optional<Controller>& controller);

/// NoticeHandover; names are those of the file today.
json::object handoverJson(storage::Transaction& tx, const store::HandoverLine& line, const people::Circle& circle);
/// "Karine Dupont"; "" for the young person.
std::string nameOf(const people::Circle& circle, const std::optional<people::GuardianId>& guardian);

}  // namespace jalon::privacy
