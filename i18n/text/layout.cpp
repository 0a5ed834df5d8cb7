#include "i18n/text/paragraph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace mend::text {
namespace {

float leading(const Layout::Cell& cell) {
  return cell.rtl ? cell.right : cell.left;
}
float trailing(const Layout::Cell& cell) {
  return cell.rtl ? cell.left : cell.right;
}

float start_of(const Line& line, Direction base) {
  return base == Direction::right_to_left ? line.box.x + line.box.w : line.box.x;
}

float end_of(const Line& line, Direction base) {
  return base == Direction::right_to_left ? line.box.x : line.box.x + line.box.w;
}

// The cell that holds the byte, or the end for an index behind the text.
std::vector<Layout::Cell>::const_iterator cell_at(const Layout& layout, std::size_t index) {
  return std::partition_point(layout.cells.begin(), layout.cells.end(),
                              [&](const Layout::Cell& cell) { return cell.end <= index; });
}

}  // namespace

std::size_t Layout::line_of(std::size_t index) const {
  const auto cell = cell_at(*this, index);
  return cell == cells.end() ? lines.size() - 1 : cell->line;
}

Rect Layout::caret(std::size_t index) const {
  const auto cell = cell_at(*this, index);
  const std::size_t line = line_of(index);
  const Rect& box = lines[line].box;
  float x = start_of(lines[line], base);
  if (cell != cells.end()) {
    x = leading(*cell);
  } else if (!cells.empty() && cells.back().line == line) {
    x = trailing(cells.back());
  }
  return {x, box.y, 0, box.h};
}

std::vector<Rect> Layout::carets(std::size_t index) const {
  std::vector<Rect> places{caret(index)};
  const auto cell = cell_at(*this, index);
  const std::size_t line = line_of(index);
  float x = start_of(lines[line], base);
  if (cell == cells.end()) {
    if (cells.empty() || cells.back().line != line) return places;
    // Behind the last letter: there, or where the paragraph's own direction goes on.
    x = end_of(lines[line], base);
  } else if (cell != cells.begin() && std::prev(cell)->line == line) {
    x = trailing(*std::prev(cell));
  }
  if (std::abs(x - places.front().x) >= 1) places.push_back({x, places.front().y, 0, places.front().h});
  return places;
}

std::size_t Layout::hit(float x, float y) const {
  std::size_t line = 0;
  while (line + 1 < lines.size() && y >= lines[line + 1].box.y) ++line;
  return hit_on_line(x, line);
}

std::size_t Layout::hit_on_line(float x, std::size_t line) const {
  const Cell* nearest = nullptr;
  float distance = std::numeric_limits<float>::infinity();
  for (const Cell& cell : cells) {
    if (cell.line != line || cell.start >= lines[line].end) continue;
    const float away = std::max({cell.left - x, x - cell.right, 0.0F});
    if (away < distance) {
      distance = away;
      nearest = &cell;
    }
  }
  if (nearest == nullptr) return lines[line].start;
  const bool first_half = std::abs(x - leading(*nearest)) <= std::abs(x - trailing(*nearest));
  // Behind the last letter of a wrapped line the caret would stand on the next line.
  const bool wraps = line + 1 < lines.size() && nearest->end == lines[line + 1].start;
  return first_half || wraps ? nearest->start : nearest->end;
}

std::size_t Layout::next(std::size_t index) const {
  const auto cell = cell_at(*this, index);
  return cell == cells.end() ? utf8.size() : cell->end;
}

std::size_t Layout::previous(std::size_t index) const {
  const auto cell = cell_at(*this, index);
  if (cell != cells.end() && cell->start < index) return cell->start;
  return cell == cells.begin() ? 0 : std::prev(cell)->start;
}

std::size_t Layout::up(std::size_t index, float x) const {
  const std::size_t line = line_of(index);
  return line == 0 ? 0 : hit_on_line(x, line - 1);
}

std::size_t Layout::down(std::size_t index, float x) const {
  const std::size_t line = line_of(index);
  return line + 1 == lines.size() ? utf8.size() : hit_on_line(x, line + 1);
}

std::size_t Layout::line_start(std::size_t index) const {
  return lines[line_of(index)].start;
}

std::size_t Layout::line_end(std::size_t index) const {
  const std::size_t line = line_of(index);
  const std::size_t end = lines[line].end;
  const bool wraps = line + 1 < lines.size() && end == lines[line + 1].start;
  return wraps ? previous(end) : end;
}

std::size_t Layout::backspace(std::size_t index) const {
  const std::size_t start = previous(index);
  const auto cell = cell_at(*this, start);
  if (cell == cells.end() || !cell->backspace_splits) return start;
  std::size_t last = std::min(index, cell->end);
  do {
    --last;
  } while (last > start && (static_cast<unsigned char>(utf8[last]) & 0xC0) == 0x80);
  return last;
}

std::vector<Rect> Layout::selection(std::size_t start, std::size_t end) const {
  std::vector<Rect> boxes;
  for (auto cell = cell_at(*this, start); cell != cells.end() && cell->start < end; ++cell) {
    const Rect& line = lines[cell->line].box;
    if (cell->right > cell->left) boxes.push_back({cell->left, line.y, cell->right - cell->left, line.h});
  }
  std::sort(boxes.begin(), boxes.end(),
            [](const Rect& a, const Rect& b) { return std::tie(a.y, a.x) < std::tie(b.y, b.x); });
  std::vector<Rect> merged;
  for (const Rect& box : boxes) {
    if (!merged.empty() && merged.back().y == box.y && box.x - (merged.back().x + merged.back().w) < 0.01F) {
      merged.back().w = box.x + box.w - merged.back().x;
    } else {
      merged.push_back(box);
    }
  }
  return merged;
}

}  // namespace mend::text
