// A recording. It only shows: what plays, and when, is the caller's.
#include "kiosk/ui/pieces.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace mend::ui {

std::optional<AudioPress> Ui::audio_player(std::string_view id, const AudioWords& words,
                                           const AudioState& state) {
  Stage& s = *state_;
  const Metrics& m = s.metrics;
  const Palette& p = s.palette();
  const float pad = std::round(std::max(m.gap * 1.5F, m.body * 0.35F));
  const float sign = std::round(m.body * 1.3F);
  const float thick = std::round(m.body * 0.36F);
  const float top = s.flow.y + std::round(m.space);
  const std::size_t group = open_group(s, Role::audio, id);
  s.tree.nodes[group].name = words.title.plain();
  s.tree.nodes[group].value = words.time.plain();
  if (words.note) s.tree.nodes[group].description = words.note->plain();
  const Stage::Flow outer = s.flow;
  s.flow.width = s.column_width() - 2 * pad;
  s.flow.left += s.right_to_left() ? outer.width - s.flow.width - pad : pad;
  s.flow.y += pad;
  const float inner = s.flow.width - sign - pad;
  const text::Layout& title = s.wrapped(words.title, {m.body, text::Weight::bold}, inner);
  const Rect head = s.block(std::max(title.height, sign), m.space);
  s.icon(Icon::listen, s.part(head, 0, (head.height - sign) / 2, sign, sign), p.text);
  const Rect name = s.part(head, sign + pad, (head.height - title.height) / 2, inner, title.height);
  s.painter.words(title, name.x, name.y, p.text);
  // The tape runs to the right in every language, as its signs do.
  const Rect bar = s.block(thick, m.gap * 1.2F);
  const double share = state.length_s > 0 ? std::clamp(state.position_s / state.length_s, 0.0, 1.0) : 0.0;
  s.painter.fill(bar, p.surface, thick / 2);
  s.painter.edge(bar, p.secondary_edge, 2, thick / 2);
  if (share > 0) {
    const float done = std::max(std::round(bar.width * static_cast<float>(share)), thick);
    s.painter.fill({bar.x, bar.y, done, bar.height}, p.action, thick / 2);
  }
  const text::Layout& time = s.wrapped(words.time, {m.small}, s.flow.width);
  const Rect below = s.block(time.height, m.gap * 0.4F);
  s.painter.words(time, below.x, below.y, p.quiet_text);
  if (words.note) {
    const float small = std::round(m.body);
    const text::Layout& note = s.wrapped(*words.note, {m.body}, s.flow.width - small - m.gap);
    const Rect row = s.block(std::max(note.height, small), m.gap);
    s.icon(Icon::information, s.part(row, 0, (note.lines.front().box.h - small) / 2, small, small), p.text);
    const Rect place = s.part(row, small + m.gap, 0, note.width, note.height);
    s.painter.words(note, place.x, place.y, p.text);
  }
  std::optional<AudioPress> pressed;
  begin_row();
  if (s.button(child_id(id, "play"), state.playing ? words.pause : words.play,
               {.sign = state.playing ? Icon::pause : Icon::play, .enabled = state.available}))
    pressed = state.playing ? AudioPress::pause : AudioPress::play;
  if (s.button(child_id(id, "again"), words.again,
               {.style = ButtonStyle::secondary, .sign = Icon::again, .enabled = state.available}))
    pressed = AudioPress::again;
  end_row();
  const float bottom = s.flow.y + pad;
  s.flow = outer;
  s.flow.y = bottom;
  close_group(s, group);
  const Rect rect = s.part({s.flow.left, top, s.flow.width, 0}, 0, 0, s.column_width(), bottom - top);
  s.tree.nodes[group].rect = rect;
  s.painter.edge(rect, p.secondary_edge, 2, kRadius);
  return pressed;
}

}  // namespace mend::ui
