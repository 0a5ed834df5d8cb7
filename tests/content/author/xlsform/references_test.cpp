#include "content/author/xlsform/references.h"

#include "tests/content/author/xlsform/sheets.h"

using namespace mend::xlsform;
using namespace mend::xlsform::testing;
using Catch::Matchers::Contains;

namespace {

/// /data/top, /data/g/x, /data/r (repeat) with y, z and /data/r/g2/w, /data/r/inner (repeat) with n,
/// /data/other.
std::vector<Item> form() {
  std::vector<Item> items;
  const auto add = [&](Kind kind, const std::string& name, const std::string& path, int parent) {
    Item item;
    item.type.kind = kind;
    item.name = name;
    item.path = path;
    item.parent = parent;
    items.push_back(std::move(item));
    return static_cast<int>(items.size()) - 1;
  };
  add(Kind::text, "top", "/data/top", -1);
  const int group = add(Kind::group, "g", "/data/g", -1);
  add(Kind::text, "x", "/data/g/x", group);
  const int repeat = add(Kind::repeat, "r", "/data/r", -1);
  add(Kind::text, "y", "/data/r/y", repeat);
  add(Kind::text, "z", "/data/r/z", repeat);
  const int inside = add(Kind::group, "g2", "/data/r/g2", repeat);
  add(Kind::text, "w", "/data/r/g2/w", inside);
  const int inner = add(Kind::repeat, "inner", "/data/r/inner", repeat);
  add(Kind::text, "n", "/data/r/inner/n", inner);
  add(Kind::text, "other", "/data/other", -1);
  return items;
}

std::string at(const std::string& reader, const std::string& text, Where where = Where::field) {
  const std::vector<Item> items = form();
  const References references(items);
  const Resolved resolved = references.expression(text, references.find(reader), where);
  CHECK(resolved.problems.empty());
  return resolved.text;
}

std::string problem(const std::string& text) {
  const std::vector<Item> items = form();
  const Resolved resolved = References(items).expression(text, 0);
  REQUIRE(resolved.problems.size() == 1);
  return resolved.problems[0];
}

}  // namespace

TEST_CASE("outside of repeats a name is its whole path") {
  CHECK(at("other", "${top} = ${ x }") == "/data/top = /data/g/x");
  CHECK(at("y", "${top}") == "/data/top");
}

TEST_CASE("in a repeat each instance reads its own answers") {
  CHECK(at("z", "${y} + 1") == "../y + 1");
  CHECK(at("w", "${y}") == "../../y");
  CHECK(at("y", "${w}") == "../g2/w");
  CHECK(at("n", "${y}") == "../../y");
  CHECK(at("r", "${y}") == "./y");
}

TEST_CASE("a repeat that is asked for itself means all its instances") {
  CHECK(at("y", "count(${r})") == "count(/data/r)");
  CHECK(at("other", "sum(${y})") == "sum(/data/r/y)");
  CHECK(at("y", "count(${inner})") == "count(../inner)");
  CHECK(at("n", "count(${inner})") == "count(../../inner)");
}

TEST_CASE("indexed-repeat names every instance, and its indexes are one's own") {
  CHECK(at("z", "indexed-repeat(${y}, ${r}, ${w})") == "indexed-repeat(/data/r/y, /data/r, ../g2/w)");
  CHECK(at("z", "indexed-repeat (${n}, ${r}, 1, ${inner}, ${w})") ==
        "indexed-repeat (/data/r/inner/n, /data/r, 1, /data/r/inner, ../g2/w)");
  CHECK(at("z", "1 and indexed-repeat(${y}, ${r}, 1)") == "1 and indexed-repeat(/data/r/y, /data/r, 1)");
  CHECK(at("z", "${y} and if(${y}, ${w}, 1)") == "../y and if(../y, ../g2/w, 1)");
}

TEST_CASE("inside a predicate one's own answers are reached through current()") {
  CHECK(at("z", "instance('l')/root/item[name = ${y}]/label") ==
        "instance('l')/root/item[name = current()/../y]/label");
  CHECK(at("z", "count(${r}[1]) + ${y}") == "count(/data/r[1]) + ../y");
  CHECK(at("other", "instance('l')/root/item[name = ${top}]") == "instance('l')/root/item[name = /data/top]");
}

TEST_CASE("a filter of choices is worked out at the choice") {
  CHECK(at("z", "a = ${y}", Where::choice) == "a = current()/../y");
  CHECK(at("other", "a = ${top}", Where::choice) == "a = /data/top");
}

TEST_CASE("a name in quotation marks is only words, and is said to be") {
  CHECK_THAT(problem("concat('${top}', 1)"), Contains("inside quotation marks"));
}

TEST_CASE("jr:choice-name is given the path of its question in quotation marks") {
  CHECK(at("z", "jr:choice-name(${y}, '${y}')") == "jr:choice-name(../y, '/data/r/y')");
  CHECK_THAT(problem("jr:choice-name(${top}, '${tpo}')"), Contains("Did you mean \"top\"?"));
}

TEST_CASE("curly quotation marks are pointed out") {
  CHECK_THAT(problem("${x} = \u2018yes"), Contains("curly quotation mark \u2018"));
  CHECK(at("other", "${x} = '\u2019'") == "/data/g/x = '\u2019'");
}

TEST_CASE("answers of an earlier person are never shown to the next") {
  CHECK_THAT(problem("${last-saved#top}"), Contains("whoever uses the device next"));
}

TEST_CASE("a name with a slip in it is recognised") {
  CHECK_THAT(problem("${tpo}"),
             Contains("There is no question \"tpo\"; mend the name in ${tpo}. Did you mean \"top\"?"));
}

TEST_CASE("a name that is never closed is refused") {
  CHECK_THAT(problem("${top = 1"), Contains("never closed"));
}

TEST_CASE("answers in words become outputs, and the words around them stay words") {
  const std::vector<Item> items = form();
  const References references(items);
  CHECK(references.words("A < ${top} & ${y}?", references.find("z")).text ==
        "A &lt; <output value=\"/data/top\"/> &amp; <output value=\"../y\"/>?");
  CHECK(references.words("${", -1).problems.size() == 1);
}

TEST_CASE("several mistakes in one expression are all named") {
  const std::vector<Item> items = form();
  CHECK(References(items).expression("${p} + ${q} + '${x}'", 0).problems.size() == 3);
}

TEST_CASE("a label shows an answer, in every language") {
  Folder folder("type,name,label,label::Cymraeg (cy)\ntext,a,A?,A?\nnote,b,You said ${a}.,Dwedoch ${a}.\n");
  const std::string xform(mend::base::as_text(folder.compiled().xform));
  CHECK_THAT(xform, Contains("<value>You said <output value=\"/data/a\"/>.</value>") &&
                        Contains("<value>Dwedoch <output value=\"/data/a\"/>.</value>"));
  CHECK_THAT(findings("type,name,label\nnote,b,You said ${aa}.\n"),
             Contains("survey, row 2, column \"label\": There is no question \"aa\""));
}
