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

}  // namespace

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
