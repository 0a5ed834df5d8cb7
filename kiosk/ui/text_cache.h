#pragma once

#include "i18n/text/engine.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>

namespace mend::ui {

/// Keeps what was laid out as long as it is on the screen, and a little longer.
class TextCache {
 public:
  explicit TextCache(text::Engine& engine) : engine_(engine) {}
  ~TextCache() { forget(); }
  TextCache(const TextCache&) = delete;
  TextCache& operator=(const TextCache&) = delete;

  /// Once per frame, before the first get.
  void begin_frame();
  /// Good for drawing in this frame; the reference holds until the next begin_frame.
  const text::Layout& get(const text::Paragraph& paragraph);
  /// The same words with what caret() and selection() need; nothing for a layout that is not from here.
  const text::Layout* with_carets(const text::Layout& layout);
  /// False when a glyph found no room: draw one more frame.
  [[nodiscard]] bool complete() const { return !engine_.atlas().wants_another_frame(); }
  [[nodiscard]] const text::GlyphAtlas& atlas() const { return engine_.atlas(); }
  /// Overwrites and frees every text.
  void forget();

 private:
  struct Entry {
    text::Paragraph paragraph;
    text::Layout layout;
    std::uint64_t used = 0;
  };
  void drop(Entry& entry);

  text::Engine& engine_;
  std::unordered_multimap<std::size_t, std::unique_ptr<Entry>> entries_;
  std::uint64_t frame_ = 0;
};

}  // namespace mend::ui
