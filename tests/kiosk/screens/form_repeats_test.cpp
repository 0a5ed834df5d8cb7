#include "filler.h"
#include "kiosk/screens/form_model.h"

using namespace mend;
using namespace mend::screens;
using namespace mend::screens::testing;

namespace {

/// To the list of visitors, with these names in it.
void add_visitors(Filler& sam, const std::vector<std::string>& names) {
  if (sam.at() == "/data/first") sam.go_on();
  for (const std::string& name : names) {
    sam.add();
    sam.answer(name);
    sam.go_on();
    sam.go_on();  // no child
  }
  REQUIRE(sam.at() == "/data/v");
}

}  // namespace

TEST_CASE("a repeat begins with its list, and each one that is added is asked from its first question") {
  Filler sam(visitors());
  sam.go_on();
  CHECK(sam.form.place() == FormPlace::list);
  CHECK(sam.form.repeat()->label.text == "Visitor");
  CHECK(sam.form.instances().empty());
  sam.add();
  CHECK(sam.at() == "/data/v[1]/name");
  CHECK(sam.form.page_number() == 1);
  sam.answer("Ali");
  sam.answer("no");
  CHECK(sam.at() == "/data/v[1]/why");
  sam.answer("far away");
  CHECK(sam.at() == "/data/v[1]/c");
  sam.go_on();
  CHECK(sam.at() == "/data/v");
  sam.add();
  CHECK(sam.at() == "/data/v[2]/name");
  CHECK(sam.form.around().front().position == 2);
  CHECK(sam.form.around().front().count == 2);
}

TEST_CASE("repeats in repeats: each list belongs to its own, and leads back to it") {
  Filler sam(visitors());
  add_visitors(sam, {"Ali", "Bo"});
  sam.form.change_instance("/data/v[2]");
  sam.step();
  CHECK(sam.at() == "/data/v[2]/name");
  sam.go_on();
  sam.go_on();
  CHECK(sam.at() == "/data/v[2]/c");
  sam.add();
  CHECK(sam.at() == "/data/v[2]/c[1]/toy");
  CHECK(sam.form.around().size() == 2);
  sam.answer("car");
  CHECK(sam.at() == "/data/v[2]/c");
  sam.add();
  sam.answer("ball");
  sam.go_on();
  CHECK(sam.at() == "/data/v");
  sam.go_on();
  CHECK(sam.at() == "/data/last");
  CHECK(sam.form.session().value("/data/v[2]/c[2]/toy") == "ball");
}

TEST_CASE("taking one out asks first, and keeping it keeps all of it") {
  Filler sam(visitors());
  add_visitors(sam, {"Ali", "Bo", "Cy"});
  sam.form.ask_take_out("/data/v[2]");
  sam.step();
  CHECK(sam.form.place() == FormPlace::take_out);
  CHECK(sam.form.instances().size() == 3);
  sam.form.take_out(false);
  sam.step();
  CHECK(sam.form.place() == FormPlace::list);
  CHECK(sam.form.session().value("/data/v[2]/name") == "Bo");
  sam.form.ask_take_out("/data/v[2]");
  sam.back();
  CHECK(sam.form.instances().size() == 3);
  sam.form.ask_take_out("/data/v[2]");
  sam.form.take_out(true);
  sam.step();
  CHECK(sam.form.instances().size() == 2);
  CHECK(sam.form.session().value("/data/v[2]/name") == "Cy");
}

TEST_CASE("what was half written in the one after it moves with it when one is taken out") {
  Filler sam(visitors());
  add_visitors(sam, {"Ali", "Bo"});
  sam.form.change_instance("/data/v[2]");
  sam.form.edit("/data/v[2]/name", "Bo the elder of the two, ");
  sam.back();
  sam.form.ask_take_out("/data/v[1]");
  sam.form.take_out(true);
  sam.step();
  sam.form.change_instance("/data/v[1]");
  sam.step();
  CHECK(sam.form.page().front().value == "Bo the elder of the two, ");
  CHECK(sam.again().page().front().value == "Bo the elder of the two, ");
  CHECK(sam.form.session().value("/data/v[1]/name") == "Bo");
}

TEST_CASE("back from the first question of an instance leads to its list, and adds nothing twice") {
  Filler sam(visitors());
  add_visitors(sam, {"Ali"});
  sam.add();
  sam.back();
  CHECK(sam.at() == "/data/v");
  CHECK(sam.form.instances().size() == 2);
  sam.back();
  CHECK(sam.at() == "/data/v[2]/c");
}

TEST_CASE("changing one leads back to the list, not through all the others") {
  Filler sam(visitors());
  add_visitors(sam, {"Ali", "Bo", "Cy"});
  sam.form.change_instance("/data/v[1]");
  sam.answer("Alina");
  sam.go_on();
  sam.go_on();
  CHECK(sam.at() == "/data/v");
  CHECK(sam.form.session().value("/data/v[1]/name") == "Alina");
}

TEST_CASE("who goes back before a repeat is led on to its list, not through each of them again") {
  Filler sam(visitors());
  add_visitors(sam, {"Ali", "Bo"});
  sam.go_on();
  while (sam.at() != "/data/first") sam.back();
  sam.go_on();
  CHECK(sam.at() == "/data/v");
}

TEST_CASE("an answer in a repeat can be changed from the check page, and so can the list") {
  Filler sam(visitors());
  add_visitors(sam, {"Ali", "Bo"});
  sam.go_on();
  sam.go_on();
  REQUIRE(sam.form.place() == FormPlace::check);
  sam.form.change("/data/v[2]/comes");
  sam.step();
  sam.answer("no");
  CHECK(sam.at() == "/data/v[2]/why");
  sam.answer("ill");
  CHECK(sam.form.place() == FormPlace::check);
  sam.form.change("/data/v");
  sam.step();
  sam.add();
  sam.answer("Cy");
  sam.go_on();
  sam.go_on();
  CHECK(sam.at() == "/data/v");
  sam.go_on();
  CHECK(sam.form.place() == FormPlace::check);
  CHECK(sam.form.ready_to_send());
}

TEST_CASE("an instance that lacks a needed answer is found when all is checked") {
  Filler sam(visitors());
  sam.go_on();
  sam.add();
  sam.back();
  sam.go_on();
  sam.go_on();
  REQUIRE(sam.form.place() == FormPlace::check);
  CHECK_FALSE(sam.form.ready_to_send());
  REQUIRE(sam.form.problems().size() == 1);
  CHECK(sam.form.problems().front().ref == "/data/v[1]/name");
}

TEST_CASE("where the form says how many, each is asked in its turn and none can be added") {
  const auto form =
      load_form("<n/><r><x/></r>", R"(<bind nodeset="/data/n" type="int"/>)",
                pick("/data/n", "How many?") +
                    R"(<group ref="/data/r"><label>One</label><repeat nodeset="/data/r" jr:count="3">)" +
                    ask("/data/r/x", "X") + "</repeat></group>");
  Filler sam(form);
  sam.go_on();
  for (const char* ref : {"/data/r[1]/x", "/data/r[2]/x", "/data/r[3]/x"}) {
    CHECK(sam.at() == ref);
    CHECK(sam.form.around().front().count == 3);
    sam.answer("x");
  }
  CHECK(sam.form.place() == FormPlace::check);
}

TEST_CASE("the help stop comes for an answer in any instance, and is read once for each") {
  Filler sam(visitors(), {{"visits", {{"comes", {"no"}}}}});
  sam.go_on();
  sam.add();
  sam.answer("Ali");
  sam.answer("no");
  CHECK(sam.form.place() == FormPlace::stop);
  CHECK(sam.form.session().value("/data/v[1]/comes").empty());
  sam.form.acknowledge_stop();
  sam.step();
  CHECK(sam.at() == "/data/v[1]/why");
  sam.go_on();
  sam.go_on();
  sam.add();
  sam.answer("Bo");
  sam.answer("no");
  CHECK(sam.form.place() == FormPlace::stop);
}

TEST_CASE(
    "what was read, passed and answered in one that is taken out is not taken for that of the next one") {
  Filler sam(visitors(), {{"visits", {{"comes", {"no"}}}}});
  sam.go_on();
  sam.add();
  sam.answer("Ali");
  sam.answer("no");
  sam.form.acknowledge_stop();
  sam.step();
  sam.answer("far away");
  sam.go_on();
  sam.form.ask_take_out("/data/v[1]");
  sam.form.take_out(true);
  sam.step();
  sam.add();
  sam.answer("Bo");
  REQUIRE(sam.at() == "/data/v[1]/comes");
  CHECK(sam.form.page().front().value.empty());
  sam.answer("no");
  CHECK(sam.form.place() == FormPlace::stop);
}

TEST_CASE(
    "an answer that was taken away is asked again in its own instance, also when one before it is gone") {
  const auto trades = load_form(
      R"(<v jr:template=""><kind/><what/></v><last/>)",
      R"(<instance id="w"><root><item><name>a1</name><of>a</of></item><item><name>b1</name><of>b</of></item>)"
      R"(</root></instance>)",
      R"(<group ref="/data/v"><label>Trade</label><repeat nodeset="/data/v">)" + ask("/data/v/kind", "Kind") +
          R"x(<select1 ref="/data/v/what"><label>What</label><itemset nodeset="instance('w')/root/item[of = )x"
          R"x(current()/../kind]"><value ref="name"/><label ref="name"/></itemset></select1></repeat></group>)x" +
          ask("/data/last", "Last"));
  Filler sam(trades);
  // The second one is left without; nobody is to ask for it again.
  for (const char* what : {"a1", "", "a1"}) {
    sam.add();
    sam.answer("a");
    sam.answer(what);
    REQUIRE(sam.at() == "/data/v");
  }
  sam.form.change_instance("/data/v[3]");
  sam.answer("b");
  sam.back();
  sam.back();
  REQUIRE(sam.at() == "/data/v");
  sam.form.ask_take_out("/data/v[1]");
  sam.form.take_out(true);
  sam.step();
  sam.go_on();
  CHECK(sam.at() == "/data/last");
  sam.go_on();
  CHECK(sam.at() == "/data/v[2]/what");
  sam.answer("b1");
  CHECK(sam.form.place() == FormPlace::check);
}

TEST_CASE("hostile journal entries about repeats change nothing that the form does not allow") {
  using Kind = store::DraftEntry::Kind;
  Filler sam(visitors());
  FormModel fresh = sam.again();
  fresh.replay({{Kind::added, "/data/first", {}},
                {Kind::added, "", {}},
                {Kind::taken_out, "/data/v[9]", {}},
                {Kind::taken_out, "/data", {}},
                {Kind::taken_out, "/data/v[", {}},
                {Kind::place, "section", "- /data/v[7] what"},
                {Kind::place, "tasks", "+"}});
  CHECK(fresh.pages().size() == 3);
  CHECK(fresh.page_id() == "/data/first");
  fresh.replay({{Kind::place, "/data/first", "- /data/v[7]"}});
  fresh.go_on();
  CHECK(fresh.place() == FormPlace::list);
}

TEST_CASE("a draft of an earlier version, whose places only say where, is taken up as before") {
  using Kind = store::DraftEntry::Kind;
  Filler sam(visitors());
  FormModel fresh = sam.again();
  fresh.replay({{Kind::answer, "/data/first", "hello"},
                {Kind::place, "/data/v", {}},
                {Kind::place, "/data/last", {}}});
  CHECK(fresh.page_id() == "/data/last");
  CHECK(fresh.session().value("/data/first") == "hello");
}
