#include "content/author/xlsform/csv.h"

#include <catch2/catch.hpp>

using namespace mend::xlsform;

namespace {

std::vector<Record> records(std::string_view text) {
  return read_csv(text).value();
}

}  // namespace

TEST_CASE("cells come as a spreadsheet wrote them") {
  CHECK(records("a,b\n1,2\n") == std::vector<Record>{{"a", "b"}, {"1", "2"}});
  CHECK(records("a,\"b, \"\"c\"\"\nd\"\r\n,x") == std::vector<Record>{{"a", "b, \"c\"\nd"}, {"", "x"}});
  CHECK(records("\xEF\xBB\xBF"
                "a,\r\"\",b") == std::vector<Record>{{"a", ""}, {"", "b"}});
  CHECK(records("").empty());
}

TEST_CASE("an empty line keeps its number, so that rows are named as the spreadsheet names them") {
  CHECK(records("a\n\nb\n") == std::vector<Record>{{"a"}, {}, {"b"}});
}

TEST_CASE("what is no CSV is refused by its row") {
  CHECK(read_csv("a\nb,\"open").error().message.starts_with("Row 2 "));
  CHECK(read_csv("a\nb\"c").error().message.starts_with("Row 2 "));
  CHECK(read_csv("\"a\"b").error().message.starts_with("Row 1 "));
  CHECK_FALSE(read_csv(std::string(300, ',')));
  CHECK_FALSE(read_csv(std::string(20'000, '\n')));
}
