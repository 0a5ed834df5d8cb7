#include "kiosk/screens/pin_model.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::screens;

TEST_CASE("waiting is told in seconds, then in minutes, and the pad is away meanwhile") {
  const messages::Catalogue english;
  PinState state;
  state.wait_millis = 14'001;
  CHECK(make_pin(english, state).error->value() == "Wait 15 seconds. Then try again.");
  CHECK(make_pin(english, state).waiting);
  state.wait_millis = 3'600'000;
  CHECK(make_pin(english, state).error->value() == "Wait 60 minutes. Then try again.");
  state.wait_millis = 0;
  CHECK_FALSE(make_pin(english, state).waiting);
}

TEST_CASE("the way to a new code is there only when staff gave one") {
  const messages::Catalogue english;
  PinState state;
  CHECK_FALSE(make_pin(english, state).use_code);
  state.has_code = true;
  CHECK(make_pin(english, state).use_code);
}

TEST_CASE("a wrong PIN and a wrong code are told apart only by what was asked") {
  const messages::Catalogue english;
  PinState state;
  state.trouble = PinTrouble::wrong;
  CHECK(make_pin(english, state).error->value() == "That PIN is not right. Try again.");
  state.step = PinStep::code;
  CHECK(make_pin(english, state).error->value() == "That code is not right. Check it and try again.");
}
