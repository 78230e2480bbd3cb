// SPDX-License-Identifier: EUPL-1.2
#include "people/candidates.h"

#include <algorithm>
#include <set>

#include "people/people_store.h"

namespace jalon::people {
namespace {

constexpr std::size_t kPrefix = 3;
/// More are never compared: the blocks below are of one name's neighbourhood, not of the base.
constexpr std::size_t kMostCompared = 2000;

class Blocks {
public:
    Blocks(storage::Transaction& tx, const access::FileScope& files) : tx_(tx), files_(files) {}

    void addBirthDates(const std::optional<Day>& born) {
        if (!born) return;
        take(store::byBirthDate(tx_, *born, files_));
        const std::string iso = born->iso();
        const auto swapped = Day::parse(iso.substr(0, 5) + iso.substr(8, 2) + "-" + iso.substr(5, 2));
        if (swapped && *swapped != *born) take(store::byBirthDate(tx_, *swapped, files_));
    }

    void addNames(const Description& asked) {
        const auto last = soundKeys(asked.last);
        const auto first = soundKeys(asked.first);
        for (const std::string& one : last)
            for (const std::string& other : first) take(store::bySounds(tx_, one, other, files_));
        addTypingErrors(first, asked.last);
        addTypingErrors(last, asked.first);
        if (last.empty() || first.empty())
            for (const auto* keys : {&last, &first})
                for (const std::string& key : *keys) take(store::bySound(tx_, key, files_));
    }

    std::set<PersonId> addPhones(const std::vector<std::string>& keys) {
        std::set<PersonId> holders;
        for (const std::string& key : keys)
            for (PersonId& id : store::byPhoneKey(tx_, key, files_)) holders.insert(std::move(id));
        ids_.insert(holders.begin(), holders.end());
        return holders;
    }

    std::vector<PersonId> ids(const std::optional<PersonId>& except) const {
        std::vector<PersonId> out;
        for (const PersonId& id : ids_)
            if (id != except && out.size() < kMostCompared) out.push_back(id);
        return out;
    }

private:
    /// One part of the name sounds the same, the other begins the same: "Bernard" typed "Bernrad".
    void addTypingErrors(const std::vector<std::string>& sounds, const NamePart& other) {
        for (const std::string& word : other.words) {
            if (isParticle(word) || word.size() < kPrefix) continue;
            for (const std::string& sound : sounds)
                take(store::bySoundAndPrefix(tx_, sound, word.substr(0, kPrefix), files_));
        }
    }

    void take(const std::vector<PersonId>& found) { ids_.insert(found.begin(), found.end()); }

    storage::Transaction& tx_;
    const access::FileScope& files_;
    std::set<PersonId> ids_;
};

bool comesBefore(const Candidate& a, const Candidate& b) {
    return a.match.score != b.match.score ? a.match.score > b.match.score : a.person.id < b.person.id;
}

std::string detailOf(const Evidence& evidence) {
    const auto a = evidence.params.find("a");
    return a == evidence.params.end() ? "" : a->second + " / " + evidence.params.at("b");
}

}  // namespace

std::vector<Candidate> findCandidates(storage::Transaction& tx, const access::FileScope& files,
                                      const Description& asked, const std::vector<std::string>& phone_keys,
                                      int min_score, const std::optional<PersonId>& except) {
    Blocks blocks(tx, files);
    const std::set<PersonId> same_phone = blocks.addPhones(phone_keys);
    blocks.addBirthDates(asked.birth_date);
    blocks.addNames(asked);

    std::vector<Candidate> out;
    for (store::Known& known : store::known(tx, blocks.ids(except))) {
        Match found = match(asked, known.description, same_phone.contains(known.summary.id));
        if (found.score >= min_score) out.push_back({std::move(known.summary), std::move(found)});
    }
    std::ranges::sort(out, comesBefore);
    return out;
}

std::vector<Likeness> similarTo(storage::Transaction& tx, const access::FileScope& files, const PersonId& id,
                                int min_score) {
    const auto self = store::known(tx, {id});
    if (self.empty()) return {};
    std::vector<Likeness> out;
    for (Candidate& candidate :
         findCandidates(tx, files, self.front().description, store::phoneKeysOf(tx, id), min_score, id)) {
        Likeness likeness{std::move(candidate.person), candidate.match.score, {}};
        for (const Evidence& evidence : candidate.match.evidence)
            likeness.evidence.emplace_back(evidence.code, detailOf(evidence));
        out.push_back(std::move(likeness));
    }
    return out;
}

}  // namespace jalon::people
