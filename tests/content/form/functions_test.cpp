#include "content/form/functions.h"

#include "content/form/regex.h"
#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;

namespace {

/// What an expression gives with /data/a = "x y", /data/n = "3" and /data/e empty.
std::string gives(const std::string& expression) {
  std::string safe;
  for (const char c : expression) safe += c == '<' ? "&lt;" : std::string(1, c);
  Scenario form(xform("<a>x y</a><n>3</n><e/><r/>", "<bind nodeset=\"/data/r\" calculate=\"" + safe + "\"/>",
                      input("a")));
  return form.value("r");
}

}  // namespace

TEST_CASE("each function of the table does what ODK says") {
  const std::pair<const char*, const char*> cases[] = {
      {"selected(/data/a, 'y')", "true"},
      {"selected(/data/a, 'x y')", "false"},
      {"selected(/data/e, '')", "true"},
      {"selected-at(/data/a, 1)", "y"},
      {"selected-at(/data/a, 2)", ""},
      {"selected-at(/data/a, -1)", ""},
      {"count-selected(/data/a)", "2"},
      {"count-selected(/data/e)", "0"},
      {"if(/data/n > 2, 'big', 'small')", "big"},
      {"if(/data/e = '', 'none', 'some')", "none"},
      {"coalesce(/data/e, /data/n)", "3"},
      {"coalesce(/data/a, /data/n)", "x y"},
      {"regex(/data/a, '[a-z] y')", "true"},
      {"regex(/data/a, 'x')", "false"},
      {"today()", "2027-01-15"},
      {"now()", "2027-01-15T08:00:00.000+00:00"},
      {"boolean-from-string('false')", "false"},
      {"boolean-from-string('1')", "true"},
      {"boolean('false')", "true"},
      {"int(-2.7)", "-2"},
      {"min(/data/n, 7, 2)", "2"},
      {"max(/data/n, 7, 2)", "7"},
      {"min(/data/e)", ""},
      {"ends-with(/data/a, 'y')", "true"},
      {"count-non-empty(/data/a | /data/n | /data/e)", "2"},
      {"string(current()/../n)", "3"},
      {"string-length('ŵŷ')", "2"},
      {"not(true()) or false()", "false"},
      {"/data/n * 2 div 3 - 1", "1"},
      {"count(/data/a[. = current()/../a])", "1"},
  };
  for (const auto& [expression, expected] : cases) {
    CAPTURE(expression);
    CHECK(gives(expression) == expected);
  }
}

TEST_CASE("once keeps its first value") {
  Scenario form(xform("<a/><r/>", R"x(<bind nodeset="/data/r" calculate="once(/data/a)"/>)x", input("a")));
  REQUIRE(form.answer("a", "first"));
  REQUIRE(form.answer("a", "second"));
  CHECK(form.value("r") == "first");
}

TEST_CASE("once is still the same after a draft is taken up on another day") {
  const std::string xml =
      xform("<a/><r/>", R"x(<bind nodeset="/data/r" calculate="once(today())"/>)x", input("a"));
  Scenario before(xml);
  const auto draft = before.session.save();
  Scenario after(xml);
  after.clock.advance(3LL * 24 * 3600 * 1000);
  Session later(after.form, after.clock, after.random);
  REQUIRE(later.load(draft));
  CHECK(later.value("/data/r") == "2027-01-15");
}

TEST_CASE("every function of ours knows how many values it takes") {
  for (const auto& table : {text_functions(), number_functions(), truth_functions(), node_functions(),
                            date_functions(), choice_functions()}) {
    for (const Function& function : table) {
      CAPTURE(function.name);
      CHECK(find_function(function.name) == &function);
      std::string call = std::string(function.name) + "(";
      const int count = function.most < 0 ? function.least - 1 : function.most + 1;
      if (count < 0) continue;  // takes any number
      for (int i = 0; i < count; ++i) call += i == 0 ? "1" : ", 1";
      const std::string message =
          refusal(xform("<a/><r/>", "<bind nodeset=\"/data/r\" calculate=\"" + call + ")\"/>", input("a")));
      CHECK_THAT(message, Catch::Contains("wrong number"));
    }
  }
}

TEST_CASE("a regular expression that explodes ends without a match") {
  CHECK(matches("aaa", "a+"));
  CHECK(matches("", ""));
  CHECK_FALSE(matches("a", ""));
  CHECK(matches("سلام", "\\p{L}+"));
  CHECK_FALSE(matches("x", "("));
  CHECK_FALSE(matches(std::string(5000, 'a') + "!", "(a+)+b"));
}

TEST_CASE("a calculation that grows without bound stays small") {
  std::string fields = "<a>0123456789</a>";
  std::string binds;
  std::string before = "a";
  for (int i = 0; i < 200; ++i) {
    const std::string name = "f" + std::to_string(i);
    fields += "<" + name + "/>";
    binds +=
        "<bind nodeset=\"/data/" + name + "\" calculate=\"concat(../" + before + ", ../" + before + ")\"/>";
    before = name;
  }
  Scenario form(xform(fields, binds, input("a")));
  for (int i = 0; i < 200; ++i) CHECK(form.value("f" + std::to_string(i)).size() <= 8192);
}
