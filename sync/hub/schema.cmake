# Writes schema.sql as a C++ string: cmake -DIN=schema.sql -DOUT=schema.cpp -P schema.cmake
file(READ "${IN}" text)
file(WRITE "${OUT}" "#include \"sync/hub/schema.h\"\n\nnamespace mend::hub {\nconst char* const kSchema = R\"mend_sql(${text})mend_sql\";\n}\n")
