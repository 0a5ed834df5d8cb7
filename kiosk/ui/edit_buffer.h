#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mend::ui {

/// Number of code points; bad bytes count as one each.
std::size_t count_characters(std::string_view text);

/// The text of a field while it is edited: UTF-8 that is always clean to lay out, a caret and the other
/// end of the selection, in bytes. Knows nothing of fonts: where letters begin and end is the caller's to
/// say.
class EditBuffer {
 public:
  void set(std::string_view text);
  /// Overwrites what was held.
  void forget();

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t caret() const { return caret_; }
  [[nodiscard]] std::size_t selection_start() const;
  [[nodiscard]] std::size_t selection_end() const;
  [[nodiscard]] bool has_selection() const { return caret_ != anchor_; }

  /// The selection, if any, makes room. Stops at `max_characters`; a part that fits is taken whole
  /// characters at a time. `one_line` turns line breaks into spaces; `digits_only` leaves out the rest.
  struct Limits {
    std::size_t max_characters = 2000;
    bool one_line = false;
    bool digits_only = false;
    std::string also = {};  ///< with digits_only: further ASCII characters that are taken, each once
  };
  void insert(std::string_view text, const Limits& limits);
  void erase(std::size_t start, std::size_t end);
  void move_to(std::size_t caret, bool extend);
  void select_all();

 private:
  std::string text_;
  std::size_t caret_ = 0;
  std::size_t anchor_ = 0;
};

}  // namespace mend::ui
