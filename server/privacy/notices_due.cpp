// SPDX-License-Identifier: EUPL-1.2
// The files with a notice to give. A service takes in hundreds of young people a year, nearly all of whom were told:
// what was handed over is read at once, and only those who seem to be owed something are looked at one by one.
#include <algorithm>
#include <map>

#include "pathways/first_entry.h"
#include "people/people.h"
#include "privacy/privacy.h"
#include "privacy/standing_notice.h"
#include "receptions/first_referral.h"

namespace jalon::privacy {
namespace {

using access::Right;
using storage::Transaction;

constexpr std::size_t kMostDue = 100;
constexpr int kMonthsBack = 12;

struct Known {
    PersonId person;
    std::string scheme;
    Day since;
};

/// Everybody the service first heard of since a day, the longest known first: in the order in which notices are due.
std::vector<Known> knownSince(Transaction& tx, const access::FileScope& files, Day since) {
    std::vector<Known> out;
    std::map<StructureId, std::string> schemes;
    for (const auto& one : receptions::firstReferralsSince(tx, files, since)) {
        auto scheme = schemes.find(one.structure);
        if (scheme == schemes.end()) scheme = schemes.emplace(one.structure, schemeOfSchool(tx, one.structure)).first;
        out.push_back({one.person, scheme->second, one.on});
    }
    for (const auto& one : pathways::firstEntriesSince(tx, files, since))
        out.push_back({one.person, "drop_out", one.on});
    std::ranges::stable_sort(out, {}, &Known::since);
    return out;
}

class Due {
public:
    Due(Transaction& tx, const access::FileScope& files, Day today, Day since)
        : tx_(tx), today_(today), given_(store::givenSince(tx, files, since)) {}

    bool isOwed(const Known& one) {
        const auto recent = given_.find({one.person, one.scheme});
        if (recent != given_.end() && !owedAfter(one, recent->second)) return false;
        return owedAfter(one, givenOf(store::handoversOf(tx_, one.person), one.scheme, std::nullopt));
    }

private:
    bool owedAfter(const Known& one, const std::vector<Given>& given) {
        if (given.empty()) return true;  // the young person at least
        return privacy::isOwed(recipientsOn(people::circleOf(tx_, one.person), given, today_));
    }

    Transaction& tx_;
    Day today_;
    std::map<std::pair<PersonId, std::string>, std::vector<Given>> given_;
};

}  // namespace

Result<json::object> Privacy::noticesDue(const access::Actor& actor) {
    TRY(access::require(actor, Right::privacy_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const auto& settings = calendars_.settings(tx);
        const Day today = clock_.today(), since = today.plusMonths(-kMonthsBack);
        Due due(tx, actor.scope(Right::privacy_see), today, since);
        std::vector<Known> owed;
        for (const auto& one : knownSince(tx, actor.scope(Right::privacy_see), since)) {
            if (due.isOwed(one)) owed.push_back(one);
            if (owed.size() > kMostDue) break;
        }
        const bool more = owed.size() > kMostDue;
        if (more) owed.pop_back();
        std::vector<PersonId> people;
        for (const auto& one : owed) people.push_back(one.person);
        const auto names = people::findMany(tx, people);
        json::array items;
        for (const auto& one : owed) {
            const Day due_on = noticeDueOn(one.since, settings);
            items.push_back(json::object{{"scheme", one.scheme},
                                         {"dueOn", due_on.iso()},
                                         {"overdue", due_on < today},
                                         {"personId", one.person.text()},
                                         {"personName", names.at(one.person.text()).displayName()}});
        }
        return json::object{{"items", std::move(items)}, {"more", more}};
    });
}

}  // namespace jalon::privacy
