#include "author.h"
#include "content/library/policy.h"
#include "kiosk/preview/form_walk.h"
#include "kiosk/preview/workshop.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace mend;
using tests::Author;

TEST_CASE("a form is filled in to its end, and nothing of it is sent or left") {
  Author author("weekly-check-in");
  author.press("start");
  author.press("continue");
  author.press("/data/week/good");
  for (int pages = 0; pages < 30 && !author.sees("Check your answers"); ++pages) {
    const bool skips = author.panes().kiosk().tree().find("skip") != nullptr;
    author.press(pages == 0 || !skips ? "continue" : "skip");
  }
  CHECK(author.sees("Good"));
  author.press("send");
  author.settle();
  CHECK(author.preview().visit().place().id == "sent");
  author.press("done");
  author.preview().visit().go_to("check");
  author.settle();
  CHECK_FALSE(author.sees("Good\n"));
}

TEST_CASE("answers stay while the form is written on, and the question is the same one") {
  Author author("weekly-check-in");
  author.preview().visit().go_to("/data/week");
  author.settle();
  author.press("/data/week/good");
  author.press("continue");
  author.settle();
  const std::string here = author.preview().visit().place().id;
  CHECK(here == "/data/sleep");
  author.save("form/survey.csv", author.with("form/survey.csv", "How is your sleep?", "How do you sleep?"));
  author.wait_for("How do you sleep?");
  CHECK(author.preview().visit().place().id == here);
  author.preview().visit().go_to("check");
  author.settle();
  CHECK(author.sees("Good"));
}

TEST_CASE("a sheet that is half saved leaves the last good form on the screen") {
  Author author("weekly-check-in");
  author.preview().visit().go_to("/data/sleep");
  author.settle();
  author.save("form/survey.csv", "type,name,label\nselect_one nowhere,week,How\n");
  author.wait_for_panel("survey, row 2");
  CHECK(author.sees("How is your sleep?"));
}

TEST_CASE("every question of a form is found, also those that only an answer brings up") {
  Author author("rj-interest");
  const auto edition = author.preview().visit().edition();
  const auto stops = preview::walk_form(edition, author.clock, author.random);
  std::vector<std::string> found;
  for (const preview::FormStop& stop : stops) found.push_back(stop.place.id);
  const std::string sheet = author.read("form/survey.csv");
  for (const char* name : {"stage", "want", "who", "helps", "consent"}) {
    CAPTURE(name, found);
    REQUIRE(sheet.find(std::string(",") + name + ",") != std::string::npos);
    CHECK(std::any_of(found.begin(), found.end(), [&](const std::string& id) { return id.ends_with(name); }));
  }
  // More than are asked at first.
  CHECK(stops.size() > preview::question_places(
                           preview::FormShow(edition, nullptr, author.clock, author.random).form().session())
                           .size());
}
