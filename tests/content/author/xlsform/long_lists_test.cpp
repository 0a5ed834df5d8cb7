#include "content/base/clock.h"
#include "content/base/random.h"
#include "content/form/limits.h"
#include "content/form/session.h"
#include "content/form/submission.h"
#include "tests/content/author/xlsform/sheets.h"

using namespace mend;
using namespace mend::xlsform;
using namespace mend::xlsform::testing;
using Catch::Matchers::Contains;

namespace {

/// Rows under name, label, county: a hundred counties in turn.
std::string places(int count, const std::string& longer = {}) {
  std::string text = "name,label,county\n";
  for (int i = 0; i < count; ++i) {
    text += "p" + std::to_string(i) + ",Place " + std::to_string(i) + longer + ",c" +
            std::to_string(i % 100) + "\n";
  }
  return text;
}

const std::string by_county =
    "type,name,label,choice_filter,bind::mend:max-length\n"
    "text,county,County?,,20\n"
    "select_one_from_file places.csv,place,Place?,county = ${county},\n";

}  // namespace

TEST_CASE("50,000 choices of a file are asked for by their filter") {
  Folder folder(by_county);
  folder.put("media/places.csv", places(50'000));
  const Compiled result = folder.compiled();
  REQUIRE(lines(result.findings).empty());
  CHECK(result.xform.size() > 3 * 1024 * 1024);
  const auto form = form::Form::load(result.xform).value();
  base::ManualClock clock(0);
  base::SeededRandom random(1);
  form::Session session(form, clock, random);
  CHECK(session.choices("/data/place").value().empty());
  REQUIRE(session.set("/data/county", "c7"));
  const auto shown = session.choices("/data/place").value();
  CHECK(shown.size() == 500);
  CHECK(shown.front().label.text == "Place 7");
  REQUIRE(session.set("/data/place", "p49907"));
  const auto read = form::read_submission(*form, session.serialize(), "en").value();
  REQUIRE(read.size() == 2);
  REQUIRE(read[1].words.size() == 1);
  CHECK(read[1].words[0].text == "Place 49907");
}

TEST_CASE("a form that is too large for a device is refused by the file that fills it, with its rows") {
  Folder folder(by_county);
  folder.put("media/places.csv", places(90'000, std::string(120, 'x')));
  const std::string text = findings(folder);
  CHECK_THAT(text, Contains("media/places.csv: The form comes to ") &&
                       Contains("a device reads at most 16 MiB; 90,000 rows of \"places.csv\" are ") &&
                       Contains("Keep fewer rows"));
}

TEST_CASE("a form that is too large for a device is refused by the list that fills it, with its rows") {
  std::string choices = "list_name,name,label,area\n";
  for (int i = 0; i < 9'000; ++i) {
    choices +=
        "l,c" + std::to_string(i) + "," + std::string(2'000, 'x') + ",a" + std::to_string(i % 9) + "\n";
  }
  const std::string text = findings(
      "type,name,label,choice_filter,bind::mend:max-length\ntext,b,B?,,9\nselect_one l,a,A?,area = ${b},\n",
      choices);
  CHECK_THAT(text, Contains("choices: The form comes to 1") && Contains("9,000 rows of the list \"l\" are"));
}

TEST_CASE("nobody is shown thousands of choices at once") {
  const std::string unfiltered = "type,name,label\nselect_one_from_file places.csv,place,Place?\n";
  Folder folder(unfiltered);
  folder.put("media/places.csv", places(2'001));
  CHECK_THAT(findings(folder), Contains("survey, row 2, column \"choice_filter\": All 2,001 choices of "
                                        "\"places.csv\" would be shown at once") &&
                                   Contains("such as county = ${county}"));
  folder.put("media/places.csv", places(2'000));
  CHECK(findings(folder).empty());
}

TEST_CASE("a filter that lets thousands of choices through is told, with the cell that does") {
  const auto with = [](const std::string& filter, int counties) {
    std::string text = "name,label,county,kind\n";
    for (int i = 0; i < 6'000; ++i)
      text += "p" + std::to_string(i) + ",P,c" + std::to_string(i % counties) + ",k" +
              std::to_string(i % (counties + 1)) + "\n";
    Folder folder(
        "type,name,label,choice_filter,bind::mend:max-length\ntext,a,A?,,9\ntext,b,B?,,9\n"
        "select_one_from_file places.csv,place,Place?," +
        filter + ",\n");
    folder.put("media/places.csv", text);
    return findings(folder);
  };
  CHECK_THAT(with("county = ${a}", 2), Contains("lets 3,000 choices of \"places.csv\" through at once, those "
                                                "with \"c0\"") &&
                                           Contains("Filter by one more column."));
  CHECK(with("county = ${a}", 3).empty());
  CHECK(with("county = ${a} and ${b} = kind", 2).empty());
  CHECK(with("\"contains(county, ${a})\"", 2).empty());
}

TEST_CASE("words of a file's choices come in each language, and the file's columns still hold them") {
  Folder folder(
      "type,name,label,label::Cymraeg (cy),choice_filter,calculation\n"
      "select_one_from_file places.csv,place,Place?,Lle?,,\n"
      "calculate,said,,,,\"pulldata('places', 'label', 'name', ${place})\"\n");
  folder.put("media/places.csv",
             "name,label,label::Cymraeg (cy)\na,Cardiff ${x} & more,Caerdydd\nb,Swansea,\n");
  const Compiled result = folder.compiled();
  REQUIRE(lines(result.findings).empty());
  base::ManualClock clock(0);
  base::SeededRandom random(1);
  form::Session session(form::Form::load(result.xform).value(), clock, random);
  CHECK(session.choices("/data/place").value()[0].label.text == "Cardiff ${x} & more");
  session.set_language("cy");
  const auto shown = session.choices("/data/place").value();
  CHECK(shown[0].label.text == "Caerdydd");
  CHECK(shown[0].label.language == "cy");
  CHECK(shown[1].label.text == "Swansea");
  CHECK(shown[1].label.language == "en");
  REQUIRE(session.set("/data/place", "a"));
  CHECK(session.state("/data/said")->value == "Cardiff ${x} & more");
}

TEST_CASE("a heading of a file that names a language wrongly is told") {
  const auto with = [](const std::string& csv) {
    Folder folder("type,name,label,label::Cymraeg (cy)\nselect_one_from_file p.csv,place,Place?,Lle?\n");
    folder.put("media/p.csv", csv);
    return findings(folder);
  };
  CHECK_THAT(with("name,label,label::Cymraeg\na,A,B\n"), Contains("name the language with its tag"));
  CHECK_THAT(with("name,label,label::Polski (pl)\na,A,B\n"), Contains("the sheets have no words in that"));
  CHECK_THAT(with("name,label::Cymraeg (cy)\na,A\n"),
             Contains("has no column \"label\" in the default language"));
  CHECK_THAT(with("name,label,label::cy,kind::cy\na,A,B,C\n"), Contains("only the words of the choices"));
  CHECK_THAT(with("name,label,label::cy,itextId\na,A,B,C\n"), Contains("rename it"));
}

TEST_CASE("a choice of a file that could not be chosen, or not be told from another, is refused by its row") {
  const auto with = [](const std::string& csv, const std::string& filter = "") {
    Folder folder("type,name,label,choice_filter\nselect_one_from_file p.csv,place,Place?," + filter + "\n");
    folder.put("media/p.csv", csv);
    return findings(folder);
  };
  CHECK_THAT(with("name,label\na,A\nb c,B\n"),
             Contains("\"p.csv\", row 3, column \"name\": Give the choice a name without spaces."));
  CHECK_THAT(with("name,label\n,A\n"), Contains("row 2, column \"name\": The choice has no name"));
  CHECK_THAT(with("name,label\na,A\nb\n"), Contains("row 3, column \"label\": The choice has no words"));
  CHECK_THAT(with("name,label\na,A\n\na,B\n"), Contains("row 4, column \"name\": This name is there before"));
  CHECK(with("name,label,kind\na,A,x\na,B,y\n", "kind = 'x'").empty());
}
