// Four pictures in a row instead of digits, for those who remember pictures. As the pad of numbers: what was
// pressed is shown and told as a count only, and is never in the tree.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace mend::ui {
namespace {

struct Pad {
  Stage& stage;
  std::size_t most;

  void add(std::size_t picture) const {
    if (stage.pin_length < most)
      stage.pin.data()[stage.pin_length++] = static_cast<std::uint8_t>('a' + static_cast<int>(picture));
  }
  void erase() const {
    if (stage.pin_length > 0) stage.pin.data()[--stage.pin_length] = 0;
  }
  void forget() const {
    while (stage.pin_length > 0) erase();
  }
};

/// How many were pressed: a disc for each, a ring for each that is still to come.
void draw_count(Stage& s, const Rect& box, std::size_t entered, std::size_t most) {
  const float step = box.width / static_cast<float>(most);
  const float radius = std::round(box.height * 0.32F);
  for (std::size_t i = 0; i < most; ++i) {
    const Rect place = s.part(box, step * static_cast<float>(i), 0, step, box.height);
    const float x = place.x + place.width / 2;
    const float y = place.y + place.height / 2;
    if (i < entered) s.painter.disc(x, y, radius, s.palette().control);
    s.painter.circle(x, y, radius, s.palette().control, std::round(2 * s.metrics.density));
  }
}

bool draw_picture(Stage& s, const std::string& id, const PadPicture& picture, const Rect& rect) {
  draw_card(s, id, rect);
  const float side = std::round(std::min(rect.width, rect.height) * 0.76F);
  // The pictures are drawn for paper, whatever the theme.
  const float edge = std::round(s.metrics.gap * 0.5F);
  s.painter.fill({rect.x + edge, rect.y + edge, rect.width - 2 * edge, rect.height - 2 * edge},
                 ui::palette(Theme::calm).surface, kRadius);
  s.picture(picture.picture, {rect.x + std::round((rect.width - side) / 2),
                              rect.y + std::round((rect.height - side) / 2), side, side});
  Node node = Stage::plain_node(Role::button, picture.name, rect);
  node.id = id;
  node.states.is_private = true;
  s.node(std::move(node), {.takes = Stop::Takes::press, .keeps_focus = false});
  return s.activated(id);
}

}  // namespace

std::optional<base::SecretBytes> Ui::picture_pad(std::string_view id, const PinWords& words,
                                                 std::span<const PadPicture> pictures,
                                                 const PinRules& rules) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const Pad pad{s, std::min(rules.most, s.pin.size())};
  if (s.pin_field != id) pad.forget();
  s.pin_field = id;
  const Question question = open_question(s, Role::group, id, words.label, rules.notes);
  const float count_height = std::round(m.body * 1.4F);
  const Rect line =
      s.block(question.indent + count_height * 1.4F * static_cast<float>(pad.most), count_height, m.gap);
  const Rect count = s.part(line, question.indent, 0, line.width - question.indent, line.height);
  Node told = Stage::plain_node(Role::status, words.label, count);
  told.id = child_id(id, "entered");
  const std::size_t at = s.node(std::move(told));
  // As many beside each other as let all of them be seen at once.
  const float room = s.wide_width() - question.indent;
  const std::size_t columns = m.one_column ? 3 : 6;
  const auto across = static_cast<float>(columns);
  const float fit = std::floor((room - m.gap * (across - 1)) / across);
  const float side = std::max(std::min(fit, std::round(m.body * 5)), m.target);
  for (std::size_t first = 0; first < pictures.size(); first += columns) {
    const std::size_t end = std::min(first + columns, pictures.size());
    const Rect row = s.block(side, first == 0 ? m.space * 0.7F : m.gap, Width::wide);
    for (std::size_t i = first; i < end; ++i) {
      const Rect rect =
          s.part(row, question.indent + (side + m.gap) * static_cast<float>(i - first), 0, side, side);
      if (draw_picture(s, child_id(id, picture_name(pictures[i].picture)), pictures[i], rect)) pad.add(i);
    }
  }
  begin_row();
  if (button(child_id(id, "erase"), words.erase, ButtonStyle::secondary)) pad.erase();
  const bool pressed = button(child_id(id, "submit"), words.submit);
  end_row();
  // After the pictures, so that it shows what was pressed in this frame.
  draw_count(s, count, s.pin_length, pad.most);
  s.tree.nodes[at].name = words.entered(s.pin_length, pad.most).plain();
  close_question(s, question, rules.notes);
  if (!pressed) return std::nullopt;
  base::SecretBytes taken(base::ByteView(s.pin.data(), s.pin_length));
  pad.forget();
  s.again = true;
  return taken;
}

}  // namespace mend::ui
