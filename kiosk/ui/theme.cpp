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

}  // namespace

const Palette& palette() {
  static constexpr Palette kCalm{
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
  };
  return kCalm;
}

double contrast(Colour a, Colour b) {
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

Metrics metrics_for(TextSize size, float window_width, float window_height) {
  Metrics metrics;
  switch (size) {
    case TextSize::normal:
      metrics.scale = 1;
      break;
    case TextSize::large:
      metrics.scale = 1.3F;
      break;
    case TextSize::largest:
      metrics.scale = 1.75F;
      break;
  }
  // A small window must still hold a few words on a line, and a few lines between its bars.
  const float most = std::min(window_width / 560, window_height / 400);
  metrics.scale = std::min(metrics.scale, std::max(most, 0.75F));
  const auto scaled = [&](float value) { return std::round(value * metrics.scale); };
  metrics.body = scaled(metrics.body);
  metrics.small = scaled(metrics.small);
  // Headings grow less than the words: they are large already.
  const float half = 1 + (metrics.scale - 1) / 2;
  metrics.heading1 = std::round(metrics.heading1 * half);
  metrics.heading2 = std::max(std::round(metrics.heading2 * half), metrics.body);
  metrics.heading3 = std::max(std::round(metrics.heading3 * half), metrics.body);
  metrics.target = scaled(metrics.target);
  metrics.space = scaled(metrics.space);
  metrics.bar = scaled(metrics.bar);
  metrics.gap = std::round(metrics.gap * half);
  metrics.margin = std::min(metrics.margin, std::round(window_width / 24));
  metrics.column = std::min(scaled(metrics.column), window_width - 2 * metrics.margin);
  return metrics;
}

}  // namespace mend::ui
