#include "content/author/xlsform/csv.h"
#include "content/base/clock.h"
#include "content/base/random.h"
#include "content/form/session.h"
#include "tests/content/author/xlsform/sheets.h"
#include "tests/support/xlsx_writer.h"

using namespace mend;
using namespace mend::xlsform;
using namespace mend::xlsform::testing;
using Catch::Matchers::Contains;

namespace {

const std::string survey =
    "type,name,label,label::Cymraeg (cy),choice_filter\n"
    "select_one areas,area,Which area?,Pa ardal?,\n"
    "select_one_external towns,town,Which town?,Pa dref?,area = ${area}\n";
const std::string choices =
    "list_name,name,label,label::Cymraeg (cy)\n"
    "areas,n,North,Gogledd\nareas,s,South,De\n";
const std::string external =
    "list_name,name,label,label::Cymraeg (cy),area\n"
    "towns,bangor,Bangor,Bangor,n\ntowns,cardiff,Cardiff,Caerdydd,s\ntowns,swansea,Swansea,Abertawe,s\n";

std::string findings_with(const std::string& asked, const std::string& list) {
  Folder folder(asked, choices);
  folder.put("external_choices.csv", list);
  return findings(folder);
}

}  // namespace

TEST_CASE("external choices are shown by their filter, in each language") {
  Folder folder(survey, choices);
  folder.put("external_choices.csv", external);
  const Compiled result = folder.compiled();
  REQUIRE(lines(result.findings).empty());
  CHECK(lines(result.warnings).empty());
  base::ManualClock clock(0);
  base::SeededRandom random(1);
  form::Session session(form::Form::load(result.xform).value(), clock, random);
  REQUIRE(session.set("/data/area", "s"));
  session.set_language("cy");
  const auto shown = session.choices("/data/town").value();
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].label.text == "Caerdydd");
  REQUIRE(session.set("/data/town", "swansea"));
  REQUIRE(session.set("/data/area", "n"));
  CHECK(session.state("/data/town")->value.empty());
}

TEST_CASE("external choices give the same form from a workbook as from sheets") {
  Folder sheets(survey, choices);
  sheets.put("external_choices.csv", external);
  std::vector<support::XlsxSheet> book;
  for (const auto& [name, text] :
       {std::pair{"survey", survey}, {"choices", choices}, {"external_choices", external}})
    book.push_back({name, read_csv(text).value(), "", "", ""});
  Folder workbook;
  workbook.put("form.xlsx", support::write_xlsx(book));
  const auto xform = sheets.compiled().xform;
  CHECK_FALSE(xform.empty());
  CHECK(xform == workbook.compiled().xform);
}

TEST_CASE("external choices may be more than a sheet of choices holds") {
  std::string list = "list_name,name,label,area\n";
  for (int i = 0; i < 10'001; ++i)
    list += "towns,t" + std::to_string(i) + ",Town,a" + std::to_string(i % 50) + "\n";
  Folder sheets(
      "type,name,label,choice_filter\nselect_one areas,area,Area?,\n"
      "select_one_external towns,town,Town?,area = ${area}\n",
      "list_name,name,label\nareas,a1,A\n");
  sheets.put("external_choices.csv", list);
  CHECK(findings(sheets).empty());
  Folder workbook;
  std::vector<support::XlsxSheet> book = {
      {"survey", read_csv("type,name,label\ntext,a,A?\n").value(), "", "", ""},
      {"external_choices", read_csv(list, 20'000).value(), "", "", ""}};
  workbook.put("form.xlsx", support::write_xlsx(book));
  CHECK(findings(workbook).empty());
}

TEST_CASE("what is wrong with external choices is told by sheet, row and column") {
  CHECK_THAT(
      findings_with("type,name,label\nselect_one_external town,t,T?\n", external),
      Contains("survey, row 2, column \"type\": There is no list \"town\" in external_choices; add it or "
               "mend the name. Did you mean \"towns\"?"));
  CHECK_THAT(findings_with("type,name,label\nselect_one towns,t,T?\n", external),
             Contains("The list \"towns\" is in external_choices; write select_one_external towns"));
  CHECK_THAT(findings_with("type,name,label\nselect_one_external areas,t,T?\n", external),
             Contains("The list \"areas\" is in choices; write select_one areas"));
  CHECK_THAT(findings_with(survey, external + "areas,x,X,X,n\n"),
             Contains("external_choices, row 5, column \"list_name\": There is a list \"areas\" in choices"));
  CHECK_THAT(findings_with(survey, external + "towns,two words,X,X,n\ntowns,x,,X,n\ntowns,bangor,X,X,n\n"),
             Contains("external_choices, row 5, column \"name\": Give the choice a name without spaces") &&
                 Contains("external_choices, row 6, column \"label\": The choice has no words") &&
                 Contains("external_choices, row 7, column \"name\": \"bangor\" is in this list twice"));
  CHECK_THAT(findings_with("type,name,label\nselect_one_external,t,T?\n", external),
             Contains("survey, row 2, column \"type\": Name the list of choices after the type."));
}

TEST_CASE("a list to which \"other\" was added can be filtered elsewhere") {
  Folder folder(
      "type,name,label,choice_filter,bind::mend:max-length\nselect_one towns or_other,t,T?,,\n"
      "select_one towns,u,U?,area = ${t},\n",
      "list_name,name,label,area\ntowns,a,A,n\n");
  CHECK_THAT(written(folder), Contains("<name>other</name><area/>"));
}
