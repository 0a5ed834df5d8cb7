#include "content/form/expression.h"

#include <catch2/catch.hpp>

using namespace mend::form;

namespace {

std::vector<std::string> paths(std::string_view text) {
  return read_expression(text, "It").value().paths;
}
using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("what an expression reads is found wherever it stands") {
  CHECK(paths("/data/a = 'x' and ../b > 3") == Paths{"/data/a", "../b"});
  CHECK(paths("if(selected(/data/a, 'x'), ../b, .)") == Paths{"/data/a", "../b", "."});
  CHECK(paths("-(a) - b") == Paths{"a", "b"});
  CHECK(paths("'/data/no' = \"../no\"").empty());
  CHECK(paths("current()/../a") == Paths{"./../a"});
  CHECK(paths("//a/@b") == Paths{"//a/@b"});
  CHECK(paths("parent::node()/child::a") == Paths{"../a"});
}

TEST_CASE("words such as and, div and * are operators only where an operator can stand") {
  CHECK(paths("and and or") == Paths{"and", "or"});
  CHECK(paths("div div mod") == Paths{"div", "mod"});
  CHECK(paths("* * *") == Paths{"*", "*"});
  CHECK(paths("/data/* * 2") == Paths{"/data/*"});
}

TEST_CASE("what a predicate reads is read too, from where it stands") {
  CHECK(paths("/data/a[../b = /data/c]/d") == Paths{"/data/a/../b", "/data/c", "/data/a/d"});
}

TEST_CASE("what the engine cannot follow is refused") {
  for (const char* text :
       {"", "(", "a b", "a[", "f(", "$x", "selected(/data/a)", "nothing()", "'open", "a//", "::a", "up::a",
        "a !", "id('x')/a", "document('file:///etc/passwd')", "a,b", "1 2"}) {
    CAPTURE(text);
    const auto read = read_expression(text, "It");
    REQUIRE_FALSE(read);
    CHECK(read.error().message.starts_with("It "));
  }
}
