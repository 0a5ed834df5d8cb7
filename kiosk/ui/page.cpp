// The frame of every page: the bar with the way to help, the foot, the scroll bar.
#include "kiosk/ui/stage.h"

#include <algorithm>
#include <cmath>

namespace mend::ui {
namespace {

constexpr float kRadius = 6;

}  // namespace

float Stage::bar_button_width(const BarButton& button) {
  const text::Layout& label =
      fitted(button.words, {metrics.body, text::Weight::bold}, static_cast<float>(size.width));
  const float sign = std::round(metrics.body * 1.2F);
  return std::ceil(label.width + sign + metrics.gap * 2.5F);
}

void Stage::draw_bar_button(const BarButton& button, const Rect& rect) {
  const float sign = std::round(metrics.body * 1.2F);
  const float room = rect.width - sign - metrics.gap * 2.5F;
  const text::Layout& label = fitted(button.words, {metrics.body, text::Weight::bold}, room + 1);
  Node described = plain_node(Role::button, button.words, rect);
  described.id = button.id;
  described.clipped = label.height > rect.height + 1;
  node(std::move(described), {.takes = Stop::Takes::press});
  painter.fill(rect, pressed_shade(button.id, button.ground), kRadius);
  if (button.border.rgb != button.ground.rgb) painter.edge(rect, button.border, 2, kRadius);
  icon(button.sign, part(rect, metrics.gap, (rect.height - sign) / 2, sign, sign), button.ink);
  const Rect place =
      part(rect, metrics.gap * 1.5F + sign, (rect.height - label.height) / 2, label.width, label.height);
  painter.words(label, place.x, place.y, button.ink);
  show_ring(button.id, rect, kRadius);
}

void Stage::draw_bar() {
  const Palette& colours = palette();
  painter.fill({0, 0, static_cast<float>(size.width), metrics.bar}, colours.bar);
  const Rect bar{flow.left, 0, flow.width, metrics.bar};
  Node frame = plain_node(Role::toolbar, page.service, bar);
  frame.id = "bar";
  open(node(std::move(frame)));
  const float height = std::min(metrics.target, metrics.bar - 8);
  const float top = std::round((metrics.bar - height) / 2);
  float end = bar.width;
  const BarButton help{"help", page.help, Icon::help, colours.help, colours.help_text, colours.help};
  const float help_width = bar_button_width(help);
  const Rect help_place = part(bar, end - help_width, top, help_width, height);
  end -= help_width + metrics.gap * 1.5F;
  Rect hide_place;
  if (page.hide) {
    const float width =
        bar_button_width({"hide", *page.hide, Icon::hide, colours.bar, colours.bar_text, colours.bar_text});
    hide_place = part(bar, end - width, top, width, height);
    end -= width + metrics.gap * 1.5F;
  }
  // The name of the service is worth less than the buttons: a narrow bar goes without it.
  const text::Layout& name = fitted(page.service, {metrics.body, text::Weight::bold}, 1e5F);
  if (name.width <= end) {
    const Rect place = part(bar, 0, (bar.height - name.height) / 2, name.width, name.height);
    painter.words(name, place.x, place.y, colours.bar_text);
    node(plain_node(Role::text, page.service, place));
  }
  if (page.hide) {
    draw_bar_button({"hide", *page.hide, Icon::hide, colours.bar, colours.bar_text, colours.bar_text},
                    hide_place);
  }
  draw_bar_button(help, help_place);
  close();
}

Stage::BarButton Stage::foot_button(const FootItem& item) const {
  const Palette& colours = palette();
  return {"foot/" + item.id,      item.words,       item.icon, colours.secondary,
          colours.secondary_text, colours.secondary};
}

float Stage::place_foot() {
  foot_places.clear();
  foot_height = 0;
  notice_height = 0;
  if (page.foot.empty()) return 0;
  const float height = std::min(metrics.target, metrics.bar - 8);
  const float top = std::round((metrics.bar - height) / 2);
  const float first = -metrics.gap;  // the signs, not the edges of the targets, stand under the column
  float start = first;
  for (const FootItem& item : page.foot) {
    const float width = std::min(bar_button_width(foot_button(item)), flow.width - first);
    if (start > first && start + width > flow.width) {
      start = first;
      foot_height += height + metrics.gap;
    }
    foot_places.push_back({start, foot_height + top, width, height});
    start += width + metrics.gap * 1.5F;
  }
  if (page.notice) {
    notice_height =
        wrapped(*page.notice, {metrics.small, text::Weight::bold}, flow.width).height + metrics.gap;
    for (Rect& place : foot_places) place.y += notice_height;
  }
  foot_height += metrics.bar + notice_height;
  return foot_height;
}

void Stage::draw_foot() {
  if (page.foot.empty()) return;
  const Palette& colours = palette();
  const float top = static_cast<float>(size.height) - foot_height;
  painter.fill({0, top, static_cast<float>(size.width), foot_height}, colours.secondary);
  painter.fill({0, top, static_cast<float>(size.width), 2}, colours.line);
  const Rect foot{flow.left, top, flow.width, foot_height};
  Node frame = plain_node(Role::toolbar, page.title, foot);
  frame.id = "foot";
  open(node(std::move(frame)));
  if (page.notice) {
    const Rect place{flow.left, top + std::round(metrics.gap * 0.7F), flow.width,
                     notice_height - metrics.gap};
    draw_words(*page.notice, {metrics.small, text::Weight::bold}, place, colours.text);
    Node notice = plain_node(Role::status, *page.notice, place);
    notice.id = "notice";
    node(std::move(notice));
  }
  for (std::size_t i = 0; i < page.foot.size(); ++i) {
    const Rect& place = foot_places[i];
    draw_bar_button(foot_button(page.foot[i]), part(foot, place.x, place.y, place.width, place.height));
  }
  close();
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
