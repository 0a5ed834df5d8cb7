// Sheets of which one is shown. Where the tabs do not fit side by side they stand one below the other.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace mend::ui {
namespace {

constexpr float kEdge = 2;
constexpr float kMark = 6;  ///< of the chosen tab

struct Place {
  const text::Layout* label = nullptr;
  Rect rect;
};

void draw_tab(Stage& s, const std::string& id, const Place& place, bool chosen, bool across) {
  const Palette& p = s.palette();
  const Rect& rect = place.rect;
  s.painter.fill(rect, chosen ? p.page : s.pressed_shade(id, p.secondary));
  s.painter.edge(rect, p.secondary_edge, kEdge);
  if (chosen) {
    const Rect mark =
        across ? Rect{rect.x, rect.y, rect.width, kMark} : s.part(rect, 0, 0, kMark, rect.height);
    s.painter.fill(mark, p.action);
    // Tab and sheet are one.
    if (across)
      s.painter.fill({rect.x + kEdge, rect.bottom() - kEdge, rect.width - 2 * kEdge, kEdge}, p.page);
  }
  const float pad = std::round(s.metrics.gap * 1.3F);
  const Rect words = across ? Rect{rect.x + std::round((rect.width - place.label->width) / 2), 0, 0, 0}
                            : s.part(rect, pad, 0, place.label->width, 0);
  const float y = rect.y + (rect.height - place.label->height) / 2;
  s.painter.words(*place.label, words.x, y, chosen ? p.text : p.secondary_text);
  if (!chosen)
    underline(s, *place.label, {words.x, std::round(y), place.label->width, place.label->height},
              p.secondary_text, s.edge_of(id));
  s.show_ring(id, rect);
}

}  // namespace

std::optional<std::size_t> Ui::begin_tabs(std::string_view id, const Words& name, std::span<const Tab> tabs,
                                          std::size_t selected) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const float pad = std::round(m.gap * 1.3F);
  std::vector<Place> places(tabs.size());
  float whole = 0;
  float high = m.target;
  for (std::size_t i = 0; i < tabs.size(); ++i) {
    const text::Weight weight = i == selected ? text::Weight::bold : text::Weight::regular;
    places[i].label = &s.fitted(tabs[i].label, {m.body, weight}, s.column_width() - 2 * pad);
    places[i].rect.width = std::ceil(std::max(places[i].label->width + 2 * pad, m.target * 1.5F));
    whole += places[i].rect.width + (i > 0 ? m.gap : 0);
    high = std::max(high, std::ceil(places[i].label->height + pad));
  }
  const bool across = !m.one_column && whole <= s.column_width();
  const std::size_t list = open_group(s, Role::tab_list, id);
  s.tree.nodes[list].name = name.plain();
  if (across) {
    const Rect row = s.block(s.column_width(), high, m.space);
    float start = 0;
    for (Place& place : places) {
      place.rect = s.part(row, start, 0, place.rect.width, high);
      start += place.rect.width + m.gap;
    }
  } else {
    for (std::size_t i = 0; i < places.size(); ++i) {
      const float height = std::ceil(std::max(places[i].label->height + pad, m.target));
      places[i].rect = s.block(s.column_width(), height, i == 0 ? m.space : m.gap);
    }
  }
  std::optional<std::size_t> chosen;
  const std::string sheet = child_id(id, "sheet");
  for (std::size_t i = 0; i < tabs.size(); ++i) {
    const std::string own = child_id(id, tabs[i].id);
    draw_tab(s, own, places[i], i == selected, across);
    Node node = Stage::plain_node(Role::tab, tabs[i].label, places[i].rect);
    node.id = own;
    node.states.selected = i == selected;
    if (i == selected) node.controls = sheet;
    s.node(std::move(node), {.takes = Stop::Takes::choose, .tab = i == selected});
    if (s.activated(own)) chosen = i;
  }
  close_group(s, list);
  const float top = across ? s.flow.y - kEdge : s.flow.y + m.gap;
  s.flow.y = std::round(top + m.space * 0.4F);
  const std::size_t node = open_group(s, Role::tab_panel, sheet);
  if (selected < tabs.size()) s.tree.nodes[node].name = tabs[selected].label.plain();
  Stage::Sheet outer{s.flow, node, top, across && selected < places.size() ? places[selected].rect : Rect{}};
  const float inner = std::round(m.gap * 1.6F);
  s.flow.width = s.column_width() - 2 * inner;
  s.flow.left += inner + (s.right_to_left() ? outer.flow.width - s.flow.width - 2 * inner : 0);
  s.sheets.push_back(outer);
  return chosen;
}

void Ui::end_tabs() {
  Stage& s = *state_;
  if (s.sheets.empty()) return;
  const Stage::Sheet sheet = s.sheets.back();
  s.sheets.pop_back();
  const float bottom = std::round(s.flow.y + s.metrics.space * 1.1F);
  s.flow = sheet.flow;
  s.flow.y = bottom;
  close_group(s, sheet.node);
  const Rect rect =
      s.part({s.flow.left, sheet.top, s.flow.width, 0}, 0, 0, s.column_width(), bottom - sheet.top);
  s.tree.nodes[sheet.node].rect = rect;
  const Colour edge = s.palette().secondary_edge;
  s.painter.fill({rect.x, rect.y, kEdge, rect.height}, edge);
  s.painter.fill({rect.right() - kEdge, rect.y, kEdge, rect.height}, edge);
  s.painter.fill({rect.x, rect.bottom() - kEdge, rect.width, kEdge}, edge);
  // The upper edge is open at the chosen tab.
  const Rect& tab = sheet.tab;
  s.painter.fill({rect.x, rect.y, tab.width > 0 ? tab.x + kEdge - rect.x : rect.width, kEdge}, edge);
  if (tab.width > 0)
    s.painter.fill({tab.right() - kEdge, rect.y, rect.right() - tab.right() + kEdge, kEdge}, edge);
}

}  // namespace mend::ui
