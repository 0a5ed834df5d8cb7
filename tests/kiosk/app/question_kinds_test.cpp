// A form with every kind of question, filled in from its first page to its last.
#include "kiosk/window/png.h"
#include "scene.h"

#include <catch2/catch.hpp>

using namespace mend;
using Catch::Matchers::Contains;
using tests::Person;
using tests::Prison;
using ui::Role;

namespace {

std::string picture() {
  window::Canvas canvas;
  canvas.resize({8, 8});
  const auto png = window::encode_png(canvas);
  REQUIRE(png);
  return std::string(base::as_text(*png));
}

/// Sam at the first question of the form.
struct Kinds {
  Prison prison;
  std::unique_ptr<Person> sam;

  Kinds() {
    const base::Path tests = base::Path(MEND_SOURCE_DIR) / "tests";
    prison.offer_form(
        "every-kind", "Every kind of question",
        {{"form.xml", tests::all_bytes_of(tests / "kiosk" / "forms" / "every-kind.xml")},
         {"media/meal.png", picture()},
         {"media/tea.png", picture()},
         {"media/soup.png", "no picture at all"},
         {"media/song.opus", tests::all_bytes_of(tests / "fuzz" / "recording" / "corpus" / "tone.opus")}});
    prison.publish();
    prison.send_roster();
    sam = std::make_unique<Person>(prison);
    sam->enrol("Sam");
    sam->press("My forms");
    sam->press("Every kind of question");
    sam->press("Start");
  }
  void write(const std::string& field, const std::string& text) {
    sam->press(Role::textbox, field);
    sam->type(text);
  }
  void go_on(const std::string& name) {
    sam->look("kind-" + name);
    sam->press("Continue");
  }
  /// Skips to the page that says this.
  void skip_to(std::string_view words) {
    for (int n = 0; n < 30 && !sam->sees(words); ++n) {
      sam->press(sam->tree().find("skip") != nullptr ? "Skip this question" : "Continue");
    }
    REQUIRE(sam->sees(words));
  }
};

}  // namespace

TEST_CASE(
    "every kind of question is answered by touch and keys, checked in words, and sent as forms write it") {
  Kinds kinds;
  Person& sam = *kinds.sam;
  CHECK(sam.sees("How many nights did you sleep well?"));
  sam.press("Show more");
  CHECK(sam.sees("A night is from when the door closes"));
  kinds.write("How many nights did you sleep well?", "5");
  kinds.go_on("whole");
  kinds.write("How heavy is the box?", "3,5");
  kinds.go_on("decimal");
  kinds.write("Day", "5");
  kinds.write("Month", "3");
  kinds.write("Year", "2026");
  kinds.go_on("date");
  kinds.write("Month", "4");
  kinds.write("Year", "2026");
  kinds.go_on("month-year");
  kinds.write("Year", "2019");
  kinds.go_on("year");
  kinds.write("Hour", "7");
  kinds.write("Minutes", "05");
  kinds.go_on("time");
  kinds.write("Day", "6");
  kinds.write("Month", "7");
  kinds.write("Year", "2026");
  kinds.write("Hour", "14");
  kinds.write("Minutes", "30");
  kinds.go_on("date-time");
  sam.pick("Yes");
  kinds.go_on("boolean");
  sam.press(Role::combobox, "Which wing are you on?");
  sam.look("kind-select-open");
  sam.press(Role::option, "B wing");
  kinds.go_on("select");
  kinds.write("Find in this list", "CAFE");
  sam.pick("Café cook");
  kinds.go_on("find");
  sam.pick("4");
  kinds.go_on("range-few");
  sam.pick("6");
  kinds.go_on("rating");
  sam.press("Larger");
  sam.press("Larger");
  sam.press("Larger");
  kinds.go_on("range-many");
  sam.look("kind-rank-open");
  sam.press("Earlier: Music");
  kinds.go_on("rank");
  sam.pick("Agree");
  kinds.go_on("likert");
  sam.pick("Blue");
  kinds.go_on("columns");
  sam.press(Role::checkbox, "Gym");
  sam.press(Role::checkbox, "Kitchen");
  kinds.go_on("columns-several");
  kinds.write("Write a word that nobody should see.", "quiet");
  CHECK_FALSE(sam.sees("quiet"));
  kinds.go_on("masked");
  kinds.write("Think of a number that nobody should see.", "73");
  CHECK_FALSE(sam.sees("73"));
  kinds.go_on("masked-number");
  kinds.write("Write digits that nobody should see.", "0419");
  CHECK_FALSE(sam.sees("0419"));
  kinds.go_on("masked-digits");
  kinds.write("What is the number on your door?", "007");
  kinds.go_on("numbers");
  sam.pick("Soup");
  kinds.go_on("pictures");
  CHECK(sam.sees("Recording: Listen. How does it make you feel?"));
  sam.pick("Calm");
  kinds.go_on("sound");
  for (const char* choice : {"sleep/better", "food/same", "day/worse"})
    sam.press_id("/data/week/" + std::string(choice));
  kinds.go_on("table");
  sam.press(Role::combobox, "Who made it?");
  sam.press(Role::option, "I did");
  kinds.write("How many blankets?", "1");
  sam.press("Larger");
  kinds.go_on("field-list");

  sam.look("kind-check");
  for (const char* said : {"3.5", "5 March 2026", "April 2026", "2019", "07:05", "6 July 2026, 14:30", "Yes",
                           "B wing", "Café cook", "1. Talking\n2. Music\n3. Walking", "Agree", "Blue",
                           "Gym\nKitchen", "•••••", "007", "Soup", "Calm", "I did"}) {
    CHECK_THAT(sam.page(), Contains(said));
  }
  for (const char* hidden : {"quiet", "73", "0419", "**"}) CHECK_FALSE(sam.sees(hidden));
  sam.press("Send");
  REQUIRE(kinds.prison.dock().size() == 1);
  const std::string answers = kinds.prison.received().front().answers;
  for (const char* kept : {"<nights>5</nights>",
                           "<weight>3.5</weight>",
                           "<born>2026-03-05</born>",
                           "<month>2026-04-01</month>",
                           "<year>2019-01-01</year>",
                           "<up>07:05:00.000</up>",
                           "<call>2026-07-06T14:30:00.000",
                           "<works>true</works>",
                           "<wing>b</wing>",
                           "<trade>cafe-cook</trade>",
                           "<near>4</near>",
                           "<stars>6</stars>",
                           "<secret-number>73</secret-number>",
                           "<secret-digits>0419</secret-digits>",
                           "<food>same</food>",
                           "<far>1</far>",
                           "<order>talk music walk</order>",
                           "<agree-much>4</agree-much>",
                           "<spots>gym kitchen</spots>",
                           "<code>quiet</code>",
                           "<number>007</number>",
                           "<meal>soup</meal>",
                           "<count>2</count>"}) {
    CHECK_THAT(answers, Contains(kept));
  }
}

TEST_CASE("nothing is chosen for anybody: a form that is skipped through holds no answer") {
  Kinds kinds;
  kinds.write("How many nights did you sleep well?", "5");
  kinds.sam->press("Continue");
  kinds.skip_to("Check your answers");
  kinds.sam->press("Send");
  REQUIRE(kinds.prison.dock().size() == 1);
  const std::string answers = kinds.prison.received().front().answers;
  for (const char* empty : {"near", "far", "order", "wing", "trade", "works", "agree-much", "born"})
    CHECK_THAT(answers,
               Contains("<" + std::string(empty) + "/>") || !Contains("<" + std::string(empty) + ">"));
}

TEST_CASE("one key hides a half-typed date, and the PIN brings its fields back as they were") {
  Kinds kinds;
  Person& sam = *kinds.sam;
  kinds.write("How many nights did you sleep well?", "5");
  sam.press("Continue");
  kinds.skip_to("When did you come here?");
  kinds.write("Day", "31");
  kinds.write("Month", "2");
  sam.key(window::Key::f2);
  CHECK_FALSE(sam.sees("31"));
  sam.press("Show my screen");
  sam.digits("2468");
  CHECK(sam.get(Role::textbox, "Day").value == "31");
  CHECK(sam.get(Role::textbox, "Month").value == "2");
  CHECK(sam.get(Role::textbox, "Year").value.empty());
  sam.press("Continue");
  CHECK(sam.sees("Enter a day, a month and a year."));
}

TEST_CASE("an order, a masked word and a number half made are there again after a power cut") {
  Kinds kinds;
  Person& sam = *kinds.sam;
  kinds.write("How many nights did you sleep well?", "5");
  sam.press("Continue");
  kinds.skip_to("What helps most?");
  sam.press("Earlier: Music");
  sam.press("Continue");
  kinds.skip_to("Write a word that nobody should see.");
  kinds.write("Write a word that nobody should see.", "quiet");
  sam.press("Continue");
  sam.restart();
  sam.sign_in("Sam");
  sam.press("Carry on");
  kinds.skip_to("Check your answers");
  CHECK(sam.sees("1. Talking\n2. Music\n3. Walking"));
  CHECK(sam.sees("•••••"));
}
