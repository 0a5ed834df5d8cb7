#include "kiosk/ui/keyboard.h"

#include "content/base/bytes.h"
#include "kiosk/ui/stage.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mend::ui {
namespace {

using keyboard::Sheet;

constexpr std::string_view kPrefix = "keyboard/";
/// EN 301 549 and the issue: a finger's width, or what is usual where nobody knows the display.
constexpr float kLeastMm = 12.7F;
constexpr float kLeast = 48;
constexpr float kGapMm = 2.5F;
constexpr float kGap = 10;
constexpr std::size_t kLongestSpelling = 24;

bool is_letters(Sheet sheet) {
  return sheet == Sheet::letters || sheet == Sheet::shifted;
}
bool is_small_letter(const std::string& text) {
  return text.size() == 1 && text[0] >= 'a' && text[0] <= 'z';
}

}  // namespace

void ScreenKeyboard::forget() {
  base::wipe(spelling_);
  for (GridKey& key : grid_.keys) base::wipe(key.key.types);
  *this = {};
}

void ScreenKeyboard::leave_page() {
  const std::size_t language = language_;
  forget();
  language_ = language;
}

std::string ScreenKeyboard::language(const Stage& stage) const {
  const auto& words = stage.page.keyboard;
  if (!words || words->languages.empty()) return stage.page.language;
  return words->languages[language_ % words->languages.size()];
}

const keyboard::Layout& ScreenKeyboard::layout(const Stage& stage) const {
  return keyboard::layout_for(language(stage));
}

void ScreenKeyboard::open_for(Stage& stage, std::string_view id) {
  if (open_ && field_.id == id) return;
  field_ = {std::string(id), false, false, {}};
  show(Sheet::letters);
  base::wipe(spelling_);
  spelling_.clear();
  open_ = moved_ = stage.again = true;
}

void ScreenKeyboard::close(Stage& stage) {
  if (!open_) return;
  open_ = false;
  base::wipe(spelling_);
  spelling_.clear();
  // Who pressed the key to close it stands where they wrote.
  if (stage.input.focus().starts_with(kPrefix)) stage.input.set_focus(field_.id);
  focus_before_ = stage.input.focus();
  stage.again = true;
}

void ScreenKeyboard::show(Sheet sheet) {
  sheet_ = sheet;
  page_ = 0;
  if (sheet != Sheet::shifted && sheet != Sheet::more_shifted) shift_ = Shift::off;
}

void ScreenKeyboard::take(Stage& stage) {
  moved_ = false;
  const Input& input = stage.input;
  const std::string focus = input.focus();
  const std::string before = std::exchange(focus_before_, focus);
  if (!stage.page.keyboard) {
    close(stage);
    return;
  }
  const bool always = stage.page.keyboard->mode == KeyboardMode::always;
  std::optional<std::size_t> at;
  for (std::size_t i = 0; i < stage.tree.nodes.size(); ++i) {
    if (stage.tree.nodes[i].id == focus) at = i;
  }
  const auto takes = at ? stage.stops[*at].takes : Stop::Takes::nothing;
  const bool in_field = takes == Stop::Takes::line || takes == Stop::Takes::area;
  const bool touched =
      in_field && input.edit_target() == focus && !input.keys_edited() && !input.edits().empty();
  // A finger or a switch brought the focus here.
  const bool led_here = in_field && focus != before && !input.by_keys();
  if (in_field && (always || touched || led_here || (open_ && field_.id != focus))) open_for(stage, focus);
  if (!open_) return;
  const bool by_a_key = input.keys_edited() && input.edit_target() == field_.id;
  const bool elsewhere = !in_field && !focus.starts_with(kPrefix);
  const bool gone = stage.tree.find(field_.id) == nullptr && !led_here && !touched;
  if (gone || (!always && (by_a_key || elsewhere))) {
    close(stage);
    return;
  }
  for (const GridKey& key : grid_.keys) {
    if (!input.activated(std::string(kPrefix).append(key.id))) continue;
    press(stage, GridKey(key));
    return;
  }
}

void ScreenKeyboard::meet(Stage& stage, const Field& field) {
  if (!open_ || field.id != field_.id || field_ == field) return;
  field_ = field;
  stage.again = true;
}

void ScreenKeyboard::press(Stage& stage, const GridKey& key) {
  stage.again = true;
  if (spell(stage, key)) return;
  const auto edit = [&](Edit::Kind kind, std::string text = {}) {
    // With capitals on, the arrows choose text, as with Shift on a keyboard of keys.
    const bool arrow = kind == Edit::Kind::left || kind == Edit::Kind::right;
    stage.input.add_edit(field_.id, {kind, std::move(text), arrow && sheet_ == Sheet::shifted, 0, 0});
  };
  switch (key.kind) {
    case KeyKind::letter:
      type(stage, key);
      break;
    case KeyKind::candidate:
      break;
    case KeyKind::candidates:
      break;
    case KeyKind::shift:
      if (sheet_ == Sheet::more || sheet_ == Sheet::more_shifted) {
        sheet_ = sheet_ == Sheet::more ? Sheet::more_shifted : Sheet::more;
        shift_ = sheet_ == Sheet::more ? Shift::off : Shift::once;
      } else if (shift_ == Shift::once) {
        shift_ = Shift::locked;
      } else {
        const bool off = shift_ == Shift::off;
        show(off ? Sheet::shifted : Sheet::letters);
        shift_ = off ? Shift::once : Shift::off;
      }
      break;
    case KeyKind::more:
      if (sheet_ == Sheet::more || sheet_ == Sheet::more_shifted) {
        page_ = (page_ + 1) % grid_.pages;
      } else if (is_letters(sheet_) && page_ + 1 < grid_.pages) {
        ++page_;
      } else {
        show(Sheet::more);
      }
      break;
    case KeyKind::numbers:
      if (sheet_ == Sheet::numbers) {
        page_ = (page_ + 1) % grid_.pages;
      } else {
        show(Sheet::numbers);
      }
      break;
    case KeyKind::letters:
      show(Sheet::letters);
      break;
    case KeyKind::space:
      edit(Edit::Kind::text, " ");
      break;
    case KeyKind::enter:
      edit(Edit::Kind::new_line);
      break;
    case KeyKind::backspace:
      edit(Edit::Kind::backspace);
      break;
    case KeyKind::left:
      edit(Edit::Kind::left);
      break;
    case KeyKind::right:
      edit(Edit::Kind::right);
      break;
    case KeyKind::close:
      close(stage);
      break;
    case KeyKind::language:
      ++language_;
      show(Sheet::letters);
      break;
  }
}

void ScreenKeyboard::type(Stage& stage, const GridKey& key) {
  stage.input.add_edit(field_.id, {Edit::Kind::text, key.key.types, false, 0, 0});
  // One capital or one rare letter is what people want; signs and digits come in numbers.
  if (shift_ != Shift::locked && sheet_ != Sheet::numbers && !key.id.starts_with("sign/"))
    show(Sheet::letters);
}

/// Chinese: small letters are collected until a character is chosen. True if the key belonged to that.
bool ScreenKeyboard::spell(Stage& stage, const GridKey& key) {
  if (field_.digits_only || !layout(stage).pinyin) return false;
  const auto drop = [&](std::size_t letters) {
    spelling_.erase(0, letters);
    candidates_from_ = 0;
  };
  const auto write = [&](std::string text) {
    stage.input.add_edit(field_.id, {Edit::Kind::text, std::move(text), false, 0, 0});
  };
  if (key.kind == KeyKind::letter && sheet_ == Sheet::letters && is_small_letter(key.key.types)) {
    if (spelling_.size() < kLongestSpelling) spelling_ += key.key.types;
    candidates_from_ = 0;
    return true;
  }
  if (key.kind == KeyKind::candidate) {
    write(key.key.types);
    drop(key.letters);
    return true;
  }
  if (spelling_.empty()) return false;
  const auto found = keyboard::candidates(spelling_);
  switch (key.kind) {
    case KeyKind::candidates:
      candidates_from_ += grid_.candidates_shown;
      if (candidates_from_ >= found.size()) candidates_from_ = 0;
      return true;
    case KeyKind::backspace:
      spelling_.pop_back();
      candidates_from_ = 0;
      return true;
    case KeyKind::space:
      write(found.empty() ? spelling_ : std::string(found.front().character));
      drop(found.empty() ? spelling_.size() : found.front().letters);
      return true;
    case KeyKind::enter:
    case KeyKind::letter:
      // Not a character but these very letters.
      write(spelling_);
      drop(spelling_.size());
      return key.kind == KeyKind::enter;
    case KeyKind::language:
    case KeyKind::close:
      drop(spelling_.size());
      return false;
    default:
      return false;
  }
}

float ScreenKeyboard::place(Stage& stage, float bar_height) {
  if (!open_) return 0;
  const Metrics& m = stage.metrics;
  const float mm = stage.page.look.pixels_per_mm;
  const auto width = static_cast<float>(stage.size.width);
  const auto height = static_cast<float>(stage.size.height);
  GridAsk ask;
  ask.layout = &layout(stage);
  ask.sheet = sheet_;
  ask.page = page_;
  ask.digits = field_.digits_only;
  ask.also = field_.also;
  ask.many_lines = field_.many_lines;
  ask.two_languages = stage.page.keyboard->languages.size() > 1;
  ask.mirrored = stage.right_to_left();
  ask.spelling = 2;
  ask.candidates = spelling_.empty() ? std::vector<keyboard::Candidate>{} : keyboard::candidates(spelling_);
  ask.candidates_from = candidates_from_;
  ask.width = width;
  ask.least = std::ceil(mm > 0 ? kLeastMm * mm : kLeast);
  ask.gap = std::ceil(mm > 0 ? kGapMm * mm : kGap);
  ask.wanted = std::max(std::round(m.body * 1.7F), std::round(ask.least * 1.2F));
  // The line that is written stands above it, with what it is called.
  ask.most_height = std::max(height - bar_height - std::round(m.body * 3.2F), height * 0.46F);
  ask.most_height = std::min(ask.most_height, height * 0.62F);
  const float before = grid_.height;
  grid_ = make_grid(ask);
  if (grid_.height != before) moved_ = true;
  return grid_.height;
}

}  // namespace mend::ui
