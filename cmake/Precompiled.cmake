# SPDX-License-Identifier: EUPL-1.2
# Two precompiled headers, one for the modules, one for the test programs: what most sources include is parsed twice in
# all, not once a file. Sources still include all they use; nothing may rely on this list. Only headers that seldom
# change stand here, as a change builds everything anew. See docs/decisions/0008.
set(library_headers
  <algorithm> <array> <atomic> <chrono> <cstdint> <filesystem> <fstream> <functional> <map> <memory> <mutex> <optional>
  <set> <span> <sstream> <stdexcept> <string> <string_view> <unordered_map> <utility> <variant> <vector>
  <boost/json.hpp>
  "${CMAKE_SOURCE_DIR}/server/base/json.h"
  "${CMAKE_SOURCE_DIR}/server/storage/database.h")

# jalon_precompiled(NAME LIBRARIES … HEADERS …): a target for REUSE_FROM. Its compiler options must be its users'
# (-Winvalid-pch says so, as an error, when they are not).
function(jalon_precompiled name)
  cmake_parse_arguments(ARG "" "" "LIBRARIES;HEADERS" ${ARGN})
  set(source ${CMAKE_BINARY_DIR}/generated/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "// SPDX-License-Identifier: EUPL-1.2\n")
  add_library(${name} OBJECT ${source})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/server)
  target_link_libraries(${name} PRIVATE jalon_flags Boost::json date::date-tz ${ARG_LIBRARIES})
  target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
endfunction()

jalon_precompiled(jalon_precompiled_library HEADERS ${library_headers})
if(JALON_TESTS)
  jalon_precompiled(jalon_precompiled_tests
    LIBRARIES GTest::gmock GTest::gtest
    HEADERS ${library_headers} <gmock/gmock.h> <gtest/gtest.h>)
endif()
