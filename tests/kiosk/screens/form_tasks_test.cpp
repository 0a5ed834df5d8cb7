#include "filler.h"
#include "kiosk/screens/form_model.h"

using namespace mend;
using namespace mend::screens;
using namespace mend::screens::testing;

TEST_CASE("a form with several named parts is a task list, after what comes before them") {
  Filler sam(two_parts());
  CHECK(sam.at() == "/data/hello");
  sam.go_on();
  REQUIRE(sam.form.place() == FormPlace::tasks);
  const auto tasks = sam.form.tasks();
  REQUIRE(tasks.size() == 2);
  CHECK(tasks[0].label.text == "About you");
  CHECK_FALSE(tasks[0].done);
  CHECK_FALSE(tasks[0].begun);
  sam.back();
  CHECK(sam.at() == "/data/hello");
  CHECK_FALSE(sam.form.back());
}

TEST_CASE("a part ends with a check of its own answers, then the list says that it is done") {
  Filler sam(two_parts());
  sam.go_on();
  sam.form.open_task("/data/b");
  sam.step();
  CHECK(sam.at() == "/data/b/three");
  CHECK(sam.form.section()->label.text == "Your things");
  sam.answer("x");
  CHECK(sam.form.tasks()[1].begun);
  sam.add();
  sam.answer("boat");
  sam.go_on();
  CHECK(sam.form.place() == FormPlace::section_check);
  CHECK(sam.form.section()->ref == "/data/b");
  sam.form.change("/data/b/r[1]/x");
  sam.step();
  sam.answer("ship");
  CHECK(sam.form.place() == FormPlace::section_check);
  sam.go_on();
  CHECK(sam.form.place() == FormPlace::tasks);
  CHECK(sam.form.tasks()[1].done);
  CHECK_FALSE(sam.form.tasks()[0].begun);
}

TEST_CASE("a part that is done opens at its answers, and back leads to the list") {
  Filler sam(two_parts());
  sam.go_on();
  sam.form.open_task("/data/a");
  sam.step();
  sam.answer("no");
  CHECK(sam.form.place() == FormPlace::section_check);
  sam.back();
  CHECK(sam.at() == "/data/a/one");
  sam.go_on();
  sam.go_on();
  sam.form.open_task("/data/a");
  sam.step();
  CHECK(sam.form.place() == FormPlace::section_check);
  sam.back();
  CHECK(sam.form.place() == FormPlace::tasks);
}

TEST_CASE("a part is to do again when an answer brings up a question in it") {
  Filler sam(two_parts());
  sam.go_on();
  sam.form.open_task("/data/a");
  sam.answer("no");
  sam.go_on();
  CHECK(sam.form.tasks()[0].done);
  sam.form.open_task("/data/a");
  sam.form.change("/data/a/one");
  sam.step();
  sam.answer("yes");
  CHECK(sam.at() == "/data/a/two");
  CHECK_FALSE(sam.form.tasks()[0].done);
  sam.back();
  CHECK(sam.form.place() == FormPlace::section_check);
  sam.go_on();
  sam.form.open_task("/data/a");
  CHECK(sam.at() == "/data/a/two");
}

TEST_CASE("a part that was left in the middle is taken up at its first question that was not gone on from") {
  Filler sam(two_parts());
  sam.go_on();
  sam.form.open_task("/data/b");
  sam.answer("x");
  CHECK(sam.at() == "/data/b/r");
  sam.back();
  sam.back();
  CHECK(sam.form.place() == FormPlace::tasks);
  sam.form.open_task("/data/b");
  sam.step();
  CHECK(sam.at() == "/data/b/r");
}

TEST_CASE("from the task list on: what no part has, then all answers, and back again") {
  Filler sam(two_parts());
  sam.go_on();
  sam.go_on();
  CHECK(sam.at() == "/data/end");
  sam.go_on();
  CHECK(sam.form.place() == FormPlace::check);
  sam.form.change("/data/b/three");
  sam.step();
  sam.answer("late");
  // Never asked so far, so that it is asked now.
  CHECK(sam.at() == "/data/b/r");
  sam.go_on();
  CHECK(sam.form.place() == FormPlace::check);
  sam.back();
  CHECK(sam.at() == "/data/end");
  sam.back();
  CHECK(sam.form.place() == FormPlace::tasks);
}

TEST_CASE("one named group, or groups that are one page each, make no task list") {
  const auto one = load_form(
      "<a><x/><y/></a>", "",
      "<group ref=\"/data/a\"><label>A</label>" + ask("/data/a/x", "X") + ask("/data/a/y", "Y") + "</group>");
  CHECK(Filler(one).form.tasks().empty());
  const auto pages =
      load_form("<a><x/></a><b><y/></b>", "",
                "<group ref=\"/data/a\" appearance=\"field-list\"><label>A</label>" + ask("/data/a/x", "X") +
                    "</group><group ref=\"/data/b\" appearance=\"field-list\"><label>B</label>" +
                    ask("/data/b/y", "Y") + "</group>");
  CHECK(Filler(pages).form.place() == FormPlace::question);
}
