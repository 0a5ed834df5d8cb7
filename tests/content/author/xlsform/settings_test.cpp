#include "tests/content/author/xlsform/sheets.h"

using namespace mend::xlsform;
using namespace mend::xlsform::testing;
using Catch::Matchers::Contains;

namespace {

const std::string survey = "type,name,label\ntext,a,A?\n";

}  // namespace

TEST_CASE("title, version and style are in the form") {
  const std::string xform = written(survey, "", "form_title,version,style\nAsk,7,pages\n");
  CHECK_THAT(xform, Contains("<h:title>Ask</h:title>") && Contains("<data id=\"test\" version=\"7\">") &&
                        Contains("<h:body class=\"pages\">"));
}

TEST_CASE("an instance name is worked out from the answers") {
  Folder folder(survey, "", "instance_name\n\"concat('x', ${a})\"\n");
  CHECK_THAT(std::string(mend::base::as_text(folder.compiled().xform)),
             Contains("<meta><instanceID/><instanceName/></meta>") &&
                 Contains("<bind nodeset=\"/data/meta/instanceName\" type=\"string\" "
                          "calculate=\"concat('x', /data/a)\"/>"));
  CHECK_THAT(findings(survey, "", "instance_name\n${b}\n"),
             Contains("settings, row 2, column \"instance_name\": There is no question \"b\""));
}

TEST_CASE("settings that would send answers elsewhere or seal them otherwise are refused") {
  CHECK_THAT(findings(survey, "", "submission_url\nhttps://example.org\n"),
             Contains("decided by the device"));
  CHECK_THAT(findings(survey, "", "public_key\nabc\n"), Contains("keys of the prison's policy"));
  CHECK_THAT(findings(survey, "", "auto_send\ntrue\n"), Contains("decided by the device"));
  CHECK_THAT(findings(survey, "", "omit_instanceID\nyes\n"), Contains("needs its random id"));
  CHECK_THAT(findings(survey, "", "namespaces\nx\n"), Contains("nothing but answers"));
}

TEST_CASE("a title cannot hold an answer") {
  CHECK_THAT(findings(survey, "", "form_title\nHello ${a}\n"), Contains("before any answer"));
}

TEST_CASE("yes and no of settings are not guessed") {
  CHECK_THAT(findings(survey, "", "allow_choice_duplicates\nperhaps\n"), Contains("Write yes or no"));
}

TEST_CASE("a default language makes its columns the first") {
  const std::string xform = written("type,name,label::Cymraeg (cy),label::English (en)\ntext,a,Acy?,A?\n", "",
                                    "default_language\nCymraeg (cy)\n");
  CHECK_THAT(xform, Contains("<translation lang=\"cy\" default=\"true()\">") &&
                        Contains("<translation lang=\"en\">"));
}
