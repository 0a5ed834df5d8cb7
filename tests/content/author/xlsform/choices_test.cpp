#include "tests/content/author/xlsform/sheets.h"

using namespace mend::xlsform;
using namespace mend::xlsform::testing;
using Catch::Matchers::Contains;

namespace {

const std::string head = "type,name,label,choice_filter,parameters\n";
const std::string choices =
    "list_name,name,label,label::Cymraeg (cy),place\n"
    "l,a,A,Acy,north\nl,b,B,Bcy,\ncountry,north,North,Gogledd,\n";

std::string xform(const std::string& rows, const std::string& lists = choices,
                  const std::string& settings = "") {
  Folder folder(head + rows, lists, settings);
  const Compiled result = folder.compiled();
  CHECK(lines(result.findings).empty());
  return std::string(mend::base::as_text(result.xform));
}
std::string wrong(const std::string& rows, const std::string& lists = choices) {
  return findings(head + rows, lists);
}

}  // namespace

TEST_CASE("a filter shows the choices of a secondary instance that fit") {
  const std::string text = xform("select_one country,c,C?,,\nselect_one l,s,S?,place = ${c},\n");
  CHECK_THAT(text,
             Contains("<itemset nodeset=\"instance('l')/root/item[place = /data/c]\"><value ref=\"name\"/>"
                      "<label ref=\"jr:itext(itextId)\"/></itemset>"));
  CHECK_THAT(text,
             Contains("<instance id=\"l\">\n<root>\n<item><itextId>choice:l:a</itextId><name>a</name>"
                      "<place>north</place></item>\n<item><itextId>choice:l:b</itextId><name>b</name><place/>"
                      "</item>\n</root>\n</instance>"));
  CHECK_THAT(text, !Contains("<instance id=\"country\">"));
}

TEST_CASE("choices are shuffled when the author says so, always alike for one seed") {
  CHECK_THAT(xform("select_one l,s,S?,,randomize=true\n"),
             Contains("<itemset nodeset=\"randomize(instance('l')/root/item)\">"));
  CHECK_THAT(xform("select_multiple l,s,S?,place != '',\"randomize=true, seed=42\"\n"),
             Contains("nodeset=\"randomize(instance('l')/root/item[place != ''], 42)\""));
  CHECK_THAT(xform("integer,n,N?,,\nrank l,s,S?,,randomize=true seed=${n}\n"),
             Contains("nodeset=\"randomize(instance('l')/root/item, /data/n)\""));
  CHECK_THAT(xform("select_one l,s,S?,,randomize=false\n"), !Contains("itemset"));
}

TEST_CASE("a seed without a shuffle, or a shuffle that is neither yes nor no, is refused") {
  CHECK_THAT(wrong("select_one l,s,S?,,seed=1\n"), Contains("A seed needs randomize=true"));
  CHECK_THAT(wrong("select_one l,s,S?,,randomize=maybe\n"), Contains("Write randomize=true"));
}

TEST_CASE("a long list that several questions show is in the form only once") {
  std::string list = "list_name,name,label\n";
  for (int i = 0; i < 21; ++i) list += "l,c" + std::to_string(i) + ",C\n";
  const std::string one = xform("select_one l,s,S?,,\n", list);
  CHECK_THAT(one, Contains("<value>c20</value>") && !Contains("itemset"));
  const std::string two = xform("select_one l,s,S?,,\nselect_multiple l,t,T?,,\n", list);
  CHECK_THAT(two, !Contains("<value>c20</value>"));
  CHECK(two.find("<itemset") != two.rfind("<itemset"));
  CHECK(two.find("<instance id=\"l\">") == two.rfind("<instance id=\"l\">"));
}

TEST_CASE("a list with a slip in its name is recognised") {
  CHECK_THAT(wrong("select_one contry,s,S?,,\n"),
             Contains("There is no list \"contry\" in choices") && Contains("Did you mean \"country\"?"));
}

TEST_CASE("a mistake in a filter is named by its column") {
  CHECK_THAT(wrong("select_one l,s,S?,place = ${cc},\n"),
             Contains("column \"choice_filter\": There is no question \"cc\""));
  CHECK_THAT(wrong("select_one l,s,S?,place = (,\n"),
             Contains("column \"choice_filter\": It cannot be read"));
}

TEST_CASE("an expression cannot look into a list that is not there") {
  const std::string columns = "type,name,label,calculation\n";
  CHECK_THAT(findings(columns + "calculate,c,,count(instance('contry')/root/item)\ntext,t,T?,\n", choices),
             Contains("column \"calculation\": There is no list or file \"contry\"") &&
                 Contains("Did you mean \"country\"?"));
  CHECK_THAT(written(columns + "calculate,c,,count(instance('country')/root/item)\ntext,t,T?,\n", choices),
             Contains("<instance id=\"country\">"));
}

TEST_CASE("a column of data that nothing reads is pointed out") {
  CHECK_THAT(warnings(head + "select_one l,s,S?,,\n", "list_name,name,label,lable\nl,a,A,x\n"),
             Contains("choices, row 1, column \"lable\"") && Contains("Did you mean \"label\"?"));
}

TEST_CASE("a column of data whose heading no XML could carry is refused") {
  CHECK_THAT(wrong("select_one l,s,S?,,\n", "list_name,name,label,my place\nl,a,A,x\n"),
             Contains("choices, row 1, column \"my place\": A column of data needs a heading of letters"));
}

TEST_CASE(
    "the same name twice in a list is allowed where a filter shows one of them, and the author says so") {
  const std::string twice = "list_name,name,label,x\nl,a,A,1\nl,a,B,2\n";
  const std::string allowed = "allow_choice_duplicates\nyes\n";
  CHECK_THAT(wrong("select_one l,s,S?,x = 1,\n", twice),
             Contains("choices, row 3, column \"name\": \"a\" is in"));
  CHECK_THAT(xform("select_one l,s,S?,x = 1,\n", twice, allowed),
             Contains("<itextId>choice:l:a:2</itextId><name>a</name>") && Contains("<value>B</value>"));
  CHECK_THAT(findings(head + "select_one l,s,S?,,\n", twice, allowed), Contains("both would be shown"));
}

TEST_CASE("or_other adds a choice and asks what is meant") {
  const std::string text = xform("select_one l or_other,s,S?,,\n", "list_name,name,label\nl,a,A\n");
  CHECK_THAT(text, Contains("<value>other</value>") && Contains("<input ref=\"/data/s_other\">") &&
                       Contains("<bind nodeset=\"/data/s_other\" type=\"string\" "
                                "relevant=\"selected(/data/s, 'other')\"/>"));
  CHECK_THAT(xform("select_one l or_other,s,S?,,\n", "list_name,name,label\nl,other,Another\n"),
             Contains("<value>Another</value>") && !Contains("<value>Other</value>"));
}

TEST_CASE("or_other is refused where it would show English to who reads another language") {
  CHECK_THAT(wrong("select_one l or_other,s,S?,,\n"), Contains("or_other has English words only"));
}

TEST_CASE("or_other is free text, which a form about restorative justice must not hold") {
  Folder folder(head + "select_one l or_other,s,S?,,\n", "list_name,name,label\nl,a,A\n");
  const std::string text = findings(folder, "rj");
  CHECK_THAT(text, Contains("row 2, column \"type\": A form of class rj holds no free text"));
  CHECK(std::count(text.begin(), text.end(), '\n') == 1);
}

TEST_CASE("answers of a repeat can be the choices of a later question") {
  const std::string text =
      xform("begin_repeat,r,R,,\ntext,who,Who?,,\nend_repeat,,,,\nselect_one ${who},first,First?,,\n");
  CHECK_THAT(
      text,
      Contains(
          "<itemset nodeset=\"/data/r[./who != '']\"><value ref=\"who\"/><label ref=\"who\"/></itemset>"));
  CHECK_THAT(wrong("text,who,Who?,,\nselect_one ${who},first,First?,,\n"),
             Contains("not asked again and again"));
}

TEST_CASE("a choice cannot show an answer of a repeat, because there are several") {
  const std::string lists = "list_name,name,label\nl,a,${who}?\n";
  CHECK_THAT(xform("text,who,Who?,,\nselect_one l,s,S?,,\n", lists),
             Contains("<value><output value=\"/data/who\"/>?</value>"));
  CHECK_THAT(wrong("begin_repeat,r,R,,\ntext,who,Who?,,\nend_repeat,,,,\nselect_one l,s,S?,,\n", lists),
             Contains("choices, row 2, column \"label\": \"who\" is in a repeat"));
}
