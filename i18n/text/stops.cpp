#include "i18n/text/stops.h"

#include <algorithm>
#include <pango/pango.h>
#include <string>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace mend::text {
namespace {

bool starts_letter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

}  // namespace

Stops::Stops(std::string_view text, std::string_view language) {
  stops_.reserve(text.size() + 1);
  std::size_t last = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!starts_letter(text[at])) continue;
    stops_.push_back({at, last});
    last = at;
  }
  stops_.push_back({text.size(), last});
  std::vector<PangoLogAttr> attributes(stops_.size());
  pango_get_log_attrs(text.data(), static_cast<int>(text.size()), -1,
                      pango_language_from_string(std::string(language).c_str()), attributes.data(),
                      static_cast<int>(attributes.size()));
  for (std::size_t i = 0; i < stops_.size(); ++i) {
    stops_[i].caret = attributes[i].is_cursor_position != 0 || i == 0 || i + 1 == stops_.size();
    stops_[i].splits = attributes[i].backspace_deletes_character != 0;
    stops_[i].word_start = attributes[i].is_word_start != 0;
    stops_[i].word_end = attributes[i].is_word_end != 0;
  }
}

// The stop at a place, or the one after it.
std::size_t Stops::index_of(std::size_t at) const {
  const auto found =
      std::partition_point(stops_.begin(), stops_.end(), [&](const Stop& stop) { return stop.at < at; });
  return static_cast<std::size_t>(std::min(found, stops_.end() - 1) - stops_.begin());
}

std::size_t Stops::next(std::size_t at) const {
  for (std::size_t i = index_of(at); i < stops_.size(); ++i) {
    if (stops_[i].at > at && stops_[i].caret) return stops_[i].at;
  }
  return stops_.back().at;
}

std::size_t Stops::previous(std::size_t at) const {
  for (std::size_t i = index_of(at) + 1; i-- > 0;) {
    if (stops_[i].at < at && stops_[i].caret) return stops_[i].at;
  }
  return 0;
}

std::size_t Stops::backspace(std::size_t at) const {
  const Stop& stop = stops_[index_of(at)];
  return stop.splits ? stop.last : previous(at);
}

std::size_t Stops::word_end(std::size_t at) const {
  for (std::size_t i = index_of(at); i < stops_.size(); ++i) {
    if (stops_[i].at > at && stops_[i].word_end) return stops_[i].at;
  }
  return stops_.back().at;
}

std::size_t Stops::word_start(std::size_t at) const {
  for (std::size_t i = index_of(at) + 1; i-- > 0;) {
    if (stops_[i].at < at && stops_[i].word_start) return stops_[i].at;
  }
  return 0;
}

std::pair<std::size_t, std::size_t> Stops::word_at(std::size_t at) const {
  std::size_t begin = at;
  for (std::size_t i = index_of(at) + 1; i-- > 0;) {
    if (stops_[i].at > at) continue;
    if (stops_[i].word_start) {
      begin = stops_[i].at;
      break;
    }
    // Behind the end of a word, or between two.
    if (stops_[i].word_end && stops_[i].at < at) return {at, at};
    if (i == 0) return {at, at};
  }
  return {begin, word_end(begin)};
}

Direction direction_of(std::string_view paragraph, Direction otherwise) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(paragraph.data());
  const auto length = static_cast<int32_t>(paragraph.size());
  int isolated = 0;  // what stands between isolates says nothing of what is around it
  for (int32_t at = 0; at < length;) {
    UChar32 point = 0;
    U8_NEXT(bytes, at, length, point);
    switch (u_charDirection(point)) {
      case U_LEFT_TO_RIGHT_ISOLATE:
      case U_RIGHT_TO_LEFT_ISOLATE:
      case U_FIRST_STRONG_ISOLATE:
        ++isolated;
        break;
      case U_POP_DIRECTIONAL_ISOLATE:
        if (isolated > 0) --isolated;
        break;
      case U_LEFT_TO_RIGHT:
        if (isolated == 0) return Direction::left_to_right;
        break;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        if (isolated == 0) return Direction::right_to_left;
        break;
      default:
        break;
    }
  }
  return otherwise;
}

}  // namespace mend::text
