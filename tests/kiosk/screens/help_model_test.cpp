#include "kiosk/screens/help_model.h"

#include "kiosk/screens/ask_model.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::screens;
using library::HelpLineId;

TEST_CASE("help lines come in the prison's order, and a number is never guessed") {
  const messages::Catalogue english;
  const std::vector<library::HelpLine> lines = {
      {HelpLineId::samaritans, "116 123"}, {HelpLineId::cell_bell, {}}, {HelpLineId::samaritans, {}}};
  const HelpModel model = make_help(english, &lines);
  REQUIRE(model.rows.size() == 2);
  CHECK(model.rows[0].words.value().find("116 123") != std::string::npos);
  CHECK(make_help(english, nullptr).rows[2].about->value() ==
        "Listeners are residents trained by Samaritans. They listen and keep it to themselves.");
  CHECK(model.rows[1].words.value() == "Press your cell bell.");
}

TEST_CASE("without any content there is still somebody to turn to") {
  const messages::Catalogue english;
  CHECK(make_help(english, nullptr).rows.size() == 3);
  CHECK(make_error(english, nullptr, false).help.rows.size() == 3);
}

TEST_CASE("who asks for help today is told that nobody reads it at once") {
  const messages::Catalogue english;
  const StopModel urgent = make_stop(english, nullptr, true);
  REQUIRE(urgent.urgent);
  CHECK(urgent.urgent->value().find("Nobody reads this until the device is docked") != std::string::npos);
  CHECK_FALSE(make_stop(english, nullptr, false).urgent);
}

TEST_CASE("the hidden page says nothing of what was open") {
  const messages::Catalogue english;
  const AskModel model = make_hidden(english);
  CHECK_FALSE(model.caption);
  CHECK(model.lines.empty());
  CHECK(model.title.value() == "Paused");
}
