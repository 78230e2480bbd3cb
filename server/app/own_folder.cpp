// SPDX-License-Identifier: EUPL-1.2
#include "app/own_folder.h"

#include <fmt/core.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace jalon::app {

std::string refuseForeignFolder(const std::filesystem::path& folder) {
    struct stat found{};
    if (::geteuid() != 0 || ::stat(folder.c_str(), &found) != 0 || found.st_uid == 0) return "";
    const passwd* owner = ::getpwuid(found.st_uid);
    const std::string name = owner != nullptr ? owner->pw_name : std::to_string(found.st_uid);
    return fmt::format(
        "{} est au compte « {} » : ce que root y écrirait lui serait fermé. Lancez « sudo -u {} jalon … », ou "
        "jalon-admin sur une machine faite par install-single",
        folder.string(), name, name);
}

}  // namespace jalon::app
