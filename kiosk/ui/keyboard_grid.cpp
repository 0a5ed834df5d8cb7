#include "kiosk/ui/keyboard_grid.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace mend::ui {
namespace {

using keyboard::Key;
using keyboard::Layout;
using keyboard::Room;
using keyboard::Sheet;

constexpr std::size_t kLeastColumns = 10;
constexpr float kLeastSpace = 2;
constexpr float kWidest = 1.9F;  ///< of a key, times its height

struct Piece {
  GridKey key;
  float units = 1;
};
using Line = std::vector<Piece>;

Piece piece(KeyKind kind, std::string_view id, float units = 1) {
  return {{kind, std::string(id), {}, 0, {}}, units};
}

Piece letter(const Key& key, std::size_t row, std::size_t column) {
  Piece made = piece(KeyKind::letter, std::to_string(row) + "/" + std::to_string(column));
  made.key.key = key;
  return made;
}

bool is_letters(Sheet sheet) {
  return sheet == Sheet::letters || sheet == Sheet::shifted;
}

float units_of(const Line& line) {
  float units = 0;
  for (const Piece& each : line) units += each.units;
  return units;
}

class Maker {
 public:
  explicit Maker(const GridAsk& ask) : ask_(ask), layout_(*ask.layout) {
    usable_ = std::max(ask.width - 2 * ask.gap, ask.least);
    fitting_ =
        std::max<std::size_t>(static_cast<std::size_t>((usable_ + ask.gap) / (ask.least + ask.gap)), 3);
  }

  Grid make() {
    if (ask_.digits) {
      telephone();
    } else {
      sheets();
    }
    place();
    return std::move(grid_);
  }

 private:
  /// As on the PIN pad, in every language in the same order.
  void telephone() {
    columns_ = 3;
    const std::string_view digits = "123456789";
    for (std::size_t row = 0; row < 3; ++row) {
      Line line;
      for (std::size_t column = 0; column < 3; ++column) {
        const std::string digit(digits.substr(row * 3 + column, 1));
        line.push_back(letter({digit, digit}, row, column));
      }
      lines_.push_back(line);
    }
    lines_.push_back(
        {piece(KeyKind::close, "close"), letter({"0", "0"}, 3, 1), piece(KeyKind::backspace, "backspace")});
    if (ask_.also.empty()) return;
    columns_ = 4;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i >= ask_.also.size()) {
        lines_[i].push_back(piece(KeyKind::letter, ""));
        continue;
      }
      const std::string sign = ask_.also.substr(i, 1);
      lines_[i].push_back(letter({sign, sign}, i, 3));
    }
  }

  void sheets() {
    const std::size_t rows =
        static_cast<std::size_t>(std::max((ask_.most_height - ask_.gap) / (ask_.least + ask_.gap), 3.0F));
    std::size_t widest = kLeastColumns;
    for (const keyboard::Row& row : layout_.letters) widest = std::max(widest, row.size());
    columns_ = std::min(widest, fitting_);
    const std::size_t above = layout_.pinyin ? 1 : 0;
    // First as if Shift and Delete stood in the last row of letters, as they do on most keyboards.
    const auto beside = keyboard::pages(layout_, Sheet::letters, {columns_, 16});
    const bool in_row = beside.front().back().size() + 2 <= columns_;
    std::vector<Line> below = functions(!in_row);
    const std::size_t others = below.size() + above;
    const std::size_t room = rows > others + 1 ? rows - others : 1;
    const Room least{columns_, room, in_row ? std::size_t{2} : 0};
    const std::size_t used = std::min(room, keyboard::pages(layout_, Sheet::letters, least).front().size());
    const auto pages = keyboard::pages(layout_, ask_.sheet, {columns_, used, least.taken});
    grid_.pages = pages.size();
    std::vector<keyboard::Row> shown = pages[ask_.page % pages.size()];
    shown.resize(used);
    if (above > 0) candidates();
    for (std::size_t row = 0; row < shown.size(); ++row) {
      Line line;
      for (std::size_t i = 0; i < shown[row].size(); ++i) line.push_back(letter(shown[row][i], row, i));
      if (in_row && row + 1 == shown.size()) put_beside(line);
      lines_.push_back(std::move(line));
    }
    for (Line& line : below) lines_.push_back(std::move(line));
  }

  /// Shift (or what stands in its place) and Delete at the ends of a row.
  void put_beside(Line& line) {
    const float units = std::clamp((static_cast<float>(columns_ - line.size())) / 2, 1.0F, 2.0F);
    Piece before = first_key(units);
    Piece after = piece(KeyKind::backspace, "backspace", units);
    if (ask_.mirrored) std::swap(before, after);
    line.insert(line.begin(), before);
    line.push_back(after);
  }

  [[nodiscard]] Piece first_key(float units = 1) const {
    const bool shifts =
        is_letters(ask_.sheet) || (ask_.sheet != Sheet::numbers && !layout_.more_shifted.empty());
    if (shifts) return piece(KeyKind::shift, "shift", units);
    return piece(KeyKind::letters, "letters", units);
  }

  /// The rows below the letters, from the start to the end.
  std::vector<Line> functions(bool all) {
    Line start, end;
    const bool shifts = first_key().key.kind == KeyKind::shift;
    if (all) start.push_back(first_key());
    if (is_letters(ask_.sheet)) {
      if (!layout_.more.empty()) start.push_back(piece(KeyKind::more, "more"));
      start.push_back(piece(KeyKind::numbers, "numbers"));
    } else {
      if (shifts) start.push_back(piece(KeyKind::letters, "letters"));
      // Again for the next page of the same.
      const bool numbers = ask_.sheet == Sheet::numbers;
      start.push_back(numbers ? piece(KeyKind::numbers, "numbers") : piece(KeyKind::more, "more"));
      if (!numbers) start.push_back(piece(KeyKind::numbers, "numbers"));
      if (numbers && !layout_.more.empty()) start.push_back(piece(KeyKind::more, "more"));
    }
    if (ask_.two_languages) start.push_back(piece(KeyKind::language, "language"));
    end.push_back(piece(ask_.mirrored ? KeyKind::right : KeyKind::left, ask_.mirrored ? "right" : "left"));
    end.push_back(piece(ask_.mirrored ? KeyKind::left : KeyKind::right, ask_.mirrored ? "left" : "right"));
    if (all) end.push_back(piece(KeyKind::backspace, "backspace"));
    if (ask_.many_lines) end.push_back(piece(KeyKind::enter, "enter"));
    end.push_back(piece(KeyKind::close, "close"));
    const auto columns = static_cast<float>(columns_);
    std::vector<Line> rows;
    if (units_of(start) + units_of(end) + kLeastSpace <= columns) {
      rows.push_back(with_space(std::move(start), std::move(end)));
    } else {
      rows.push_back(with_space(std::move(start), {}));
      rows.push_back(with_space({}, std::move(end)));
      // One space is enough: the signs beside it have the room of the other.
      rows.front().erase(std::remove_if(rows.front().begin(), rows.front().end(),
                                        [](const Piece& p) { return p.key.kind == KeyKind::space; }),
                         rows.front().end());
    }
    if (ask_.mirrored) {
      for (Line& row : rows) std::reverse(row.begin(), row.end());
    }
    return rows;
  }

  /// The space takes what room is left, and gives some of it to the signs that are wanted most.
  Line with_space(Line start, Line end) {
    float room = static_cast<float>(columns_) - units_of(start) - units_of(end);
    std::vector<Key> signs;
    for (const Key& sign : layout_.handy) {
      if (ask_.sheet == Sheet::numbers) break;  // they are among the signs
      if (room - 1 < kLeastSpace || handy_ >= layout_.handy.size()) break;
      if (handy_used_.find(sign.types) != std::string::npos) continue;
      handy_used_ += sign.types;
      signs.push_back(sign);
      ++handy_;
      room -= 1;
    }
    Line line = std::move(start);
    for (std::size_t i = 1; i < signs.size(); i += 2) line.push_back(sign(signs[i], i));
    line.push_back(piece(KeyKind::space, "space", room));
    for (std::size_t i = 0; i < signs.size(); i += 2) line.push_back(sign(signs[i], i));
    for (Piece& each : end) line.push_back(std::move(each));
    return line;
  }
  static Piece sign(const Key& key, std::size_t index) {
    Piece made = piece(KeyKind::letter, "sign/" + std::to_string(index));
    made.key.key = key;
    return made;
  }

  void candidates() {
    Line line;
    const std::size_t spelling = std::min<std::size_t>(ask_.spelling, columns_ / 2);
    if (spelling > 0) line.push_back(piece(KeyKind::letter, "spelling", static_cast<float>(spelling)));
    std::size_t room = columns_ - spelling;
    const bool more = ask_.candidates.size() > room;
    if (more) --room;
    for (std::size_t i = 0; i < room && ask_.candidates_from + i < ask_.candidates.size(); ++i) {
      const keyboard::Candidate& candidate = ask_.candidates[ask_.candidates_from + i];
      Piece made = piece(KeyKind::candidate, "candidate/" + std::to_string(i));
      made.key.key = {std::string(candidate.character), std::string(candidate.character)};
      made.key.letters = candidate.letters;
      line.push_back(std::move(made));
    }
    grid_.candidates_shown = room;
    const auto used = static_cast<std::size_t>(units_of(line));
    for (std::size_t i = used; i + (more ? 1 : 0) < columns_; ++i) line.push_back(piece(KeyKind::letter, ""));
    if (more) line.push_back(piece(KeyKind::candidates, "candidates"));
    lines_.push_back(std::move(line));
  }

  void place() {
    const auto rows = static_cast<float>(lines_.size());
    const auto columns = static_cast<float>(columns_);
    const float room = (ask_.most_height - ask_.gap) / rows - ask_.gap;
    const float height = std::floor(std::max(std::min(ask_.wanted, room), ask_.least));
    const float width = std::floor(
        std::max(std::min((usable_ + ask_.gap) / columns - ask_.gap, height * kWidest), ask_.least));
    float y = ask_.gap;
    for (Line& line : lines_) {
      const float units = units_of(line);
      float x = std::round((ask_.width - units * (width + ask_.gap) + ask_.gap) / 2);
      const std::size_t first = grid_.keys.size();
      for (Piece& each : line) {
        const float wide = std::round(each.units * (width + ask_.gap)) - ask_.gap;
        each.key.rect = {x, y, wide, height};
        x += wide + ask_.gap;
        if (each.key.id == "spelling") {
          grid_.spelling = each.key.rect;
        } else if (each.key.kind != KeyKind::letter || !each.key.key.types.empty()) {
          grid_.keys.push_back(std::move(each.key));
        }
      }
      // Letters stand as on keyboards of keys everywhere, but are met from the reader's side.
      if (ask_.mirrored)
        std::reverse(grid_.keys.begin() + static_cast<std::ptrdiff_t>(first), grid_.keys.end());
      y += height + ask_.gap;
    }
    grid_.height = y;
  }

  const GridAsk& ask_;
  const Layout& layout_;
  float usable_ = 0;
  std::size_t fitting_ = 0;
  std::size_t columns_ = kLeastColumns;
  std::size_t handy_ = 0;
  std::string handy_used_;
  std::vector<Line> lines_;
  Grid grid_;
};

}  // namespace

Grid make_grid(const GridAsk& ask) {
  return Maker(ask).make();
}

}  // namespace mend::ui
