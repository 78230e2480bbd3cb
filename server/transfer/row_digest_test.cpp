// SPDX-License-Identifier: EUPL-1.2
#include "transfer/row_digest.h"

#include <gtest/gtest.h>

#include <limits>
#include <set>

namespace jalon::transfer {
namespace {

using storage::Bytes;
using storage::StoredRow;
using storage::Value;

std::string digestOf(const std::vector<StoredRow>& rows) {
    RowDigest digest;
    for (const StoredRow& row : rows) digest.add(row);
    return digest.hex();
}

TEST(RowDigest, IsAnotherForEachDifference) {
    const std::vector<std::vector<StoredRow>> contents{
        {},
        {{Value{}}},
        {{Value{}, Value{}}},
        {{Value{}}, {Value{}}},
        {{std::string()}},
        {{Bytes{}}},
        {{std::string("a"), std::string("b")}},
        {{std::string("ab"), std::string()}},
        {{std::string("a\0b", 3)}},
        {{std::string("é")}},
        {{std::string("e\u0301")}},
        {{Bytes{std::byte{0}}}},
        {{std::int64_t{0}}},
        {{std::int64_t{-1}}},
        {{std::numeric_limits<std::int64_t>::max()}},
        {{0.0}},
        {{1.5}},
        {{std::int64_t{1}}, {std::int64_t{2}}},
        {{std::int64_t{2}}, {std::int64_t{1}}},
        {{std::int64_t{1}, std::int64_t{2}}},
    };
    std::set<std::string> digests;
    for (const auto& rows : contents) digests.insert(digestOf(rows));
    EXPECT_EQ(digests.size(), contents.size());
}

TEST(RowDigest, KnowsWhatTheEmbeddedEngineMakesOfABooleanAndOfMinusZero) {
    EXPECT_EQ(digestOf({{-0.0}}), digestOf({{0.0}}));
    EXPECT_EQ(digestOf({{true, false}}), digestOf({{std::int64_t{1}, std::int64_t{0}}}));
}

TEST(RowDigest, IsTakenUpWhereItStopped) {
    RowDigest first;
    first.add({std::string("un")});
    auto second = RowDigest::from(first.hex());
    ASSERT_TRUE(second);
    second->add({std::string("deux")});
    EXPECT_EQ(second->hex(), digestOf({{std::string("un")}, {std::string("deux")}}));
    EXPECT_FALSE(RowDigest::from("zz"));
    EXPECT_FALSE(RowDigest::from(first.hex().substr(2)));
}

}  // namespace
}  // namespace jalon::transfer
