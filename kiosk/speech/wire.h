#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What the kiosk and mend-speak say to each other over the pipe: frames of one byte of kind, four of id, four
// of length (little-endian), then so many bytes. Both sides take the other for hostile. Knows neither the
// kiosk nor the voice.
namespace mend::speech::wire {

inline constexpr std::size_t head_bytes = 9;
inline constexpr std::size_t most_text = 4'000;
inline constexpr std::size_t most_recording = 8 * 1024 * 1024;
inline constexpr std::size_t most_reply = 32 * 1024;
inline constexpr int least_rate = 8'000, most_rate = 48'000;
inline constexpr std::uint8_t version = 1;

using Bytes = std::vector<std::uint8_t>;

// To the helper.

enum class Ask : std::uint8_t {
  speak = 1,  ///< words a minute (2 bytes), length of the voice's name (1), the name, the text
  play = 2,   ///< where to begin in milliseconds (4 bytes), then the Ogg Opus file
  stop = 3,   ///< nothing
};

struct Speak {
  std::uint32_t id = 0;
  int words_a_minute = 0;
  std::string_view voice;
  std::string_view text;
};
struct Play {
  std::uint32_t id = 0;
  std::uint32_t from_ms = 0;
  std::span<const std::uint8_t> file;
};

/// What does not fit is cut at a whole character.
[[nodiscard]] Bytes speak(const Speak& what);
[[nodiscard]] Bytes play(const Play& what);
[[nodiscard]] Bytes stop();

/// The most that may follow a head of this kind; nothing for a kind that there is not.
[[nodiscard]] std::optional<std::size_t> most_asked(std::uint8_t kind);
/// Of the bytes after the head; views into them. Nothing when they are malformed.
[[nodiscard]] std::optional<Speak> read_speak(std::uint32_t id, std::span<const std::uint8_t> body);
[[nodiscard]] std::optional<Play> read_play(std::uint32_t id, std::span<const std::uint8_t> body);

// From the helper.

struct Ready {};  ///< once, at its start
struct Begin {
  std::uint32_t id = 0;
  int rate = 0;                 ///< samples a second
  std::uint32_t length_ms = 0;  ///< of a recording
};
struct Sound {
  std::uint32_t id = 0;
  std::vector<std::int16_t> samples;
};
struct Word {
  std::uint32_t id = 0;
  std::uint32_t sample = 0;          ///< of this answer, where the word begins to be heard
  std::uint32_t start = 0, end = 0;  ///< bytes of the text
};
struct Done {
  std::uint32_t id = 0;
  bool understood = true;  ///< false: no such voice, no such recording
};

struct Reply {
  enum class Kind : std::uint8_t { ready = 1, begin = 2, sound = 3, word = 4, done = 5 };
  Kind kind = Kind::done;
  Ready ready;
  Begin begin;
  Sound sound;
  Word word;
  Done done;
};

[[nodiscard]] Bytes ready();
[[nodiscard]] Bytes begin(const Begin& what);
[[nodiscard]] Bytes sound(std::uint32_t id, std::span<const std::int16_t> samples);
[[nodiscard]] Bytes word(const Word& what);
[[nodiscard]] Bytes done(const Done& what);

/// Takes whatever comes out of the helper's pipe apart. After anything that is not the protocol it is
/// `broken` for good: whoever speaks so is not to be listened to.
class ReplyReader {
 public:
  void add(std::span<const std::uint8_t> bytes);
  std::optional<Reply> next();
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  Bytes bytes_;
  std::size_t at_ = 0;
  bool broken_ = false;
};

}  // namespace mend::speech::wire
