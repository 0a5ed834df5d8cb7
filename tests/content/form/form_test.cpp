#include "content/form/form.h"

#include "content/base/hash.h"
#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;

TEST_CASE("a form is known by the hash of its bytes") {
  const std::string xml = xform("<a/>", "", input("a"));
  const auto form = Form::load(mend::base::as_bytes(xml)).value();
  CHECK(form->hash() == mend::base::sha256_hex(mend::base::as_bytes(xml)));
  CHECK(form->id() == "test");
  CHECK(form->title("cy") == Words{"Test", "en"});
}

TEST_CASE("calculations that go in a circle are refused with their names") {
  const std::string message = refusal(xform("<a/><b/><c/>",
                                            R"x(<bind nodeset="/data/a" calculate="/data/b"/>)x"
                                            R"x(<bind nodeset="/data/b" calculate="/data/c"/>)x"
                                            R"x(<bind nodeset="/data/c" calculate="/data/a"/>)x",
                                            input("a")));
  CHECK_THAT(message,
             Contains("circle") && Contains("/data/a") && Contains("/data/b") && Contains("/data/c"));
}

TEST_CASE("a field that depends on itself is refused by name") {
  CHECK_THAT(refusal(xform("<a/>", R"x(<bind nodeset="/data/a" calculate=". + 1"/>)x", input("a"))),
             Contains("/data/a depends on itself"));
  CHECK_THAT(refusal(xform("<a/>", R"x(<bind nodeset="/data/a" relevant="/data/a = 1"/>)x", input("a"))),
             Contains("/data/a depends on itself"));
}

TEST_CASE("a group whose relevance reads a question inside it is a circle") {
  CHECK_THAT(
      refusal(xform("<g><a/></g>", R"x(<bind nodeset="/data/g" relevance="" relevant="/data/g/a = 1"/>)x",
                    input("g/a"))),
      Contains("relevance"));
  CHECK_THAT(
      refusal(xform("<g><a/></g>", R"x(<bind nodeset="/data/g" relevant="/data/g/a = 1"/>)x", input("g/a"))),
      Contains("circle"));
}

TEST_CASE("a constraint may speak about its own field") {
  CHECK(refusal(xform("<a/>", R"x(<bind nodeset="/data/a" constraint="/data/a != 'x'"/>)x", input("a")))
            .empty());
}

TEST_CASE("an expression that names no field is refused by that name") {
  CHECK_THAT(
      refusal(xform("<a/>", R"x(<bind nodeset="/data/a" relevant="/data/sleeep = 'x'"/>)x", input("a"))),
      Contains("relevant of /data/a") && Contains("/data/sleeep"));
}

TEST_CASE("what the engine does not support is refused by name, never dropped") {
  const std::string item = "<label>x</label>";
  CHECK_THAT(refusal(xform("<a/>", "<insert nodeset=\"/data/a\"/>", input("a"))), Contains("insert"));
  CHECK_THAT(refusal(xform("<a/>", "", "<secret ref=\"/data/a\"/>")), Contains("secret"));
  CHECK_THAT(refusal(xform("<a/>", "", "<upload ref=\"/data/a\">" + item + "</upload>")), Contains("upload"));
  CHECK_THAT(refusal(xform("<a/>", R"x(<bind nodeset="/data/a" type="geopoint"/>)x", input("a"))),
             Contains("geopoint"));
  CHECK_THAT(refusal(xform("<a/>", R"x(<bind nodeset="/data/a" jr:preload="date"/>)x", input("a"))),
             Contains("preload"));
  CHECK_THAT(refusal(xform("<a/>", R"x(<bind nodeset="/data/a" calculate="distance(.)"/>)x", input("a"))),
             Contains("distance()"));
  CHECK_THAT(refusal(xform("<a/>", "<setvalue ref=\"/data/a\" event=\"xforms-delete\"/>", input("a"))),
             Contains("setvalue") && Contains("xforms-delete"));
  CHECK_THAT(refusal(xform("<a/>", "<setvalue ref=\"/data/a\"/>", input("a"))), Contains("setvalue"));
  CHECK_THAT(
      refusal(xform("<a/>", "", "<select1 ref=\"/data/a\">" + item + "<choices nodeset=\"x\"/></select1>")),
      Contains("\"choices\""));
}

TEST_CASE("mistakes in a form are refused in one sentence that names the place") {
  const std::string cases[] = {
      xform("<a/>", R"x(<bind nodeset="/data/x" type="string"/>)x", input("a")),
      xform("<a/>", R"x(<bind nodeset="/data/a"/><bind nodeset="/data/a"/>)x", input("a")),
      xform("<a/><a/>", "", input("a")),
      xform("<a/>", "", input("b")),
      xform("<a/>", "", input("a") + input("a")),
      xform("<a/>", "", ""),
      xform("<a/>", "", "<input ref=\"/data/a\"/>"),
      xform("<a/>", "", "<select1 ref=\"/data/a\"><label>a</label></select1>"),
      xform("<a/>", "", select("select1", "a", "x x")),
      xform("<g><a/></g>", "", input("g")),
      xform("<a/>", R"x(<bind nodeset="/data/a" mend:max-length="0"/>)x", input("a")),
      xform("<a/>", R"x(<bind nodeset="/data/a" mend:max-length="12x"/>)x", input("a")),
      xform("<a/>", R"x(<bind nodeset="/data/a" relevant="1 +"/>)x", input("a")),
      xform("<a/>", "", "<input ref=\"/data/a\"><label ref=\"jr:itext('gone')\"/></input>"),
      xform("<g><a/></g>", R"x(<bind nodeset="/data/g" calculate="1"/>)x", input("g/a")),
  };
  for (const std::string& xml : cases) {
    const std::string message = refusal(xml);
    CAPTURE(xml, message);
    CHECK(message.size() > 20);
    CHECK(message.back() == '.');
    CHECK(message.find('\n') == std::string::npos);
  }
}

TEST_CASE("a form without an instance id is refused, because its answers could be taken twice") {
  std::string xml = xform("<a/>", "", input("a"));
  xml.replace(xml.find("<instanceID/>"), 13, "<x/>");
  CHECK_THAT(refusal(xml), Contains("instanceID"));
}

TEST_CASE("hostile XML is refused and nothing is fetched") {
  const std::string form = xform("<a/>", "", input("a"));
  CHECK_THAT(refusal("<!DOCTYPE h:html [<!ENTITY a 'b'>]>" + form), Contains("DOCTYPE"));
  CHECK_THAT(refusal("<!DOCTYPE h:html SYSTEM 'file:///etc/passwd'>" + form), Contains("DOCTYPE"));
  CHECK_THAT(refusal(""), Contains("empty"));
  CHECK_THAT(refusal("not xml"), Contains("well-formed"));
  CHECK_THAT(refusal(std::string(17 * 1024 * 1024, ' ')), Contains("larger"));
  CHECK_THAT(refusal("<a/>"), Contains("h:html"));
  CHECK_FALSE(refusal(xform("<a>&lol;</a>", "", input("a"))).empty());
  for (std::size_t cut = 0; cut < form.size(); cut += 7) CHECK_FALSE(refusal(form.substr(0, cut)).empty());
}

TEST_CASE("a form that is too deep or too big is refused") {
  std::string deep;
  for (int i = 0; i < 40; ++i) deep += "<g" + std::to_string(i) + ">";
  for (int i = 39; i >= 0; --i) deep += "</g" + std::to_string(i) + ">";
  CHECK_THAT(refusal(xform("<a/>" + deep, "", input("a"))), Contains("deep"));

  std::string wide = "<a/>";
  for (int i = 0; i < 20'001; ++i) wide += "<f" + std::to_string(i) + "/>";
  CHECK_THAT(refusal(xform(wide, "", input("a"))), Contains("too many fields"));

  const std::string open(500, '(');
  const std::string close(500, ')');
  CHECK_THAT(refusal(xform("<a/>", "<bind nodeset=\"/data/a\" relevant=\"" + open + "1" + close + "\"/>",
                           input("a"))),
             Contains("deep"));
  CHECK_THAT(refusal(xform("<a/>", "<bind nodeset=\"/data/a\" relevant=\"" + std::string(5000, '1') + "\"/>",
                           input("a"))),
             Contains("too long"));
}
