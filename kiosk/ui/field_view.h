#pragma once

#include "kiosk/ui/edit_buffer.h"
#include "kiosk/ui/stage.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace mend::ui {

/// A field's text as it is laid out, in pieces, so that a key press lays out only the piece that it changes:
/// one for each paragraph, and for a long one several of a few lines each. A piece is laid out together with
/// some of what follows, so that its lines break as they would in the whole; that part is not shown. Places
/// are pixels from the field's inner corner.
class FieldView {
 public:
  FieldView(Stage& stage, std::string_view text, float width);

  [[nodiscard]] float height() const { return height_; }
  void draw(Stage& stage, float x, float y) const;
  void draw_selection(Stage& stage, const EditBuffer& buffer, float x, float y) const;
  [[nodiscard]] text::Rect caret(std::size_t at) const { return carets(at).front(); }
  /// Two where the directions of writing meet; the first is where the next letter of the paragraph's goes.
  [[nodiscard]] std::vector<text::Rect> carets(std::size_t at) const;
  [[nodiscard]] std::size_t hit(float x, float y) const;

  // Where a key leads from a caret, in bytes of the whole text.
  [[nodiscard]] std::size_t up(std::size_t at, float x) const;
  [[nodiscard]] std::size_t down(std::size_t at, float x) const;
  [[nodiscard]] std::size_t line_start(std::size_t at) const;
  [[nodiscard]] std::size_t line_end(std::size_t at) const;

 private:
  struct Part {
    const text::Layout* layout = nullptr;
    std::size_t start = 0;  ///< byte in the whole text
    std::size_t size = 0;   ///< bytes that belong to it
    std::size_t lines = 0;  ///< of the layout, as many as are shown
    float y = 0;
    float height = 0;
  };
  void add(const text::Layout& layout, std::size_t start, std::size_t lines);
  void add_paragraph(Stage& stage, text::Paragraph& paragraph, std::string_view text, std::size_t start);
  [[nodiscard]] const Part& part_of(std::size_t at) const { return parts_[index_of(at)]; }
  [[nodiscard]] std::size_t index_of(std::size_t at) const;
  std::vector<Part> parts_;
  std::size_t size_ = 0;
  float height_ = 0;
};

}  // namespace mend::ui
