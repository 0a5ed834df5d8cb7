// Components that are read: headings, paragraphs, lists, notices, pictures.
#include "kiosk/ui/stage.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {
namespace {

text::Paragraph with_bold(Stage& stage, std::span<const Span> spans, float width) {
  text::Paragraph paragraph = stage.paragraph(spans.empty() ? content_words("", "en") : spans.front().words,
                                              {stage.metrics.body}, std::floor(width));
  paragraph.utf8.clear();
  for (const Span& span : spans) {
    const std::size_t start = paragraph.utf8.size();
    paragraph.utf8 += span.words.text();
    if (span.bold) paragraph.bold.push_back({start, paragraph.utf8.size()});
  }
  return paragraph;
}

Words joined(std::span<const Span> spans) {
  std::string text;
  for (const Span& span : spans) text += span.words.text();
  return content_words(text, spans.empty() ? "en" : spans.front().words.language());
}

void draw_list_item(Stage& stage, const text::Layout& layout, const Words& words, const std::string& marker,
                    bool first) {
  const Metrics& m = stage.metrics;
  const float indent = std::round(m.body * 1.6F);
  const Rect rect = stage.block(layout.height, first ? m.space * 0.6F : m.space * 0.35F);
  const Rect place = stage.part(rect, indent, 0, rect.width - indent, rect.height);
  stage.painter.words(layout, place.x, place.y, palette().text);
  stage.node(Stage::plain_node(Role::list_item, words, rect));
  const text::Line& line = layout.lines.front();
  if (marker.empty()) {
    const Rect dot = stage.part(rect, indent * 0.42F, line.box.y + line.box.h * 0.5F, 0, 0);
    stage.painter.disc(dot.x, dot.y, m.body * 0.13F, palette().text);
  } else {
    const text::Layout& number =
        stage.fitted(content_words(marker, stage.page.language), {m.body, text::Weight::bold}, indent);
    const Rect at = stage.part(rect, indent * 0.2F, 0, number.width, number.height);
    stage.painter.words(number, at.x, at.y, palette().text);
  }
}

std::string marker_for(ListStyle style, std::size_t index) {
  return style == ListStyle::number ? std::to_string(index + 1) + "." : std::string();
}

}  // namespace

void Ui::heading(const Words& words, HeadingLevel level) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const bool one = level == HeadingLevel::one;
  const float size = one ? m.heading1 : level == HeadingLevel::two ? m.heading2 : m.heading3;
  const text::Layout& layout = s.wrapped(words, {size, text::Weight::bold}, s.column_width());
  const Rect rect = s.block(layout.height, one ? m.space : m.space * 1.5F);
  s.painter.words(layout, rect.x, rect.y, palette().text);
  Node node = Stage::plain_node(Role::heading, words, rect);
  node.level = one ? 1 : level == HeadingLevel::two ? 2 : 3;
  const bool of_page = one && !s.tree.find("heading");
  if (of_page) node.id = "heading";
  s.show_ring(node.id, rect, 3);
  s.node(std::move(node), {.takes = of_page ? Stop::Takes::focus : Stop::Takes::nothing});
}

void Ui::caption(const Words& words) {
  Stage& s = *state_;
  const text::Layout& layout = s.wrapped(words, {s.metrics.small}, s.column_width());
  const Rect rect = s.block(layout.height, s.metrics.space * 0.5F);
  s.painter.words(layout, rect.x, rect.y, palette().quiet_text);
  s.node(Stage::plain_node(Role::text, words, rect));
}

void Ui::paragraph(const Words& words) {
  Stage& s = *state_;
  const text::Layout& layout = s.wrapped(words, {s.metrics.body}, s.column_width());
  const Rect rect = s.block(layout.height, s.metrics.space * 0.75F);
  s.painter.words(layout, rect.x, rect.y, palette().text);
  s.node(Stage::plain_node(Role::text, words, rect));
}

void Ui::paragraph(std::span<const Span> spans) {
  Stage& s = *state_;
  const text::Layout& layout = s.texts.get(with_bold(s, spans, s.column_width()));
  const Rect rect = s.block(layout.height, s.metrics.space * 0.75F);
  s.painter.words(layout, rect.x, rect.y, palette().text);
  s.node(Stage::plain_node(Role::text, joined(spans), rect));
}

void Ui::list(std::span<const Words> items, ListStyle style) {
  std::vector<std::vector<Span>> spans;
  spans.reserve(items.size());
  for (const Words& item : items) spans.push_back({{item, false}});
  list(std::span<const std::vector<Span>>(spans), style);
}

void Ui::list(std::span<const std::vector<Span>> items, ListStyle style) {
  Stage& s = *state_;
  Node frame;
  frame.role = Role::list;
  frame.language = s.page.language;
  frame.rect = {s.flow.left, s.flow.y, s.flow.width, 0};
  const std::size_t at = s.node(std::move(frame));
  s.open(at);
  const float indent = std::round(s.metrics.body * 1.6F);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const text::Layout& layout = s.texts.get(with_bold(s, items[i], s.column_width() - indent));
    draw_list_item(s, layout, joined(items[i]), marker_for(style, i), i == 0);
  }
  s.close();
  s.tree.nodes[at].rect.height = s.flow.y - s.tree.nodes[at].rect.y;
}

void Ui::inset(const Words& words) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float indent = std::round(m.body * 1.1F);
  const text::Layout& layout = s.wrapped(words, {m.body}, s.column_width() - indent);
  const Rect rect = s.block(layout.height + m.gap * 2, m.space);
  const Rect bar = s.part(rect, 0, 0, 8, rect.height);
  s.painter.fill(bar, palette().action);
  const Rect place = s.part(rect, indent, m.gap, rect.width - indent, layout.height);
  s.painter.words(layout, place.x, place.y, palette().text);
  s.node(Stage::plain_node(Role::text, words, rect));
}

void Ui::warning(const Words& label, const Words& words) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float sign = std::round(m.body * 1.9F);
  const float indent = sign + m.gap * 1.2F;
  const text::Layout& layout = s.wrapped(words, {m.body, text::Weight::bold}, s.column_width() - indent);
  const Rect rect = s.block(std::max(layout.height, sign), m.space);
  s.icon(Icon::warning, s.part(rect, 0, 0, sign, sign), palette().text);
  const Rect place = s.part(rect, indent, std::max((rect.height - layout.height) / 2, 0.0F),
                            rect.width - indent, layout.height);
  s.painter.words(layout, place.x, place.y, palette().text);
  Node node = Stage::plain_node(Role::text, words, rect);
  node.description = label.plain();
  s.node(std::move(node));
}

void Ui::banner(BannerStyle style, const Words& title, const Words& words) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const bool good = style == BannerStyle::success;
  const Colour colour = good ? palette().good : palette().bar;
  const float pad = std::round(m.gap * 1.3F);
  const text::Layout& head = s.wrapped(title, {m.body, text::Weight::bold}, s.column_width() - 2 * pad);
  const text::Layout& body = s.wrapped(words, {m.body}, s.column_width() - 2 * pad);
  const float strip = head.height + pad;
  const Rect rect = s.block(strip + body.height + 2 * pad, m.space);
  s.painter.fill(rect, palette().surface);
  s.painter.fill({rect.x, rect.y, rect.width, strip}, colour);
  s.painter.edge(rect, colour, 4);
  const Rect top = s.part(rect, pad, pad / 2, head.width, head.height);
  s.painter.words(head, top.x, top.y, palette().good_text);
  const Rect below = s.part(rect, pad, strip + pad, body.width, body.height);
  s.painter.words(body, below.x, below.y, palette().text);
  Node node = Stage::plain_node(good ? Role::alert : Role::status, title, rect);
  node.description = words.plain();
  if (good && !s.tree.find("banner")) node.id = "banner";
  s.show_ring(node.id, rect);
  s.node(std::move(node), {.takes = good ? Stop::Takes::focus : Stop::Takes::nothing});
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
  s.painter.fill(rect, palette().good, 6);
  s.painter.words(head, rect.x + pad, rect.y + pad, palette().good_text);
  Node node = Stage::plain_node(Role::heading, title, {rect.x + pad, rect.y + pad, inner, head.height});
  node.level = 1;
  const bool of_page = !s.tree.find("heading");
  if (of_page) node.id = "heading";
  s.show_ring(node.id, rect, 6);
  s.node(std::move(node), {.takes = of_page ? Stop::Takes::focus : Stop::Takes::nothing});
  if (!body) return;
  const float y = rect.y + pad + head.height + m.gap;
  s.painter.words(*body, rect.x + pad, y, palette().good_text);
  s.node(Stage::plain_node(Role::text, *words, {rect.x + pad, y, inner, body->height}));
}

void Ui::progress(const Words& words, std::size_t done, std::size_t all) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const text::Layout& layout = s.fitted(words, {m.small}, s.column_width());
  const float thick = std::round(m.body * 0.36F);
  const Rect rect = s.block(layout.height + m.gap * 0.7F + thick, m.space);
  const Rect place = s.part(rect, 0, 0, layout.width, layout.height);
  s.painter.words(layout, place.x, place.y, palette().quiet_text);
  const float share = all == 0 ? 0 : static_cast<float>(std::min(done, all)) / static_cast<float>(all);
  const float top = layout.height + m.gap * 0.7F;
  s.painter.fill(s.part(rect, 0, top, rect.width, thick), palette().line, thick / 2);
  if (share > 0)
    s.painter.fill(s.part(rect, 0, top, std::max(rect.width * share, thick), thick), palette().action,
                   thick / 2);
  s.node(Stage::plain_node(Role::progress, words, rect));
}

void Ui::picture(std::string_view id, const window::Image& image, const Words& alternative,
                 const std::optional<Words>& caption_words) {
  Stage& s = *state_;
  if (image.size.width <= 0 || image.size.height <= 0) return;
  const float most_high = std::max(s.tree.viewport.height * 0.6F, 80.0F);
  const auto width = static_cast<float>(image.size.width);
  const auto height = static_cast<float>(image.size.height);
  const float scale = std::min({s.metrics.scale, s.column_width() / width, most_high / height});
  const window::Size size{std::max(static_cast<int>(std::lround(width * scale)), 1),
                          std::max(static_cast<int>(std::lround(height * scale)), 1)};
  const Rect rect = s.block(static_cast<float>(size.width), static_cast<float>(size.height), s.metrics.space);
  s.painter.image(s.images.get(id, image, size), rect);
  Node node = Stage::plain_node(Role::image, alternative, rect);
  node.id = id;
  s.node(std::move(node));
  if (caption_words) caption(*caption_words);
}

void Ui::divider() {
  Stage& s = *state_;
  s.painter.fill(s.block(2, s.metrics.space * 1.2F), palette().line);
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
  s.painter.fill(rect, palette().surface, 6);
  s.painter.edge(rect, palette().line, 2, 6);
  const Rect disc = s.part(rect, pad, (rect.height - side) / 2, side, side);
  s.painter.disc(disc.x + side / 2, disc.y + side / 2, side / 2, palette().bar);
  s.icon(sign, {disc.x + side * 0.22F, disc.y + side * 0.22F, side * 0.56F, side * 0.56F},
         palette().bar_text);
  const Rect top = s.part(rect, indent, (rect.height - high) / 2, inner, head.height);
  s.painter.words(head, top.x, top.y, palette().text);
  if (body) s.painter.words(*body, top.x, std::round(top.y + head.height + m.gap * 0.3F), palette().text);
  Node node = Stage::plain_node(Role::list_item, title, rect);
  if (words) node.description = words->plain();
  s.node(std::move(node));
}

}  // namespace mend::ui
