// Sheets all the way to answers: written by the compiler, asked by the engine of the kiosk.
#include "content/form/session.h"
#include "tests/content/author/xlsform/sheets.h"

using namespace mend;
using namespace mend::xlsform::testing;

namespace {

struct Open {
  explicit Open(std::string_view survey, std::string_view choices = "")
      : Open(std::make_unique<Folder>(survey, choices)) {}
  explicit Open(std::unique_ptr<Folder> folder) : Open(*folder) {}
  explicit Open(Folder& folder)
      : form([&] {
          const auto compiled = folder.compiled();
          CHECK(lines(compiled.findings) == "");
          return form::Form::load(compiled.xform).value();
        }()),
        session(form, clock, random) {}

  void set(const std::string& ref, const std::string& value) { REQUIRE(session.set(ref, value)); }
  std::string choices(const std::string& ref) {
    const auto shown = session.choices(ref).value();
    std::string names;
    for (const form::Choice& choice : shown) names += (names.empty() ? "" : " ") + choice.name;
    return names;
  }

  std::shared_ptr<const form::Form> form;
  base::ManualClock clock{1'767'603'600'000};
  base::SeededRandom random{1};
  form::Session session;
};

const std::string topics =
    "list_name,name,label,label::Cymraeg (cy),area\n"
    "area,work,Work,Gwaith,\narea,family,Family,Teulu,\n"
    "topic,hours,Hours,Oriau,work\ntopic,pay,Pay,Cyflog,work\ntopic,visit,Visit,Ymweliad,family\n";

}  // namespace

TEST_CASE("a filtered question shows the choices that fit the answer before it") {
  Open open(
      "type,name,label,choice_filter\nselect_one area,area,Area?,\nselect_one topic,topic,Topic?,area = "
      "${area}\n",
      topics);
  CHECK(open.choices("/data/topic").empty());
  open.set("/data/area", "work");
  CHECK(open.choices("/data/topic") == "hours pay");
  open.set("/data/area", "family");
  CHECK(open.choices("/data/topic") == "visit");
}

TEST_CASE("filtered choices speak the person's language") {
  Open open(
      "type,name,label,label::Cymraeg (cy),choice_filter\nselect_one topic,topic,Topic?,Pwnc?,area = "
      "'family'\n",
      topics);
  open.session.set_language("cy");
  CHECK(open.session.choices("/data/topic").value().at(0).label.text == "Ymweliad");
}

TEST_CASE("in a repeat each filter looks at its own instance") {
  Open open(
      "type,name,label,choice_filter\nbegin_repeat,r,R,\nselect_one area,area,Area?,\n"
      "select_one topic,topic,Topic?,area = ${area}\nend_repeat,,,\n",
      topics);
  REQUIRE(open.session.add_repeat("/data/r"));
  open.set("/data/r[1]/area", "work");
  open.set("/data/r[2]/area", "family");
  CHECK(open.choices("/data/r[1]/topic") == "hours pay");
  CHECK(open.choices("/data/r[2]/topic") == "visit");
}

TEST_CASE("a shuffle with a seed is the same for everybody") {
  const std::string survey = "type,name,label,parameters\nselect_one topic,t,T?,randomize=true seed=42\n";
  Open one(survey, topics);
  Open two(survey, topics);
  CHECK(one.choices("/data/t") == two.choices("/data/t"));
  CHECK(one.choices("/data/t").size() == std::string("hours pay visit").size());
}

TEST_CASE("a repeat is there as often as its count says") {
  Open open(
      "type,name,label,repeat_count\ninteger,n,N?,\nbegin_repeat,r,R,${n} + 1\ntext,a,A?,\nend_repeat,,,\n");
  open.set("/data/n", "2");
  CHECK(open.session.count("/data/r").value() == 3);
}

TEST_CASE("the count of an inner repeat is its own outer one's") {
  Open open(
      "type,name,label,repeat_count\nbegin_repeat,o,O,\ninteger,n,N?,\nbegin_repeat,i,I,${n}\ntext,a,A?,\n"
      "end_repeat,,,\nend_repeat,,,\n");
  REQUIRE(open.session.add_repeat("/data/o"));
  open.set("/data/o[1]/n", "1");
  open.set("/data/o[2]/n", "3");
  CHECK(open.session.count("/data/o[1]/i").value() == 1);
  CHECK(open.session.count("/data/o[2]/i").value() == 3);
}

TEST_CASE("each instance of a repeat reckons with its own answers, and all of them can be summed up") {
  Open open(
      "type,name,label,calculation,relevant\nbegin_repeat,r,R,,\ninteger,n,N?,,\ncalculate,twice,,${n} * 2,\n"
      "text,why,Why?,,${n} > 3\nend_repeat,,,,\ncalculate,all,,sum(${n}),\n");
  REQUIRE(open.session.add_repeat("/data/r"));
  open.set("/data/r[1]/n", "2");
  open.set("/data/r[2]/n", "5");
  CHECK(open.session.value("/data/r[1]/twice") == "4");
  CHECK(open.session.value("/data/r[2]/twice") == "10");
  CHECK(open.session.value("/data/all") == "7");
  CHECK_FALSE(open.session.state("/data/r[1]/why")->relevant);
  CHECK(open.session.state("/data/r[2]/why")->relevant);
}

TEST_CASE("a default that is worked out is there when the form opens, and in each new instance") {
  Open open(
      "type,name,label,default\ndate,day,Day?,today()\nbegin_repeat,r,R,\ninteger,n,N?,1 + "
      "1\nend_repeat,,,\n");
  CHECK(open.session.value("/data/day") == "2026-01-05");
  REQUIRE(open.session.add_repeat("/data/r"));
  CHECK(open.session.value("/data/r[1]/n") == "2");
  CHECK(open.session.value("/data/r[2]/n") == "2");
}

TEST_CASE("a trigger sets its answer again at each change, and leaves it to the person in between") {
  Open open("type,name,label,calculation,trigger\ninteger,a,A?,,\ninteger,b,B?,${a} + 1,${a}\n");
  open.set("/data/a", "1");
  CHECK(open.session.value("/data/b") == "2");
  open.set("/data/b", "9");
  CHECK(open.session.value("/data/b") == "9");
  open.set("/data/a", "5");
  CHECK(open.session.value("/data/b") == "6");
}

TEST_CASE("a label shows the answer that it names, in a repeat its own") {
  Open open("type,name,label\nbegin_repeat,r,R\ntext,who,Who?\nnote,said,You said ${who}.\nend_repeat,,\n");
  REQUIRE(open.session.add_repeat("/data/r"));
  open.set("/data/r[1]/who", "Ann");
  open.set("/data/r[2]/who", "Bob");
  CHECK(open.session.label("/data/r[1]/said").value().text == "You said Ann.");
  CHECK(open.session.label("/data/r[2]/said").value().text == "You said Bob.");
}

TEST_CASE("indexed-repeat reaches another instance") {
  Open open(
      "type,name,label,calculation\nbegin_repeat,r,R,\ntext,who,Who?,\ncalculate,first,,\"indexed-repeat(${"
      "who}, "
      "${r}, 1)\"\nend_repeat,,,\n");
  REQUIRE(open.session.add_repeat("/data/r"));
  open.set("/data/r[1]/who", "Ann");
  CHECK(open.session.value("/data/r[2]/first") == "Ann");
}

TEST_CASE("data of a CSV file is looked up") {
  Folder folder(
      "type,name,label,calculation\ntext,code,Code?,\ncalculate,words,,\"pulldata('jobs', 'label', 'name', "
      "${code})\"\ncalculate,same,,\"instance('jobs')/root/item[name = ${code}]/label\"\n");
  folder.put("media/jobs.csv", "name,label\nk,Kitchen\nl,Laundry\n");
  Open open(folder);
  open.set("/data/code", "l");
  CHECK(open.session.value("/data/words") == "Laundry");
  CHECK(open.session.value("/data/same") == "Laundry");
}

TEST_CASE("choices of a file are chosen by the columns that are named") {
  Folder folder(
      "type,name,label,parameters\nselect_one_from_file jobs.csv,j,Job?,\"value=code, label=words\"\n");
  folder.put("media/jobs.csv", "code,words\nk,Kitchen\n");
  Open open(folder);
  CHECK(open.session.choices("/data/j").value().at(0).label.text == "Kitchen");
  open.set("/data/j", "k");
  CHECK(open.session.value("/data/j") == "k");
}

TEST_CASE("answers of a repeat are the choices of a later question") {
  Open open(
      "type,name,label\nbegin_repeat,r,R\ntext,who,Who?\nend_repeat,,\nselect_one ${who},first,First?\n");
  REQUIRE(open.session.add_repeat("/data/r"));
  open.set("/data/r[1]/who", "Ann");
  open.set("/data/r[2]/who", "Bob");
  CHECK(open.choices("/data/first") == "Ann Bob");
}

TEST_CASE("who chooses other is asked what they mean, and nobody else is") {
  Open open("type,name,label\nselect_one l or_other,s,S?\n", "list_name,name,label\nl,a,A\n");
  open.set("/data/s", "a");
  CHECK_FALSE(open.session.state("/data/s_other")->relevant);
  open.set("/data/s", "other");
  CHECK(open.session.state("/data/s_other")->relevant);
}

TEST_CASE("the words of a choice can be had for a calculation") {
  Open open(
      "type,name,label,calculation\nselect_one area,a,A?,\ncalculate,c,,\"jr:choice-name(${a}, '${a}')\"\n"
      "text,t,T?,\n",
      topics);
  open.set("/data/a", "work");
  CHECK(open.session.value("/data/c") == "Work");
}
