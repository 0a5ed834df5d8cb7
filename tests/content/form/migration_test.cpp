#include "content/form/migration.h"

#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;

namespace {

const std::string older =
    xform("<a/><old/><gone/><p><x/></p>", "",
          input("a") + select("select1", "old", "yes no maybe") + input("gone") + repeat("p", input("p/x")));
const std::string newer =
    xform("<a/><g><fresh/></g><p><x/><y/></p><more/>", "",
          input("a") + "<group ref=\"/data/g\">" + select("select1", "g/fresh", "yes no") + "</group>" +
              repeat("p", input("p/x") + input("p/y")) + input("more"));

Migrated moved(Scenario& from, Scenario& to, const std::string& lines) {
  const auto migration = read_migration("from " + from.form->hash() + "\n" + lines).value();
  return migrate(*from.form, *to.form, migration, from.session.save()).value();
}

}  // namespace

TEST_CASE("an open draft goes along to the next version as its author says") {
  Scenario before(older);
  Scenario after(newer);
  REQUIRE(before.answer("a", "same place"));
  REQUIRE(before.answer("old", "yes"));
  before.add("p");
  before.add("p");
  REQUIRE(before.answer("p[3]/x", "third"));
  const Migrated out = moved(before, after, "move /data/old /data/g/fresh\ndrop /data/gone\n");
  CHECK(out.left.empty());
  REQUIRE(after.session.load(out.draft));
  CHECK(after.value("a") == "same place");
  CHECK(after.value("g/fresh") == "yes");
  CHECK(after.count("p") == 3);
  CHECK(after.value("p[3]/x") == "third");
  CHECK(after.value("meta/instanceID") == before.value("meta/instanceID"));
}

TEST_CASE("an answer that has no place in the next version is named and not lost in silence") {
  Scenario before(older);
  Scenario after(newer);
  REQUIRE(before.answer("old", "maybe"));
  REQUIRE(before.answer("gone", "words"));
  const Migrated out = moved(before, after, "move /data/old /data/g/fresh\n");
  CHECK(out.left == std::vector<std::string>{"/data/old", "/data/gone"});
  CHECK(after.session.load(out.draft));
}

TEST_CASE("two answers never end in one place, of which one would be lost unseen") {
  Scenario before(xform("<a/><b/><p><x/></p>", "", input("a") + input("b") + repeat("p", input("p/x"))));
  Scenario after(xform("<a/><x/>", "", input("a") + input("x")));
  REQUIRE(before.answer("a", "first"));
  REQUIRE(before.answer("b", "second"));
  before.add("p");
  REQUIRE(before.answer("p[1]/x", "one"));
  REQUIRE(before.answer("p[2]/x", "two"));
  const Migrated out = moved(before, after, "move /data/b /data/a\nmove /data/p/x /data/x\n");
  CHECK(out.left == std::vector<std::string>{"/data/b", "/data/p[2]/x"});
  REQUIRE(after.session.load(out.draft));
  CHECK(after.value("a") == "first");
  CHECK(after.value("x") == "one");
}

TEST_CASE("an author learns which answers a migration may leave behind") {
  const Scenario before(older);
  const Scenario after(newer);
  const auto look = [&](const std::string& lines) {
    return look_through(*before.form, *after.form,
                        read_migration("from " + before.form->hash() + "\n" + lines).value());
  };
  const MigrationReport good = look("move /data/old /data/g/fresh\ndrop /data/gone\n");
  CHECK(good.problems.empty());
  REQUIRE(good.doubts.size() == 1);
  CHECK_THAT(good.doubts[0], Contains("/data/g/fresh has no choice \"maybe\" any more"));
  const MigrationReport other = look("move /data/gone /data/g/fresh\nmove /data/old /data/more\n");
  CHECK(other.problems.empty());
  REQUIRE(other.doubts.size() == 1);
  CHECK_THAT(other.doubts[0], Contains("/data/gone") && Contains("not fit for /data/g/fresh"));
}

TEST_CASE("an author is told before there is any draft that a move out of a repeat leaves answers behind") {
  const Scenario before(
      xform("<p><x/><q><y/></q></p>", "", repeat("p", input("p/x") + repeat("p/q", input("p/q/y")))));
  const auto doubts = [&](const std::string& xml, const std::string& lines) {
    const Scenario after(xml);
    const MigrationReport report = look_through(
        *before.form, *after.form, read_migration("from " + before.form->hash() + "\n" + lines).value());
    CHECK(report.problems.empty());
    return report.doubts;
  };
  const auto single = doubts(xform("<x/>", "", input("x")), "move /data/p/x /data/x\ndrop /data/p/q\n");
  REQUIRE(single.size() == 1);
  CHECK(single[0] ==
        "The answers to /data/p/x stand in a repeat, and /data/x has room for one of them; those of further "
        "instances would be left behind.");
  // A repeat that is one no more, and one level less.
  const auto group = doubts(xform("<p><x/></p>", "", "<group ref=\"/data/p\">" + input("p/x") + "</group>"),
                            "drop /data/p/q\n");
  CHECK(group.size() == 1);
  const auto level = doubts(xform("<p><x/><y/></p>", "", repeat("p", input("p/x") + input("p/y"))),
                            "move /data/p/q/y /data/p/y\n");
  REQUIRE(level.size() == 1);
  CHECK_THAT(level[0], Contains("/data/p/q/y"));
  // From repeat to repeat all go along.
  CHECK(doubts(xform("<s><x/></s>", "", repeat("s", input("s/x"))), "move /data/p /data/s\ndrop /data/p/q\n")
            .empty());
}

TEST_CASE("a migration that is wrong is refused in words") {
  Scenario before(older);
  Scenario after(newer);
  for (const char* bad : {"", "from abc", "go /data/a", "move /data/a"}) CHECK_FALSE(read_migration(bad));
  const std::string from = "from " + before.form->hash() + "\n";
  for (const char* bad : {"move /data/zz /data/a", "move /data/a /data/zz", "drop /data/zz"}) {
    CAPTURE(bad);
    CHECK_FALSE(
        migrate(*before.form, *after.form, read_migration(from + bad).value(), before.session.save()));
  }
  const Migration other = read_migration("from " + after.form->hash()).value();
  CHECK_FALSE(migrate(*before.form, *after.form, other, before.session.save()));
  CHECK_FALSE(migrate(*before.form, *after.form, read_migration(from).value(), after.session.save()));
}

TEST_CASE(
    "what a form begins with must be an answer that it takes, so that each draft can be taken up again") {
  CHECK_THAT(refusal(xform("<a>x</a>", binding("a", R"x(type="int")x"), input("a"))),
             Contains("first value of /data/a"));
  CHECK_THAT(refusal(xform("<a>maybe</a>", "", select("select1", "a", "yes no"))), Contains("first value"));
}

TEST_CASE("a value that the form itself put there never keeps a draft from being taken up") {
  Scenario form(xform("<a/><n/>", binding("n", R"x(type="int")x"),
                      "<input ref=\"/data/a\"><label>a</label><setvalue event=\"xforms-value-changed\" "
                      "ref=\"/data/n\" value=\"/data/a\"/></input>" +
                          input("n")));
  REQUIRE(form.answer("a", "no number"));
  CHECK(form.value("n") == "no number");
  CHECK(form.session.load(form.session.save()));
  CHECK(form.session.validate().size() == 1);
}
