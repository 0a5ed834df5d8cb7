// The mark of the word that is being read aloud.
#include "kiosk/ui/stage.h"

#include <cmath>
#include <utility>

namespace mend::ui {

void Stage::settle_mark() {
  Painter::Mark mark;
  const SpokenWord& spoken = spoken_word;
  const Node* node = tree.named(spoken.node);
  const bool moved = std::exchange(spoken_moved, false);
  for (const Painter::Placed& words : painter.placed()) {
    if (!node || spoken.start >= spoken.end) break;
    const Rect box{words.x, words.y, words.layout->width, words.layout->height};
    const bool inside = node->rect.contains(box.x + box.width / 2, box.y + box.height / 2);
    const std::size_t start = drawn_byte(words.layout->utf8, spoken.start);
    const std::size_t end = drawn_byte(words.layout->utf8, spoken.end);
    if (!inside || start >= end || words.layout->utf8.size() < node->name.size() ||
        words.layout->utf8.compare(start, spoken.end - spoken.start, node->name, spoken.start,
                                   spoken.end - spoken.start) != 0) {
      continue;
    }
    const text::Layout* carets = texts.with_carets(*words.layout);
    if (!carets) break;
    mark.words = words;
    const float room = std::round(2 * metrics.density);
    for (const text::Rect& part : carets->selection(start, end)) {
      mark.grounds.push_back({std::round(words.x + part.x) - room, std::round(words.y + part.y),
                              std::round(part.w) + 2 * room, std::round(part.h)});
    }
    if (moved && node->scrolls && !mark.grounds.empty()) {
      const float before = scroll.offset();
      scroll.reveal(mark.grounds.front(), metrics.space);
      if (scroll.offset() != before) again = true;
    }
    break;
  }
  if (mark == painter.mark()) return;
  painter.set_mark(std::move(mark));
  again = true;
}

}  // namespace mend::ui
