// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a signature is tied to.
#include <string>

#include "families/families_store.h"

namespace jalon::families {

/// The digest (signature.h) of the name, the instant, the words typed, the drawing and the answers.
std::string digestOfSigned(const store::Signing& signing);

}  // namespace jalon::families
