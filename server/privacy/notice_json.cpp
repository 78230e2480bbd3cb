// SPDX-License-Identifier: EUPL-1.2
#include "privacy/notice_json.h"

#include "access/access.h"

namespace jalon::privacy {

using storage::Transaction;

json::object controllerJson(Transaction& tx, const Controller& one) {
    return {{"id", one.id.text()},
            {"organisationId", one.organisation.text()},
            {"name", one.name},
            {"address", one.address},
            {"phone", one.phone},
            {"email", one.email},
            {"dpoName", one.dpo_name},
            {"dpoAddress", one.dpo_address},
            {"dpoPhone", one.dpo_phone},
            {"dpoEmail", one.dpo_email},
            {"authority", one.authority},
            {"at", one.at.iso()},
            {"by", access::userRef(tx, one.by)}};
}

json::value controllerOrNull(Transaction& tx, const std::optional<Controller>& controller) {
    if (!controller) return nullptr;
    return controllerJson(tx, *controller);
}

json::object lineJson(Transaction& tx, const store::Notice& one) {
    return {{"id", one.id.text()},
            {"scheme", one.scheme},
            {"source", one.source},
            {"number", one.seq},
            {"title", one.content.parents.title},
            {"validFrom", one.source == "own" ? json::value(one.valid_from.iso()) : json::value()},
            {"withdrawn", one.withdrawn},
            {"handedOver", store::wasHandedOver(tx, one.id)},
            {"by", access::userRef(tx, one.by)}};
}

json::object lineJson(Transaction& tx, const StandingNotice& standing, const std::string& scheme) {
    if (standing.kept) return lineJson(tx, *standing.kept);
    return {{"id", nullptr},
            {"scheme", scheme},
            {"source", standing.source},
            {"number", nullptr},
            {"title", standing.content.parents.title},
            {"validFrom", nullptr},
            {"withdrawn", false},
            {"handedOver", false},
            {"by", nullptr}};
}

json::object noticeJson(json::object line, const NoticeContent& content, const std::optional<Controller>& controller) {
    json::value given;
    if (controller) given = toJson(filled(content, *controller));
    return {{"line", std::move(line)}, {"content", toJson(content)}, {"filled", std::move(given)}};
}

std::string nameOf(const people::Circle& circle, const std::optional<people::GuardianId>& guardian) {
    if (!guardian) return "";
    const auto* found = circle.find(*guardian);
    if (found == nullptr) return "";
    const auto& fields = found->fields;
    return fields.first_name.empty() ? fields.last_name : fields.first_name + " " + fields.last_name;
}

json::object handoverJson(Transaction& tx, const store::HandoverLine& line, const people::Circle& circle) {
    const auto& one = line.handover;
    return {{"id", one.id.text()},
            {"personId", one.person.text()},
            {"noticeId", one.notice.text()},
            {"scheme", line.scheme},
            {"source", line.source},
            {"number", line.seq},
            {"guardianId", one.guardian ? json::value(one.guardian->text()) : json::value()},
            {"guardianName", nameOf(circle, one.guardian)},
            {"level", one.level},
            {"givenOn", one.given_on.iso()},
            {"channel", one.channel},
            {"explained", one.explained},
            {"note", one.note},
            {"overrideReason", one.override_reason},
            {"withdrawn", one.withdrawn},
            {"at", one.at.iso()},
            {"by", access::userRef(tx, one.by)}};
}

}  // namespace jalon::privacy
