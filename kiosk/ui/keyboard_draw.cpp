// The keys of the keyboard on the screen, as they are seen and as they are read out.
#include "kiosk/ui/keyboard.h"
#include "kiosk/ui/pieces.h"
#include "kiosk/ui/stage.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace mend::ui {
namespace {

using keyboard::Sheet;

constexpr float kSign = 24;

/// Where the glyphs of a label begin and end, from its top.
std::pair<float, float> ink_of(const text::Layout& layout) {
  float above = layout.height, below = 0;
  for (const text::Glyph& glyph : layout.glyphs) {
    if (glyph.h <= 0) continue;
    above = std::min(above, glyph.y);
    below = std::max(below, glyph.y + glyph.h);
  }
  return above < below ? std::pair(above, below) : std::pair(0.0F, layout.height);
}

/// The first letters of a page: a name for it that every reader of the script knows.
std::string beginning(const std::vector<keyboard::Row>& rows, std::size_t count) {
  std::string text;
  for (const keyboard::Row& row : rows) {
    for (const keyboard::Key& key : row) {
      if (count == 0) return text;
      if (key.mark || key.types.empty() || key.types.front() == '\xE2') continue;
      text += key.shows;
      --count;
    }
  }
  return text;
}

}  // namespace

const Words* ScreenKeyboard::name(const KeyboardWords& words, KeyKind kind) {
  switch (kind) {
    case KeyKind::shift:
      return &words.shift;
    case KeyKind::more:
      return &words.more;
    case KeyKind::numbers:
      return &words.numbers;
    case KeyKind::letters:
      return &words.letters;
    case KeyKind::space:
      return &words.space;
    case KeyKind::enter:
      return &words.enter;
    case KeyKind::backspace:
      return &words.backspace;
    case KeyKind::close:
      return &words.close;
    case KeyKind::language:
      return &words.language;
    case KeyKind::left:
      return &words.left;
    case KeyKind::right:
      return &words.right;
    case KeyKind::candidates:
      return &words.candidates;
    case KeyKind::letter:
    case KeyKind::candidate:
      return nullptr;
  }
  return nullptr;
}

std::string_view ScreenKeyboard::outline(KeyKind kind) {
  switch (kind) {
    case KeyKind::shift:
      return "M 12 3.5 L 20.5 12.5 L 16 12.5 L 16 20 L 8 20 L 8 12.5 L 3.5 12.5 Z";
    case KeyKind::enter:
      return "M 20 5 L 20 13.5 L 4.5 13.5 M 9.5 8.5 L 4.5 13.5 L 9.5 18.5";
    case KeyKind::backspace:
      return "M 8.5 5 L 21.5 5 L 21.5 19 L 8.5 19 L 2.5 12 Z M 11.5 9 L 17.5 15 M 17.5 9 L 11.5 15";
    case KeyKind::close:
      return "M 3 3.5 L 21 3.5 L 21 14 L 3 14 Z M 7 7 L 17 7 M 8 10.5 L 16 10.5 M 8 18 L 12 21.5 L 16 18";
    case KeyKind::left:
      return "M 15 5 L 8 12 L 15 19";
    case KeyKind::right:
    case KeyKind::candidates:
      return "M 9 5 L 16 12 L 9 19";
    default:
      return {};
  }
}

std::string ScreenKeyboard::label(const Stage& stage, const GridKey& key) const {
  const keyboard::Layout& now = layout(stage);
  switch (key.kind) {
    case KeyKind::letter:
    case KeyKind::candidate:
      return key.key.shows;
    case KeyKind::letters:
      return now.has_capitals ? beginning({{{"a", "a"}, {"b", "b"}, {"c", "c"}}}, 3)
                              : beginning(now.letters, 3);
    case KeyKind::more: {
      const std::string first = beginning({now.more}, 2);
      return first.empty() ? "…" : first + "…";
    }
    case KeyKind::numbers:
      return sheet_ == Sheet::numbers ? "#+=" : "123";
    case KeyKind::space:
      return stage.page.keyboard->languages.size() > 1 ? locale::locale_for(language(stage)).own_name : "";
    default:
      return {};
  }
}

void ScreenKeyboard::draw_label(Stage& s, const GridKey& key, const Rect& rect) const {
  const Colour ink = s.palette().text;
  const float side = std::min(std::min(rect.width, rect.height) * 0.62F, s.metrics.body * 1.5F);
  const Rect sign{std::round(rect.x + (rect.width - side) / 2), std::round(rect.y + (rect.height - side) / 2),
                  side, side};
  if (key.kind == KeyKind::language) {
    s.icon(Icon::language, sign, ink);
    return;
  }
  if (const std::string_view drawn = outline(key.kind); !drawn.empty()) {
    const bool turned = key.kind == KeyKind::enter || key.kind == KeyKind::backspace;
    if (key.kind == KeyKind::shift && shift_ != Shift::off) s.painter.path(drawn, kSign, sign, ink, {});
    s.painter.path(drawn, kSign, sign, ink, {2.2F, turned && s.right_to_left()});
    if (key.kind == KeyKind::shift && shift_ == Shift::locked)
      s.painter.fill({sign.x, sign.bottom() + 1, side, 3}, ink);
    return;
  }
  const std::string text = label(s, key);
  if (text.empty()) return;
  const bool letter = key.kind == KeyKind::letter || key.kind == KeyKind::candidate;
  const Words words = content_words(text, language(s));
  float size = std::min(std::round(letter ? s.metrics.body * 1.15F : s.metrics.body * 0.85F),
                        std::round(rect.height * 0.62F));
  const float room = rect.width - 6;
  const float needed = s.fitted(words, {size}, 1e5F).width;
  if (needed > room) size = std::max(std::floor(size * room / needed), 8.0F);
  const text::Layout* shown = &s.fitted(words, {size}, 1e5F);
  float top = rect.y + (rect.height - shown->height) / 2;
  if (shown->height > rect.height) {
    // Nastaliq: its lines are far higher than a letter, which hangs from them. The ink stands in the middle.
    const auto [above, below] = ink_of(*shown);
    const float high = below - above;
    if (high > rect.height - 8) {
      size = std::max(std::floor(size * (rect.height - 8) / high), 8.0F);
      shown = &s.fitted(words, {size}, 1e5F);
    }
    const auto [from, to] = ink_of(*shown);
    top = rect.y + (rect.height - (to - from)) / 2 - from;
  }
  s.painter.words(*shown, rect.x + (rect.width - shown->width) / 2, top, ink);
}

void ScreenKeyboard::draw_key(Stage& s, const GridKey& key, const Rect& rect) const {
  const KeyboardWords& words = *s.page.keyboard;
  const std::string id = "keyboard/" + key.id;
  const bool letter = key.kind == KeyKind::letter || key.kind == KeyKind::candidate;
  const Palette& p = s.palette();
  s.painter.fill(rect, s.pressed_shade(id, letter || key.kind == KeyKind::space ? p.surface : p.page),
                 kRadius);
  s.painter.edge(rect, p.secondary_edge, 2, kRadius);
  draw_label(s, key, rect);
  s.show_ring(id, rect, kRadius);
  Node node;
  node.role = Role::key;
  node.id = id;
  node.rect = rect;
  if (const Words* named = name(words, key.kind)) {
    node.name = named->plain();
    node.language = named->language();
  } else {
    node.name = key.key.shows;
    node.language = layout(s).language;
    if (key.key.mark) node.description = words.accent.plain();
    // What somebody writes is theirs, letter by letter.
    node.states.is_private = true;
  }
  node.states.checked = key.kind == KeyKind::shift && shift_ != Shift::off;
  s.node(std::move(node), {.takes = Stop::Takes::press, .keeps_focus = true});
}

void ScreenKeyboard::draw(Stage& s) const {
  if (!open_) return;
  const float top = static_cast<float>(s.size.height) - grid_.height;
  const Rect whole{0, top, static_cast<float>(s.size.width), grid_.height};
  s.painter.fill(whole, s.palette().secondary);
  s.painter.fill({0, top, whole.width, 2}, s.palette().line);
  Node frame = Stage::plain_node(Role::group, s.page.keyboard->name, whole);
  frame.id = "keyboard";
  s.open(s.node(std::move(frame)));
  if (!spelling_.empty()) {
    Rect place = grid_.spelling;
    place.y += top;
    const Words words = content_words(spelling_, layout(s).language);
    float size = s.metrics.body;
    const float needed = s.fitted(words, {size}, 1e5F).width;
    if (needed > place.width) size = std::max(std::floor(size * place.width / needed), 8.0F);
    const text::Layout& shown = s.fitted(words, {size}, 1e5F);
    s.painter.words(shown, place.x, place.y + (place.height - shown.height) / 2, s.palette().text);
    Node node = Stage::plain_node(Role::status, words, place);
    node.id = "keyboard/spelling";
    node.states.is_private = true;
    s.node(std::move(node));
  }
  for (const GridKey& key : grid_.keys) {
    Rect rect = key.rect;
    rect.y += top;
    draw_key(s, key, rect);
  }
  s.close();
}

}  // namespace mend::ui
