#include "scenario.h"

using namespace mend::form;
using namespace mend::form::testing;
using Catch::Matchers::Contains;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

const std::string numbers =
    xform("<i/><d/><r/><h/><t/>",
          binding("i", R"x(type="int")x") + binding("d", R"x(type="decimal")x") +
              binding("r", R"x(type="int")x") + binding("h", R"x(type="int")x"),
          input("i") + input("d") + input("t") +
              R"x(<range ref="/data/r" start="1" end="10" step="1"><label>r</label></range>)x");

/// How whole numbers and others are kept that are typed in one way or another.
const Pairs whole = {{"007", "7"},   {"+7", "7"},  {"-0", "0"},  {"+0", "0"},   {"000", "0"},
                     {"-007", "-7"}, {" 8 ", "8"}, {"10", "10"}, {"100", "100"}};
const Pairs pointed = {{"1.", "1"}, {".5", "0.5"}, {"-.5", "-0.5"}, {"+01.50", "1.50"}, {"1.50", "1.50"},
                       {"00", "0"}, {"-0", "0"},   {"-0.0", "0.0"}, {"-0.01", "-0.01"}, {"0.10", "0.10"}};
const std::vector<std::string> none = {"+", "-", ".", "+-5", "--5", "5-", "1.2.3", "0x7", "1e3", "٧"};

}  // namespace

TEST_CASE("a whole number is kept in one way, however it is typed, so that a rule for help finds it") {
  for (const auto& [typed, kept] : whole) {
    CAPTURE(typed);
    Scenario form(numbers);
    REQUIRE(form.answer("i", typed));
    CHECK(form.value("i") == kept);
    REQUIRE(form.session.restore("/data/i", ""));
    REQUIRE(form.session.restore("/data/i", typed));
    CHECK(form.value("i") == kept);
    if (typed.front() != ' ') {
      REQUIRE(form.session.set("/data/h", typed));
      CHECK(form.value("h") == kept);
    }
  }
  Scenario form(numbers);
  REQUIRE(form.answer("r", "+05"));
  CHECK(form.value("r") == "5");
  CHECK_FALSE(form.answer("i", "1."));
}

TEST_CASE("a number with a point loses no digit that was typed, and no sign but a needless one") {
  for (const auto& [typed, kept] : pointed) {
    CAPTURE(typed);
    Scenario form(numbers);
    REQUIRE(form.answer("d", typed));
    CHECK(form.value("d") == kept);
    CHECK(form.session.validate().empty());
  }
}

TEST_CASE("what is no number is not made into one") {
  for (const std::string& typed : none) {
    CAPTURE(typed);
    Scenario form(numbers);
    CHECK_FALSE(form.answer("i", typed));
    CHECK_FALSE(form.answer("d", typed));
    CHECK_FALSE(form.session.restore("/data/d", typed));
  }
}

TEST_CASE("digits in a text stay as they were typed") {
  Scenario form(numbers);
  REQUIRE(form.answer("t", "+007"));
  CHECK(form.value("t") == "+007");
}

TEST_CASE("numbers that the form itself puts there are kept the same way") {
  Scenario form(
      xform("<k/><first>007</first><c/><s/><p jr:template=\"\"><x>01</x></p>",
            binding("first", R"x(type="int")x") + binding("s", R"x(type="int")x") +
                binding("p/x", R"x(type="int")x") +
                binding("c", R"x(type="int" calculate="concat('00', /data/k)")x"),
            R"x(<input ref="/data/k"><label>k</label><setvalue event="xforms-value-changed" ref="/data/s" )x"
            R"x(value="'+09'"/></input>)x" +
                input("first") + input("s") + repeat("p", input("p/x"))));
  CHECK(form.value("first") == "7");
  REQUIRE(form.answer("k", "8"));
  CHECK(form.value("c") == "8");
  CHECK(form.value("s") == "9");
  form.add("p");
  CHECK(form.value("p[1]/x") == "1");
}

TEST_CASE("a draft of before is taken up with its numbers as they are kept now") {
  Scenario form(numbers);
  REQUIRE(form.answer("i", "7"));
  REQUIRE(form.answer("d", "0.5"));
  std::string draft(mend::base::as_text(form.session.save()));
  draft.replace(draft.find("<i>7<"), 5, "<i>007<");
  draft.replace(draft.find("<d>0.5<"), 7, "<d>.5<");
  Session again(form.form, form.clock, form.random);
  REQUIRE(again.load(mend::base::as_bytes(draft)));
  CHECK(again.value("/data/i") == "7");
  CHECK(again.value("/data/d") == "0.5");
}
