# cmake -D FC_LIST=… -D FONTS=… -P make_list.cmake: what fontconfig finds out about each font, a line each, without
# the folder; sorted, so that every build writes the same.
execute_process(COMMAND "${FC_LIST}" --format "%{=unparse}\n" OUTPUT_VARIABLE found COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE "${FONTS}/noto/" "" found "${found}")
string(REPLACE "[" "\\[" found "${found}")
string(REGEX REPLACE "\n$" "" found "${found}")
string(REPLACE "\n" ";" lines "${found}")
# The other faces of the Chinese file hold the same letters as written in other places.
list(FILTER lines EXCLUDE REGEX "^Noto Sans (Mono CJK|CJK (JP|KR|TC|HK))")
list(SORT lines)
list(JOIN lines "\n" text)
file(WRITE "${FONTS}/fonts.list" "${text}\n")
