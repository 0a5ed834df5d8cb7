#include "kiosk/ui/edit_step.h"

#include "content/base/bytes.h"
#include "i18n/keyboard/layout.h"
#include "i18n/text/stops.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace mend::ui {
namespace {

/// As much of a text as says where the letters and words around the caret are: whole words on both sides,
/// also of languages that part them nowhere.
constexpr std::size_t kReach = 300;

class Around {
 public:
  Around(const EditBuffer& buffer, const EditPlace& place, std::size_t at)
      : whole_(buffer.text()), from_(begin(at)), stops_(part(at), place.language) {}

  [[nodiscard]] std::size_t next(std::size_t at) const { return from_ + stops_.next(at - from_); }
  [[nodiscard]] std::size_t previous(std::size_t at) const { return from_ + stops_.previous(at - from_); }
  [[nodiscard]] std::size_t backspace(std::size_t at) const { return from_ + stops_.backspace(at - from_); }
  [[nodiscard]] std::size_t word_end(std::size_t at) const { return from_ + stops_.word_end(at - from_); }
  [[nodiscard]] std::size_t word_start(std::size_t at) const { return from_ + stops_.word_start(at - from_); }
  [[nodiscard]] std::pair<std::size_t, std::size_t> word_at(std::size_t at) const {
    const auto [start, end] = stops_.word_at(at - from_);
    return {from_ + start, from_ + end};
  }

 private:
  [[nodiscard]] bool parts(std::size_t at) const { return whole_[at] == ' ' || whole_[at] == '\n'; }
  [[nodiscard]] bool within_letter(std::size_t at) const {
    return at < whole_.size() && (static_cast<unsigned char>(whole_[at]) & 0xC0U) == 0x80U;
  }
  [[nodiscard]] std::size_t begin(std::size_t at) const {
    if (at <= kReach) return 0;
    std::size_t from = at - kReach;
    // A word that begins further away is cut, which only the moves by words can notice.
    for (std::size_t i = from; i-- > 0 && at - i < 2 * kReach;) {
      if (parts(i)) return i;
    }
    while (from > 0 && within_letter(from)) --from;
    return from;
  }
  [[nodiscard]] std::string_view part(std::size_t at) const {
    std::size_t end = std::min(at + kReach, whole_.size());
    while (end < whole_.size() && end - at < 2 * kReach && !parts(end)) ++end;
    while (within_letter(end)) ++end;
    return std::string_view(whole_).substr(from_, end - from_);
  }

  const std::string& whole_;
  std::size_t from_;
  text::Stops stops_;
};

/// A mark becomes one with the letter before it, where Unicode has them as one.
void insert(EditBuffer& buffer, const std::string& typed, const EditBuffer::Limits& limits,
            const EditPlace& place) {
  const bool plain = typed.empty() || static_cast<unsigned char>(typed.front()) < 0x80;
  const std::size_t at = buffer.caret();
  if (plain || buffer.has_selection() || at == 0) {
    buffer.insert(typed, limits);
    return;
  }
  const std::size_t from = Around(buffer, place, at).previous(at);
  std::string before = buffer.text().substr(from, at - from);
  std::string apart = before + typed;
  std::string together = keyboard::compose(before, typed);
  if (together == apart) {
    buffer.insert(typed, limits);
  } else if (count_characters(buffer.text()) - count_characters(before) + count_characters(together) <=
             limits.max_characters) {
    buffer.erase(from, at);
    buffer.insert(together, limits);
  }
  base::wipe(before);
  base::wipe(apart);
  base::wipe(together);
}

bool reads_right_to_left(const EditBuffer& buffer, const EditPlace& place) {
  const std::string_view text = buffer.text();
  const std::size_t at = buffer.caret();
  const std::size_t start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
  const std::size_t end = std::min(text.find('\n', at), text.size());
  return text::direction_of(text.substr(start, end - start), place.direction) == Direction::right_to_left;
}

void move_sideways(EditBuffer& buffer, const Edit& edit, const EditPlace& place) {
  const bool right = edit.kind == Edit::Kind::right || edit.kind == Edit::Kind::word_right;
  const bool by_word = edit.kind == Edit::Kind::word_right || edit.kind == Edit::Kind::word_left;
  const bool onwards = right != reads_right_to_left(buffer, place);
  const std::size_t at = buffer.caret();
  if (buffer.has_selection() && !edit.extend && !by_word) {
    buffer.move_to(onwards ? buffer.selection_end() : buffer.selection_start(), false);
    return;
  }
  const Around around(buffer, place, at);
  if (by_word) {
    buffer.move_to(onwards ? around.word_end(at) : around.word_start(at), edit.extend);
  } else {
    buffer.move_to(onwards ? around.next(at) : around.previous(at), edit.extend);
  }
}

void erase(EditBuffer& buffer, Edit::Kind kind, const EditPlace& place) {
  if (buffer.has_selection()) {
    buffer.erase(buffer.selection_start(), buffer.selection_end());
    return;
  }
  const std::size_t at = buffer.caret();
  const Around around(buffer, place, at);
  switch (kind) {
    case Edit::Kind::backspace:
      buffer.erase(around.backspace(at), at);
      break;
    case Edit::Kind::backspace_word:
      buffer.erase(around.word_start(at), at);
      break;
    case Edit::Kind::erase_word:
      buffer.erase(at, around.word_end(at));
      break;
    default:
      buffer.erase(at, around.next(at));
      break;
  }
}

}  // namespace

void take_step(EditBuffer& buffer, const Edit& edit, const EditBuffer::Limits& limits, const EditPlace& place,
               float& caret_goal) {
  using Kind = Edit::Kind;
  const bool vertical = edit.kind == Kind::up || edit.kind == Kind::down;
  if (!vertical) caret_goal = -1;
  switch (edit.kind) {
    case Kind::text:
      insert(buffer, edit.text, limits, place);
      break;
    case Kind::new_line:
      buffer.insert("\n", limits);
      break;
    case Kind::left:
    case Kind::right:
    case Kind::word_left:
    case Kind::word_right:
      move_sideways(buffer, edit, place);
      break;
    case Kind::up:
    case Kind::down: {
      const FieldView view = place.view();
      if (caret_goal < 0) caret_goal = view.caret(buffer.caret()).x;
      const bool up = edit.kind == Kind::up;
      buffer.move_to(up ? view.up(buffer.caret(), caret_goal) : view.down(buffer.caret(), caret_goal),
                     edit.extend);
      break;
    }
    case Kind::line_start:
      buffer.move_to(place.view().line_start(buffer.caret()), edit.extend);
      break;
    case Kind::line_end:
      buffer.move_to(place.view().line_end(buffer.caret()), edit.extend);
      break;
    case Kind::text_start:
      buffer.move_to(0, edit.extend);
      break;
    case Kind::text_end:
      buffer.move_to(buffer.text().size(), edit.extend);
      break;
    case Kind::backspace:
    case Kind::erase:
    case Kind::backspace_word:
    case Kind::erase_word:
      erase(buffer, edit.kind, place);
      break;
    case Kind::select_all:
      buffer.select_all();
      break;
    case Kind::point:
      buffer.move_to(place.view().hit(edit.x - place.x, edit.y - place.y), edit.extend);
      break;
    case Kind::word_at: {
      const std::size_t at = place.view().hit(edit.x - place.x, edit.y - place.y);
      const auto [start, end] = Around(buffer, place, at).word_at(at);
      buffer.move_to(start, false);
      buffer.move_to(end, true);
      break;
    }
  }
}

}  // namespace mend::ui
