#pragma once

#include "kiosk/ui/stage.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// What several components are made of. Used by kiosk/ui's own files only.
namespace mend::ui {

constexpr float kRadius = 6;  ///< of the corners of everything that is pressed
constexpr Stop kPress{.takes = Stop::Takes::press};

/// "group/child": ids are unique on a page, and those of parts begin with that of the whole.
std::string child_id(std::string_view group, std::string_view child);

/// A card that can be pressed, with its edge and the mark of the focus.
void draw_card(Stage& stage, std::string_view id, const Rect& rect);
/// Below each line of the words, which stand at `place`.
void underline(Stage& stage, const text::Layout& layout, const Rect& place, Colour colour,
               float thickness = 2);

/// Opens a node without words that grows to hold what is drawn until it is closed.
std::size_t open_group(Stage& stage, Role role, std::string_view id);
void close_group(Stage& stage, std::size_t at);

/// Head and frame of a question; the caller draws its options and closes it.
struct Question {
  std::size_t node = 0;
  float top = 0;
  float indent = 0;  ///< of the options, beside the bar of an error
};
Question open_question(Stage& stage, Role role, std::string_view id, const Words& legend, const Notes& notes);
void close_question(Stage& stage, const Question& question, const Notes& notes);

/// The box of a text field, edited while it has the focus. What stands above it is the caller's to draw.
struct FieldBox {
  std::string_view id;
  const Words& label;
  const std::string& value;
  const Notes& notes;
  EditBuffer::Limits limits;
  bool many_lines = false;
  bool masked = false;
};
struct FieldDone {
  Rect box;
  std::optional<std::string> changed;  ///< the whole new text
};
/// At the corner and as wide as it; the height is the field's own.
FieldDone field_box(Stage& stage, const FieldBox& field, const Rect& corner);
/// As wide as so many characters need, and never too small to be touched.
float field_width(const Stage& stage, std::size_t characters);

/// Tab stops once in a set: at the chosen one, or at the first.
inline bool is_tab_stop(std::size_t index, std::optional<std::size_t> selected) {
  return index == selected.value_or(0);
}

}  // namespace mend::ui
