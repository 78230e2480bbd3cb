// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The lines of a list beside what is on file, judged: shared by the preview and by what is created from it.
#include <optional>
#include <vector>

#include "exchange/exchange.h"
#include "exchange/judgement.h"

namespace jalon::exchange {

struct Work {
    storage::Transaction& tx;
    const Clock& clock;
    const access::Actor& actor;
    const blueprints::Blueprint& blueprint;
    const calendar::Settings& settings;
    receptions::Receptions& receptions;
};

/// What the preview shows of a line beside its judgement.
struct Beside {
    json::array candidates;  ///< Candidate[]
    json::array referrals;   ///< ReferralCandidate[]
};

struct Preview {
    std::vector<ListLine> lines;
    std::vector<Beside> beside;  ///< of each line
};

/// Reads, compares and judges.
Preview previewOf(const Work& work, const StructureId& structure, std::vector<ListLine> lines);
/// SchoolListPreview; `format` null for lines checked again.
json::object toJson(const Preview& preview, json::value format);

/// The Measure of the API.
json::object measureBody(const ListMeasure& measure);
/// Of the young people on file, those likely to be this pupil: PersonId with the Candidate of the API.
struct LikelyPupil {
    PersonId person;
    json::object shown;
};
std::vector<LikelyPupil> likelyPupils(storage::Transaction& tx, const access::FileScope& files, const ListPupil& pupil,
                                      const StructureId& structure);

/// SchoolListLineInput[] or SchoolImportLine[]: `each` reads the members the latter has besides.
template <class Each>
std::vector<ListLine> readLines(JsonReader& in, Each each) {
    std::vector<ListLine> lines;
    for (const json::object* item : in.objects("lines", kMostLines)) {
        JsonReader nested(*item, in.path("lines") + "." + std::to_string(lines.size()));
        ListLine line;
        line.line = static_cast<std::size_t>(nested.integer("line", 1, 1'000'000));
        if (const json::object* cells = nested.object("cells")) {
            JsonReader cells_in(*cells, nested.path("cells"));
            line.cells = readCells(cells_in);
            nested.absorb(cells_in);
        } else {
            nested.fail("cells", "required");
        }
        if (const json::object* decision = nested.object("decision")) {
            JsonReader decision_in(*decision, nested.path("decision"));
            line.decision = readDecision(decision_in);
            nested.absorb(decision_in);
        }
        each(nested);
        in.absorb(nested);
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace jalon::exchange
