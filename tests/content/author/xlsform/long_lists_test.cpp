#include "content/base/clock.h"
#include "content/base/random.h"
#include "content/form/limits.h"
#include "content/form/session.h"
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
  std::string choices = "list_name,name,label\n";
  for (int i = 0; i < 9'000; ++i) choices += "l,c" + std::to_string(i) + "," + std::string(2'000, 'x') + "\n";
  const std::string text = findings("type,name,label\nselect_one l,a,A?\n", choices);
  CHECK_THAT(text, Contains("choices: The form comes to 1") && Contains("9,000 rows of the list \"l\" are"));
}
