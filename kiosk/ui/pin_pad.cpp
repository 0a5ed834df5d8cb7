// Digits that nobody sees or hears: the field shows dots, and its value says only how many.
#include "kiosk/ui/stage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace mend::ui {
namespace {

constexpr float kRadius = 6;

struct Pad {
  Stage& stage;
  std::string_view id;
  std::size_t most;

  void add(char digit) const {
    if (stage.pin_length < most) stage.pin.data()[stage.pin_length++] = static_cast<std::uint8_t>(digit);
  }
  void erase() const {
    if (stage.pin_length > 0) stage.pin.data()[--stage.pin_length] = 0;
  }
  void forget() const {
    while (stage.pin_length > 0) erase();
  }
};

void take_keys(const Pad& pad) {
  if (pad.stage.input.edit_target() != pad.id) return;
  for (const Edit& edit : pad.stage.input.edits()) {
    if (edit.kind == Edit::Kind::backspace) pad.erase();
    if (edit.kind != Edit::Kind::text) continue;
    for (const char c : edit.text) {
      if (c >= '0' && c <= '9') pad.add(c);
    }
  }
}

/// A dot for each digit, and a line for each that must still come.
void draw_dots(Stage& s, const Rect& box, std::size_t entered, std::size_t least, std::size_t most) {
  const float step =
      std::min(s.metrics.body * 1.4F, (box.width - s.metrics.gap * 2) / static_cast<float>(most));
  const float y = box.y + box.height / 2;
  for (std::size_t i = 0; i < std::max(least, entered); ++i) {
    const float x = box.x + s.metrics.gap + step * (static_cast<float>(i) + 0.5F);
    if (i < entered) {
      s.painter.disc(x, y, step * 0.26F, s.palette().text);
    } else {
      s.painter.fill({std::round(x - step * 0.25F), std::round(y + step * 0.26F), std::round(step * 0.5F), 2},
                     s.palette().secondary_edge);
    }
  }
}

bool draw_key(Stage& s, const std::string& id, const Words& words, const Rect& rect, bool strong) {
  const Palette& p = s.palette();
  s.painter.fill(rect, s.pressed_shade(id, p.surface), kRadius);
  s.painter.edge(rect, s.is_touched(id) ? p.control : p.secondary_edge, s.edge_of(id), kRadius);
  const Style style{strong ? s.metrics.heading3 : s.metrics.body, text::Weight::bold, text::Align::centre};
  const text::Layout& label = s.fitted(words, style, rect.width - 8);
  s.painter.words(label, rect.x + (rect.width - label.width) / 2, rect.y + (rect.height - label.height) / 2,
                  p.text);
  s.show_ring(id, rect, kRadius);
  Node node = Stage::plain_node(Role::button, words, rect);
  node.id = id;
  // Who feels their way over the pad hears its numbers on headphones; nobody else is to.
  node.states.is_private = strong;
  node.clipped = label.height > rect.height;
  s.node(std::move(node), {.takes = Stop::Takes::press, .keeps_focus = true});
  return s.activated(id);
}

/// The pad as on a telephone, in every language in the same order.
void draw_keys(const Pad& pad, const PinWords& words, float indent) {
  static constexpr std::array<std::string_view, 12> kKeys{"1", "2", "3", "4", "5", "6",
                                                          "7", "8", "9", "",  "0", "erase"};
  Stage& s = pad.stage;
  const float gap = s.metrics.gap;
  const text::Layout& erase =
      s.fitted(words.erase, {s.metrics.body, text::Weight::bold}, s.column_width() / 3);
  const float width = std::round(std::max(s.metrics.target * 1.7F, erase.width + gap * 2));
  const float height = std::round(std::max(s.metrics.target * 1.15F, erase.height + gap * 0.5F));
  for (std::size_t row = 0; row < 4; ++row) {
    const Rect line = s.block(indent + width * 3 + gap * 2, height, row == 0 ? s.metrics.space : gap);
    const Rect keys = s.part(line, indent, 0, width * 3 + gap * 2, height);
    for (std::size_t column = 0; column < 3; ++column) {
      const std::string_view key = kKeys[row * 3 + column];
      if (key.empty()) continue;
      const Rect rect{std::round(keys.x + (width + gap) * static_cast<float>(column)), keys.y, width, height};
      const std::string id = std::string(pad.id).append("/").append(key);
      const bool is_erase = key == "erase";
      if (!draw_key(s, id, is_erase ? words.erase : content_words(key, s.page.language), rect, !is_erase))
        continue;
      is_erase ? pad.erase() : pad.add(key.front());
    }
  }
}

}  // namespace

std::optional<base::SecretBytes> Ui::pin_pad(std::string_view id, const PinWords& words,
                                             const PinRules& rules) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const Pad pad{s, id, std::min(rules.most, s.pin.size())};
  if (s.pin_field != id) pad.forget();
  s.pin_field = id;
  take_keys(pad);
  const float head_top = s.flow.y + std::round(m.space);
  s.question_head(words.label, rules.notes);
  const float indent = rules.notes.error ? std::round(m.gap * 1.6F) : 0;
  const float width =
      std::min(m.body * 1.4F * static_cast<float>(pad.most) + m.gap * 2, s.column_width() - indent);
  const Rect line = s.block(indent + width, m.target * 1.1F, m.gap * 0.7F);
  const Rect box = s.part(line, indent, 0, width, line.height);
  const bool focused = s.focused(id);
  s.painter.fill(box, s.palette().surface);
  s.painter.edge(box, rules.notes.error ? s.palette().error : s.palette().control, focused ? 4.0F : 2.0F);
  if (focused) s.painter.ring(box, 0);
  const std::size_t field =
      s.node(Stage::plain_node(Role::textbox, words.label, box), {.takes = Stop::Takes::pin});
  draw_keys(pad, words, indent);
  // Drawn after the keys, so that it shows what was pressed in this frame.
  draw_dots(s, box, s.pin_length, std::min(rules.least, pad.most), pad.most);
  Node& node = s.tree.nodes[field];
  node.id = id;
  node.states.focused = focused;
  node.states.is_private = true;
  node.states.masked = true;
  Stage::tell(node, rules.notes);
  node.value = words.entered(s.pin_length, pad.most).plain();
  s.error_bar(rules.notes, head_top);
  const bool pressed = button(std::string(id).append("/submit"), words.submit);
  // Enter in the field submits as well.
  if (!pressed && !s.input.activated(id)) return std::nullopt;
  s.submitted = true;
  base::SecretBytes digits(base::ByteView(s.pin.data(), s.pin_length));
  pad.forget();
  s.again = true;
  return digits;
}

}  // namespace mend::ui
