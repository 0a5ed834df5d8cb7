# The house rules of the build: one function per kind of target.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
# Fonts, catalogues and the console's look; programs find it beside their own bin folder.
set(MEND_SHARE "${CMAKE_BINARY_DIR}/share/mend")

set(MEND_TEST_ENVIRONMENT
  "ASAN_OPTIONS=detect_leaks=1"
  "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0"
  "UBSAN_OPTIONS=print_stacktrace=1")

find_package(PkgConfig REQUIRED)

add_library(mend_flags INTERFACE)
target_compile_options(mend_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wformat=2 -Wimplicit-fallthrough -Werror
  -fstack-protector-strong)
target_link_options(mend_flags INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--gc-sections)
if(MEND_SANITIZE)
  target_compile_options(mend_flags INTERFACE
    -fsanitize=${MEND_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(mend_flags INTERFACE -fsanitize=${MEND_SANITIZE})
  # With sanitizers GCC 12 takes parts of its own <regex>, as Catch2 uses it, for uninitialized.
  target_compile_options(mend_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # GCC-only spellings in system headers' macros must not break the fuzz build.
  target_compile_options(mend_flags INTERFACE -Wno-gnu-zero-variadic-macro-arguments)
endif()
if(MEND_FUZZ)
  target_compile_options(mend_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# mend_package(NAME pkg [pkg...]): an imported target PkgConfig::NAME, made once for the whole tree.
macro(mend_package name)
  if(NOT TARGET PkgConfig::${name})
    pkg_check_modules(${name} REQUIRED IMPORTED_TARGET GLOBAL ${ARGN})
  endif()
endmacro()

# Include paths are paths in the repository, and a target sees only the headers of what it links to:
# each library has a folder of its own with links to just its own headers.
function(mend_export_headers target)
  file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
  set(root "${CMAKE_BINARY_DIR}/include/${target}")
  file(GLOB headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  file(REMOVE_RECURSE "${root}")
  file(MAKE_DIRECTORY "${root}/${folder}")
  foreach(header IN LISTS headers)
    get_filename_component(name "${header}" NAME)
    file(CREATE_LINK "${header}" "${root}/${folder}/${name}" SYMBOLIC)
  endforeach()
  get_target_property(kind ${target} TYPE)
  if(kind STREQUAL "INTERFACE_LIBRARY")
    target_include_directories(${target} INTERFACE "${root}")
  else()
    target_include_directories(${target} PUBLIC "${root}")
  endif()
endfunction()

# mend_library(name SOURCES … [PUBLIC links…] [PRIVATE links…])
function(mend_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} mend_flags)
  mend_export_headers(${name})
endfunction()

# mend_program(name SOURCES … LINKS …)
function(mend_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINKS} mend_flags)
endfunction()

# mend_test(name SOURCES … LINKS …): a Catch2 program whose cases are each a ctest test.
function(mend_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  if(MEND_FUZZ)
    return()
  endif()
  find_package(Catch2 2 REQUIRED)
  include("${Catch2_DIR}/Catch.cmake")  # by its path: the package sets the module path only once a folder
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  if(NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    # Catch2's headers cost far more time to optimise than the tests take to run; what is tested stays optimised.
    target_compile_options(${name} PRIVATE -O0)
  endif()
  target_link_libraries(${name} PRIVATE ${ARG_LINKS} mend_catch_main mend_flags)
  target_compile_definitions(${name} PRIVATE
    MEND_SOURCE_DIR="${CMAKE_SOURCE_DIR}" MEND_BINARY_DIR="${CMAKE_BINARY_DIR}")
  catch_discover_tests(${name} TEST_PREFIX "${name}: " PROPERTIES TIMEOUT 120)
  # Catch2's script takes lists apart on the way, so the environment is given to its tests afterwards.
  file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/${name}_environment.cmake"
    "foreach(test IN LISTS ${name}_TESTS)\n"
    "  set_tests_properties(\"\${test}\" PROPERTIES ENVIRONMENT \"${MEND_TEST_ENVIRONMENT}\")\n"
    "endforeach()\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES
    "${CMAKE_CURRENT_BINARY_DIR}/${name}_environment.cmake")
  mend_unit_tests(${name})
endfunction()

# Programs that the sanitized run builds: everything that needs no browser and no other program.
function(mend_unit_tests name)
  if(NOT TARGET unit_tests)
    add_custom_target(unit_tests)
  endif()
  add_dependencies(unit_tests ${name})
endfunction()

# mend_add_test("name" COMMAND … [LABEL journey]): a test that is a command of its own.
function(mend_add_test name)
  cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "COMMAND" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  add_test(NAME "${name}" COMMAND ${ARG_COMMAND})
  set_tests_properties("${name}" PROPERTIES TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT "${MEND_TEST_ENVIRONMENT}")
  if(ARG_LABEL)
    set_tests_properties("${name}" PROPERTIES LABELS ${ARG_LABEL})
  endif()
  # A journey starts browsers and servers of its own; two at once only show that the machine is small.
  if(ARG_LABEL STREQUAL "journey")
    set_tests_properties("${name}" PROPERTIES RUN_SERIAL TRUE)
  endif()
  # The sanitized run leaves journeys out; the programs of all other tests have to be there.
  if(NOT ARG_LABEL STREQUAL "journey")
    foreach(word IN LISTS ARG_COMMAND)
      if(word MATCHES "\\$<TARGET_FILE:([^>]+)>")
        mend_unit_tests(${CMAKE_MATCH_1})
      endif()
    endforeach()
  endif()
endfunction()

# mend_fuzzer(name SOURCES … LINKS … CORPUS folder): a libFuzzer target in the fuzz preset. In the others
# the same code replays the corpus and a bounded number of fixed mutations of it, as an ordinary test.
function(mend_fuzzer name)
  cmake_parse_arguments(ARG "" "CORPUS" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz")
  target_link_libraries(${name} PRIVATE ${ARG_LINKS} mend_flags)
  if(MEND_FUZZ)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_link_libraries(${name} PRIVATE mend_fuzz_replay)
    mend_add_test("${name}: the corpus and its mutations are survived" COMMAND ${name} "${ARG_CORPUS}")
    mend_unit_tests(${name})
  endif()
endfunction()
