// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Somebody calls and asks for something: what may be answered, and whether it is worth an alert.
#include <string>
#include <vector>

#include "people/contact_rule.h"

namespace jalon::families {

/// What has to be allowed before a request (vocabulary call_request) is answered: whereabouts for the timetable, tell
/// for presence, progress, documents and the measure. Nothing for an appointment or to hear of an absence: the caller
/// tells, and is told nothing. A code the program does not know asks to be told.
std::optional<people::ContactPurpose> purposeOf(const std::string& request);

/// Whether all that is asked may be answered.
bool mayBeAnswered(const people::ContactRule& rule, const std::vector<std::string>& asked);

/// A person under restriction called, whatever for; or somebody nobody knows asks to be told.
bool isAlert(const people::ContactRule& rule, bool stranger, const std::vector<std::string>& asked);

}  // namespace jalon::families
