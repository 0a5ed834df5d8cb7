#include "tests/content/author/xlsform/sheets.h"

using namespace mend::xlsform;
using namespace mend::xlsform::testing;
using Catch::Matchers::Contains;

namespace {

const std::string head = "type,name,label,default,calculation,trigger,relevant\n";
const std::string choices = "list_name,name,label\nl,a,A\nl,b,B\n";

std::string xform(const std::string& rows) {
  Folder folder(head + rows, choices);
  const Compiled result = folder.compiled();
  CHECK(lines(result.findings).empty());
  return std::string(mend::base::as_text(result.xform));
}
std::string wrong(const std::string& rows) {
  return findings(head + rows, choices);
}

}  // namespace

TEST_CASE("a default that is there from the start is in the instance") {
  const std::string text = xform(
      "integer,n,N?,3,,,\ndate,d,D?,2026-01-31,,,\nselect_multiple l,m,M?,a b,,,\n"
      "text,t,T?,a - b (c),,,\n");
  CHECK_THAT(text, Contains("<n>3</n>") && Contains("<d>2026-01-31</d>") && Contains("<m>a b</m>") &&
                       Contains("<t>a - b (c)</t>") && !Contains("setvalue"));
}

TEST_CASE("a default that is worked out is set when the form is first opened") {
  CHECK_THAT(xform("date,d,D?,today(),,,\n"),
             Contains("<setvalue event=\"odk-instance-first-load\" ref=\"/data/d\" value=\"today()\"/>") &&
                 Contains("<d/>"));
  CHECK_THAT(xform("text,a,A?,,,,\ntext,b,B?,${a},,,\n"), Contains("ref=\"/data/b\" value=\"/data/a\""));
  CHECK_THAT(xform("integer,n,N?,1 + 2,,,\n"), Contains("ref=\"/data/n\" value=\"1 + 2\""));
}

TEST_CASE("a default that could never be an answer is refused") {
  CHECK_THAT(wrong("integer,n,N?,three,,,\n"), Contains("column \"default\": \"three\" is no whole number"));
  CHECK_THAT(wrong("date,d,D?,31/01/2026,,,\n"), Contains("is no date; write one as 2026-01-31"));
  CHECK_THAT(wrong("date,d,D?,2026-02-30,,,\n"), Contains("is no date"));
  CHECK_THAT(wrong("date,d,D?,2026-02-29,,,\n"), Contains("is no date"));
  CHECK_THAT(wrong("date,d,D?,2026-13-01,,,\n"), Contains("is no date"));
  CHECK(wrong("date,d,D?,2028-02-29,,,\n").empty());
  CHECK_THAT(wrong("time,t,T?,25:00,,,\n"), Contains("is no time"));
  CHECK_THAT(wrong("datetime,t,T?,2026-01-31,,,\n"), Contains("is no date and time"));
  CHECK_THAT(wrong("decimal,n,N?,0.5.1,,,\n"), Contains("is no number"));
  CHECK_THAT(wrong("select_one l,s,S?,c,,,\n"), Contains("\"c\" is no choice of this question"));
  CHECK_THAT(wrong("select_multiple l,s,S?,a c,,,\n"), Contains("\"c\" is no choice"));
  CHECK_THAT(wrong("acknowledge,s,S?,yes,,,\n"), Contains("no default but OK"));
}

TEST_CASE("a mistake in a default that is worked out is named") {
  CHECK_THAT(wrong("integer,n,N?,${x} + 1,,,\n"), Contains("column \"default\": There is no question \"x\""));
}

TEST_CASE("a trigger sets another answer when one changes") {
  const std::string text = xform("text,a,A?,,,,\ncalculate,c,,,'changed',${a},\n");
  CHECK_THAT(text,
             Contains("<input ref=\"/data/a\">\n<label ref=\"jr:itext('/data/a:label')\"/>\n<setvalue "
                      "event=\"xforms-value-changed\" ref=\"/data/c\" value=\"'changed'\"/>\n</input>"));
  CHECK_THAT(text, Contains("<bind nodeset=\"/data/c\" type=\"string\"/>"));
}

TEST_CASE("several triggers set the same answer, and one without a calculation empties it") {
  const std::string text = xform("text,a,A?,,,,\ntext,b,B?,,,,\ntext,c,C?,,,\"${a}, ${b}\",\n");
  CHECK_THAT(text, Contains("<setvalue event=\"xforms-value-changed\" ref=\"/data/c\"/>\n</input>\n<input "
                            "ref=\"/data/b\">"));
}

TEST_CASE("a trigger that nobody answers, or that is the question itself, is refused") {
  CHECK_THAT(wrong("calculate,a,,,1,,\ntext,b,B?,,,${a},\n"),
             Contains("column \"trigger\": Nobody answers \"a\""));
  CHECK_THAT(wrong("text,b,B?,,,${b},\n"), Contains("cannot set itself"));
  CHECK_THAT(wrong("text,b,B?,,,a,\n"), Contains("Name the question whose change"));
  CHECK_THAT(wrong("text,b,B?,,,${c},\n"), Contains("There is no question \"c\""));
  CHECK_THAT(wrong("text,a,A?,,,,\nbegin_repeat,r,R,,,,\ntext,b,B?,,,${a},\nend_repeat,,,,,,\n"),
             Contains("not in the same repeat"));
}

TEST_CASE("yes and no are how authors write true and false") {
  const std::string text = written(
      "type,name,label,required,readonly,bind::saveIncomplete\ntext,a,A?,Yes,NO,\n"
      "text,b,B?,false,TRUE,\n");
  CHECK_THAT(text, Contains("<bind nodeset=\"/data/a\" type=\"string\" required=\"true()\"/>") &&
                       Contains("<bind nodeset=\"/data/b\" type=\"string\" readonly=\"true()\"/>"));
}
