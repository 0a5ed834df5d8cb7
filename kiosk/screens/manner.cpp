#include "kiosk/screens/manner.h"

#include "kiosk/screens/settings_model.h"

#include <string_view>

namespace mend::screens {
namespace {

constexpr int kTremor = 500;  // ms: EN 301 549 5.8 wants half a second

ui::TextSize text_size_named(std::string_view name) {
  if (name == "large") return ui::TextSize::large;
  if (name == "largest") return ui::TextSize::largest;
  if (name == "huge") return ui::TextSize::huge;
  return ui::TextSize::normal;
}

ui::Theme theme_named(std::string_view name) {
  if (name == "dark") return ui::Theme::dark;
  if (name == "strong") return ui::Theme::strong;
  if (name == "yellow") return ui::Theme::yellow;
  return ui::Theme::calm;
}

}  // namespace

ui::Look look_of(const store::Preferences& preferences, float pixels_per_mm) {
  ui::Look look;
  look.text_size = text_size_named(choice_of(preferences, "text-size"));
  look.theme = theme_named(choice_of(preferences, "theme"));
  look.spacing = choice_of(preferences, "spacing") == "wide" ? ui::Spacing::wide : ui::Spacing::normal;
  look.hand = choice_of(preferences, "hand") == "left" ? ui::Hand::left : ui::Hand::right;
  look.reduced_motion = choice_of(preferences, "motion") == "none";
  look.pixels_per_mm = pixels_per_mm;
  return look;
}

ui::Handling handling_of(const store::Preferences& preferences) {
  using Switches = ui::Handling::Switches;
  ui::Handling handling;
  const std::string switches = choice_of(preferences, "switch");
  handling.switches = switches == "one" ? Switches::one : switches == "two" ? Switches::two : Switches::off;
  handling.dwell_ms = std::stoi(choice_of(preferences, "dwell")) * 1000;
  if (choice_of(preferences, "double-press") == "ignored") handling.double_press_ms = kTremor;
  return handling;
}

}  // namespace mend::screens
