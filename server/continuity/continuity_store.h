// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of continuity/: work, requests and contacts in continuity_store.cpp; digests and questionnaires in
// telling_store.cpp. Withdrawn rows are found by id alone.
#include <optional>
#include <string>
#include <vector>

#include "continuity/presence_digest.h"
#include "continuity/questionnaire.h"
#include "continuity/school_work.h"
#include "storage/database.h"

namespace jalon::continuity::store {

struct Request {
    std::string id;
    StayId stay;
    PersonId person;
    Day on = {};
    std::string to = {}, channel = {};
    std::vector<std::string> subjects = {};
    bool reminder = false, withdrawn = false;
    Instant at = {};
    std::optional<UserId> by = {};
};
std::optional<Request> findRequest(storage::Transaction& tx, const std::string& id);
/// In order.
std::vector<Request> requestsOf(storage::Transaction& tx, const StayId& stay);
std::vector<Request> requestsOf(storage::Transaction& tx, const PersonId& person);
void insert(storage::Transaction& tx, const Request& request);
void withdrawRequest(storage::Transaction& tx, const std::string& id);

std::optional<SchoolWork> findWork(storage::Transaction& tx, const SchoolWorkId& id);
/// In the order they were asked for.
std::vector<SchoolWork> worksOf(storage::Transaction& tx, const StayId& stay);
void insert(storage::Transaction& tx, const SchoolWork& work);
void update(storage::Transaction& tx, const SchoolWork& work);

struct Contact {
    std::string id;
    StayId stay;
    PersonId person;
    std::string deadline = {};
    Day on = {};
    std::string channel = {}, who = {}, result = {}, note = {};
    bool withdrawn = false;
    Instant at = {};
    std::optional<UserId> by = {};
};
std::optional<Contact> findContact(storage::Transaction& tx, const std::string& id);
std::vector<Contact> contactsOf(storage::Transaction& tx, const StayId& stay);
void insert(storage::Transaction& tx, const Contact& contact);
void withdrawContact(storage::Transaction& tx, const std::string& id);

struct Digest {
    std::string id;
    StructureId structure;
    Day day = {};
    std::vector<PupilDay> presences = {};
    std::string channel = {}, to = {};
    bool withdrawn = false;
    Instant at = {};
    std::optional<UserId> by = {};
};
std::optional<Digest> findDigest(storage::Transaction& tx, const std::string& id);
/// Of a range of days, oldest first.
std::vector<Digest> digestsBetween(storage::Transaction& tx, Day from, Day to);
void insert(storage::Transaction& tx, const Digest& digest);
void withdrawDigest(storage::Transaction& tx, const std::string& id);

std::optional<Questionnaire> findQuestionnaire(storage::Transaction& tx, const QuestionnaireId& id);
std::optional<Questionnaire> findByToken(storage::Transaction& tx, const std::string& token_hash);
/// Newest first.
std::vector<Questionnaire> questionnairesOf(storage::Transaction& tx, const StayId& stay);
std::vector<Questionnaire> questionnairesOf(storage::Transaction& tx, const PersonId& person);
void insert(storage::Transaction& tx, const Questionnaire& questionnaire);
void update(storage::Transaction& tx, const Questionnaire& questionnaire);
/// Keeps these answers with the former ones.
void keepVersion(storage::Transaction& tx, const Questionnaire& questionnaire, const std::optional<UserId>& by);

}  // namespace jalon::continuity::store
