// Running words: headings, paragraphs, lists.
#include "kiosk/ui/pieces.h"

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
  stage.painter.words(layout, place.x, place.y, stage.palette().text);
  stage.node(Stage::plain_node(Role::list_item, words, rect));
  const text::Line& line = layout.lines.front();
  if (marker.empty()) {
    const Rect dot = stage.part(rect, indent * 0.42F, line.box.y + line.box.h * 0.5F, 0, 0);
    stage.painter.disc(dot.x, dot.y, m.body * 0.13F, stage.palette().text);
  } else {
    const text::Layout& number =
        stage.fitted(content_words(marker, stage.page.language), {m.body, text::Weight::bold}, indent);
    const Rect at = stage.part(rect, indent * 0.2F, 0, number.width, number.height);
    stage.painter.words(number, at.x, at.y, stage.palette().text);
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
  s.painter.words(layout, rect.x, rect.y, s.palette().text);
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
  s.painter.words(layout, rect.x, rect.y, s.palette().quiet_text);
  s.node(Stage::plain_node(Role::text, words, rect));
}

void Ui::paragraph(const Words& words) {
  Stage& s = *state_;
  const text::Layout& layout = s.wrapped(words, {s.metrics.body}, s.column_width());
  const Rect rect = s.block(layout.height, s.metrics.space * 0.75F);
  s.painter.words(layout, rect.x, rect.y, s.palette().text);
  s.node(Stage::plain_node(Role::text, words, rect));
}

void Ui::paragraph(std::span<const Span> spans) {
  Stage& s = *state_;
  const text::Layout& layout = s.texts.get(with_bold(s, spans, s.column_width()));
  const Rect rect = s.block(layout.height, s.metrics.space * 0.75F);
  s.painter.words(layout, rect.x, rect.y, s.palette().text);
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
  s.painter.fill(bar, s.palette().action);
  const Rect place = s.part(rect, indent, m.gap, rect.width - indent, layout.height);
  s.painter.words(layout, place.x, place.y, s.palette().text);
  s.node(Stage::plain_node(Role::text, words, rect));
}

void Ui::divider() {
  Stage& s = *state_;
  s.painter.fill(s.block(2, s.metrics.space * 1.2F), s.palette().line);
}

}  // namespace mend::ui
