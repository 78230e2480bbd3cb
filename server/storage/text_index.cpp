// SPDX-License-Identifier: EUPL-1.2
#include "storage/text_index.h"

#include "storage/text_index_engines.h"

namespace jalon::storage {

std::unique_ptr<TextIndex> textIndex(Engine engine, const std::string& name) {
    if (engine == Engine::postgres) return tsvectorIndex(name);
    return fts5Index(name);
}

}  // namespace jalon::storage
