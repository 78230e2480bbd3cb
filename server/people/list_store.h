// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The list of files as rows: pages by keyset, in six orders, behind filters and a search.
//
// Pages are exact, and their cost does not follow the size of the base:
// - without a search, one index walk that reads the page alone (an index for each order behind each filter);
// - with a search whose rarest word fits at most kFewPeople entries (kFewForOneWord when it is the only word), those
//   are taken and sorted;
// - with commoner words only ("m"), the order's index is walked and each person checked: so many fit that a page is
//   soon full;
// - with the beginning of a telephone number, at most kFewPeople people who have one are taken (the one bound that can
//   leave somebody out; another digit lifts it).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "people/people.h"
#include "people/search_terms.h"
#include "storage/database.h"

namespace jalon::people::store {

enum class ListOrder { name, activity, birth };

struct ListSort {
    ListOrder by = ListOrder::activity;
    bool descending = true;
    /// "name", "-name", "activity"…
    static std::optional<ListSort> parse(std::string_view code);
};

/// Where a page ended. `value` is the order's column of the last row, NULL for people without one, who come last in
/// both directions.
struct ListPlace {
    storage::Value value;
    std::string id;
};
/// Opaque text for the API; it fits one sort only. Nothing when it was not made by writePlace for this sort.
std::string writePlace(const ListSort& sort, const ListPlace& place);
std::optional<ListPlace> readPlace(const ListSort& sort, std::string_view cursor);

struct ListFilter {
    SearchTerms terms;
    std::optional<FileState> state;
    std::optional<StructureId> structure;
    access::FileScope files;
};

struct ListRow {
    PersonSummary person;
    std::optional<Day> last_activity_on;
    bool has_restriction = false;
    ListPlace place;
};

constexpr std::int64_t kFewPeople = 4000;
constexpr std::int64_t kFewForOneWord = 1000;

/// `today` decides which restrictions are active.
std::vector<ListRow> listPage(storage::Transaction& tx, const ListFilter& filter, const ListSort& sort,
                              const std::optional<ListPlace>& after, std::size_t limit, Day today);

/// How many fit the filter; nothing when they are more than `at_most`, or when finding out would cost too much.
std::optional<std::int64_t> countFiles(storage::Transaction& tx, const ListFilter& filter, std::int64_t at_most);

}  // namespace jalon::people::store
