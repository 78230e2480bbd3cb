// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a command says when it cannot do its work: one French sentence on standard error, and exit code 1.
#include "app/settings.h"
#include "base/result.h"

namespace jalon::app {

int failure(const Error& error, const Place& place);
/// The sentence itself; codes without one are given as they are, with their fields.
std::string sentence(const Error& error, const Place& place);

}  // namespace jalon::app
