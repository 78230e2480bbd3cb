// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The notices that come with the program (data/notices/fr.json): a beginning for each scheme, to be read by the
// organisation's DPO before anybody is given one.
#include <filesystem>
#include <map>
#include <string>

#include "privacy/notice.h"

namespace jalon::privacy {

struct Authority {
    std::string name, contact;
};

struct ShippedNotices {
    std::map<std::string, NoticeContent> by_scheme;  ///< one for each of access::kSchemes
    std::map<std::string, Authority> authorities;    ///< cnil, cnpd
};

/// Throws std::runtime_error when the file is missing, or a notice of it would be refused from an administrator.
ShippedNotices loadShippedNotices(const std::filesystem::path& data_folder);

}  // namespace jalon::privacy
