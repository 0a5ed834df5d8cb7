#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;

namespace {

const std::string towns =
    R"x(<instance id="towns"><root>)x"
    R"x(<item><itextId>t-1</itextId><name>ely</name><county>cambs</county></item>)x"
    R"x(<item><itextId>t-2</itextId><name>bath</name><county>avon</county></item>)x"
    R"x(<item><itextId>t-3</itextId><name>soham</name><county>cambs</county></item></root></instance>)x";
const std::string words =
    R"x(<itext><translation lang="en" default="true()"><text id="t-1"><value>Ely</value></text>)x"
    R"x(<text id="t-2"><value>Bath</value><value form="image">jr://images/b.png</value></text>)x"
    R"x(<text id="t-3"><value>Soham</value></text></translation>)x"
    R"x(<translation lang="cy"><text id="t-2"><value>Caerfaddon</value></text></translation></itext>)x";

std::string itemset(const std::string& nodes, const std::string& control = "select1",
                    const std::string& label = "jr:itext(itextId)") {
  return "<" + control + " ref=\"/data/t\"><label>t</label><itemset nodeset=\"" + nodes +
         "\"><value ref=\"name\"/><label ref=\"" + label + "\"/></itemset></" + control + ">";
}

const std::string cascade =
    xform("<c/><t/>", towns, input("c") + itemset("instance('towns')/root/item[county = /data/c]"), words);

Reading with_file(const std::string& content) {
  Reading reading;
  reading.attachment = [content](std::string_view) -> mend::base::Result<mend::base::Bytes> {
    return mend::base::to_bytes(content);
  };
  return reading;
}

std::string from_csv(const std::string& nodes = "instance('l')/root/item") {
  return xform("<c/><t/>", R"x(<instance id="l" src="jr://file-csv/l.csv"/>)x",
               input("c") + itemset(nodes, "select1", "label"));
}

}  // namespace

TEST_CASE("choices come from an instance with their words") {
  Scenario form(xform("<t/>", towns, itemset("instance('towns')/root/item"), words));
  const auto choices = form.question("t").choices;
  REQUIRE(choices.size() == 3);
  CHECK(choices[1].name == "bath");
  CHECK(choices[1].label == Words{"Bath", "en"});
  CHECK(choices[1].media.image == "jr://images/b.png");
}

TEST_CASE("the words of such choices follow the language, and a gap says so") {
  Scenario form(xform("<t/>", towns, itemset("instance('towns')/root/item"), words));
  form.session.set_language("cy");
  CHECK(form.question("t").choices[1].label == Words{"Caerfaddon", "cy"});
  CHECK(form.question("t").choices[0].label == Words{"Ely", "en"});
}

TEST_CASE("an answer narrows the choices of the next question") {
  Scenario form(cascade);
  CHECK(form.offered("t").empty());
  REQUIRE(form.answer("c", "cambs"));
  CHECK(form.offered("t") == "ely soham");
  REQUIRE(form.answer("c", "avon"));
  CHECK(form.offered("t") == "bath");
}

TEST_CASE("only what the filter leaves can be chosen") {
  Scenario form(cascade);
  REQUIRE(form.answer("c", "cambs"));
  CHECK(form.answer("t", "ely"));
  CHECK_FALSE(form.answer("t", "bath"));
  CHECK(form.value("t") == "ely");
}

TEST_CASE("a choice that is no longer offered is taken back") {
  Scenario form(cascade);
  REQUIRE(form.answer("c", "cambs"));
  REQUIRE(form.answer("t", "ely"));
  REQUIRE(form.answer("c", "avon"));
  CHECK(form.value("t").empty());
}

TEST_CASE("of several choices only those that are no longer offered are taken back") {
  Scenario form(
      xform("<c>cambs</c><t/>", towns,
            input("c") + itemset("instance('towns')/root/item[county = /data/c or name = 'bath']", "select"),
            words));
  REQUIRE(form.answer("t", "soham bath"));
  REQUIRE(form.answer("c", "avon"));
  CHECK(form.value("t") == "bath");
}

TEST_CASE("a filter may use any expression") {
  Scenario form(xform("<c/><t/>", towns,
                      input("c") + itemset("instance('towns')/root/item[starts-with(name, /data/c)]"),
                      words));
  REQUIRE(form.answer("c", "s"));
  CHECK(form.offered("t") == "soham");
}

TEST_CASE("a filter is asked again with what current() is") {
  Scenario form(xform("<c>cambs</c><t/>", towns,
                      input("c") + itemset("instance('towns')/root/item[county = current()/../c]"), words));
  CHECK(form.offered("t") == "ely soham");
}

TEST_CASE("the position of an item among what the key finds counts from one") {
  Scenario form(xform("<c>cambs</c><t/>", towns, input("c") + input("t")));
  CHECK(form.eval("instance('towns')/root/item[county = /data/c][2]/name") == "soham");
  CHECK(form.eval("count(instance('towns')/root/item[/data/c = county])") == "2");
}

TEST_CASE("choices can be answers of a repeat") {
  Scenario form(xform("<p><name/></p><t/>", "",
                      repeat("p", input("p/name")) + itemset("/data/p[name != '']", "select1", "name")));
  form.add("p");
  REQUIRE(form.answer("p[1]/name", "sam"));
  REQUIRE(form.answer("p[2]/name", "ali"));
  CHECK(form.offered("t") == "sam ali");
  REQUIRE(form.answer("t", "sam"));
  REQUIRE(form.answer("p[1]/name", "kim"));
  CHECK(form.value("t").empty());
}

TEST_CASE("choices come from a CSV file beside the form") {
  Scenario form(from_csv(), with_file("name,label\na,Apple\n\"b\",\"Ban\"\"ana, ripe\"\r\n"));
  CHECK(form.offered("t") == "a b");
  CHECK(form.question("t").choices[1].label.text == "Ban\"ana, ripe");
}

TEST_CASE("a CSV file may use semicolons or tabs, and begin with a byte order mark") {
  CHECK(Scenario(from_csv(), with_file("\xEF\xBB\xBFname;label\na;A\n")).offered("t") == "a");
  CHECK(Scenario(from_csv(), with_file("name\tlabel\nb\tB")).offered("t") == "b");
}

TEST_CASE("a CSV file that is broken is refused in words") {
  for (const char* bad :
       {"name,name\na,b\n", "na me,label\n", "name,label\n\"a,b\n", "name,label\na,b,c\n", "\xff"}) {
    CAPTURE(bad);
    CHECK_FALSE(Form::load(mend::base::as_bytes(from_csv()), with_file(bad)));
  }
}

TEST_CASE("choices come from an XML file beside the form") {
  const std::string xml = xform("<t/>", R"x(<instance id="l" src="jr://file/l.xml"/>)x",
                                itemset("instance('l')/root/item", "select1", "label"));
  CHECK(Scenario(xml, with_file("<root><item><name>x</name><label>X</label></item></root>")).offered("t") ==
        "x");
  CHECK_FALSE(Form::load(mend::base::as_bytes(xml), with_file("<!DOCTYPE root><root/>")));
}

TEST_CASE("a file that is not there, or is not beside the form, is refused by name") {
  CHECK_THAT(refusal(from_csv()), Contains("l.csv"));
  for (const char* source :
       {"jr://file-csv/../l.csv", "file:///etc/passwd", "http://x/y", "jr://file/m.geojson", "jr://file/"}) {
    CAPTURE(source);
    const std::string xml =
        xform("<t/>", R"x(<instance id="l" src=")x" + std::string(source) + "\"/>", input("t"));
    CHECK_FALSE(Form::load(mend::base::as_bytes(xml), with_file("name\na\n")));
  }
}

TEST_CASE("pulldata looks one cell up") {
  Scenario form(from_csv(), with_file("name,label\na,Apple\nb,Banana\n"));
  CHECK(form.eval("pulldata('l', 'label', 'name', 'b')") == "Banana");
  CHECK(form.eval("pulldata('l', 'label', 'name', 'z')").empty());
  CHECK(form.eval("pulldata('none', 'label', 'name', 'b')").empty());
}

TEST_CASE("a calculation that looks something up follows the key") {
  Scenario form(xform(
      "<c/><k/>", towns + binding("k", R"x(calculate="instance('towns')/root/item[name = /data/c]/county")x"),
      input("c")));
  REQUIRE(form.answer("c", "bath"));
  CHECK(form.value("k") == "avon");
}

TEST_CASE("choice-name gives the words of a choice in the session's language") {
  Scenario form(xform("<t/>", towns, itemset("instance('towns')/root/item"), words));
  REQUIRE(form.answer("t", "bath"));
  CHECK(form.eval("jr:choice-name(/data/t, '/data/t')") == "Bath");
  form.session.set_language("cy");
  CHECK(form.eval("jr:choice-name(/data/t, '/data/t')") == "Caerfaddon");
  CHECK(form.eval("jr:choice-name('none', '/data/t')").empty());
}

TEST_CASE("choice-name works for choices that are written in the form") {
  Scenario form(xform("<a/><w/>", binding("w", R"x(calculate="jr:choice-name(/data/a, '/data/a')")x"),
                      select("select1", "a", "yes no") + input("w")));
  REQUIRE(form.answer("a", "no"));
  CHECK(form.value("w") == "no");
}

TEST_CASE("a calculation that holds words changes with the language") {
  Scenario form(xform("<t/><w/>", towns + binding("w", R"x(calculate="jr:choice-name(/data/t, '/data/t')")x"),
                      itemset("instance('towns')/root/item") + input("w"), words));
  REQUIRE(form.answer("t", "bath"));
  form.session.set_language("cy");
  CHECK(form.value("w") == "Caerfaddon");
}

TEST_CASE("randomize gives the very order that every ODK engine gives for a seed") {
  std::string letters = R"x(<instance id="s"><root>)x";
  for (const char letter : std::string("ABCDEF"))
    letters += "<item><name>" + std::string(1, letter) + "</name></item>";
  Scenario form(xform("<a/>", letters + "</root></instance>", input("a")));
  const std::pair<const char*, const char*> cases[] = {
      {"42", "AFCBDE"},  {"'42'", "AFCBDE"}, {"-42", "EDAFBC"},      {"1", "BFEACD"},
      {"1.1", "BFEACD"}, {"0", "CBEAFD"},    {"11111111", "ACDBFE"}, {"number('x')", "CBEAFD"},
  };
  for (const auto& [seed, order] : cases) {
    CAPTURE(seed);
    CHECK(form.eval("join('', randomize(instance('s')/root/item, " + std::string(seed) + ")/name)") == order);
  }
}

TEST_CASE("a seed that is words gives an order of its own, the same each time") {
  Scenario form(xform("<t/>", towns, input("t")));
  const std::string order = form.eval("join(' ', randomize(instance('towns')/root/item/name, 'uuid:1'))");
  CHECK(order.size() == std::string("ely bath soham").size());
  CHECK(form.eval("join(' ', randomize(instance('towns')/root/item/name, 'uuid:1'))") == order);
}

TEST_CASE("choices in a random order are all there") {
  Scenario form(xform("<t/>", towns, itemset("randomize(instance('towns')/root/item, 3)"), words));
  CHECK(form.question("t").choices.size() == 3);
  CHECK(form.answer("t", "soham"));
}

TEST_CASE("a rank keeps an order of choices") {
  const std::string xml = xform("<t/>", binding("t", R"x(type="odk:rank")x") + towns,
                                itemset("instance('towns')/root/item", "rank"), words);
  Scenario form(xml);
  CHECK(form.question("t").control == Control::rank);
  REQUIRE(form.answer("t", "soham ely bath"));
  CHECK(form.value("t") == "soham ely bath");
  CHECK_FALSE(form.answer("t", "soham york"));
}

TEST_CASE("fifty thousand choices are filtered by key without looking at each") {
  std::string csv = "name,label,county\n";
  for (int i = 0; i < 50'000; ++i) csv += "n" + std::to_string(i) + ",L,k" + std::to_string(i % 1000) + "\n";
  Scenario form(from_csv("instance('l')/root/item[county = /data/c]"), with_file(csv));
  REQUIRE(form.answer("c", "k7"));
  CHECK(form.question("t").choices.size() == 50);
  CHECK(form.answer("t", "n1007"));
  CHECK_FALSE(form.answer("t", "n8"));
}

TEST_CASE("an itemset without a value or a nodeset is refused") {
  CHECK_THAT(
      refusal(xform(
          "<t/>", towns,
          R"x(<select1 ref="/data/t"><label>t</label><itemset nodeset="instance('towns')/root/item"/></select1>)x")),
      Contains("itemset"));
}
