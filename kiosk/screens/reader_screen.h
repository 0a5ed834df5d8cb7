#pragma once

#include "kiosk/screens/frame.h"
#include "kiosk/screens/reader_model.h"
#include "kiosk/window/png.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace mend::screens {

/// The pictures of a module that could be read, by their path in it.
using Pictures = std::map<std::string, window::Image>;

struct ReaderActions {
  FrameActions frame;
  bool next = false;
  bool done = false;
  std::optional<ui::AudioPress> audio = std::nullopt;
  /// Block number and option.
  std::optional<std::pair<std::size_t, std::size_t>> pick = std::nullopt;
};

/// The recording of the page, and how far it is.
struct ReaderAudio {
  messages::Text title, play, pause, again, time;
  std::optional<messages::Text> note;
  ui::AudioState state;
};

void draw(ui::Ui& ui, const Frame& frame, const ReaderModel& model, const ReaderWords& around,
          const Pictures& pictures, const std::optional<ReaderAudio>& audio, ReaderActions& actions);

}  // namespace mend::screens
