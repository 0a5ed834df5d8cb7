#include "kiosk/ui/theme.h"

#include <algorithm>
#include <cmath>

namespace mend::ui {
namespace {

double linear(std::uint32_t channel) {
  const double value = channel / 255.0;
  return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour.rgb >> 16U) + 0.7152 * linear((colour.rgb >> 8U) & 255U) +
         0.0722 * linear(colour.rgb & 255U);
}

constexpr Palette kCalm{
    .page = {0xF6F4EE},
    .surface = {0xFFFFFF},
    .text = {0x15202B},
    .quiet_text = {0x4A5560},
    .line = {0xCFCCC2},
    .control = {0x15202B},
    .action = {0x0B6B53},
    .action_text = {0xFFFFFF},
    .action_edge = {0x06402F},
    .secondary = {0xE5E3DB},
    .secondary_text = {0x15202B},
    .secondary_edge = {0x7C827E},
    .danger = {0xB3261E},
    .danger_text = {0xFFFFFF},
    .danger_edge = {0x6E140F},
    .link = {0x0F4F8A},
    .link_hover = {0x0A2F55},
    .focus = {0xFFD21F},
    .focus_text = {0x101418},
    .good = {0x0B6B53},
    .good_text = {0xFFFFFF},
    .error = {0xB3261E},
    .help = {0xFFFFFF},
    .help_text = {0x0E3A43},
    .bar = {0x0E3A43},
    .bar_text = {0xFFFFFF},
    .selection = {0xFFD21F},
    .mark = {0xFFE066},
    .mark_inverted = {0x101418},
};

constexpr Palette kDark{
    .page = {0x12171C},
    .surface = {0x1D242B},
    .text = {0xECEFF1},
    .quiet_text = {0xB4BEC7},
    .line = {0x4A5560},
    .control = {0xECEFF1},
    .action = {0x4CC9A1},
    .action_text = {0x04120D},
    .action_edge = {0x1E7A5E},
    .secondary = {0x2B343D},
    .secondary_text = {0xECEFF1},
    .secondary_edge = {0x8F9CA8},
    .danger = {0xF5958B},
    .danger_text = {0x1A0503},
    .danger_edge = {0xB3453C},
    .link = {0x8AB8FF},
    .link_hover = {0xBDD7FF},
    .focus = {0xFFD21F},
    .focus_text = {0x101418},
    .good = {0x4CC9A1},
    .good_text = {0x04120D},
    .error = {0xFF9A8D},
    .help = {0xECEFF1},
    .help_text = {0x0E3A43},
    .bar = {0x0B3038},
    .bar_text = {0xFFFFFF},
    .selection = {0x2F5D8A},
    .mark = {0x4A3D00},
    .mark_inverted = {0xFFE066},
};

constexpr Palette kStrong{
    .page = {0xFFFFFF},
    .surface = {0xFFFFFF},
    .text = {0x000000},
    .quiet_text = {0x1A1A1A},
    .line = {0x8C8C8C},
    .control = {0x000000},
    .action = {0x003D2B},
    .action_text = {0xFFFFFF},
    .action_edge = {0x000000},
    .secondary = {0xFFFFFF},
    .secondary_text = {0x000000},
    .secondary_edge = {0x000000},
    .danger = {0x7A0000},
    .danger_text = {0xFFFFFF},
    .danger_edge = {0x000000},
    .link = {0x002A7A},
    .link_hover = {0x000000},
    .focus = {0xFFD21F},
    .focus_text = {0x000000},
    .good = {0x003D2B},
    .good_text = {0xFFFFFF},
    .error = {0x8A0000},
    .help = {0xFFFFFF},
    .help_text = {0x000000},
    .bar = {0x000000},
    .bar_text = {0xFFFFFF},
    .selection = {0xFFD21F},
    .mark = {0xFFE066},
    .mark_inverted = {0x000000},
};

constexpr Palette kYellow{
    .page = {0x000000},
    .surface = {0x000000},
    .text = {0xFFFF00},
    .quiet_text = {0xFFF59A},
    .line = {0x808000},
    .control = {0xFFFF00},
    .action = {0xFFFF00},
    .action_text = {0x000000},
    .action_edge = {0xB3B300},
    .secondary = {0x000000},
    .secondary_text = {0xFFFF00},
    .secondary_edge = {0xFFFF00},
    .danger = {0xFFC9A8},
    .danger_text = {0x000000},
    .danger_edge = {0xC98A60},
    .link = {0xFFFFFF},
    .link_hover = {0xFFFF00},
    .focus = {0x5CE1FF},
    .focus_text = {0x000000},
    .good = {0xFFFF00},
    .good_text = {0x000000},
    .error = {0xFFC9A8},
    .help = {0xFFFF00},
    .help_text = {0x000000},
    .bar = {0x000000},
    .bar_text = {0xFFFF00},
    .selection = {0x004A66},
    .mark = {0x004A66},
    .mark_inverted = {0xB8F1FF},
};

/// The height of a capital letter of Noto Sans, and of the letters that we show with it, in em.
constexpr float kCapital = 0.714F;
/// Where nobody has measured the display: as CSS has it.
constexpr float kOrdinary = 96 / 25.4F;
constexpr float kLeastTarget = 12.7F;  // mm
constexpr float kLeastGap = 2.5F;      // mm
/// Capital letters in mm. Normal and large are those of voting machines (VVSG 2.0); largest is seen under
/// 0.7 degrees at 600 mm (EN 301 549, 5.1.4).
constexpr float kNormalCapital = 3.5F;
constexpr float kLargeCapital = 4.8F;
constexpr float kLargestCapital = 7.34F;

float body_for(TextSize size, float normal, float pixels_per_mm) {
  const float px = pixels_per_mm > 0 ? pixels_per_mm : kOrdinary;
  const auto at_least = [&](float share, float capital) {
    return std::ceil(std::max(normal * share, capital * px / kCapital));
  };
  switch (size) {
    case TextSize::normal:
      return normal;
    case TextSize::large:
      return at_least(1.3F, kLargeCapital);
    case TextSize::largest:
      return at_least(1.75F, kLargestCapital);
    case TextSize::huge:
      return at_least(4, kLargestCapital);
  }
  return normal;
}

}  // namespace

const Palette& palette(Theme theme) {
  switch (theme) {
    case Theme::calm:
      return kCalm;
    case Theme::dark:
      return kDark;
    case Theme::strong:
      return kStrong;
    case Theme::yellow:
      return kYellow;
  }
  return kCalm;
}

double contrast(Colour a, Colour b) {
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

Colour touched(Colour ground, Touch touch) {
  const std::uint32_t share = touch == Touch::held ? 82 : touch == Touch::hovered ? 91 : 100;
  const auto channel = [&](unsigned shift) { return ((ground.rgb >> shift & 255U) * share / 100U) << shift; };
  return {channel(16) | channel(8) | channel(0)};
}

Metrics metrics_for(const Look& look, float window_width, float window_height) {
  Metrics m;
  const float px = std::max(look.pixels_per_mm, 0.0F);
  const float normal = std::max(m.body, std::ceil(kNormalCapital * px / kCapital));
  m.density = normal / m.body;
  m.one_column = look.text_size == TextSize::huge;
  const float body = body_for(look.text_size, normal, px);
  m.scale = body / m.body;
  // What is large already, or is no text, grows less than the words.
  const float zoom = body / normal;
  const float half = m.density * (1 + (zoom - 1) / 2);
  const bool every_word_large = look.text_size == TextSize::largest || m.one_column;
  m.small = every_word_large ? body : std::round(m.small * m.scale);
  m.body = body;
  m.heading1 = std::round(std::max(m.heading1 * half, body * 1.15F));
  m.heading2 = std::max(std::round(m.heading2 * half), body);
  m.heading3 = std::max(std::round(m.heading3 * half), body);
  m.space = std::round(m.space * half);
  // Room for the words of a button in one line, and for the finger.
  m.target = std::max(std::round(m.target * half), std::ceil(kLeastTarget * px));
  m.gap = std::max(std::round(m.gap * (m.one_column ? m.density : half)), std::ceil(kLeastGap * px));
  // The bars stand on every page: at four times the size they would leave no page.
  m.bar_text = std::min(body, body_for(TextSize::largest, normal, px));
  const float bar_target = std::max(std::ceil(m.bar_text * 1.75F), std::ceil(kLeastTarget * px));
  m.bar = std::max(std::round(m.bar * m.density), bar_target + std::round(16 * m.density));
  m.margin = std::min(m.margin * m.density, std::round(window_width / (m.one_column ? 48 : 24)));
  m.column = std::min(std::round(m.column * m.scale), window_width - 2 * m.margin);
  if (look.spacing == Spacing::wide) {
    m.letter_spacing = 0.12F;
    m.word_spacing = 0.16F;
    m.space = std::max(m.space, std::round(body * 2));
  }
  // A low window must hold a few lines between its bars.
  m.heading1 = std::min(m.heading1, std::max(window_height / 5, body));
  return m;
}

}  // namespace mend::ui
