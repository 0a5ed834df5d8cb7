#include "screen.h"

#include <catch2/catch.hpp>
#include <optional>

using namespace mend::ui;
using namespace mend::ui::test;

namespace {

struct Player {
  AudioState state{.length_s = 100};
  std::optional<AudioPress> pressed;
  Screen screen{[this](Ui& ui) {
    ui.begin_page(page());
    ui.heading(words("A lesson"));
    AudioWords said{words("Recording: A lesson"), words("Play"),         words("Pause"),
                    words("From the start"),      words("0:00 of 1:40"), std::nullopt};
    if (!state.available) said.note = words("Plug in headphones to hear this.");
    if (const auto now = ui.audio_player("audio", said, state)) pressed = now;
    ui.end_page();
  }};
};

}  // namespace

TEST_CASE("a player says what it plays and how far it is, and asks its owner to play") {
  Player page;
  CHECK(page.screen.get(Role::audio, "Recording: A lesson").value == "0:00 of 1:40");
  page.screen.press(Role::button, "Play");
  CHECK(page.pressed == AudioPress::play);
  CHECK(page.screen.tree().all(Role::button, "Pause").empty());
  page.state.playing = true;
  page.screen.draw();
  page.screen.press(Role::button, "Pause");
  CHECK(page.pressed == AudioPress::pause);
  page.screen.press(Role::button, "From the start");
  CHECK(page.pressed == AudioPress::again);
}

TEST_CASE("a player that may not play says why, and cannot be pressed") {
  Player page;
  page.state.available = false;
  page.screen.draw();
  page.screen.press(Role::button, "Play");
  CHECK_FALSE(page.pressed);
  CHECK(page.screen.get(Role::button, "Play").states.disabled);
  CHECK(page.screen.get("audio").description == "Plug in headphones to hear this.");
}

TEST_CASE("a recording whose length nobody knows is drawn without harm") {
  Player page;
  page.state = {.playing = true, .position_s = 12, .length_s = 0};
  page.screen.draw();
  CHECK(page.screen.get("audio").rect.height > 0);
}
