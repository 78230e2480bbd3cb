// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

namespace jalon::http {

/// Ten random letters and digits without look-alikes (50 bits), short enough to be read out on the telephone.
std::string newRequestId();

}  // namespace jalon::http
