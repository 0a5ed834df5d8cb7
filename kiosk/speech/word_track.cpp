#include "kiosk/speech/word_track.h"

#include <algorithm>
#include <memory>
#include <string>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

namespace mend::speech {
namespace {

struct Closer {
  void operator()(UBreakIterator* breaks) const { ubrk_close(breaks); }
  void operator()(UText* text) const { utext_close(text); }
};

/// Calls `take(start, end, status)` for each piece that ICU finds. Invalid UTF-8 counts as U+FFFD.
template <class Take>
void each_piece(UBreakIteratorType type, std::string_view text, std::string_view language, Take take) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UText, Closer> source(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &error));
  const std::unique_ptr<UBreakIterator, Closer> breaks(
      ubrk_open(type, std::string(language).c_str(), nullptr, 0, &error));
  if (U_SUCCESS(error)) ubrk_setUText(breaks.get(), source.get(), &error);
  if (U_FAILURE(error)) return take(std::size_t{0}, text.size(), int{UBRK_WORD_LETTER});
  std::int32_t start = ubrk_first(breaks.get());
  for (std::int32_t end = ubrk_next(breaks.get()); end != UBRK_DONE; end = ubrk_next(breaks.get())) {
    take(static_cast<std::size_t>(start), static_cast<std::size_t>(end), ubrk_getRuleStatus(breaks.get()));
    start = end;
  }
}

}  // namespace

WordTrack::WordTrack(std::string_view text, std::string_view language) {
  each_piece(UBRK_WORD, text, language, [this](std::size_t start, std::size_t end, int status) {
    if (status >= UBRK_WORD_NONE_LIMIT) words_.push_back({start, end});
  });
}

std::optional<Range> WordTrack::next(Range reported) {
  const auto first = std::find_if(words_.begin(), words_.end(),
                                  [&](const Range& word) { return word.end > reported.start; });
  // What stands between words (a dash that is read out) belongs to none of them.
  if (first == words_.end() || first->start >= std::max(reported.end, reported.start + 1))
    return std::nullopt;
  Range range = *first;
  for (auto word = first; word != words_.end() && word->start < reported.end; ++word) range.end = word->end;
  if (last_.end > 0 && range.start < last_.end) return std::nullopt;
  last_ = range;
  return range;
}

std::vector<Range> sentences(std::string_view text, std::string_view language, std::size_t most) {
  std::vector<Range> pieces;
  each_piece(UBRK_SENTENCE, text, language, [&](std::size_t start, std::size_t end, int) {
    while (end - start > most) {
      std::size_t cut = text.rfind(' ', start + most);
      if (cut == std::string_view::npos || cut <= start) {
        cut = start + most;
        while (cut > start + 1 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80) --cut;
      }
      pieces.push_back({start, cut});
      start = cut;
    }
    // The first sentence alone is heard soonest; the others go together where they are short.
    if (pieces.size() > 1 && end - pieces.back().start <= most) {
      pieces.back().end = end;
    } else if (end > start) {
      pieces.push_back({start, end});
    }
  });
  return pieces;
}

std::string_view last_word(std::string_view text, std::string_view language) {
  Range last;
  each_piece(UBRK_WORD, text, language, [&](std::size_t start, std::size_t end, int status) {
    if (status >= UBRK_WORD_NONE_LIMIT) last = {start, end};
  });
  return text.substr(last.start, last.end - last.start);
}

}  // namespace mend::speech
