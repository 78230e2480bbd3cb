// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The implementations of text_index.h.
#include "storage/text_index.h"

namespace jalon::storage {

std::unique_ptr<TextIndex> fts5Index(const std::string& name);
std::unique_ptr<TextIndex> tsvectorIndex(const std::string& name);

}  // namespace jalon::storage
