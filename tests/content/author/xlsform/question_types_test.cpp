#include "content/author/xlsform/question_type.h"
#include "tests/content/author/xlsform/sheets.h"

using namespace mend::xlsform;
using namespace mend::xlsform::testing;
using Catch::Matchers::Contains;

namespace {

const std::string head = "type,name,label,parameters\n";

/// The XForm of one row, without the engine's word.
std::string row(const std::string& text,
                const std::string& choices = "list_name,name,label\nl,a,A\nl,b,B\n") {
  Folder folder(head + text + "\n", choices);
  const Compiled result = folder.compiled();
  CHECK(lines(result.findings).empty());
  return std::string(mend::base::as_text(result.xform));
}

}  // namespace

TEST_CASE("a type may be spelt as ODK lets it") {
  for (const char* cell : {"select_one l", "select one l", "SELECT_ONE  l", "select one from l",
                           "add select one prompt using l"}) {
    const auto type = read_question_type(cell);
    REQUIRE(type);
    CHECK((type->kind == Kind::select_one && type->list == "l"));
  }
  CHECK(read_question_type("select all that apply from l")->kind == Kind::select_multiple);
  CHECK(read_question_type("begin_repeat")->kind == Kind::repeat);
  CHECK(read_question_type("Begin  Group")->kind == Kind::group);
  CHECK(read_question_type("int")->kind == Kind::integer);
  CHECK(read_question_type("dateTime")->kind == Kind::date_time);
  CHECK(read_question_type("select_one MyList")->list == "MyList");
}

TEST_CASE("numbers, dates and times are asked with their types") {
  CHECK_THAT(row("integer,a,A?,"),
             Contains("<bind nodeset=\"/data/a\" type=\"int\"/>") && Contains("<input ref=\"/data/a\">"));
  CHECK_THAT(row("decimal,a,A?,"), Contains("type=\"decimal\""));
  CHECK_THAT(row("date,a,A?,"), Contains("type=\"date\""));
  CHECK_THAT(row("time,a,A?,"), Contains("type=\"time\""));
  CHECK_THAT(row("datetime,a,A?,"), Contains("type=\"dateTime\""));
}

TEST_CASE("a rank is ODK's rank, with its choices") {
  CHECK_THAT(row("rank l,a,A?,"), Contains("<odk:rank ref=\"/data/a\">") && Contains("type=\"odk:rank\"") &&
                                      Contains("xmlns:odk=\"http://www.opendatakit.org/xforms\"") &&
                                      Contains("<value>b</value>"));
}

TEST_CASE("a range says where it starts, where it ends and how it steps") {
  CHECK_THAT(row("range,a,A?,"), Contains("<range ref=\"/data/a\" start=\"1\" end=\"10\" step=\"1\">") &&
                                     Contains("type=\"int\""));
  CHECK_THAT(row("range,a,A?,start=0; end = 1 step=0.25"),
             Contains("start=\"0\" end=\"1\" step=\"0.25\"") && Contains("type=\"decimal\""));
}

TEST_CASE("a range that cannot be answered is refused") {
  CHECK_THAT(findings(head + "range,a,A?,start=10 end=1\n"), Contains("turn them round"));
  CHECK_THAT(findings(head + "range,a,A?,step=0\n"), Contains("more than 0"));
  CHECK_THAT(findings(head + "range,a,A?,start=0 end=10 step=3\n"), Contains("do not come out"));
  CHECK_THAT(findings(head + "range,a,A?,end=1000000\n"), Contains("1,000 steps"));
  CHECK_THAT(findings(head + "range,a,A?,end=many\n"), Contains("end is a number, and not \"many\""));
}

TEST_CASE("parameters are checked by name") {
  CHECK_THAT(
      findings(head + "range,a,A?,strat=2\n"),
      Contains("survey, row 2, column \"parameters\": \"strat\"") && Contains("Did you mean \"start\"?"));
  CHECK_THAT(findings(head + "integer,a,A?,start=2\n"), Contains("This type has no parameters"));
  CHECK_THAT(findings(head + "range,a,A?,1 to 5\n"), Contains("name=value"));
  CHECK_THAT(findings(head + "range,a,A?,start=1 start=2\n"), Contains("twice"));
}

TEST_CASE("when a form was begun, sent, and on which day are filled in by the device") {
  const std::string xform = row("start,s,,\nend,e,,\ntoday,t,,\ntext,a,A?,");
  CHECK_THAT(xform, Contains("<bind nodeset=\"/data/s\" type=\"dateTime\" jr:preload=\"timestamp\" "
                             "jr:preloadParams=\"start\"/>"));
  CHECK_THAT(xform, Contains("jr:preloadParams=\"end\""));
  CHECK_THAT(xform, Contains("type=\"date\" jr:preload=\"date\" jr:preloadParams=\"today\""));
  CHECK_THAT(xform, !Contains("ref=\"/data/s\""));
}

TEST_CASE("an exact time cannot tell who answered a survey") {
  Folder folder("type,name,label\nstart,s,\ninteger,a,A?\n");
  CHECK_THAT(findings(folder, "survey"), Contains("row 2, column \"type\": A survey carries no exact time"));
  CHECK(findings(folder, "key-work").empty());
}

TEST_CASE("what would name who answers is refused, with the reason") {
  for (const char* type : {"username", "deviceid", "email", "phonenumber", "simserial", "subscriberid"}) {
    CHECK_THAT(findings(head + type + ",a,,\ntext,b,B?,\n"),
               Contains("row 2, column \"type\"") && Contains("name who answers"));
  }
}

TEST_CASE("places, photographs, recordings and watching are refused, with the reason") {
  for (const char* type : {"geopoint", "geotrace", "geoshape", "start-geopoint"})
    CHECK_THAT(findings(head + type + ",a,A?,\n"), Contains("A place is not asked for"));
  for (const char* type : {"image", "audio", "video", "file", "barcode"})
    CHECK_THAT(findings(head + type + ",a,A?,\n"), Contains("Nothing can be photographed"));
  for (const char* type : {"audit", "background-audio"})
    CHECK_THAT(findings(head + type + ",a,,\n"), Contains("never recorded"));
}

TEST_CASE("a type with a slip in it is recognised") {
  CHECK_THAT(findings(head + "selct_one l,a,A?,\n"), Contains("Did you mean \"select_one\"?"));
  CHECK_THAT(findings(head + "interger,a,A?,\n"), Contains("Did you mean \"integer\"?"));
  CHECK_THAT(findings(head + "xyzzy,a,A?,\n"),
             Contains("\"xyzzy\" is not a type of question.") && !Contains("Did you mean"));
  CHECK_THAT(findings(head + ",a,A?,\n"), Contains("Write what kind of question"));
}

TEST_CASE("a hidden row and a calculation are stored and not shown") {
  Folder folder("type,name,label,calculation,bind::type\nhidden,h,,,\ncalculate,c,,1 + 1,int\ntext,a,A?,,\n");
  const std::string xform = written(folder);
  CHECK_THAT(xform,
             Contains("<h/>") && Contains("<bind nodeset=\"/data/c\" type=\"int\" calculate=\"1 + 1\"/>"));
  CHECK_THAT(xform, !Contains("<input ref=\"/data/h\"") && !Contains("<input ref=\"/data/c\""));
}

TEST_CASE("a table of questions is a page of questions to programs that know no tables") {
  Folder folder("type,name,label,appearance\nbegin_group,g,G,table-list\nselect_one l,a,A?,\nend_group,,,\n",
                "list_name,name,label\nl,x,X\n");
  CHECK_THAT(written(folder), Contains("<group ref=\"/data/g\" appearance=\"field-list table-list\">"));
}

TEST_CASE("an appearance that changes nothing is pointed out, and old ways are refused") {
  const std::string columns = "type,name,label,appearance\n";
  CHECK_THAT(warnings(columns + "text,a,A?,multline\n"),
             Contains("\"multline\" changes nothing") && Contains("Did you mean \"multiline\"?"));
  CHECK(warnings(columns + "text,a,A?,multiline masked\n").empty());
  CHECK(warnings(columns + "integer,a,A?,masked\ndecimal,b,B?,masked\n").empty());
  CHECK_THAT(findings(columns + "text,a,A?,ex:org.app\n"), Contains("No other program"));
  CHECK_THAT(findings(columns + "text,a,A?,search('x')\n"), Contains("select_one_from_file"));
}

TEST_CASE("an appearance of ODK that our screens do not have is told with what to use instead") {
  const std::string choices = "list_name,name,label\nl,x,X\n";
  const auto with = [&](const std::string& type, const std::string& appearance) {
    return warnings("type,name,label,appearance\n" + type + ",a,A?," + appearance + "\n", choices);
  };
  for (const char* word : {"label", "list", "list-nolabel"})
    CHECK_THAT(with("select_one l", word), Contains("changes nothing") && Contains("with table-list."));
  for (const char* word : {"quick", "quickcompact"})
    CHECK_THAT(with("select_one l", word), Contains("Nothing goes on by itself here"));
  for (const char* word : {"compact", "horizontal", "horizontal-compact", "compact-2"})
    CHECK_THAT(with("select_multiple l", word), Contains("use columns"));
  CHECK_THAT(with("select_multiple l", "minimal"), Contains("A closed list is for select_one"));
  CHECK_THAT(with("date", "no-calendar"), Contains("typed as day, month and year anyway"));
  CHECK_THAT(with("range", "picker"), Contains("counted up and down"));
  CHECK_THAT(with("text", "w3"), Contains("in a group with field-list"));
  CHECK_THAT(with("text", "field-list"), Contains("It goes on a group"));
  CHECK_THAT(with("decimal", "counter"), Contains("\"counter\" changes nothing here"));
  CHECK_THAT(with("select_one l", "faces"), Contains("very-bad, bad, ok, good and very-good"));
  CHECK_THAT(with("select_one l", "minimal quick"), Contains("\"quick\"") && !Contains("\"minimal\""));
  for (const char* word : {"minimal", "search", "likert", "columns-2", "rating"}) {
    CAPTURE(word);
    CHECK(with("select_one l", word).empty());
  }
}

TEST_CASE("a date and time that leaves no day to ask for is refused") {
  CHECK_THAT(findings("type,name,label,appearance\ndatetime,a,A?,year\n"),
             Contains("leaves no day to ask for"));
}

TEST_CASE("lines to show change nothing, and their author is told what does") {
  CHECK_THAT(warnings("type,name,label,rows\ntext,a,A?,5\n"), Contains("use the appearance multiline"));
  CHECK_THAT(warnings("type,name,label,rows,appearance\ntext,a,A?,5,multiline\n"),
             Contains("an area grows with what is typed"));
}
