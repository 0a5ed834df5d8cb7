// What becomes of a form and its answers when somebody presses twice, or the disk refuses once.
#include "full_disk.h"
#include "kiosk/store/database.h"
#include "scene.h"

#include <catch2/catch.hpp>
#include <optional>

using namespace mend;
using tests::Person;
using tests::Scene;
using ui::Role;

namespace {

std::int64_t rows_of(const tests::Prison& prison, const char* table) {
  auto database = store::Database::open(prison.places.device / "mend.db");
  REQUIRE(database);
  return database->rows(std::string("SELECT COUNT(*) FROM ") + table)->front().integer(0);
}

/// Sam has begun a check-in and is at "How has your week been?".
void begin_check_in(Person& sam) {
  sam.press("My forms");
  sam.press("Weekly check-in");
  sam.press("Start");
  sam.press("Continue");
}

}  // namespace

TEST_CASE("who presses Start twice begins one form") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  sam.press("Weekly check-in");
  {
    const tests::Hold hold(scene.prison.random);
    sam.press_at_once("start");
    sam.press_at_once("start");
  }
  sam.settle();
  CHECK(rows_of(scene.prison, "draft") == 1);
  sam.press("Continue");
  CHECK(sam.sees("How has your week been?"));
}

TEST_CASE("a second press on Carry on takes back nothing that was answered since the first") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  begin_check_in(sam);
  sam.restart();
  sam.sign_in("Sam");
  REQUIRE(sam.sees("Carry on with your form?"));
  {
    // The worker is busy with something else before each of the two: the larger letters are written down.
    const tests::Hold hold(scene.prison.random);
    sam.press_at_once("foot/text-size");
    sam.press_at_once("first");
    sam.press_at_once("foot/text-size");
    sam.press_at_once("first");
    scene.prison.random.let_one();
    sam.turn_until([&] { return sam.sees("How has your week been?"); });
    sam.press_at_once(sam.get(Role::radio, "Good").id);
    sam.press_at_once("continue");
    REQUIRE(sam.sees("How is your sleep?"));
  }
  sam.settle();
  CHECK(sam.sees("How is your sleep?"));
  sam.press(Role::link, "Back");
  CHECK(sam.get(Role::radio, "Good").states.checked);
}

TEST_CASE("an answer that the disk refused once is on it before what was typed after it") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  begin_check_in(sam);
  {
    std::optional<tests::FullDisk> full;
    std::optional<tests::Hold> hold(scene.prison.random);
    sam.press_at_once(sam.get(Role::radio, "Good").id);
    sam.press_at_once("continue");
    REQUIRE(sam.sees("How is your sleep?"));
    sam.press_at_once(sam.get(Role::radio, "Bad").id);
    sam.turn_until([&] { return scene.prison.random.is_waited_for(); });
    // The first answer is on its way, and the disk does not take it; what comes after it does find room.
    sam.key_at_once(window::Key::f2);
    full.emplace();
    scene.prison.random.let_one();
    sam.turn_until([&] { return scene.prison.random.is_waited_for(); });
    full.reset();
    hold.reset();
  }
  sam.settle();
  sam.restart();
  sam.sign_in("Sam");
  sam.press("Carry on");
  CHECK(sam.sees("How is your sleep?"));
  CHECK(sam.get(Role::radio, "Bad").states.checked);
  sam.press(Role::link, "Back");
  CHECK(sam.get(Role::radio, "Good").states.checked);
}

TEST_CASE("of two forms that are pressed in one go, the answers go under the one that is shown") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  const auto row = [&](const std::string& name) {
    for (const ui::Node& node : sam.tree().nodes) {
      if (node.name.find(name) == 0 && !node.id.empty() && node.role != Role::heading) return node.id;
    }
    FAIL("no " + name);
    return std::string();
  };
  const std::string first = row("Weekly check-in");
  const std::string second = row("Ask about restorative");
  {
    // The worker is busy with something else before each of the two.
    const tests::Hold hold(scene.prison.random);
    sam.press_at_once("foot/text-size");
    sam.press_at_once(first);
    sam.press_at_once("foot/text-size");
    sam.press_at_once(second);
    scene.prison.random.let_one();
    sam.turn_until([&] { return sam.sees("Start"); });
    sam.press_at_once("start");
  }
  sam.settle();
  sam.press("Continue");
  CHECK(sam.sees("How has your week been?"));
  sam.restart();
  sam.sign_in("Sam");
  REQUIRE(sam.sees("Carry on with your form?"));
  CHECK(sam.sees("Weekly check-in"));
}
