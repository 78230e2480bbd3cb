// SPDX-License-Identifier: EUPL-1.2
#pragma once
// For tests: shipped data, and values with sensible defaults. Thursday 12 November 2026 is a day of term.
#include "blueprints/blueprints.h"
#include "calendar/settings.h"
#include "calendar/shipped_calendars.h"
#include "receptions/referral.h"

namespace jalon::receptions::test {

inline const blueprints::Blueprint& blueprint() {
    static const auto kBlueprint = blueprints::loadBlueprint(JALON_SOURCE_DIR "/data", "accueil-collegiens");
    return kBlueprint;
}

/// The provider of the same, for use cases.
inline const blueprints::Blueprints& blueprints() {
    static const blueprints::Blueprints kBlueprints(JALON_SOURCE_DIR "/data");
    return kBlueprints;
}

inline const calendar::Settings& settings() {
    static const auto kSettings = calendar::loadSettings(JALON_SOURCE_DIR "/data", "france");
    return kSettings;
}

inline HalfDay half(const char* text) { return HalfDay::parse(text).value(); }
inline Day day(const char* text) { return Day::parse(text).value(); }

inline Measure aMeasure(const char* start, const char* end, const char* kind = "exclusion_temporaire") {
    Measure measure;
    measure.kind = kind;
    measure.start = half(start);
    if (*end != '\0') measure.end = half(end);
    return measure;
}

inline Announcement anAnnouncement(Measure measure = aMeasure("2026-11-12/am", "2026-11-17/pm")) {
    Announcement said;
    said.structure = StructureId::trusted("0190a0b0-0000-7000-8000-0000000000c1");
    said.class_name = "4eB";
    said.caller = {"Mme Roy", "cpe", "email", std::nullopt};
    said.received_on = day("2026-11-10");
    said.measure = std::move(measure);
    said.motive = "bagarre";
    return said;
}

}  // namespace jalon::receptions::test
