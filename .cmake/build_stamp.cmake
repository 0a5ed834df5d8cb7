# MEND_BUILD_SECONDS: since 1970, when the sources were as they are. Never the time of the build, so that the same
# sources give the same programs; and in one file only, so that a new commit compiles one file anew.
if(DEFINED ENV{SOURCE_DATE_EPOCH})
  set(MEND_BUILD_SECONDS "$ENV{SOURCE_DATE_EPOCH}")
else()
  execute_process(COMMAND git -C "${CMAKE_SOURCE_DIR}" log -1 --format=%ct
    OUTPUT_VARIABLE MEND_BUILD_SECONDS OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
string(TIMESTAMP now "%s" UTC)
# A time of the future in a device's floor would stop its updates.
if(NOT MEND_BUILD_SECONDS MATCHES "^[0-9]+$" OR MEND_BUILD_SECONDS GREATER now)
  set(MEND_BUILD_SECONDS 0)
endif()
