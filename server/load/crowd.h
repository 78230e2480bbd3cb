// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Who is in the large base, and what is written about them.
#include <string>
#include <vector>

#include "base/json.h"
#include "demo/draw.h"
#include "demo/ordinary.h"

namespace jalon::load {

class Crowd {
public:
    /// `words`: city.json. `more`: load.json. All three outlive the crowd.
    Crowd(const json::object& words, const json::object& more, demo::Draw& draw)
        : words_(words), more_(more), draw_(draw) {}

    /// Born so that they are 11 to 16 years old in the demo's year; `at` dates the id.
    demo::Pupil pupil(Instant at);
    json::object guardian(const demo::Pupil& child, Instant at);
    /// Two to six sentences.
    std::string note();
    /// EntryCreate of the API.
    json::object entry(Instant at, Day on);

private:
    std::string one(const json::object& from, const char* list);
    std::string surname();
    std::string sentence();

    const json::object& words_;
    const json::object& more_;
    demo::Draw& draw_;
};

}  // namespace jalon::load
