// What opens, changes sheets or plays.
#include "kiosk/gallery/exhibit.h"

#include <array>
#include <optional>

namespace mend::gallery {

using ui::Ui;

namespace {

Exhibit::Draw details(bool open) {
  return [open](Ui& ui, const Say& say) {
    const std::array<ui::Words, 2> body{say("harm-means"), say("bold")};
    ui.details("harm", say("harm"), body, open);
  };
}

void draw_tabs(Ui& ui, const Say& say) {
  const std::array<ui::Tab, 3> tabs{
      {{"today", say("today")}, {"week", say("this-week")}, {"later", say("later")}}};
  ui.begin_tabs("when", say("when"), tabs, 1);
  ui.heading(say("this-week"), ui::HeadingLevel::two);
  ui.paragraph(say("para"));
  ui.end_tabs();
}

Exhibit::Draw player(ui::AudioState state, bool note = false) {
  return [state, note](Ui& ui, const Say& say) {
    ui::AudioWords words{say.format("audio.recording", {{"title", say("lesson").text()}}),
                         say("audio.play"),
                         say("audio.pause"),
                         say("audio.again"),
                         say.format("audio.time", {{"position", "0:42"}, {"length", "1:40"}}),
                         {}};
    if (note) words.note = say("speech.headphones");
    ui.audio_player("audio", words, state);
  };
}

}  // namespace

void add_opening(std::vector<Exhibit>& all) {
  add_with_deeds(all, "details", "harm", details(false));
  all.push_back({"details", "open", details(true)});
  all.push_back({"tabs", "normal", draw_tabs});
  all.push_back({"tabs", "focus", draw_tabs, Deed::focus, "when/week"});
  all.push_back({"tabs", "hover", draw_tabs, Deed::hover, "when/later"});
  all.push_back({"tabs", "pressed", draw_tabs, Deed::press, "when/later"});
  add_with_deeds(all, "audio player", "audio/play", player({.length_s = 100}));
  all.push_back({"audio player", "playing", player({.playing = true, .position_s = 42, .length_s = 100})});
  all.push_back({"audio player", "disabled", player({.length_s = 100, .available = false}, true)});
}

}  // namespace mend::gallery
