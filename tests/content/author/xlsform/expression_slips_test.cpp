#include "tests/content/author/xlsform/sheets.h"

using namespace mend::xlsform::testing;
using Catch::Matchers::Contains;

namespace {

const std::string columns = "type,name,label,relevant,constraint,calculation,choice_filter,required\n";
const std::string choices = "list_name,name,label,area\nl,yes,Yes,n\nl,no,No,s\n";

/// What is wrong with a second question that comes up by `relevant`.
std::string with_relevant(const std::string& relevant) {
  return findings(columns + "select_one l,a,A?,,,,,\nselect_multiple l,m,M?,,,,,\nselect_one l,b,B?,\"" +
                      relevant + "\",,,,\n",
                  choices);
}
std::string with_filter(const std::string& filter) {
  return findings(columns + "select_one l,a,A?,,,,,\nselect_one l,b,B?,,,,\"" + filter + "\",\n", choices);
}

}  // namespace

TEST_CASE("a question that waits for a choice that is not there is never shown, so its author is told") {
  const std::string told =
      "survey, row 4, column \"relevant\": \"a\" has no choice \"yess\", so nobody can answer that; write a "
      "name "
      "of its list. Did you mean \"yes\"?\n";
  CHECK(with_relevant("${a} = 'yess'") == told);
  CHECK(with_relevant("'yess' != ${a}") == told);
  CHECK(with_relevant("not(selected(${a}, 'yess'))") == told);
  CHECK_THAT(with_relevant("selected( ${m} , 'maybe')"), Contains("\"m\" has no choice \"maybe\""));
  for (const char* good : {"${a} = 'yes'", "${a} = ''", "${a} != ''", "selected(${m}, 'no')",
                           "${m} = 'yes no'", "concat(${a}, 'yess') = 'x'", "${a} = ${b}"}) {
    CAPTURE(good);
    CHECK(with_relevant(good).find("no choice") == std::string::npos);
  }
}

TEST_CASE("a regular expression that cannot be read would let everything through, so it is refused") {
  const auto with = [](const std::string& pattern) {
    return findings(columns + "integer,n,N?,,\"regex(., '" + pattern + "')\",,,\n");
  };
  CHECK_THAT(with("[0-9"), Contains("survey, row 2, column \"constraint\": The regular expression \"[0-9\""));
  CHECK_THAT(with("(a"), Contains("cannot be read"));
  CHECK(with("[0-9]{1,2}").empty());
}

TEST_CASE("a filter by a column that the choices do not have would show none, so it is refused") {
  CHECK_THAT(with_filter("aera = ${a}"),
             Contains("survey, row 3, column \"choice_filter\": The sheet choices has no column \"aera\"") &&
                 Contains("Did you mean \"area\"?"));
  CHECK_THAT(with_filter("label != 'x'"), Contains("no column \"label\""));
  for (const char* good : {"area = ${a}", "name != ${a} and area = 's'", "contains(area, 'n') or ${a} = ''",
                           "not(area = current()/../a)", "name != /data/a"}) {
    CAPTURE(good);
    CHECK(with_filter(good).empty());
  }
}

TEST_CASE("a filter by a column that the file does not have would show none, so it is refused") {
  Folder folder(columns + "select_one_from_file p.csv,a,A?,,,,kind = 'x',\n");
  folder.put("media/p.csv", "name,label,sort\na,A,x\n");
  CHECK_THAT(findings(folder), Contains("\"p.csv\" has no column \"kind\""));
}

TEST_CASE("an expression that cannot be read says what to do about it") {
  CHECK_THAT(with_relevant("selected(${a}, 'yes'"),
             Contains("at its end") && Contains("A bracket is not closed."));
  CHECK_THAT(with_relevant("${a} == 'yes'"), Contains("Write = and not ==."));
  CHECK_THAT(with_relevant("${a} = 'yes' AND ${a} = 'no'"), Contains("Write \"and\" in small letters."));
  CHECK_THAT(with_relevant("${a} = 'yes' && ${a} = 'no'"), Contains("Write \"and\" or \"or\" in letters."));
  CHECK_THAT(with_relevant("select(${a}, 'yes')"), Contains("Did you mean \"selected\"?"));
  CHECK_THAT(findings(columns + "select_one l,a,A?,,,,,y\n", choices),
             Contains("survey, row 2, column \"required\": Write yes, or an expression"));
}

TEST_CASE("what comes up behind who has gone past it is pointed out") {
  const std::string rows =
      "begin_group,g,G,${z} = 'yes',,,,\nselect_one l,a,A?,${b} = 'yes',,,,\nselect_one l,b,B?,${a} != "
      "'no',,,,\n"
      "end_group,,,,,,,\nselect_one l,z,Z?,,,,,\n";
  const std::string text = warnings(columns + rows, choices);
  CHECK_THAT(text, Contains("survey, row 2, column \"relevant\": \"z\" is asked in row 6, after this") &&
                       Contains("row 3, column \"relevant\": \"b\" is asked in row 4") &&
                       !Contains("row 4, column"));
}

TEST_CASE("a calculation that a skipped number would leave empty is pointed out, with the usual way") {
  const auto with = [](const std::string& calculation, const std::string& required = "") {
    return warnings(columns + "integer,n,N?,,,,," + required + "\ncalculate,c,,,,\"" + calculation +
                    "\",,\n");
  };
  CHECK_THAT(with("${n} + 1"),
             Contains("survey, row 3, column \"calculation\": Who skips \"n\" leaves no number") &&
                 Contains("coalesce(${n}, 0)"));
  CHECK_THAT(with("sum(${n})"), Contains("coalesce(${n}, 0)"));
  CHECK(with("coalesce(${n}, 0) + 1").empty());
  CHECK(with("if(${n} = '', 0, ${n} * 2)").empty());
  CHECK(with("concat(${n}, '-')").empty());
  CHECK(with("${n} + 1", "yes").empty());
}
