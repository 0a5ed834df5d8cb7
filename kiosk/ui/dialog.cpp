// A question on top of the page. It covers all but the bar, so that help and hiding stay one press away.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {

std::optional<std::string> Ui::dialog(const Dialog& dialog) {
  Stage& s = *state_;
  s.asked = dialog;
  for (const Answer& answer : dialog.answers) {
    if (s.activated(child_id(dialog.id, answer.id))) return answer.id;
  }
  return std::nullopt;
}

void Stage::draw_dialog() {
  const Dialog& dialog = *asked;
  const Metrics& m = metrics;
  const Palette& p = palette();
  const Rect room{0, bar_height, tree.window.width, tree.window.height - bar_height};
  painter.shade(room, p.focus_text, 0.6F);
  // As high as its words were in the frame before: the first one is never shown.
  const float pad = std::round(std::min(m.space * 1.3F, room.width / 24));
  const float around = std::round(std::min(m.space, room.width / 40));
  const float width = std::min(m.column, room.width - 2 * around);
  const float most = room.height - 2 * around;
  const float height = std::min(dialog_height > 0 ? dialog_height + 2 * pad : most, most);
  const Rect card{std::round((room.width - width) / 2), std::round(room.y + (room.height - height) * 0.4F),
                  width, height};
  painter.fill(card, p.page, kRadius);
  painter.edge(card, p.control, 4, kRadius);
  const Rect view{card.x + 4, card.y + pad / 2, card.width - 8, card.height - pad};
  dialog_scroll.set_view(view, right_to_left(), scroll.track().width);
  tree.viewport = view;
  const bool bar = dialog_scroll.needed();
  const float side = pad - 4;
  flow = {};
  flow.width = view.width - 2 * side - (bar ? scroll.track().width : 0);
  flow.left = view.x + side + (bar && right_to_left() ? scroll.track().width : 0);
  flow.y = view.y + pad / 2 - dialog_scroll.offset();
  const float top = flow.y;
  painter.clip(view);
  scrolled_part = true;
  Node frame = plain_node(Role::dialog, dialog.title, card);
  frame.id = dialog.id;
  const std::size_t at = node(std::move(frame));
  tree.modal = at;
  tree.escape = child_id(dialog.id, dialog.safe);
  tree.nodes[at].scrolls = false;
  open(at);
  const text::Layout& title = wrapped(dialog.title, {m.heading2, text::Weight::bold}, flow.width);
  const Rect head = part({flow.left, flow.y, flow.width, 0}, 0, 0, title.width, title.height);
  painter.words(title, head.x, head.y, p.text);
  Node heading = plain_node(Role::heading, dialog.title, head);
  heading.id = child_id(dialog.id, "title");
  heading.level = 2;
  show_ring(heading.id, head, 3);
  node(std::move(heading), {.takes = Stop::Takes::focus});
  flow.y += std::ceil(title.height);
  for (const Words& words : dialog.body) {
    const text::Layout& layout = wrapped(words, {m.body}, flow.width);
    flow.y += std::round(m.space * 0.6F);
    const Rect rect = part({flow.left, flow.y, flow.width, 0}, 0, 0, layout.width, layout.height);
    painter.words(layout, rect.x, rect.y, p.text);
    node(plain_node(Role::text, words, rect));
    flow.y += std::ceil(layout.height);
  }
  flow.in_row = true;
  for (const Answer& answer : dialog.answers)
    button(child_id(dialog.id, answer.id), answer.words, {.style = answer.style});
  flow.in_row = false;
  close();
  scrolled_part = false;
  painter.unclip();
  const float content = std::ceil(flow.y - top);
  if (content != dialog_height) again = true;
  dialog_height = content;
  tree.content_height = content + pad;
  dialog_scroll.set_content(tree.content_height);
  draw_scrollbar(dialog_scroll);
}

}  // namespace mend::ui
