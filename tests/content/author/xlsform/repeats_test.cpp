#include "tests/content/author/xlsform/sheets.h"

using namespace mend::xlsform;
using namespace mend::xlsform::testing;
using Catch::Matchers::Contains;

namespace {

const std::string head = "type,name,label,repeat_count,calculation,default,relevant,body::jr:noAddRemove\n";

std::string xform(const std::string& rows) {
  Folder folder(head + rows);
  const Compiled result = folder.compiled();
  CHECK(lines(result.findings).empty());
  return std::string(mend::base::as_text(result.xform));
}
std::string wrong(const std::string& rows) {
  return findings(head + rows);
}

}  // namespace

TEST_CASE("a repeat has a template and begins with one instance") {
  const std::string text = xform("begin_repeat,r,R,,,,,\ntext,a,A?,,,,,\nend_repeat,,,,,,,\n");
  CHECK_THAT(text, Contains("<r jr:template=\"\">\n<a/>\n</r>\n<r>\n<a/>\n</r>"));
  CHECK_THAT(text, Contains("<group ref=\"/data/r\">\n<label ref=\"jr:itext('/data/r:label')\"/>\n"
                            "<repeat nodeset=\"/data/r\">\n<input ref=\"/data/r/a\">"));
}

TEST_CASE("a repeat in a repeat has its own template in that of the outer one") {
  const std::string text = xform(
      "begin_repeat,o,O,,,,,\nbegin_repeat,i,I,,,,,\ntext,a,A?,,,,,\nend_repeat,,,,,,,\nend_repeat,,,,,,,\n");
  CHECK_THAT(text, Contains("<o jr:template=\"\">\n<i jr:template=\"\">\n<a/>\n</i>\n<i>\n<a/>\n</i>\n</o>"));
  CHECK_THAT(text, Contains("<repeat nodeset=\"/data/o/i\">"));
}

TEST_CASE("a count is a number, a question, or worked out in a field of its own") {
  const std::string in = "text,a,A?,,,,,\nend_repeat,,,,,,,\n";
  CHECK_THAT(xform("begin_repeat,r,R,3,,,,\n" + in), Contains("<repeat nodeset=\"/data/r\" jr:count=\"3\">"));
  CHECK_THAT(xform("integer,n,N?,,,,,\nbegin_repeat,r,R,${n},,,,\n" + in), Contains("jr:count=\"/data/n\""));
  const std::string text = xform("integer,n,N?,,,,,\nbegin_repeat,r,R,${n} + 1,,,,\n" + in);
  CHECK_THAT(text,
             Contains("jr:count=\"/data/r_count\"") &&
                 Contains("<bind nodeset=\"/data/r_count\" type=\"string\" calculate=\"/data/n + 1\"/>"));
}

TEST_CASE("the count of an inner repeat is read beside it") {
  CHECK_THAT(xform("begin_repeat,o,O,,,,,\ninteger,n,N?,,,,,\nbegin_repeat,i,I,${n},,,,\ntext,a,A?,,,,,\n"
                   "end_repeat,,,,,,,\nend_repeat,,,,,,,\n"),
             Contains("<repeat nodeset=\"/data/o/i\" jr:count=\"../n\">"));
}

TEST_CASE("a count that would be in its own repeat is refused") {
  CHECK_THAT(wrong("begin_repeat,r,R,${n},,,,\ninteger,n,N?,,,,,\nend_repeat,,,,,,,\n"),
             Contains("column \"repeat_count\": The count is in the repeat itself"));
  CHECK_THAT(wrong("begin_repeat,r,R,99999,,,,\ninteger,n,N?,,,,,\nend_repeat,,,,,,,\n"),
             Contains("more than anybody fills in"));
}

TEST_CASE("a repeat can be kept from growing") {
  CHECK_THAT(xform("begin_repeat,r,R,,,,,yes\ntext,a,A?,,,,,\nend_repeat,,,,,,,\n"),
             Contains("jr:noAddRemove=\"true()\""));
}

TEST_CASE("rules in a repeat are about its own instance") {
  const std::string text = xform(
      "begin_repeat,r,R,,,,,\ninteger,n,N?,,,,,\ntext,why,Why ${n}?,,,,${n} > 3,\nend_repeat,,,,,,,\n"
      "calculate,all,,,sum(${n}),,,\n");
  CHECK_THAT(text, Contains("<bind nodeset=\"/data/r/why\" type=\"string\" relevant=\"../n &gt; 3\"/>"));
  CHECK_THAT(text, Contains("<value>Why <output value=\"../n\"/>?</value>"));
  CHECK_THAT(text, Contains("calculate=\"sum(/data/r/n)\""));
}

TEST_CASE("a group cannot end a repeat") {
  CHECK_THAT(wrong("begin_repeat,r,R,,,,,\ntext,a,A?,,,,,\nend_group,,,,,,,\n"),
             Contains("row 4, column \"type\": This ends a group, but the repeat \"r\" of row 2 is open"));
  CHECK_THAT(wrong("begin_repeat,r,R,,,,,\ntext,a,A?,,,,,\n"),
             Contains("This repeat is never ended; add a row end_repeat"));
}

TEST_CASE("a section with a bad name does not make its end one too many") {
  const std::string text = wrong("begin_group,1g,G,,,,,\ntext,a,A?,,,,,\nend_group,,,,,,,\n");
  CHECK_THAT(text, Contains("row 2, column \"name\"") && !Contains("row 4"));
}

TEST_CASE("a default that is worked out in a repeat is worked out for each instance") {
  const std::string text = xform("begin_repeat,r,R,,,,,\ndate,d,D?,,,today(),,\nend_repeat,,,,,,,\n");
  CHECK_THAT(
      text,
      Contains("<repeat nodeset=\"/data/r\">\n<setvalue event=\"odk-instance-first-load odk-new-repeat\" "
               "ref=\"/data/r/d\" value=\"today()\"/>"));
}

TEST_CASE("a static default is in the template as well") {
  CHECK_THAT(xform("begin_repeat,r,R,,,,,\ninteger,n,N?,,,1,,\nend_repeat,,,,,,,\n"),
             Contains("<r jr:template=\"\">\n<n>1</n>\n</r>\n<r>\n<n>1</n>\n</r>"));
}
