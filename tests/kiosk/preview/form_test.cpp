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
  CHECK(stops.size() >
        preview::form_places(preview::FormShow(edition, nullptr, author.clock, author.random).form()).size());
}

TEST_CASE("lists, what is taken out of them, parts and their checks can be looked at like any page") {
  Author author("weekly-check-in");
  author.save("form/choices.csv", "list_name,name,label\nyes_no,yes,Yes\nyes_no,no,No\n");
  author.save("form/survey.csv",
              "type,name,label\nbegin_group,me,About you\nselect_one yes_no,job,Do you have a job?\n"
              "select_one yes_no,course,Do you learn?\nend_group,,\nbegin_group,kin,Your people\n"
              "select_one yes_no,any,Do you have children?\nbegin_repeat,child,Child\n"
              "select_one yes_no,visits,Do they visit?\nend_repeat,,\nend_group,,\n");
  author.wait_for("Weekly check-in");
  author.preview().visit().go_to("tasks");
  author.wait_for("Your people");
  const auto has = [&](const std::string& id) {
    const auto places = author.preview().visit().places();
    return std::any_of(places.begin(), places.end(), [&](const auto& place) { return place.id == id; });
  };
  const auto go = [&](const std::string& id) {
    CAPTURE(id);
    REQUIRE(has(id));
    author.preview().visit().go_to(id);
    author.settle();
    CHECK(author.preview().visit().place().id == id);
  };
  go("tasks");
  CHECK(author.sees("You can do these in any order."));
  go("section/data/kin");
  CHECK(author.sees("Do you have children?"));
  go("/data/kin/child");
  CHECK_FALSE(has("take-out/data/kin/child[2]"));
  author.press("add");
  author.settle();
  go("take-out/data/kin/child[2]");
  CHECK(author.sees("There are no answers in it."));
  // The album finds them by itself, with one in each list.
  std::vector<std::string> found;
  for (const auto& stop : preview::walk_form(author.preview().visit().edition(), author.clock, author.random))
    found.push_back(stop.place.id);
  for (const char* id : {"tasks", "section/data/me", "section/data/kin", "/data/kin/child",
                         "/data/kin/child[1]/visits", "take-out/data/kin/child[1]"}) {
    CAPTURE(id, found);
    CHECK(std::count(found.begin(), found.end(), id) == 1);
  }
}
