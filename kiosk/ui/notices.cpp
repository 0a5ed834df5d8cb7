// What stands out from the running words: warnings, banners, the panel of a confirmation, rows of help.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {

void Ui::warning(const Words& label, const Words& words) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float sign = std::round(m.body * 1.9F);
  const float indent = sign + m.gap * 1.2F;
  const text::Layout& layout = s.wrapped(words, {m.body, text::Weight::bold}, s.column_width() - indent);
  const Rect rect = s.block(std::max(layout.height, sign), m.space);
  s.icon(Icon::warning, s.part(rect, 0, 0, sign, sign), s.palette().text);
  const Rect place = s.part(rect, indent, std::max((rect.height - layout.height) / 2, 0.0F),
                            rect.width - indent, layout.height);
  s.painter.words(layout, place.x, place.y, s.palette().text);
  Node node = Stage::plain_node(Role::text, words, rect);
  node.description = label.plain();
  s.node(std::move(node));
}

void Ui::banner(BannerStyle style, const Words& title, const Words& words) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const bool good = style == BannerStyle::success;
  const Colour colour = good ? s.palette().good : s.palette().bar;
  const float pad = std::round(m.gap * 1.3F);
  const text::Layout& head = s.wrapped(title, {m.body, text::Weight::bold}, s.column_width() - 2 * pad);
  const text::Layout& body = s.wrapped(words, {m.body}, s.column_width() - 2 * pad);
  const float strip = head.height + pad;
  const Rect rect = s.block(strip + body.height + 2 * pad, m.space);
  s.painter.fill(rect, s.palette().surface);
  s.painter.fill({rect.x, rect.y, rect.width, strip}, colour);
  s.painter.edge(rect, colour, 4);
  const Rect top = s.part(rect, pad, pad / 2, head.width, head.height);
  s.painter.words(head, top.x, top.y, good ? s.palette().good_text : s.palette().bar_text);
  const Rect below = s.part(rect, pad, strip + pad, body.width, body.height);
  s.painter.words(body, below.x, below.y, s.palette().text);
  Node node = Stage::plain_node(good ? Role::alert : Role::status, title, rect);
  node.description = words.plain();
  if (good && !s.tree.find("banner")) node.id = "banner";
  s.show_ring(node.id, rect);
  s.node(std::move(node), {.takes = good ? Stop::Takes::focus : Stop::Takes::nothing});
}

void Ui::status(std::string_view id, const Words& words) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float sign = std::round(m.body * 1.2F);
  const float indent = sign + std::round(m.gap);
  const text::Layout& layout = s.wrapped(words, {m.body, text::Weight::bold}, s.column_width() - indent);
  const Rect rect = s.block(std::max(layout.height, sign), m.space * 1.3F);
  const float line = layout.lines.front().box.h;
  s.icon(Icon::information, s.part(rect, 0, (line - sign) / 2, sign, sign), s.palette().control);
  const Rect place = s.part(rect, indent, 0, rect.width - indent, layout.height);
  s.painter.words(layout, place.x, place.y, s.palette().text);
  Node node = Stage::plain_node(Role::status, words, rect);
  node.id = id;
  s.show_ring(node.id, rect, 3);
  s.node(std::move(node), {.takes = Stop::Takes::focus});
}

void Ui::panel(const Words& title, const std::optional<Words>& words) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float pad = std::round(m.space * 1.4F);
  const float inner = s.column_width() - 2 * pad;
  const text::Layout& head = s.wrapped(title, {m.heading1, text::Weight::bold, text::Align::centre}, inner);
  const text::Layout* body =
      words ? &s.wrapped(*words, {m.heading3, text::Weight::regular, text::Align::centre}, inner) : nullptr;
  const Rect rect = s.block(head.height + 2 * pad + (body ? body->height + m.gap : 0), m.space);
  s.painter.fill(rect, s.palette().good, 6);
  s.painter.words(head, rect.x + pad, rect.y + pad, s.palette().good_text);
  Node node = Stage::plain_node(Role::heading, title, {rect.x + pad, rect.y + pad, inner, head.height});
  node.level = 1;
  const bool of_page = !s.tree.find("heading");
  if (of_page) node.id = "heading";
  s.show_ring(node.id, rect, 6);
  s.node(std::move(node), {.takes = of_page ? Stop::Takes::focus : Stop::Takes::nothing});
  if (!body) return;
  const float y = rect.y + pad + head.height + m.gap;
  s.painter.words(*body, rect.x + pad, y, s.palette().good_text);
  s.node(Stage::plain_node(Role::text, *words, {rect.x + pad, y, inner, body->height}));
}

void Ui::help_line(Icon sign, const Words& title, const std::optional<Words>& words) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float pad = std::round(m.gap * 1.2F);
  const float side = std::round(m.body * 2.2F);
  const float indent = pad * 2 + side;
  const float inner = s.column_width() - indent - pad;
  const text::Layout& head = s.wrapped(title, {m.heading3, text::Weight::bold}, inner);
  const text::Layout* body = words ? &s.wrapped(*words, {m.body}, inner) : nullptr;
  const float high = head.height + (body ? body->height + m.gap * 0.3F : 0);
  const bool follows = !s.tree.nodes.empty() && s.tree.nodes.back().role == Role::list_item;
  // Four rows without a second line and the button under them fit on a small screen.
  const float over = body ? pad : std::round(m.gap * 0.6F);
  const Rect rect = s.block(std::max(high, side) + 2 * over, follows ? m.gap : m.space);
  s.painter.fill(rect, s.palette().surface, 6);
  s.painter.edge(rect, s.palette().line, 2, 6);
  const Rect disc = s.part(rect, pad, (rect.height - side) / 2, side, side);
  s.painter.disc(disc.x + side / 2, disc.y + side / 2, side / 2, s.palette().bar);
  s.icon(sign, {disc.x + side * 0.22F, disc.y + side * 0.22F, side * 0.56F, side * 0.56F},
         s.palette().bar_text);
  const Rect top = s.part(rect, indent, (rect.height - high) / 2, inner, head.height);
  s.painter.words(head, top.x, top.y, s.palette().text);
  if (body) s.painter.words(*body, top.x, std::round(top.y + head.height + m.gap * 0.3F), s.palette().text);
  Node node = Stage::plain_node(Role::list_item, title, rect);
  if (words) node.description = words->plain();
  s.node(std::move(node));
}

}  // namespace mend::ui
