// The frame of every page: the bar with the way to help, the foot, the scroll bar.
#include "kiosk/ui/stage.h"

#include <algorithm>
#include <cmath>

namespace mend::ui {
namespace {

constexpr float kRadius = 6;
constexpr float kLine = 1.25F;  ///< the words of a button in a bar
/// A foot that is higher than this part of the window ends the page instead of standing below it.
constexpr float kMostFoot = 0.25F;

}  // namespace

Rect Stage::bar_button_size(const BarButton& button) {
  const float sign = std::round(metrics.bar_text * 1.2F);
  const float around = sign + metrics.gap * 2.5F;
  const Style style{metrics.bar_text, text::Weight::bold, text::Align::start, kLine};
  const text::Layout& label = fitted(button.words, style, flow.width - around);
  const float height = std::max(metrics.bar - std::round(16 * metrics.density), label.height + metrics.gap);
  return {0, 0, std::ceil(std::min(label.width + around, flow.width)), std::ceil(height)};
}

void Stage::draw_bar_button(const BarButton& button, const Rect& rect) {
  const float sign = std::round(metrics.bar_text * 1.2F);
  const float room = rect.width - sign - metrics.gap * 2.5F;
  const Style style{metrics.bar_text, text::Weight::bold, text::Align::start, kLine};
  const text::Layout& label = fitted(button.words, style, room + 1);
  Node described = plain_node(Role::button, button.words, rect);
  described.id = button.id;
  described.clipped = label.height > rect.height + 1;
  node(std::move(described), {.takes = Stop::Takes::press});
  painter.fill(rect, pressed_shade(button.id, button.ground), kRadius);
  if (button.border.rgb != button.ground.rgb || is_touched(button.id))
    painter.edge(rect, is_touched(button.id) ? button.ink : button.border,
                 std::round(edge_of(button.id) * metrics.density), kRadius);
  icon(button.sign, part(rect, metrics.gap, (rect.height - sign) / 2, sign, sign), button.ink);
  const Rect place =
      part(rect, metrics.gap * 1.5F + sign, (rect.height - label.height) / 2, label.width, label.height);
  painter.words(label, place.x, place.y, button.ink);
  show_ring(button.id, rect, kRadius);
}

std::vector<Stage::BarButton> Stage::bar_buttons() {
  const Palette& colours = palette();
  const BarButton help{"help", page.help, Icon::help, colours.help, colours.help_text, colours.help};
  if (!page.hide) return {help};
  const BarButton hide{"hide", *page.hide, Icon::hide, colours.bar, colours.bar_text, colours.bar_text};
  // Help stands in the corner, or first where both do not fit beside each other.
  const float width =
      bar_button_size(help).width + bar_button_size(hide).width + std::round(metrics.gap * 1.5F);
  if (width <= flow.width) return {hide, help};
  return {help, hide};
}

Stage::BarButton Stage::foot_button(const FootItem& item) const {
  const Palette& colours = palette();
  const Colour border = foot_in_page ? colours.secondary_edge : colours.secondary;
  return {"foot/" + item.id, item.words, item.icon, colours.secondary, colours.secondary_text, border};
}

float Stage::place_rows(const std::vector<BarButton>& buttons, Side side, std::vector<Rect>& places) {
  places.clear();
  const float pad = std::round(8 * metrics.density);
  const float gap = std::round(metrics.gap * 1.5F);
  float top = pad;
  for (std::size_t first = 0; first < buttons.size();) {
    float width = 0;
    float height = 0;
    std::size_t end = first;
    for (; end < buttons.size(); ++end) {
      const Rect wanted = bar_button_size(buttons[end]);
      const bool more = end > first;
      if (more && width + gap + wanted.width > flow.width) break;
      places.push_back({width + (more ? gap : 0), top, wanted.width, wanted.height});
      width += wanted.width + (more ? gap : 0);
      height = std::max(height, wanted.height);
    }
    for (std::size_t i = first; i < end; ++i) {
      places[i].height = height;
      if (side == Side::end) places[i].x += flow.width - width;
    }
    first = end;
    top += height + (first < buttons.size() ? std::max(pad, metrics.gap) : pad);
  }
  return std::max(top, metrics.bar);
}

void Stage::place_bars() {
  bar_height = place_rows(bar_buttons(), Side::end, bar_places);
  foot_places.clear();
  foot_height = 0;
  foot_in_page = false;
  notice_height = 0;
  if (page.notice)
    notice_height =
        wrapped(*page.notice, {metrics.small, text::Weight::bold}, flow.width).height + metrics.gap;
  if (page.foot.empty()) return;
  // Where lines start: at the left, or at the right in a language that is written so. A hand is no language.
  const bool at_start = (page.look.hand == Hand::left) != right_to_left();
  std::vector<BarButton> buttons;
  for (const FootItem& item : page.foot) buttons.push_back(foot_button(item));
  const float wanted = place_rows(buttons, at_start ? Side::start : Side::end, foot_places);
  // Its buttons come and go with the voice. The page must not move under the finger for that.
  const bool keep = !fresh_page && page.look == foot_look && input.pressing();
  foot_height = keep ? std::max(wanted, last_foot) : wanted;
  last_foot = foot_height;
  foot_look = page.look;
  foot_in_page = foot_height > static_cast<float>(size.height) * kMostFoot;
}

void Stage::draw_bar() {
  const Palette& colours = palette();
  painter.fill({0, 0, static_cast<float>(size.width), bar_height}, colours.bar);
  const Rect bar{flow.left, 0, flow.width, bar_height};
  Node frame = plain_node(Role::toolbar, page.service, bar);
  frame.id = "bar";
  open(node(std::move(frame)));
  // The name of the service is worth less than the buttons: a narrow bar goes without it.
  const text::Layout& name =
      fitted(page.service, {metrics.bar_text, text::Weight::bold, text::Align::start, kLine}, 1e5F);
  float room = flow.width;
  for (const Rect& place : bar_places) room = std::min(room, place.x - metrics.gap * 1.5F);
  if (name.width <= room) {
    const Rect place = part(bar, 0, (metrics.bar - name.height) / 2, name.width, name.height);
    painter.words(name, place.x, place.y, colours.bar_text);
    node(plain_node(Role::text, page.service, place));
  }
  const auto buttons = bar_buttons();
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const Rect& place = bar_places[i];
    draw_bar_button(buttons[i], part(bar, place.x, place.y, place.width, place.height));
  }
  close();
}

void Stage::draw_notice() {
  if (!page.notice) return;
  // Below "More below", where that is shown.
  const float top = whole_view.height > 0 ? whole_view.bottom() : tree.viewport.bottom();
  const float edge = std::round(2 * metrics.density);
  painter.fill({0, top, static_cast<float>(size.width), notice_height}, palette().surface);
  painter.fill({0, top, static_cast<float>(size.width), edge}, palette().line);
  const Rect place{flow.left, std::round(top + metrics.gap / 2), flow.width, notice_height - metrics.gap};
  draw_words(*page.notice, {metrics.small, text::Weight::bold}, place, palette().text);
  Node notice = plain_node(Role::status, *page.notice, place);
  notice.id = "notice";
  node(std::move(notice));
}

void Stage::draw_foot() {
  if (page.foot.empty()) return;
  const Palette& colours = palette();
  const float top = static_cast<float>(size.height) - foot_height;
  painter.fill({0, top, static_cast<float>(size.width), foot_height}, colours.secondary);
  painter.fill({0, top, static_cast<float>(size.width), std::round(2 * metrics.density)}, colours.line);
  const Rect foot{flow.left, top, flow.width, foot_height};
  Node frame = plain_node(Role::toolbar, page.title, foot);
  frame.id = "foot";
  open(node(std::move(frame)));
  for (std::size_t i = 0; i < page.foot.size(); ++i) {
    const Rect& place = foot_places[i];
    draw_bar_button(foot_button(page.foot[i]), part(foot, place.x, place.y, place.width, place.height));
  }
  close();
}

void Stage::draw_foot_in_page() {
  painter.fill(block(std::round(2 * metrics.density), metrics.space), palette().line);
  Node frame = plain_node(Role::toolbar, page.title, {flow.left, flow.y, flow.width, 0});
  frame.id = "foot";
  const std::size_t at = node(std::move(frame));
  open(at);
  const bool at_start = (page.look.hand == Hand::left) != right_to_left();
  for (const FootItem& item : page.foot) {
    const BarButton button = foot_button(item);
    const Rect wanted = bar_button_size(button);
    const Rect row = block(flow.width, wanted.height, metrics.gap);
    draw_bar_button(button,
                    part(row, at_start ? 0 : row.width - wanted.width, 0, wanted.width, wanted.height));
  }
  close();
  tree.nodes[at].rect.height = flow.y - tree.nodes[at].rect.y;
}

void Stage::draw_scrollbar(const Scroll& of) {
  if (!of.needed()) return;
  const Palette& colours = palette();
  painter.fill(of.track(), colours.secondary);
  const Rect thumb = of.thumb();
  painter.fill({thumb.x + 3, thumb.y + 2, thumb.width - 6, thumb.height - 4}, colours.quiet_text,
               (thumb.width - 6) / 2);
}

}  // namespace mend::ui
