# SPDX-License-Identifier: EUPL-1.2
# jalon_module(NAME DEPENDS other modules … LIBRARIES third-party targets …)
#
# One folder of server/, one library, one test program. Everything in server/NAME is taken: *_test.cpp go to
# NAME_test, migrations/*.sql and columns.tsv are embedded (storage/migration.h), the rest is jalon_NAME. A module links only what
# DEPENDS names, so an undeclared dependency between modules does not link; script/lint checks the includes too.
function(jalon_module name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LIBRARIES" ${ARGN})
  set(folder ${CMAKE_SOURCE_DIR}/server/${name})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  file(GLOB migrations CONFIGURE_DEPENDS ${folder}/migrations/*.sql)
  if(migrations)
    set(embedded ${CMAKE_BINARY_DIR}/generated/${name}_schema.cpp)
    add_custom_command(
      OUTPUT ${embedded}
      COMMAND ${CMAKE_COMMAND} -DMODULE=${name} -DFOLDER=${folder} -DOUT=${embedded} -P ${CMAKE_SOURCE_DIR}/cmake/EmbedSchema.cmake
      DEPENDS ${migrations} ${folder}/columns.tsv ${CMAKE_SOURCE_DIR}/cmake/EmbedSchema.cmake
      COMMENT "Embedding the schema of ${name}")
    list(APPEND sources ${embedded})
  endif()

  add_library(jalon_${name} STATIC ${sources})
  target_include_directories(jalon_${name} PUBLIC ${CMAKE_SOURCE_DIR}/server)
  target_link_libraries(jalon_${name} PUBLIC jalon_flags)
  foreach(dependency IN LISTS ARG_DEPENDS)
    target_link_libraries(jalon_${name} PUBLIC jalon_${dependency})
  endforeach()
  target_link_libraries(jalon_${name} PUBLIC ${ARG_LIBRARIES})
  target_precompile_headers(jalon_${name} REUSE_FROM jalon_precompiled_library)

  if(tests AND JALON_TESTS)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE jalon_${name} jalon_testing GTest::gmock GTest::gtest_main)
    target_precompile_headers(${name}_test REUSE_FROM jalon_precompiled_tests)
    add_test(NAME ${name} COMMAND ${name}_test --gtest_brief=1)
    set_property(GLOBAL APPEND PROPERTY JALON_TEST_PROGRAMS ${name}_test)
  endif()
endfunction()
