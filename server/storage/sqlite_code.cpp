// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite_code.h"

#include <sqlite3.h>

#include <cerrno>

namespace jalon::storage {

namespace {

DbCode codeOfSystem(int system_errno) {
    switch (system_errno) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:  // a limit on the size of files
            return DbCode::full;
        case EROFS:
        case EPERM:
        case EACCES:
            return DbCode::readonly;
        case EMFILE:
        case ENFILE:
        case ENOMEM:
            return DbCode::busy;
        default:
            return DbCode::disk;
    }
}

}  // namespace

DbCode sqliteCode(int extended, int system_errno) {
    switch (extended) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            return DbCode::unique;
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            return DbCode::foreign_key;
        case SQLITE_CONSTRAINT_NOTNULL:
            return DbCode::not_null;
        case SQLITE_CONSTRAINT_CHECK:
        case SQLITE_CONSTRAINT_DATATYPE:
            return DbCode::check;
        case SQLITE_BUSY_SNAPSHOT:
            return DbCode::serialization;
        default:
            break;
    }
    switch (extended & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return DbCode::busy;
        case SQLITE_FULL:
            return DbCode::full;
        case SQLITE_READONLY:
            return DbCode::readonly;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return DbCode::corrupt;
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            return codeOfSystem(system_errno);
        case SQLITE_ERROR:
            return DbCode::syntax;
        default:
            return DbCode::other;
    }
}

bool isClosedToUs(int extended, int system_errno) {
    const DbCode code = sqliteCode(extended, system_errno);
    // CANTOPEN of a log or an index that this account may not open is no read-only disk.
    if (code == DbCode::readonly) return true;
    const int primary = extended & 0xFF;
    const bool unopened = primary == SQLITE_CANTOPEN || primary == SQLITE_PERM;
    return unopened && code != DbCode::full && system_errno != EIO;
}

}  // namespace jalon::storage
