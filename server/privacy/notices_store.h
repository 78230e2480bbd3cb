// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The tables notice_controller, notice and notice_handover: all their SQL.
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "access/actor.h"
#include "privacy/notice.h"
#include "storage/database.h"

namespace jalon::privacy::store {

/// The one that stands.
std::optional<Controller> controllerOf(storage::Transaction& tx, const OrganisationId& organisation);
std::optional<Controller> findController(storage::Transaction& tx, const ControllerId& id);
void insert(storage::Transaction& tx, const Controller& controller);

struct Notice {
    NoticeId id;
    OrganisationId organisation;
    std::string scheme, source;  ///< own, shipped
    std::int64_t seq = 1;
    Day valid_from;
    NoticeContent content;
    bool withdrawn = false;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};
/// Of one organisation, by scheme, source and seq; withdrawn ones too.
std::vector<Notice> noticesOf(storage::Transaction& tx, const OrganisationId& organisation);
std::optional<Notice> findNotice(storage::Transaction& tx, const NoticeId& id);
void insert(storage::Transaction& tx, const Notice& notice);
void withdrawNotice(storage::Transaction& tx, const NoticeId& id);
bool wasHandedOver(storage::Transaction& tx, const NoticeId& id);

struct Handover {
    HandoverId id;
    PersonId person;
    NoticeId notice;
    ControllerId controller;
    std::optional<people::GuardianId> guardian;
    std::string level;
    Day given_on;
    std::string channel;
    bool explained = false;
    std::string note, override_reason;
    bool withdrawn = false;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};
/// With the scheme, source and number of what was handed over.
struct HandoverLine {
    Handover handover;
    std::string scheme, source;
    std::int64_t seq = 1;
};
/// Newest first.
std::vector<HandoverLine> handoversOf(storage::Transaction& tx, const PersonId& person);
/// By person and scheme, what was handed over on a day or later and counts, of the files in the scope. `current` is not
/// known here.
std::map<std::pair<PersonId, std::string>, std::vector<Given>> givenSince(storage::Transaction& tx,
                                                                          const access::FileScope& files, Day from);
std::optional<HandoverLine> findHandover(storage::Transaction& tx, const HandoverId& id);
void insert(storage::Transaction& tx, const Handover& handover);
void withdrawHandover(storage::Transaction& tx, const HandoverId& id);

}  // namespace jalon::privacy::store
