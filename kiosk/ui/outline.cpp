#include "kiosk/ui/outline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <numeric>

namespace mend::ui {
namespace {

class Reader {
 public:
  Reader(std::string_view text, float step) : text_(text), step_(step) {}

  std::vector<Run> read() {
    for (char command = next_command(); command != 0; command = next_command()) {
      if (!take(command)) break;
    }
    return std::move(runs_);
  }

 private:
  char next_command() {
    skip();
    if (at_ >= text_.size()) return 0;
    const char c = text_[at_];
    if (c >= 'A' && c <= 'Z') {
      ++at_;
      last_ = c == 'M' ? 'L' : c;
      return c;
    }
    return last_;
  }

  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == ',' || text_[at_] == '\n')) ++at_;
  }

  bool number(float& value) {
    skip();
    const auto result = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (result.ec != std::errc()) return false;
    at_ = static_cast<std::size_t>(result.ptr - text_.data());
    return true;
  }

  bool point(Point& p) { return number(p.x) && number(p.y); }

  bool take(char command) {
    Point a, b, c;
    switch (command) {
      case 'M':
        if (!point(a)) return false;
        runs_.push_back({{a}, false});
        return true;
      case 'L':
        if (runs_.empty() || !point(a)) return false;
        runs_.back().points.push_back(a);
        return true;
      case 'Q':
        if (runs_.empty() || !point(a) || !point(b)) return false;
        curve(a, a, b, true);
        return true;
      case 'C':
        if (runs_.empty() || !point(a) || !point(b) || !point(c)) return false;
        curve(a, b, c, false);
        return true;
      case 'Z':
        if (runs_.empty()) return false;
        runs_.back().closed = true;
        return true;
      case 'O': {
        float radius = 0;
        if (!point(a) || !number(radius)) return false;
        circle(a, radius);
        return true;
      }
      default:
        return false;
    }
  }

  [[nodiscard]] int pieces(float length) const {
    return std::clamp(static_cast<int>(std::ceil(length / step_)), 4, 96);
  }

  void curve(Point a, Point b, Point end, bool quadratic) {
    auto& points = runs_.back().points;
    const Point start = points.back();
    const float length = std::hypot(a.x - start.x, a.y - start.y) + std::hypot(b.x - a.x, b.y - a.y) +
                         std::hypot(end.x - b.x, end.y - b.y);
    const int count = pieces(length);
    for (int i = 1; i <= count; ++i) {
      const float t = static_cast<float>(i) / static_cast<float>(count);
      const float s = 1 - t;
      if (quadratic) {
        points.push_back({s * s * start.x + 2 * s * t * a.x + t * t * end.x,
                          s * s * start.y + 2 * s * t * a.y + t * t * end.y});
      } else {
        points.push_back(
            {s * s * s * start.x + 3 * s * s * t * a.x + 3 * s * t * t * b.x + t * t * t * end.x,
             s * s * s * start.y + 3 * s * s * t * a.y + 3 * s * t * t * b.y + t * t * t * end.y});
      }
    }
  }

  void circle(Point centre, float radius) {
    Run run;
    run.closed = true;
    const float whole = 2 * std::numbers::pi_v<float>;
    const int count = std::max(pieces(whole * radius), 12);
    for (int i = 0; i < count; ++i) {
      const float angle = whole * static_cast<float>(i) / static_cast<float>(count);
      run.points.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    runs_.push_back(std::move(run));
  }

  std::string_view text_;
  float step_;
  std::size_t at_ = 0;
  char last_ = 0;
  std::vector<Run> runs_;
};

float turn(const Point& a, const Point& b, const Point& c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

}  // namespace

std::vector<Run> read_outline(std::string_view outline, float step) {
  return Reader(outline, step).read();
}

std::vector<std::size_t> triangulate(const std::vector<Point>& polygon) {
  std::vector<std::size_t> left(polygon.size());
  std::iota(left.begin(), left.end(), std::size_t{0});
  float area = 0;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point& a = polygon[i];
    const Point& b = polygon[(i + 1) % polygon.size()];
    area += a.x * b.y - a.y * b.x;
  }
  if (area < 0) std::reverse(left.begin(), left.end());
  std::vector<std::size_t> triangles;
  // Ears are cut off until three corners are left; a corner is an ear if nothing lies inside it.
  while (left.size() > 2) {
    const std::size_t count = left.size();
    std::size_t ear = count;
    for (std::size_t i = 0; i < count && ear == count; ++i) {
      const std::size_t before = left[(i + count - 1) % count];
      const std::size_t after = left[(i + 1) % count];
      const Point& a = polygon[before];
      const Point& b = polygon[left[i]];
      const Point& c = polygon[after];
      if (turn(a, b, c) <= 0) continue;
      const bool empty = std::none_of(left.begin(), left.end(), [&](std::size_t other) {
        if (other == before || other == left[i] || other == after) return false;
        const Point& p = polygon[other];
        return turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0;
      });
      if (empty) ear = i;
    }
    if (ear == count) ear = 0;  // only flat corners are left
    triangles.push_back(left[(ear + count - 1) % count]);
    triangles.push_back(left[ear]);
    triangles.push_back(left[(ear + 1) % count]);
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(ear));
  }
  return triangles;
}

}  // namespace mend::ui
