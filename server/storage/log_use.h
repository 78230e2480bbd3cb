// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a connection does with the write-ahead log of its file.

namespace jalon::storage {

enum class LogUse {
    own,    ///< the last connection closed moves it into the file and removes it
    leave,  ///< it stays for whoever serves the file, also when that server stops meanwhile
    none,  ///< it was lost: the file is read as it is, and no empty log appears in the place of the one that is missing
};

}  // namespace jalon::storage
