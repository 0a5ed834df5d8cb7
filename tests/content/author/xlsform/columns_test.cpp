#include "content/author/xlsform/language.h"
#include "content/author/xlsform/suggest.h"
#include "tests/content/author/xlsform/sheets.h"

using namespace mend::xlsform;
using namespace mend::xlsform::testing;
using Catch::Matchers::Contains;

TEST_CASE("headings may be spelt as ODK lets them, in any case") {
  const std::string plain = "type,name,label,relevant,readonly,calculation\ntext,a,A?,1 = 1,yes,'x'\n";
  CHECK(written("Type,NAME,Caption,Relevance,read_only,calculate\ntext,a,A?,1 = 1,yes,'x'\n") ==
        written(plain));
  CHECK(
      written("command,tag,label,bind::relevant,bind::readonly,bind::calculate\ntext,a,A?,1 = 1,yes,'x'\n") ==
      written(plain));
}

TEST_CASE("a mistake is named by the heading that the author wrote") {
  CHECK_THAT(findings("type,name,label,Relevance\ntext,a,A?,${b}\n"), Contains("column \"Relevance\""));
}

TEST_CASE("a heading with a slip in it is recognised") {
  CHECK_THAT(findings("type,name,label,relevnat\ntext,a,A?,\n"),
             Contains("survey, row 1, column \"relevnat\"") && Contains("Did you mean \"relevant\"?"));
  CHECK_THAT(findings("type,name,lable::Cymraeg (cy),label\ntext,a,A?,A?\n"),
             Contains("Did you mean \"label\"?"));
}

TEST_CASE("columns that ODK knows and a cell cannot use are refused with the reason") {
  CHECK_THAT(findings("type,name,label,video\ntext,a,A?,\n"), Contains("Films cannot be shown"));
  CHECK_THAT(findings("type,name,label,save_to\ntext,a,A?,\n"), Contains("never read by another"));
  CHECK_THAT(findings("type,name,label,autoplay\ntext,a,A?,\n"), Contains("Nothing sounds"));
  CHECK_THAT(findings("type,name,label,bind::odk:length\ntext,a,A?,\n"), Contains("Of the bind:: columns"));
  CHECK_THAT(findings("type,name,label,body::accept\ntext,a,A?,\n"), Contains("Of the body:: columns"));
  CHECK_THAT(findings("type,name,label,instance::odk:tag\ntext,a,A?,\n"), Contains("nothing but answers"));
}

TEST_CASE("a language is named with its tag") {
  CHECK(language_tag("Cymraeg (cy)") == "cy");
  CHECK(language_tag("ar") == "ar");
  CHECK(language_tag("zh-Hant") == "zh-Hant");
  CHECK(language_tag("English").empty());
  CHECK(language_tag("Cymraeg ()").empty());
  CHECK_THAT(findings("type,name,label::English\ntext,a,A?\n"), Contains("Name the language with its tag"));
}

TEST_CASE("one colon before a language is not taken for a column of its own") {
  CHECK_THAT(findings("type,name,label,label:Cymraeg (cy)\ntext,a,A?,A?\n"), Contains("Write two colons"));
}

TEST_CASE("every kind of words can be translated") {
  const std::string xform = written(
      "type,name,label,label::Cymraeg (cy),hint,hint::Cymraeg (cy),required,required_message,"
      "required_message::Cymraeg (cy),constraint,constraint_message,bind::jr:constraintMsg::Cymraeg (cy)\n"
      "text,a,L,Lcy,H,Hcy,yes,R,Rcy,. != 'x',C,Ccy\n");
  const auto welsh = xform.find("<translation lang=\"cy\">");
  REQUIRE(welsh != std::string::npos);
  for (const char* words : {"Lcy", "Hcy", "Rcy", "Ccy"})
    CHECK(xform.find("<value>" + std::string(words) + "</value>") > welsh);
}

TEST_CASE("guidance goes with the hint, as its own form") {
  Folder folder("type,name,label,hint,guidance_hint\ntext,a,A?,H,G\n");
  const Compiled result = folder.compiled();
  CHECK_THAT(std::string(mend::base::as_text(result.xform)),
             Contains("<text id=\"/data/a:hint\"><value>H</value><value form=\"guidance\">G</value></text>"));
}

TEST_CASE("a disabled row is as if it were not there") {
  CHECK(written("type,name,label,disabled\ntext,a,A?,\ntext,b,B?,yes\n") ==
        written("type,name,label\ntext,a,A?\n"));
}

TEST_CASE("notes of authors to each other are left out") {
  CHECK(written("type,name,label,notes,comment\ntext,a,A?,why?,because\n") ==
        written("type,name,label\ntext,a,A?\n"));
}

TEST_CASE("a cell that means nothing for its row is refused, not dropped") {
  const std::string head =
      "type,name,label,required,constraint,default,choice_filter,repeat_count,readonly,trigger\n";
  CHECK_THAT(findings(head + "begin_group,g,G,yes,,,,,,\ntext,a,A?,,,,,,,\nend_group,,,,,,,,,\n"),
             Contains("row 2, column \"required\": Only a question can be required"));
  CHECK_THAT(findings(head + "note,a,A,,. = 1,,,,,\n"), Contains("Only a question has a constraint"));
  CHECK_THAT(findings(head + "note,a,A,,,x,,,,\n"), Contains("Only an answer has a default"));
  CHECK_THAT(findings(head + "text,a,A?,,,,x = 1,,,\n"), Contains("Only a question with choices"));
  CHECK_THAT(findings(head + "text,a,A?,,,,,3,,\n"), Contains("Only a repeat has a count"));
  CHECK_THAT(findings(head + "calculate,c,,,,,,,yes,\ntext,a,A?,,,,,,,\n"),
             Contains("Nobody can change this"));
}

TEST_CASE("a message that is never shown is pointed out") {
  CHECK_THAT(warnings("type,name,label,constraint_message\ntext,a,A?,No.\n"), Contains("never shown"));
  CHECK_THAT(warnings("type,name,label,required_message\ntext,a,A?,No.\n"), Contains("not required"));
}

TEST_CASE("only words that are near enough are suggested") {
  CHECK(did_you_mean("relevnat", {"relevant", "readonly"}) == " Did you mean \"relevant\"?");
  CHECK(did_you_mean("ab", {"xy"}).empty());
  CHECK(did_you_mean("relevant", {"relevant"}).empty());
  CHECK(did_you_mean(std::string(100'000, 'a'), {"a"}).empty());
}

TEST_CASE("sheets of ODK that a cell cannot use are refused with the reason") {
  Folder folder("type,name,label\ntext,a,A?\n");
  folder.put("entities.csv", "dataset,label\npeople,x\n").put("osm.csv", "list_name,name\nl,a\n");
  CHECK_THAT(findings(folder), Contains("entities: Answers of one form") && Contains("osm: A place is not"));
}

TEST_CASE("a sheet that a spreadsheet program saved with semicolons or in UTF-16 says so in one line") {
  CHECK(findings("type;name;label\ntext;a;A?\n") ==
        "survey, row 1: The cells are not apart; save the sheet with commas between them.\n");
  CHECK_THAT(findings("\xFF\xFEt\n"), Contains("survey: Row 1 is in UTF-16"));
}
