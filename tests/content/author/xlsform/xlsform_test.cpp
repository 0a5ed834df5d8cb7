#include "content/author/xlsform/xlsform.h"

#include "content/base/memory_files.h"
#include "content/form/session.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::xlsform;
using Catch::Matchers::Contains;

namespace {

const std::string choices =
    "list_name,name,label,label::Cymraeg (cy)\n"
    "yn,yes,Yes,Iawn\n"
    "yn,no,No,Na\n";

Compiled compiled(const std::string& survey, const std::string& answer_class = "key-work",
                  const std::string& settings = "", const std::string& lists = choices) {
  base::MemoryFiles files;
  REQUIRE(files.make_folders("/form"));
  const auto write = [&](const char* name, const std::string& text) {
    if (!text.empty()) {
      REQUIRE(
          files.write_atomic(base::Path("/form") / name, base::as_bytes(text), base::FileMode::shared_read));
    }
  };
  write("survey.csv", survey);
  write("choices.csv", lists);
  write("settings.csv", settings);
  return compile(files, "/form", {"test", answer_class}).value();
}

std::shared_ptr<const form::Form> form_of(const std::string& survey, const std::string& settings = "") {
  const Compiled result = compiled(survey, "key-work", settings);
  for (const Finding& finding : result.findings) FAIL_CHECK(finding.text());
  return form::Form::load(result.xform).value();
}

/// All findings, a line each.
std::string findings(const std::string& survey, const std::string& answer_class = "key-work",
                     const std::string& settings = "", const std::string& lists = choices) {
  std::string text;
  const Compiled result = compiled(survey, answer_class, settings, lists);
  for (const Finding& finding : result.findings) text += finding.text() + "\n";
  CHECK(result.xform.empty() != text.empty());
  return text;
}

struct Open {
  std::shared_ptr<const form::Form> form;
  base::ManualClock clock;
  base::SeededRandom random{1};
  form::Session session;
  explicit Open(const std::string& survey) : form(form_of(survey)), session(form, clock, random) {}
};

}  // namespace

TEST_CASE("each type of row becomes its kind of question") {
  Open open(
      "type,name,label\n"
      "note,intro,Read this.\n"
      "text,name,Name?\n"
      "select_one yn,well,Well?\n"
      "select_multiple yn,both,Both?\n"
      "acknowledge,ok,I choose this.\n");
  const auto questions = open.session.questions();
  REQUIRE(questions.size() == 5);
  using form::Control;
  CHECK(questions[0].control == Control::note);
  CHECK(questions[1].control == Control::text);
  CHECK(questions[2].control == Control::select_one);
  CHECK(questions[3].control == Control::select_multiple);
  CHECK(questions[4].control == Control::acknowledge);
  CHECK(questions[2].choices[1].label == form::Words{"No", "en"});
}

TEST_CASE("names in expressions become paths, also into groups") {
  Open open(
      "type,name,label,relevant,constraint,calculation,required,required_message,constraint_message,"
      "appearance\n"
      "begin group,g,Group,,,,,,,field-list\n"
      "select_one yn,well,Well?,,,,yes,Choose one.,,\n"
      "end group,,,,,,,,,\n"
      "text,why,Why?,${well} = 'no',. != ${ well },,,,Say more.,\n"
      "calculate,copy,,,,\"concat(${well}, '!')\",,,,\n");
  CHECK(open.session.questions().size() == 1);
  CHECK(open.session.questions()[0].field_list == "/data/g");
  CHECK(open.session.validate()[0].message.text == "Choose one.");
  REQUIRE(open.session.answer("/data/g/well", "no"));
  CHECK(open.session.value("/data/copy") == "no!");
  CHECK(open.session.answer("/data/why", "no").error().message == "Say more.");
}

TEST_CASE("every language of the sheets is in the form, English first") {
  const auto form = form_of(
      "type,name,label::العربية (ar),label,label::Cymraeg (cy)\n"
      "select_one yn,well,بخير؟,Well?,Iawn?\n",
      "form_title,form_title::Cymraeg (cy),version\nCheck,Gwirio,2\n");
  CHECK(form->languages() == std::vector<std::string>{"en", "ar", "cy"});
  CHECK(form->title("cy") == form::Words{"Gwirio", "cy"});
  CHECK(form->title("ar") == form::Words{"Check", "en"});
  base::ManualClock clock;
  base::SeededRandom random(1);
  form::Session session(form, clock, random);
  session.set_language("cy");
  CHECK(session.questions()[0].label.text == "Iawn?");
  CHECK(session.questions()[0].choices[0].label.text == "Iawn");
  session.set_language("ar");
  CHECK(session.questions()[0].label.text == "بخير؟");
}

TEST_CASE("a longest text is both for the screen and for any other ODK program") {
  Open open("type,name,label,bind::mend:max-length,constraint\ntext,a,A?,5,. != 'x' or . != 'y'\n");
  CHECK(open.session.questions()[0].max_length == 5);
  CHECK(open.session.answer("/data/a", "12345"));
  CHECK_FALSE(open.session.answer("/data/a", "123456"));
  const Compiled result = compiled("type,name,label,bind::mend:max-length\ntext,a,A?,5\n");
  CHECK_THAT(std::string(base::as_text(result.xform)), Contains("string-length(.) &lt;= 5"));
}

TEST_CASE("the same sheets give the same bytes") {
  const std::string survey = "type,name,label,label::Cymraeg (cy)\nselect_one yn,a,A?,A?\ntext,b,B?,\n";
  CHECK(compiled(survey).xform == compiled(survey).xform);
}

TEST_CASE("words may hold any sign that XML gives a meaning") {
  Open open("type,name,label\ntext,a,\"<A> & \"\"B\"\" 'C'?\"\n");
  CHECK(open.session.questions()[0].label.text == "<A> & \"B\" 'C'?");
}

TEST_CASE("mistakes are named by sheet, row and column") {
  const std::string head = "type,name,label,relevant,calculation,bind::mend:max-length\n";
  CHECK_THAT(findings(head + "text,a,A?,,,\n\ngeopoint,b,B?,,,\n"),
             Contains("survey, row 4, column \"type\": \"geopoint\""));
  CHECK_THAT(findings(head + "select_one no,a,A?,,,\n"),
             Contains("row 2, column \"type\": There is no list \"no\""));
  CHECK_THAT(findings(head + "text,1a,A?,,,\n"), Contains("row 2, column \"name\""));
  CHECK_THAT(findings(head + "text,a,A?,,,\ntext,a,B?,,,\n"),
             Contains("row 3, column \"name\": The name \"a\" is there twice"));
  CHECK_THAT(findings(head + "text,a,,,,\n"), Contains("row 2, column \"label\""));
  CHECK_THAT(findings(head + "text,a,A?,${b} = 1,,\n"),
             Contains("row 2, column \"relevant\": There is no question \"b\""));
  CHECK_THAT(findings(head + "text,a,A?,1 +,,\n"), Contains("row 2, column \"relevant\": It cannot be read"));
  CHECK_THAT(findings(head + "text,a,A?,nonsense(),,\n"), Contains("nonsense()"));
  CHECK_THAT(findings(head + "calculate,a,,,,\ntext,b,B?,,,\n"), Contains("row 2, column \"calculation\""));
  CHECK_THAT(findings(head + "text,a,A?,,,5000\n"), Contains("row 2, column \"bind::mend:max-length\""));
  CHECK_THAT(findings(head + "note,a,A?,,,5\n"), Contains("row 2, column \"bind::mend:max-length\""));
  CHECK_THAT(findings(head + "begin group,g,G,,,\ntext,a,A?,,,\n"),
             Contains("row 2, column \"type\": This group is never ended"));
  CHECK_THAT(findings(head + "text,a,A?,,,\nend group,,,,,\n"),
             Contains("row 3, column \"type\": This ends a group"));
  CHECK_THAT(findings(head + "text,a,A?,,,,,x\n"), Contains("row 2: A cell has no heading"));
  CHECK_THAT(findings(head + "text,a,\xff,,,\n"), Contains("row 2, column \"label\": Some letters"));
  CHECK_THAT(findings("type,name,label,colour\ntext,a,A?,red\n"),
             Contains("row 1, column \"colour\": This column is not supported"));
  CHECK_THAT(findings("type,label\ntext,A?\n"), Contains("row 1, column \"name\": This column is missing"));
  CHECK_THAT(findings("type,name,label,label::en\ntext,a,A?,A?\n"), Contains("twice"));
  CHECK_THAT(findings("type,name,label,label::Cymraeg ()\ntext,a,A?,A?\n"), Contains("Name the language"));
  CHECK_THAT(findings("type,name,label\ntext,a,\"A?\n"), Contains("survey: Row 2"));
  CHECK_THAT(findings("type,name,label\n"), Contains("asks nothing"));
}

TEST_CASE("mistakes in choices and settings are named too") {
  const std::string survey = "type,name,label\nselect_one l,a,A?\n";
  const auto lists = [&](const std::string& rows) {
    return findings(survey, "key-work", "", "list_name,name,label\n" + rows);
  };
  CHECK_THAT(lists("l,a b,A\n"), Contains("choices, row 2, column \"name\""));
  CHECK_THAT(lists("l,a,A\nl,a,B\n"),
             Contains("choices, row 3, column \"name\": \"a\" is in this list twice"));
  CHECK_THAT(lists("l,a,\n"), Contains("choices, row 2, column \"label\""));
  CHECK_THAT(lists("l m,a,A\n"), Contains("choices, row 2, column \"list_name\""));
  const std::string text = "type,name,label\ntext,a,A?\n";
  CHECK_THAT(findings(text, "key-work", "form_id\nother\n"), Contains("settings, row 2, column \"form_id\""));
  CHECK_THAT(findings(text, "key-work", "default_language\n?\n"),
             Contains("settings, row 2, column \"default_language\""));
  CHECK_THAT(findings(text, "key-work", "version\n1\n2\n"), Contains("settings, row 3"));
}

TEST_CASE("all mistakes are named at once") {
  const std::string text = findings("type,name,label\ngeopoint,a,A?\ntext,b,\nselect_one x,c,C?\n");
  CHECK_THAT(text, Contains("row 2") && Contains("row 3") && Contains("row 4"));
}

TEST_CASE("mistakes come in the order of the rows, whichever part of the compiler sees them") {
  const std::string text =
      findings("type,name,label,relevant\ntext,a,A?,${x}\ntext,b,,\ngeopoint,c,C?,\ntext,d,D?,${y}\n");
  CHECK(text.find("row 2") < text.find("row 3"));
  CHECK(text.find("row 3") < text.find("row 4"));
  CHECK(text.find("row 4") < text.find("row 5"));
}

TEST_CASE("a circle is found before a form is shipped") {
  CHECK_THAT(findings("type,name,label,calculation\ncalculate,a,,${b}\ncalculate,b,,${a}\ntext,c,C?,\n"),
             Contains("circle") && Contains("/data/a") && Contains("survey, row "));
}

TEST_CASE("a form about restorative justice cannot be given a place to write in") {
  CHECK_THAT(findings("type,name,label\ntext,a,A?\n", "rj"),
             Contains("survey, row 2, column \"type\": A form of class rj holds no free text"));
}

TEST_CASE("a folder without a survey says what is missing") {
  base::MemoryFiles files;
  REQUIRE(files.make_folders("/form"));
  const auto result = compile(files, "/form", {"test", "rj"});
  REQUIRE_FALSE(result);
  CHECK_THAT(result.error().message, Contains("survey.csv"));
}
