// SPDX-License-Identifier: EUPL-1.2
#include "app/data_folder.h"

#include <cstdlib>

namespace jalon::app {

std::filesystem::path defaultDataFolder() {
    namespace fs = std::filesystem;
    if (const char* said = std::getenv("JALON_DATA")) return said;
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    for (const fs::path& candidate : {fs::path("data"), program / "../share/jalon/data", program / "../../../data"})
        if (fs::is_directory(candidate / "calendars", ignored)) return fs::weakly_canonical(candidate, ignored);
    return "data";
}

}  // namespace jalon::app
