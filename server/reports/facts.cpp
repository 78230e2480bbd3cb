// SPDX-License-Identifier: EUPL-1.2
#include "reports/facts.h"

namespace jalon::reports {

Place Values::place(Dimension dimension, std::string_view value) {
    auto& places = places_[index(dimension)];
    if (const auto known = places.find(value); known != places.end()) return known->second;
    auto& texts = texts_[index(dimension)];
    const auto place = static_cast<Place>(texts.size());
    texts.emplace_back(value);
    places.emplace(std::string(value), place);
    return place;
}

std::optional<Place> Values::find(Dimension dimension, std::string_view value) const {
    const auto& places = places_[index(dimension)];
    const auto known = places.find(value);
    if (known == places.end()) return std::nullopt;
    return known->second;
}

const std::string& Values::text(Dimension dimension, Place place) const { return texts_[index(dimension)].at(place); }

}  // namespace jalon::reports
