#include "kiosk/app/recording.h"

#include "content/module/limits.h"

#include <string>

namespace mend::app {
namespace {

/// "1:05"
std::string clock_text(std::int64_t millis) {
  const std::int64_t seconds = millis / 1000;
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

/// As the last page of the Ogg stream says; nobody takes it apart for that. 0 when it says nothing sensible.
std::int64_t millis_of(const base::Bytes& ogg) {
  constexpr std::string_view mark = "OggS";
  const std::string_view text = base::as_text(ogg);
  const std::size_t at = text.rfind(mark);
  if (at == std::string_view::npos || text.size() - at < 14) return 0;
  std::uint64_t samples = 0;
  for (std::size_t i = 0; i < 8; ++i) samples |= std::uint64_t{ogg[at + 6 + i]} << (8 * i);
  const std::uint64_t millis = samples / 48;
  return millis <= std::uint64_t{module::limits::recording_seconds} * 1000 ? static_cast<std::int64_t>(millis)
                                                                           : 0;
}

}  // namespace

screens::ReaderAudio make_player(const messages::Catalogue& catalogue, std::string_view title,
                                 const base::Bytes& ogg, const Hearing& hearing) {
  const std::int64_t length = millis_of(ogg);
  return {catalogue.format("audio.recording", {{"title", title}}),
          catalogue.get("audio.play"),
          catalogue.get("audio.pause"),
          catalogue.get("audio.again"),
          catalogue.format("audio.time",
                           {{"position", clock_text(hearing.position)}, {"length", clock_text(length)}}),
          std::nullopt,
          {.playing = hearing.playing,
           .position_s = static_cast<double>(hearing.position) / 1000,
           .length_s = static_cast<double>(length) / 1000}};
}

}  // namespace mend::app
