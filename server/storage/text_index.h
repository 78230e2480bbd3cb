// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Full-text search, one of the few things each engine does in its own way (docs/decisions/0003): FTS5 in SQLCipher, a
// tsvector with a GIN index in PostgreSQL. Both are given the same terms, made by the program, and neither folds, stems
// or ranks anything, so both find the same.
//
// A module keeps a table of its own, NAME_index, with at least `place {{int}} PRIMARY KEY` and `terms TEXT`, and makes
// NAME_words beside it with the lines below. Places are given in the order in which hits are wanted, the last first:
// what is found in a common word is the newest, without looking at the rest. Terms are the words of one text in their
// order, one space between; a term has letters, digits and '~' only.
//
// The lines: server/journal/migrations/0193_entry_index.sql.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database.h"

namespace jalon::storage {

/// Terms that follow each other; a word is a phrase of one.
using TextPhrase = std::vector<std::string>;

/// What a text must have: of each of `all` at least one phrase, of `none` none. Without anything in `all` nothing is
/// found.
struct TextQuery {
    std::vector<std::vector<TextPhrase>> all;
    std::vector<TextPhrase> none;
};

class TextIndex {
public:
    virtual ~TextIndex() = default;

    /// Follows a row of NAME_index that was just inserted.
    virtual void add(Transaction& tx, std::int64_t place, const std::string& terms) const = 0;
    /// Goes before a row of NAME_index that is about to be deleted; `terms` are those stored.
    virtual void remove(Transaction& tx, std::int64_t place, const std::string& terms) const = 0;
    /// Everything out of the index, before NAME_index is emptied.
    virtual void clear(Transaction& tx) const = 0;
    /// After many additions: smaller and quicker to read. Changes nothing that is found.
    virtual void settle(Transaction& tx) const = 0;

    /// Compares what is found with the rows of NAME_index, each of them looked at once. Holds each term once.
    class Comparison {
    public:
        virtual ~Comparison() = default;
        virtual void look(Transaction& tx, std::int64_t place, const std::string& terms) = 0;
        /// After all rows: some of the places whose text is not found by its terms; all when they are few.
        virtual std::vector<std::int64_t> wrong(Transaction& tx) = 0;
    };
    virtual std::unique_ptr<Comparison> compare() const = 0;
    /// How many texts it holds.
    virtual std::int64_t size(Transaction& tx) const = 0;

    /// The query as the engine's own text: the argument $1 of `matches`.
    virtual std::string write(const TextQuery& query) const = 0;

    /// A statement is "SELECT … " + from + " WHERE " + matches + … " ORDER BY " + place + " DESC LIMIT …". NAME_index
    /// is `i` in it; $2 and $3 are the first place wanted and the one after the last.
    struct Source {
        std::string from, matches, place;
        std::size_t worth_after = 0;  ///< rows the one asked before must have given; else this one is left out
    };
    /// To be asked in this order until there are as many rows as wanted: each looks further back and gives again what
    /// the one before gave. The last is never left out.
    virtual const std::vector<Source>& sources() const = 0;
};

/// The index NAME_words over NAME_index.
std::unique_ptr<TextIndex> textIndex(Engine engine, const std::string& name);

}  // namespace jalon::storage
