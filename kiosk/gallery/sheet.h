#pragma once

#include "kiosk/window/canvas.h"

#include <string>
#include <vector>

namespace mend::gallery {

/// Many pictures on one, so that a person looks at few. Rows of pictures under a label each.
class Sheet {
 public:
  /// Pictures are made smaller by `scale`, and wrapped after `columns`.
  Sheet(std::size_t columns, float scale) : columns_(columns), scale_(scale) {}

  void row(const window::Canvas& label);
  void add(const window::Canvas& picture);
  [[nodiscard]] window::Canvas draw() const;

 private:
  struct Row {
    window::Canvas label;
    std::vector<window::Canvas> pictures;
  };
  std::size_t columns_;
  float scale_;
  std::vector<Row> rows_;
};

}  // namespace mend::gallery
