#include "content/author/xlsform/class_rules.h"

#include "tests/content/author/xlsform/about.h"

using namespace mend;
using namespace mend::xlsform;
using Catch::Matchers::Contains;
using testing::about_rows;

namespace {
const std::string no_help = "note,n,This survey cannot call help.,,\n";
}  // namespace

TEST_CASE("a repeat without a number makes room to write in, so a form about restorative justice has none") {
  const std::string inside = "select_one l,a,A?,,\nend_repeat,,,,\n";
  const auto refused = Contains("/data/r is asked any number of times");
  CHECK_THAT(about_rows("begin_repeat,r,R,,\n" + inside, "rj"), refused);
  CHECK_THAT(about_rows("begin_repeat,r,R,,,,,,,,5000\n" + inside, "rj"), refused);
  CHECK_THAT(about_rows("range,c,C?,,\nbegin_repeat,r,R,,,,,,,,${c}\n" + inside, "rj"), refused);
  CHECK(about_rows("begin_repeat,r,R,,,,,,,,3\n" + inside, "rj").empty());
  CHECK(about_rows("begin_repeat,r,R,,\n" + inside, "key-work").empty());
}

TEST_CASE("no form writes down how long somebody took, or when they answered what") {
  const auto refused = Contains("when somebody answered");
  CHECK_THAT(about_rows("start,begun,,,\nselect_one l,a,A?,,\n"),
             Contains("/data/begun would tell how long"));
  CHECK_THAT(about_rows("select_one l,a,A?,,\ncalculate,t,,,,,,,once(now()),,\n"), refused);
  CHECK_THAT(about_rows("select_one l,a,A?,,\ncalculate,t,,,,,,,\"if(${a} = 'a', format-date-time(now(), "
                        "'%H:%M'), '')\",,\n"),
             refused);
  CHECK_THAT(about_rows("select_one l,a,A?,,\ncalculate,t,,,,,,,now(),${a},\n"), refused);
  CHECK(about_rows("select_one l,a,A?,,\ncalculate,t,,,,,,,today(),,\nend,sent,,,\n").empty());
}

TEST_CASE("what the person sees and can change may begin with the time, but not in a survey") {
  const auto about_default = [](const char* type, const std::string& answer_class) {
    testing::Folder folder("type,name,label,default\nnote,n,This survey cannot call help.,\n" +
                               std::string(type) + ",d," + (std::string(type) == "hidden" ? "" : "When?") +
                               ",now()\nselect_one l,a,A?,\n",
                           "list_name,name,label\nl,a,A\n");
    const Compiled result = folder.compiled();
    for (const Finding& finding : result.findings) FAIL(finding.text());
    return testing::lines(
        check_form(*form::Form::load(result.xform).value(), answer_class, {"en"}, "form.xml"));
  };
  CHECK(about_default("datetime", "key-work").empty());
  CHECK_THAT(about_default("datetime", "survey"), Contains("/data/d would write down when"));
  CHECK_THAT(about_default("hidden", "key-work"), Contains("/data/d would write down when"));
}

TEST_CASE("a survey holds no time of sending") {
  CHECK_THAT(about_rows(no_help + "select_one l,a,A?,,\nend,sent,,,\n", "survey"),
             Contains("/data/sent is the time of sending"));
  CHECK(about_rows(no_help + "select_one l,a,A?,,\ntoday,day,,,\n", "survey").empty());
}

TEST_CASE("an anonymous survey cannot send itself to the key worker, with the name on it") {
  const std::string row = "select_one l,a,A?,,\ncalculate,response_class,,,,,,,'key-work',,\n";
  CHECK_THAT(about_rows(no_help + row, "survey"), Contains("/data/response_class would send the answers"));
  CHECK_THAT(about_rows(row, "safer-custody"), Contains("/data/response_class would send the answers"));
  CHECK(about_rows(row, "rj").empty());
}

TEST_CASE("no form counts a score or a risk") {
  CHECK_THAT(about_rows("select_one l,a,A?,,\ncalculate,risk_level,,,,,,,${a} * 2,,\n"),
             Contains("/data/risk_level counts a score or a risk"));
  CHECK_THAT(about_rows("select_one l,a,A?,,\ncalculate,Score,,,,,,,${a} + 2,,\n"), Contains("/data/Score"));
  CHECK(about_rows("select_one l,a,A?,,\ncalculate,brisk,,,,,,,${a} + 2,,\n").empty());
}
