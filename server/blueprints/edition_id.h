// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The name of an edition is the hash of its words, so that the same words are stored once.
#include <string>

namespace jalon::blueprints {

/// BLAKE2b-256 of the stored text, hexadecimal.
std::string editionId(const std::string& definition);

}  // namespace jalon::blueprints
