// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_answer.h"

#include <libpq-fe.h>

#include "storage/postgres_values.h"

namespace jalon::storage {

namespace {

std::int64_t changedRows(pg_result* answer) {
    const std::string_view done = PQcmdStatus(answer);
    if (!done.starts_with("INSERT") && !done.starts_with("UPDATE") && !done.starts_with("DELETE")) return 0;
    return std::stoll(PQcmdTuples(answer));
}

}  // namespace

std::string field(const pg_result* answer, int code) {
    const char* text = answer == nullptr ? nullptr : PQresultErrorField(answer, code);
    return text == nullptr ? "" : text;
}

std::string explanation(const pg_conn* connection, const pg_result* answer, const std::string& state) {
    if (state.empty()) return PQerrorMessage(connection);
    std::string text = state;
    if (!state.starts_with("22") && !state.starts_with("23")) text += " " + field(answer, PG_DIAG_MESSAGE_PRIMARY);
    for (const int part : {PG_DIAG_TABLE_NAME, PG_DIAG_COLUMN_NAME, PG_DIAG_CONSTRAINT_NAME}) {
        if (const std::string name = field(answer, part); !name.empty()) text += " " + name;
    }
    return text;
}

bool succeeded(const pg_result* answer) {
    const ExecStatusType status = PQresultStatus(answer);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

Rows rowsOf(pg_result* answer) {
    Rows result;
    const int columns = PQnfields(answer);
    std::vector<unsigned> types;
    for (int column = 0; column < columns; ++column) types.push_back(PQftype(answer, column));
    const int count = PQntuples(answer);
    result.rows.reserve(static_cast<std::size_t>(count));
    for (int row = 0; row < count; ++row) {
        std::vector<Value> values;
        values.reserve(types.size());
        for (int column = 0; column < columns; ++column) {
            if (PQgetisnull(answer, row, column) != 0) {
                values.emplace_back();
                continue;
            }
            const auto length = static_cast<std::size_t>(PQgetlength(answer, row, column));
            values.push_back(readValue({PQgetvalue(answer, row, column), length}, types[values.size()]));
        }
        result.rows.emplace_back(std::move(values));
    }
    result.affected = changedRows(answer);
    return result;
}

}  // namespace jalon::storage
