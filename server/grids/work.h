// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the use cases of one transaction share, and how they write what they answer with.
#include <map>
#include <string>
#include <vector>

#include "blueprints/form_edition.h"
#include "grids/grids_store.h"
#include "receptions/receptions.h"

namespace jalon::grids {

struct Work {
    storage::Transaction& tx;
    const Clock& clock;
    const access::Actor& actor;
    const blueprints::Blueprint& blueprint;
};

/// The forms answers were given on, each read once.
class Editions {
public:
    explicit Editions(storage::Transaction& tx) : tx_(tx) {}
    /// std::logic_error when it is not kept: answers are never stored without their edition.
    const blueprints::FormDefinition& find(const std::string& id);
    /// Every edition read so far: {id: GridForm}.
    json::object toJson() const;

private:
    storage::Transaction& tx_;
    std::map<std::string, blueprints::FormDefinition> read_;
};

/// The stay and whose it is; not_found without it.
Result<receptions::StayLine> requireStay(const Work& work, const StayId& stay);
/// Interrupted or refused stays expect nobody any more.
bool isExpectedOn(storage::Transaction& tx, const StayId& stay, Day day);

/// Reads "answers" on a form, `before` being what is corrected; with its edition, ready to be stored.
struct Written {
    Answers answers;
    std::string edition;
};
Result<Written> readAnswers(const Work& work, const blueprints::FormDefinition& form, const json::object& answers,
                            const blueprints::Answered& before = {});

void audit(const Work& work, std::string action, std::string entity, std::string id, const PersonId& person,
           json::object details = {});

/// Grid, SelfEvaluation of the API.
json::object gridJson(const Work& work, const store::Grid& grid);
json::object evaluationJson(const Work& work, const store::Evaluation& evaluation);

std::vector<Observation> observationsOf(const std::vector<store::Grid>& grids);
json::object momentJson(const MomentState& state);
/// Nobody observed the last day of a stay that is over, or ends today, although the young person came.
bool missesLastGrid(const receptions::StayLine& stay, const std::vector<Observation>& observations, Day today);

}  // namespace jalon::grids
