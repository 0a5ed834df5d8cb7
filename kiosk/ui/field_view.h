#pragma once

#include "kiosk/ui/edit_buffer.h"
#include "kiosk/ui/input.h"
#include "kiosk/ui/stage.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace mend::ui {

/// A field's text as it is laid out: one layout for each of its lines that end in a line break, so that a
/// key press lays out only the line that it changes. Places are pixels from the field's inner corner.
class FieldView {
 public:
  FieldView(Stage& stage, std::string_view text, float width);

  [[nodiscard]] float height() const { return height_; }
  void draw(Stage& stage, float x, float y) const;
  void draw_selection(Stage& stage, const EditBuffer& buffer, float x, float y) const;
  [[nodiscard]] text::Rect caret(std::size_t at) const;
  [[nodiscard]] std::size_t hit(float x, float y) const;

  // Where a key leads from a caret, in bytes of the whole text.
  [[nodiscard]] std::size_t next(std::size_t at) const;
  [[nodiscard]] std::size_t previous(std::size_t at) const;
  [[nodiscard]] std::size_t visually_right(std::size_t at) const;
  [[nodiscard]] std::size_t visually_left(std::size_t at) const;
  [[nodiscard]] std::size_t up(std::size_t at, float x) const;
  [[nodiscard]] std::size_t down(std::size_t at, float x) const;
  [[nodiscard]] std::size_t line_start(std::size_t at) const;
  [[nodiscard]] std::size_t line_end(std::size_t at) const;
  [[nodiscard]] std::size_t backspace(std::size_t at) const;

 private:
  struct Part {
    const text::Layout* layout = nullptr;
    std::size_t start = 0;  ///< byte in the whole text
    float y = 0;
  };
  [[nodiscard]] std::size_t part_of(std::size_t at) const;
  std::vector<Part> parts_;
  std::size_t size_ = 0;
  float height_ = 0;
};

}  // namespace mend::ui
