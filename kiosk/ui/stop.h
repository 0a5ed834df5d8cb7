#pragma once

namespace mend::ui {

/// How a node answers; one for each node of the tree.
struct Stop {
  enum class Takes {
    nothing,
    focus,   ///< only speech stops here (a page's heading)
    press,   ///< Enter, Space or a touch, on release
    choose,  ///< one of a set: arrows move and choose at once (radios, tabs)
    line,    ///< text in one line
    area,    ///< text in many lines
    pin,     ///< digits from anywhere on the page
  };
  Takes takes = Takes::nothing;
  bool tab = true;           ///< Tab stops here
  bool keeps_focus = false;  ///< pressed by touch or switch, the focus stays where it is
};

[[nodiscard]] inline bool is_text_field(Stop::Takes takes) {
  return takes == Stop::Takes::line || takes == Stop::Takes::area || takes == Stop::Takes::pin;
}

}  // namespace mend::ui
