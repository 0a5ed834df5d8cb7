// Expressions that look at other instances of a repeat than their own: what is remembered about places and
// sums must never be older than the form.
#include "scenario.h"

#include <vector>

using namespace mend::form;
using namespace mend::form::testing;

namespace {

/// What a field of each instance is worked out from, in a repeat of its own and in a repeat in a repeat.
const std::vector<std::string> looks = {
    "count(/data/r)",
    "count(../../r)",
    "sum(../../r/x)",
    "concat(min(../../r/x), '-', max(../../r/x), '-', count-non-empty(../../r/x))",
    "indexed-repeat(/data/r/x, /data/r, position(..) - 1)",
    "indexed-repeat(/data/r/x, /data/r, position(..) + 2)",
    "indexed-repeat(/data/r/x, /data/r, 1 + position(..))",
    "indexed-repeat(/data/r/x, /data/r, ../x)",
    "indexed-repeat(/data/r/x, /data/r, /data/k)",
    "/data/r[position() = position(current()/..) - 1]/x",
    "/data/r[position(current()/..) + 1 = position()]/x",
    "../../r[position() = position(current()/..) - 2]/x",
    "../../r[position(current()/..) - 1]/x",
    "/data/r[position() = position(/data/r) - 1]/x",
    "/data/r[position() = /data/k]/x",
    "/data/r[/data/k = 2]/x",
    "/data/r[position() = count(/data/r)]/x",
    "/data/r[last()]/x",
    "/data/r[2][x != '']/x",
    "/data/r[x != ''][2]/x",
    "../preceding-sibling::r[1]/x",
    "../following-sibling::r[1]/x",
    "../preceding-sibling::r[2]/x",
    "count(../preceding-sibling::r)",
    "sum(../preceding-sibling::r/x)",
    "sum(../following-sibling::r/x)",
    "concat(position(..), 'of', count(../../r[x = current()/../x]))",
    "concat(sum(../n/v), '-', count(/data/r/n), '-', sum(../../r/n/v))",
    "indexed-repeat(/data/r/n/v, /data/r, position(..) - 1, /data/r/n, 1)",
};
/// The same in /data/r/n.
const std::vector<std::string> inner = {
    "../preceding-sibling::n[1]/v",
    "concat(../../n[position() = position(current()/..) - 1]/v, '')",
    "concat(/data/r/n[position() = position(current()/..) - 1]/v, '')",
    "/data/r[position() = position(current()/../..) - 1]/x",
    "indexed-repeat(/data/r/n/v, /data/r/n, position(..) - 1)",
    "indexed-repeat(/data/r/x, /data/r, position(../..) - 1)",
    "concat(sum(../../n/v), '-', sum(../../../r/n/v), '-', count(../../../r))",
    "count(../../preceding-sibling::r/n)",
};

std::string escaped(std::string text) {
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos;) text.replace(at, 1, "&lt;");
  return text;
}

std::string across_form() {
  std::string fields;
  std::string binds = binding("r/x", "relevant=\"/data/k != '0' or ../h != 'x'\"");
  for (std::size_t i = 0; i < looks.size(); ++i) {
    fields += "<y" + std::to_string(i) + "/>";
    binds += binding("r/y" + std::to_string(i), "calculate=\"" + escaped(looks[i]) + "\"");
  }
  std::string below;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    below += "<z" + std::to_string(i) + "/>";
    binds += binding("r/n/z" + std::to_string(i), "calculate=\"" + escaped(inner[i]) + "\"");
  }
  binds += binding("r/h", "relevant=\"position(..) &lt;= count(/data/r) - 1\"") +
           binding("r/w", "relevant=\"../preceding-sibling::r[1]/x = '2'\"") +
           binding("r/s", "calculate=\"sum(../../r/y4)\"") + binding("t", "calculate=\"sum(/data/r/x)\"") +
           binding("u", "calculate=\"concat(/data/r[2]/x, '-', sum(/data/r/n/v), '-', sum(/data/r/s))\"") +
           binding("m/a", "calculate=\"count(/data/r)\"") +
           binding("r", "relevant=\"position(.) != 3 or /data/k != '2'\"") +
           binding("r/q/a", "calculate=\"concat(../../x, position(..), last())\"");
  return xform(
      "<k/><c/><r><x/><h/><w/>" + fields + "<s/><n><v/>" + below +
          "</n><q jr:template=\"\"><a/></q></r><t/><u/><m jr:template=\"\"><a/><b/></m>",
      binds,
      input("k") + input("c") +
          repeat("r", input("r/x") + input("r/h") + input("r/w") + repeat("r/n", input("r/n/v")) +
                          repeat("r/q", "",
                                 "jr:count=\"indexed-repeat(/data/r/x, /data/r, position(/data/r) - 1)\"")) +
          repeat("m", input("m/b"), R"x(jr:count="/data/c")x"));
}

}  // namespace

TEST_CASE(
    "what looks at other instances is never older than they are, whatever comes, goes and is answered") {
  const auto seed = Catch::rngSeed();
  mend::base::SeededRandom random(seed);
  const auto below = [&](std::size_t count) { return random.below(static_cast<std::uint32_t>(count)); };
  const std::vector<std::string> answers = {"", "0", "1", "2", "3", "x"};
  const std::string xml = across_form();
  for (int round = 0; round < 12; ++round) {
    Scenario form(xml, any_form());
    for (int step = 0; step < 40; ++step) {
      const std::size_t count = form.count("r");
      const std::string one = "r[" + std::to_string(1 + below(count + (count == 0 ? 1 : 0))) + "]";
      const std::string answer = answers[below(answers.size())];
      std::string done;
      switch (random.below(9)) {
        case 0:
        case 1:
          if (count < 6) (void)form.session.add_repeat("/data/" + (done = "r"));
          break;
        case 2:
          if (count > 0) (void)form.session.remove_repeat("/data/" + (done = one));
          break;
        case 3:
          if (count > 0) (void)form.session.add_repeat("/data/" + (done = one + "/n"));
          break;
        case 4:
          if (count > 0 && form.count(one + "/n") > 0)
            (void)form.session.remove_repeat("/data/" + (done = one + "/n[1]"));
          break;
        case 5:
          (void)form.answer(done = random.below(2) == 0 ? "k" : "c", answer);
          break;
        case 6:
          (void)form.answer(done = one + "/n[2]/v", answer);
          break;
        default:
          (void)form.answer(done = one + (random.below(4) == 0 ? "/h" : "/x"), answer);
      }
      CAPTURE(seed, round, step, done, answer);
      Session whole(form.form, form.clock, form.random);
      REQUIRE(whole.load(form.session.save()));
      REQUIRE(std::string(mend::base::as_text(whole.save())) ==
              std::string(mend::base::as_text(form.session.save())));
    }
  }
}

TEST_CASE("a short way to a node leads to the same nodes as the long one") {
  // `and true()` and `[true()]` keep the engine from picking and remembering.
  const std::pair<const char*, const char*> ways[] = {
      {"/data/r[position() = /data/k]/x", "/data/r[position() = /data/k and true()]/x"},
      {"/data/r[/data/k = position()]/x", "/data/r[/data/k = position() and true()]/x"},
      {"/data/r[2]/x", "/data/r[position() = 2 and true()]/x"},
      {"/data/r[1.5]/x", "/data/r[position() = 1.5 and true()]/x"},
      {"/data/r[0]/x", "/data/r[position() = 0 and true()]/x"},
      {"/data/r[number('no')]/x", "/data/r[false()]/x"},
      {"/data/r['2']/x", "/data/r[true()]/x"},
      {"/data/r[string(/data/k)]/x", "/data/r[/data/k != '' and true()]/x"},
      {"/data/r[/data/k]/x", "/data/r[true()]/x"},
      {"/data/r[/data/none]/x", "/data/r[false()]/x"},
      {"/data/r[position() = /data/none]/x", "/data/r[false()]/x"},
      {"/data/r[position() = (1 = 1)]/x", "/data/r[true()]/x"},
      {"/data/r[position() = /data/r[true()]/x]/x", "/data/r[(position() = /data/r[true()]/x) and true()]/x"},
      {"/data/r[position() = count(/data/r)]/x", "/data/r[position() = last() and true()]/x"},
      {"/data/r[x != ''][position() = 2]/x", "/data/r[x != ''][position() = 2 and true()]/x"},
      {"/data/r[2][x != '']/x", "/data/r[position() = 2 and x != '']/x"},
      {"/data/r[position() = 2]/n[position() = 1]/v",
       "/data/r[position() = 2 and true()]/n[not(position() != 1)]/v"},
      {"../preceding-sibling::r[1]/x", "../preceding-sibling::r[position() = 1 and true()]/x"},
      {"../preceding-sibling::*[2]/x", "../preceding-sibling::*[position() = 2 and true()]/x"},
      {"../following-sibling::r[2]/x", "../following-sibling::r[position() = 2 and true()]/x"},
      {"../following-sibling::r[position() = /data/k]/x",
       "../following-sibling::r[position() = /data/k and true()]/x"},
      {"sum(../../r/x)", "sum(../../r[true()]/x)"},
      {"join(' ', ../../r/n/v)", "join(' ', ../../r[true()]/n[true()]/v)"},
      {"join(' ', ../../*/x)", "join(' ', ../../r[true()]/x)"},
      {"count(../../r/n)", "count(../../r[true()]/n[true()])"},
      {"indexed-repeat(/data/r/x, /data/r, /data/k)", "../../r[position() = /data/k and true()]/x"},
      {"indexed-repeat(/data/r/n/v, /data/r, 2, /data/r/n, 1)",
       "../../r[position() = 2 and true()]/n[position() = 1 and true()]/v"},
      {"join(' ', indexed-repeat(/data/r/n/v, /data/r, 2))",
       "join(' ', ../../r[position() = 2 and true()]/n[true()]/v)"},
      {"position(../../r)", "position(../../r[true()])"},
      {"../../r/x = '2'", "../../r[true()]/x = '2'"},
  };
  const auto seed = Catch::rngSeed();
  mend::base::SeededRandom random(seed);
  Scenario form(xform("<k/><r><x/><n><v/></n></r>", "",
                      input("k") + repeat("r", input("r/x") + repeat("r/n", input("r/n/v")))),
                any_form());
  const char* const answers[] = {"", "0", "1", "2", "3", "x", "1.5"};
  for (int step = 0; step < 60; ++step) {
    const std::string count = std::to_string(1 + random.below(4));
    const char* const answer = answers[random.below(7)];
    const std::uint32_t what = random.below(5);
    if (what == 0) form.add("r");
    if (what == 1 && form.count("r") > 1) form.remove("r[1]");
    if (what == 2) form.add("r[1]/n");
    if (what == 3) (void)form.answer(random.below(2) == 0 ? "k" : "r[" + count + "]/n/v", answer);
    if (what == 4) (void)form.answer("r[" + count + "]/x", answer);
    const std::string at =
        "/data/r[" + std::to_string(1 + random.below(static_cast<std::uint32_t>(form.count("r")))) + "]/x";
    for (const auto& [shortly, in_full] : ways) {
      CAPTURE(seed, step, at, shortly, in_full);
      REQUIRE(form.eval(shortly, at) == form.eval(in_full, at));
      REQUIRE(form.eval("count(" + std::string(shortly) + ")", at) ==
              form.eval("count(" + std::string(in_full) + ")", at));
    }
  }
}

TEST_CASE("the form goes on when taking one instance out brings others up in the same moment") {
  Scenario form(xform("<r><x/><y/><q jr:template=\"\"><a/></q></r>",
                      binding("r/y", "calculate=\"indexed-repeat(/data/r/x, /data/r, position(..) - 1)\"") +
                          binding("r/q/a", "calculate=\"concat(../../x, position(..))\""),
                      repeat("r", input("r/x") + repeat("r/q", "",
                                                        "jr:count=\"indexed-repeat(/data/r/x, /data/r, "
                                                        "position(/data/r) - 1)\""))),
                any_form());
  for (int n = 0; n < 3; ++n) form.add("r");
  REQUIRE(form.answer("r[1]/x", "3"));
  REQUIRE(form.answer("r[2]/x", "0"));
  CHECK(form.count("r[2]/q") == 3);
  CHECK(form.count("r[3]/q") == 0);
  // The third is now after the first, and so has three where it had none.
  form.remove("r[2]");
  CHECK(form.count("r[2]/q") == 3);
  CHECK(form.value("r[2]/y") == "3");
}
