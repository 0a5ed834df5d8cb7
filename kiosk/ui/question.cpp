// What stands at every question: its label or legend, hint, error message and the red bar.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>

namespace mend::ui {

float Stage::draw_label(const Words& label, const Notes& notes, float indent, float inner) {
  const float height = notes.label_is_heading ? metrics.heading1 : metrics.body;
  const text::Layout& words = wrapped(label, {height, text::Weight::bold}, inner);
  const Rect rect = block(words.height, metrics.space);
  const Rect place = part(rect, indent, 0, inner, words.height);
  painter.words(words, place.x, place.y, palette().text);
  if (notes.label_is_heading) {
    Node heading = plain_node(Role::heading, label, place);
    heading.level = 1;
    const bool of_page = !tree.find("heading");
    if (of_page) heading.id = "heading";
    show_ring(heading.id, place, 3);
    node(std::move(heading), {.takes = of_page ? Stop::Takes::focus : Stop::Takes::nothing});
  }
  return rect.y;
}

float Stage::question_head(const Words& label, const Notes& notes) {
  const float indent = notes.error ? std::round(metrics.gap * 1.6F) : 0;
  const float inner = column_width() - indent;
  const float top = notes.label_is_above ? flow.y : draw_label(label, notes, indent, inner);
  if (notes.hint) {
    const text::Layout& hint = wrapped(*notes.hint, {metrics.body}, inner);
    const Rect line = part(block(hint.height, metrics.gap * 0.4F), indent, 0, inner, hint.height);
    painter.words(hint, line.x, line.y, palette().quiet_text);
  }
  if (notes.picture && notes.picture->size.width > 0 && notes.picture->size.height > 0) {
    const auto width = static_cast<float>(notes.picture->size.width);
    const auto height = static_cast<float>(notes.picture->size.height);
    const float most_high = std::max(tree.viewport.height * 0.4F, 80.0F);
    const float scale = std::min({metrics.scale, inner / width, most_high / height});
    const window::Size fit{std::max(static_cast<int>(width * scale), 1),
                           std::max(static_cast<int>(height * scale), 1)};
    const auto wide = static_cast<float>(fit.width);
    const auto high = static_cast<float>(fit.height);
    painter.image(images.get("question/" + label.plain(), *notes.picture, fit),
                  part(block(high, metrics.gap), indent, 0, wide, high));
  }
  if (notes.error) {
    // A sign and words: red alone tells nothing to those who do not see it.
    const float sign = std::round(metrics.body * 1.1F);
    const float start = indent + sign + std::round(std::max(metrics.gap * 0.7F, metrics.body * 0.3F));
    const float room = column_width() - start;
    const text::Layout& error = wrapped(*notes.error, {metrics.body, text::Weight::bold}, room);
    const Rect line = block(std::max(error.height, sign), metrics.gap * 0.5F);
    const Rect at = part(line, start, 0, room, error.height);
    icon(Icon::warning, part(line, indent, (error.lines.front().box.h - sign) / 2, sign, sign),
         palette().error);
    painter.words(error, at.x, at.y, palette().error);
  }
  return top;
}

void Stage::tell(Node& node, const Notes& notes) {
  if (notes.hint) node.hint = notes.hint->plain();
  if (notes.error) node.error = notes.error->plain();
  node.states.invalid = notes.error.has_value();
}

void Stage::error_bar(const Notes& notes, float top) {
  if (!notes.error) return;
  painter.fill(part({flow.left, top, flow.width, flow.y - top}, 0, 0, 6, flow.y - top), palette().error);
}

Question open_question(Stage& stage, Role role, std::string_view id, const Words& legend,
                       const Notes& notes) {
  Question question;
  question.indent = notes.error ? std::round(stage.metrics.gap * 1.6F) : 0;
  question.top = stage.question_head(legend, notes);
  Node node = Stage::plain_node(
      role, legend,
      stage.part({stage.flow.left, question.top, stage.flow.width, 0}, 0, 0, stage.column_width(), 0));
  node.id = id;
  Stage::tell(node, notes);
  question.node = stage.node(std::move(node));
  stage.open(question.node);
  return question;
}

void close_question(Stage& stage, const Question& question, const Notes& notes) {
  for (std::size_t i = question.node + 1; notes.is_private && i < stage.tree.nodes.size(); ++i)
    stage.tree.nodes[i].states.is_private = true;
  close_group(stage, question.node);
  stage.error_bar(notes, question.top);
}

}  // namespace mend::ui
