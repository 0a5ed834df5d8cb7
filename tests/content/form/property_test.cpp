#include "content/form/submission.h"
#include "scenario.h"

#include <vector>

using namespace mend::form;
using namespace mend::form::testing;

namespace {

const std::string xml = xform(
    "<a/><b/><g><c/><d/></g><e/><f/>",
    R"x(<bind nodeset="/data/b" relevant="/data/a = 'yes'" required="true()"/>)x"
    R"x(<bind nodeset="/data/g" relevant="selected(/data/b, 'x') or /data/a = 'no'"/>)x"
    R"x(<bind nodeset="/data/g/d" constraint="string-length(.) &lt; 6 and . != /data/g/c" mend:max-length="8"/>)x"
    R"x(<bind nodeset="/data/e" calculate="concat(/data/a, '-', count-selected(/data/b), '-', /data/g/d)"/>)x"
    R"x(<bind nodeset="/data/f" relevant="string-length(/data/e) > 6"/>)x",
    select("select1", "a", "yes no") + select("select", "b", "x y z") + "<group ref=\"/data/g\">" +
        input("g/c") + input("g/d") + "</group>" + input("f"));

const std::vector<std::string> values = {"",     "yes", "no", "x",          "x y", "z y x",   "hello",
                                         "سلام", "ŵ",   "OK", "0123456789", "a b", "&<>\"'\n"};

/// Repeats, choices that follow answers, counts, actions and reads across instances, all in one form.
const std::string rich = xform(
    "<k/><c/><t/><n>0</n><p><x/><y/><z/><w/></p><sum/><many/><o "
    "jr:template=\"\"><i/><j/></o><last/><g><u/><v/></g>",
    R"x(<instance id="l"><root><item><name>a</name><c>x</c></item><item><name>b</name><c>y</c></item>)x"
    R"x(<item><name>d</name><c>x</c></item></root></instance>)x" +
        binding("p", R"x(relevant="/data/k != 'no'")x") + binding("p/x", R"x(type="int")x") +
        binding("p/y", R"x(calculate="/data/p/x * 2 + position(..)")x") +
        binding("p/z", R"x(calculate="/data/p[position() = position(current()/..) - 1]/x")x") +
        binding("p/w", R"x(relevant="../x > 2 or /data/g/u = 'on'")x") +
        binding("sum", R"x(calculate="sum(/data/p[x != '']/x)")x") +
        binding("many", R"x(calculate="concat(count(/data/p), '-', count(/data/o), '-', /data/o[1]/i)")x") +
        binding("o/i", R"x(calculate="concat(position(..), /data/k, count(../../o))")x") +
        binding("o/j", R"x(relevant="position(..) mod 2 = 1")x") +
        binding("last", R"x(calculate="indexed-repeat(/data/p/y, /data/p, count(/data/p))")x") +
        binding("g", R"x(relevant="/data/sum > 3 or /data/t = 'a'")x") +
        binding("g/v", R"x(calculate="concat(/data/t, ../u)")x"),
    input("k") +
        "<input ref=\"/data/c\"><label>c</label><setvalue event=\"xforms-value-changed\" ref=\"/data/n\" "
        "value=\". + 1\"/></input>" +
        R"x(<select1 ref="/data/t"><label>t</label><itemset nodeset="instance('l')/root/item[c = /data/c]"><value ref="name"/>)x"
        R"x(<label ref="name"/></itemset></select1>)x" +
        repeat("p", input("p/x") + input("p/w")) +
        repeat("o", input("o/j"), R"x(jr:count="/data/n mod 4")x") + "<group ref=\"/data/g\">" +
        input("g/u") + "</group>");

}  // namespace

TEST_CASE(
    "after any answers and repeats, what was worked out bit by bit is what comes out when all is worked "
    "out") {
  const auto seed = Catch::rngSeed();
  mend::base::SeededRandom random(seed);
  const std::vector<std::string> refs = {"k",      "c",      "t",      "p[1]/x", "p[2]/x", "p[3]/x",
                                         "p[1]/w", "p[2]/w", "o[1]/j", "o[3]/j", "g/u"};
  const std::vector<std::string> answers = {"", "1", "3", "5", "no", "x", "y", "a", "b", "d", "on"};
  const auto pick = [&](const auto& list) {
    return list[random.below(static_cast<std::uint32_t>(list.size()))];
  };
  for (int round = 0; round < 40; ++round) {
    Scenario form(rich);
    for (int step = 0; step < 40; ++step) {
      const std::uint32_t what = random.below(8);
      std::string done;
      if (what == 0 && form.count("p") < 5) {
        form.add("p");
        done = "add";
      } else if (what == 1 && form.count("p") > 0) {
        done =
            "/data/p[" + std::to_string(1 + random.below(static_cast<std::uint32_t>(form.count("p")))) + "]";
        REQUIRE(form.session.remove_repeat(done));
      } else {
        done = pick(refs);
        (void)form.answer(done, pick(answers));
      }
      CAPTURE(seed, round, step, done);
      Session whole(form.form, form.clock, form.random);
      REQUIRE(whole.load(form.session.save()));
      REQUIRE(std::string(mend::base::as_text(whole.save())) ==
              std::string(mend::base::as_text(form.session.save())));
      REQUIRE(whole.serialize() == form.session.serialize());
      REQUIRE(whole.questions().size() == form.session.questions().size());
    }
    CHECK(read_submission(*form.form, form.session.serialize(), "en"));
  }
}

TEST_CASE("whatever is answered in whatever order, a draft and a submission come out the same again") {
  const auto seed = Catch::rngSeed();
  CAPTURE(seed);
  mend::base::SeededRandom random(seed);
  const std::vector<std::string> refs = {"/data/a",   "/data/b", "/data/g/c",
                                         "/data/g/d", "/data/e", "/data/f"};
  const auto pick = [&](const auto& list) {
    return list[random.below(static_cast<std::uint32_t>(list.size()))];
  };
  for (int round = 0; round < 60; ++round) {
    Scenario form(xml);
    for (int step = 0; step < 30; ++step) {
      const std::string ref = pick(refs);
      const std::string value = pick(values);
      CAPTURE(round, step, ref, value);
      const auto problem = form.session.check(ref, value);
      const auto saved = form.session.save();
      const auto answered = form.session.answer(ref, value);
      CHECK(answered.has_value() == !problem.has_value());
      if (!answered) CHECK(form.session.save() == saved);  // a refusal changes nothing

      Session again(form.form, form.clock, form.random);
      REQUIRE(again.load(form.session.save()));
      CHECK(again.save() == form.session.save());
      CHECK(again.serialize() == form.session.serialize());
      CHECK(again.validate().size() == form.session.validate().size());
      CHECK(again.questions().size() == form.session.questions().size());
    }
    CHECK(read_submission(*form.form, form.session.serialize(), "en"));
  }
}
