// SPDX-License-Identifier: EUPL-1.2
#include "app/spaced.h"

namespace jalon::app {

std::string spaced(std::int64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, " ");
    return digits;
}

}  // namespace jalon::app
