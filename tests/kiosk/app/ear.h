#pragma once

#include "kiosk/app/read_aloud.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mend::tests {

/// Hears what the kiosk says. The voice is as quick as thought, unless it is told to go on talking.
class Ear final : public speech::Speaker {
 public:
  void say(speech::Speech speech, int words_a_minute) override {
    saying = std::move(speech);
    speed = words_a_minute;
    talking = talks_on;
    recording.reset();
  }
  void play(std::shared_ptr<const base::Bytes> what, std::int64_t from_ms) override {
    recording = std::move(what);
    from = from_ms;
    talking = true;
  }
  void stop() override {
    talking = false;
    ++stops;
  }
  void set_volume(float level) override { volume = level; }
  [[nodiscard]] bool busy() const override { return talking; }
  [[nodiscard]] std::optional<speech::Spoken> now() const override {
    if (!talking || saying.empty() || saying.front().node.empty()) return std::nullopt;
    return speech::Spoken{saying.front().node, saying.front().offset, saying.front().offset + 3};
  }
  [[nodiscard]] std::optional<speech::Progress> progress() const override {
    if (!recording) return std::nullopt;
    return speech::Progress{from + 1500, 60'000};
  }
  [[nodiscard]] std::optional<std::int64_t> millis_to_change() const override { return std::nullopt; }
  [[nodiscard]] bool broken() const override { return is_broken; }
  void forget() override {
    saying.clear();
    talking = false;
    ++forgotten;
  }

  /// What was said since this was last asked, one piece a line.
  std::string heard() {
    std::string words;
    for (const speech::Utterance& each : std::exchange(said, {})) words += each.text + "\n";
    return words;
  }
  [[nodiscard]] app::Ears ears() {
    return {this, [this] { return headphones; },
            [this](const speech::Utterance& each) { said.push_back(each); }};
  }

  platform::Headphones headphones = platform::Headphones::unknown;
  speech::Speech saying, said;
  int speed = 0;
  float volume = 0;
  bool talks_on = false;
  bool talking = false;
  bool is_broken = false;
  int stops = 0;
  int forgotten = 0;
  std::shared_ptr<const base::Bytes> recording;
  std::int64_t from = 0;
};

}  // namespace mend::tests
