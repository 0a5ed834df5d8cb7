// Rows that lead somewhere: links with more to say, and the tasks of a task list.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {
namespace {

struct Row {
  std::string id;
  const Words& title;
  const std::optional<Words>& detail;
  std::optional<Words> status = std::nullopt;
  std::optional<Icon> icon = std::nullopt;
  std::optional<Icon> status_icon = std::nullopt;  ///< of what is done: else the word stands on a tag
  bool live = true;
  std::size_t index = 0;
  std::size_t count = 0;
};

/// A sign or none, and a word: how things stand with the row.
struct Status {
  const text::Layout* words = nullptr;
  float sign = 0;
  float pad = 0;
  [[nodiscard]] float width() const { return words ? words->width + sign + 2 * pad : 0; }
  [[nodiscard]] float height() const { return words ? words->height + pad : 0; }
};

Status measure_status(Stage& s, const Row& row, float room) {
  if (!row.status) return {};
  const Metrics& m = s.metrics;
  Status status;
  status.sign = row.status_icon ? std::round(m.small * 1.5F) : 0;
  status.pad = row.live && !row.status_icon ? std::round(m.gap * 0.7F) : 0;
  const text::Weight weight = row.live ? text::Weight::bold : text::Weight::regular;
  status.words = &s.fitted(*row.status, {m.small, weight}, room - status.sign - 2 * status.pad);
  return status;
}

void draw_status(Stage& s, const Row& row, const Status& status, const Rect& place) {
  const Palette& p = s.palette();
  if (status.pad > 0) s.painter.fill(place, p.secondary, kRadius);
  if (row.status_icon) {
    const float side = std::round(s.metrics.small * 1.1F);
    s.icon(*row.status_icon, s.part(place, 0, (place.height - side) / 2, side, side), p.good);
  }
  const Rect words = s.part(place, status.sign + status.pad, (place.height - status.words->height) / 2,
                            status.words->width, status.words->height);
  s.painter.words(*status.words, words.x, words.y,
                  status.pad > 0 ? p.secondary_text
                  : row.live     ? p.text
                                 : p.quiet_text);
}

/// The whole row is the target, except of what cannot be begun yet. True when it was pressed.
bool draw_row(Stage& s, const Row& row) {
  const Metrics& m = s.metrics;
  const Palette& p = s.palette();
  const float pad = std::round(std::max(m.gap * 1.4F, m.body * 0.35F));
  const float sign = row.icon ? std::round(m.body * 1.5F) : 0;
  const float chevron = std::round(m.body * 0.9F);
  const float start = pad + (row.icon ? sign + pad : 0);
  const float width = s.column_width();
  const float room = width - start - pad - (row.live ? chevron + pad : 0);
  const Status status = measure_status(s, row, room);
  const bool beside = row.status && room - status.width() - pad >= m.body * 12;
  const float inner = beside ? room - status.width() - pad : room;
  const text::Layout& title = s.wrapped(row.title, {m.body, text::Weight::bold}, inner);
  const text::Layout* detail = row.detail ? &s.wrapped(*row.detail, {m.small}, inner) : nullptr;
  const float gap = std::round(m.gap * 0.3F);
  const bool below = row.status && !beside;
  const float words = title.height + (detail ? detail->height + gap : 0) +
                      (below ? status.height() + std::round(m.gap * 0.6F) : 0);
  const float height = std::max({words, sign, beside ? status.height() : 0}) + 2 * pad;
  const Rect rect = s.block(width, std::max(height, m.target), row.index == 0 ? m.space : m.gap);
  if (row.live) {
    draw_card(s, row.id, rect);
  } else {
    s.painter.edge(rect, p.line, 2, kRadius);
  }
  if (row.icon) {
    s.icon(*row.icon, s.part(rect, pad, (rect.height - sign) / 2, sign, sign),
           row.live ? p.text : p.quiet_text);
  }
  Rect place = s.part(rect, start, (rect.height - words) / 2, inner, title.height);
  s.painter.words(title, place.x, place.y, row.live ? p.link : p.quiet_text);
  float y = place.y + title.height;
  if (detail) {
    s.painter.words(*detail, place.x, std::round(y + gap), p.quiet_text);
    y += gap + detail->height;
  }
  if (below) {
    draw_status(s, row, status,
                s.part(rect, start, y + std::round(m.gap * 0.6F) - rect.y, status.width(), status.height()));
  } else if (beside) {
    draw_status(s, row, status,
                s.part(rect, start + inner + pad, (rect.height - status.height()) / 2, status.width(),
                       status.height()));
  }
  if (row.live) {
    s.icon(Icon::forward, s.part(rect, width - pad - chevron, (rect.height - chevron) / 2, chevron, chevron),
           p.link);
  }
  Node node = Stage::plain_node(Role::link, row.title, rect);
  node.id = row.id;
  if (row.detail) node.description = row.detail->plain();
  if (row.status) node.value = row.status->plain();
  node.states.disabled = !row.live;
  // What cannot be begun yet counts too.
  node.position = row.index + 1;
  node.count = row.count;
  s.node(std::move(node), kPress);
  return row.live && s.activated(row.id);
}

}  // namespace

std::optional<std::size_t> Ui::link_rows(std::string_view id, std::span<const LinkRow> rows) {
  Stage& s = *state_;
  const std::size_t group = open_group(s, Role::list, id);
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const LinkRow& row = rows[i];
    if (draw_row(s, {.id = child_id(id, row.id),
                     .title = row.title,
                     .detail = row.detail,
                     .status = row.status,
                     .icon = row.icon,
                     .index = i,
                     .count = rows.size()})) {
      pressed = i;
    }
  }
  close_group(s, group);
  return pressed;
}

std::optional<std::size_t> Ui::task_list(std::string_view id, std::span<const Task> tasks) {
  Stage& s = *state_;
  const std::size_t group = open_group(s, Role::list, id);
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const Task& task = tasks[i];
    const bool done = task.state == TaskState::done;
    if (draw_row(s, {.id = child_id(id, task.id),
                     .title = task.title,
                     .detail = task.hint,
                     .status = task.status,
                     .status_icon = done ? std::optional(Icon::tick) : std::nullopt,
                     .live = task.state != TaskState::not_yet,
                     .index = i,
                     .count = tasks.size()})) {
      pressed = i;
    }
  }
  close_group(s, group);
  return pressed;
}

}  // namespace mend::ui
