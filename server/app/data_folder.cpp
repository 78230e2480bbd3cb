// SPDX-License-Identifier: EUPL-1.2
#include "app/data_folder.h"

#include <cstdlib>

namespace jalon::app {

namespace {

namespace fs = std::filesystem;

fs::path programFolder() {
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored).parent_path();
}

}  // namespace

fs::path defaultDataFolder() {
    if (const char* said = std::getenv("JALON_DATA")) return said;
    const fs::path program = programFolder();
    std::error_code ignored;
    for (const fs::path& candidate : {fs::path("data"), program / "../share/jalon/data", program / "../../../data"})
        if (fs::is_directory(candidate / "calendars", ignored)) return fs::weakly_canonical(candidate, ignored);
    return "data";
}

fs::path defaultWebFolder() {
    const fs::path installed = programFolder() / "../share/jalon/web";
    std::error_code ignored;
    return fs::exists(installed / "index.html", ignored) ? fs::weakly_canonical(installed, ignored) : fs::path();
}

}  // namespace jalon::app
