// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <filesystem>
#include <memory>

#include "base/result.h"
#include "storage/sqlcipher.h"

namespace jalon::storage {

/// openSqlcipher() for whoever fills a base from another one: foreign keys are not looked at, since a row may come
/// before the one it refers to (copy_mark.h looks at the end). Errors: those of openSqlcipher().
Result<std::unique_ptr<Database>> openForLoading(const std::filesystem::path& file, const DatabaseKey& key);

}  // namespace jalon::storage
