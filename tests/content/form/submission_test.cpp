#include "content/form/submission.h"

#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using mend::base::as_bytes;

namespace {

const std::string xml =
    xform("<n/><a/><b/><c/><d/>", R"x(<bind nodeset="/data/n" readonly="true()"/>)x",
          input("n") + input("a") + select("select1", "b", "yes no") + select("select", "c", "x y z") +
              R"x(<trigger ref="/data/d"><label>d</label></trigger>)x");

}  // namespace

TEST_CASE("the reader sees each answered question with its words, in the form's order") {
  Scenario form(xml);
  REQUIRE(form.answer("c", "z x"));
  REQUIRE(form.answer("a", "good & well"));
  REQUIRE(form.answer("d", acknowledged));
  const auto answers = read_submission(*form.form, form.session.serialize(), "en").value();
  REQUIRE(answers.size() == 3);
  CHECK(answers[0].name == "a");
  CHECK(answers[0].words[0] == Words{"good & well", ""});
  CHECK(answers[1].values == std::vector<std::string>{"x", "z"});
  CHECK(answers[1].words[1] == Words{"z", "en"});
  CHECK(answers[2].values == std::vector<std::string>{"OK"});
}

TEST_CASE("answers of another form or with values that are not offered are refused") {
  const auto form = Form::load(as_bytes(xml)).value();
  for (const char* bad :
       {"<other id=\"test\"/>", "<data id=\"other\"/>", "<data id=\"test\"><b>maybe</b></data>",
        "<data id=\"test\"><q/></data>", "<data id=\"test\"><a><x/></a></data>", "", "x"}) {
    CAPTURE(bad);
    CHECK_FALSE(read_submission(*form, as_bytes(bad), "en"));
  }
  CHECK(read_submission(*form, as_bytes("<data id=\"test\"/>"), "en").value().empty());
}
