#pragma once

namespace mend::ui {

/// How somebody's hands work, kept with their other settings. What is not asked for changes nothing.
struct Handling {
  enum class Switches {
    off,
    one,  ///< the mark moves by itself; the switch chooses
    two,  ///< one moves the mark, one chooses
  };
  Switches switches = Switches::off;
  int dwell_ms = 1500;  ///< with one switch: how long the mark rests on each thing

  /// The same key or the same target again within this time was a tremor, and counts once (EN 301 549
  /// 5.8). 0: every press counts.
  int double_press_ms = 0;

  /// A key that is held repeats in text fields only, and only this long after it went down (5.7). 0: never.
  /// Where tremors are ignored, a held key never repeats.
  int repeat_after_ms = 500;
  /// The least time between two repeats.
  int repeat_every_ms = 30;

  friend bool operator==(const Handling&, const Handling&) = default;
};

}  // namespace mend::ui
