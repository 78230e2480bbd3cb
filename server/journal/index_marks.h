// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Terms of the index that are no words: whose an entry is, of which kind, by whom. Search narrows by them in the index
// itself, so that a filter costs nothing more. They begin with '~', which no folded word has.
#include <algorithm>
#include <string>
#include <string_view>

#include "base/id.h"

namespace jalon::journal {

inline bool isMark(std::string_view term) { return term.starts_with('~'); }

template <class IdType>
std::string idMark(char what, const IdType& id) {
    std::string out = std::string("~") + what + id.text();
    std::erase(out, '-');
    return out;
}
inline std::string personMark(const PersonId& person) { return idMark('p', person); }
inline std::string authorMark(const UserId& author) { return idMark('a', author); }
inline std::string kindMark(std::string_view kind) { return "~k" + std::string(kind); }

}  // namespace jalon::journal
