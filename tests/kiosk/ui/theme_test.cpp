#include "kiosk/ui/theme.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace mend::ui;

namespace {

constexpr std::array kThemes{Theme::calm, Theme::dark, Theme::strong, Theme::yellow};
constexpr std::array kSizes{TextSize::normal, TextSize::large, TextSize::largest, TextSize::huge};

struct Pair {
  std::string name;
  Colour one, other;
};

/// What is written on what, also while it is pressed.
std::vector<Pair> words_on_grounds(const Palette& p) {
  std::vector<Pair> pairs{
      {"text on page", p.text, p.page},
      {"text on surface", p.text, p.surface},
      {"quiet text on page", p.quiet_text, p.page},
      {"quiet text on surface", p.quiet_text, p.surface},
      {"text on secondary", p.text, p.secondary},
      {"link on page", p.link, p.page},
      {"link on surface", p.link, p.surface},
      {"touched link on page", p.link_hover, p.page},
      {"touched link on surface", p.link_hover, p.surface},
      {"error on page", p.error, p.page},
      {"error on surface", p.error, p.surface},
      {"text of the focus", p.focus_text, p.focus},
      {"chosen text", p.text, p.selection},
      {"inverted text", p.surface, p.text},
      {"page on text", p.page, p.text},
      {"text at the mark", p.text, p.mark},
      {"quiet text at the mark", p.quiet_text, p.mark},
      {"link at the mark", p.link, p.mark},
      {"inverted text at the mark", p.surface, p.mark_inverted},
      {"action at the mark", p.action_text, p.mark_inverted},
      {"bar at the inverted mark", p.bar_text,
       contrast(p.bar_text, p.mark) > contrast(p.bar_text, p.mark_inverted) ? p.mark : p.mark_inverted},
  };
  for (const Touch touch : {Touch::none, Touch::hovered, Touch::held}) {
    pairs.push_back({"action", p.action_text, touched(p.action, touch)});
    pairs.push_back({"secondary", p.secondary_text, touched(p.secondary, touch)});
    pairs.push_back({"danger", p.danger_text, touched(p.danger, touch)});
    pairs.push_back({"good", p.good_text, touched(p.good, touch)});
    pairs.push_back({"help", p.help_text, touched(p.help, touch)});
    pairs.push_back({"bar", p.bar_text, touched(p.bar, touch)});
    pairs.push_back({"card", p.text, touched(p.surface, touch)});
    pairs.push_back({"link on card", p.link, touched(p.surface, touch)});
    pairs.push_back({"quiet text on card", p.quiet_text, touched(p.surface, touch)});
  }
  return pairs;
}

/// Edges and shapes without which somebody would not know what is there.
std::vector<Pair> parts(const Palette& p) {
  return {
      {"edge of a control on the page", p.control, p.page},
      {"edge of a control on a card", p.control, p.surface},
      {"edge of a card on the page", p.secondary_edge, p.page},
      {"edge of a card inside", p.secondary_edge, p.surface},
      {"edge of a secondary button", p.secondary_edge, p.page},
      {"primary button on the page", p.action, p.page},
      {"warning button on the page", p.danger, p.page},
      {"panel on the page", p.good, p.page},
      {"error bar on the page", p.error, p.page},
      {"error edge on a card", p.error, p.surface},
      {"help on the bar", p.help, p.bar},
      {"edge of hide on the bar", p.bar_text, p.bar},
      {"progress on its way", p.action, p.line},
      {"thumb on its track", p.quiet_text, p.secondary},
      {"the bands of the focus", p.focus, p.focus_text},
  };
}

double best(Colour ground, const Palette& p) {
  return std::max(contrast(p.focus, ground), contrast(p.focus_text, ground));
}

}  // namespace

TEST_CASE("nobody loses words or controls in a theme: every used pair of colours stands apart") {
  for (const Theme theme : kThemes) {
    const Palette& p = palette(theme);
    const double least = theme == Theme::strong || theme == Theme::yellow ? 7 : 4.5;
    for (const Pair& pair : words_on_grounds(p)) {
      CAPTURE(static_cast<int>(theme), pair.name, pair.one.rgb, pair.other.rgb);
      CHECK(contrast(pair.one, pair.other) >= least);
    }
    for (const Pair& pair : parts(p)) {
      CAPTURE(static_cast<int>(theme), pair.name, pair.one.rgb, pair.other.rgb);
      CHECK(contrast(pair.one, pair.other) >= 3);
    }
    for (const Colour ground : {p.page, p.surface, p.action, p.secondary, p.danger, p.bar, p.help, p.good}) {
      CAPTURE(static_cast<int>(theme), ground.rgb);
      CHECK(best(ground, p) >= 3);
    }
  }
  CHECK(contrast({0x000000}, {0xFFFFFF}) == Approx(21));
}

TEST_CASE("the largest words are as high as EN 301 549 asks for, on every display and in every place") {
  // 0.7 degrees at 600 mm; Noto Sans has capitals of 0.714 em.
  for (const float pixels_per_mm : {0.0F, 3.0F, 4.24F, 6.2F, 9.0F}) {
    const float px = pixels_per_mm > 0 ? pixels_per_mm : 96 / 25.4F;
    for (const auto& [width, height] : {std::pair{1280.0F, 800.0F}, {1024.0F, 600.0F}, {1920.0F, 1080.0F}}) {
      for (const TextSize size : {TextSize::largest, TextSize::huge}) {
        const Metrics m = metrics_for({.text_size = size, .pixels_per_mm = pixels_per_mm}, width, height);
        CAPTURE(pixels_per_mm, width, static_cast<int>(size));
        for (const float words : {m.body, m.small, m.heading1, m.heading2, m.heading3, m.bar_text})
          CHECK(words * 0.714F / px >= 7.33F);
      }
    }
  }
}

TEST_CASE("huge is four times the normal size, on one column") {
  const Metrics normal = metrics_for({}, 1280, 800);
  const Metrics huge = metrics_for({.text_size = TextSize::huge}, 1280, 800);
  CHECK(huge.body >= 4 * normal.body);
  CHECK(huge.one_column);
  CHECK_FALSE(normal.one_column);
}

TEST_CASE("each size of words is larger than the one before it") {
  for (const float pixels_per_mm : {0.0F, 4.24F, 9.0F}) {
    float before = 0;
    for (const TextSize size : kSizes) {
      const Metrics m = metrics_for({.text_size = size, .pixels_per_mm = pixels_per_mm}, 1280, 800);
      CHECK(m.body > before * 1.25F);
      before = m.body;
    }
  }
}

TEST_CASE("a trembling finger hits what it aims at: targets and gaps in millimetres") {
  for (const float pixels_per_mm : {0.0F, 3.0F, 4.24F, 6.2F, 9.0F}) {
    for (const TextSize size : kSizes) {
      const Metrics m = metrics_for({.text_size = size, .pixels_per_mm = pixels_per_mm}, 1280, 800);
      CAPTURE(pixels_per_mm, static_cast<int>(size));
      CHECK(m.target >= (pixels_per_mm > 0 ? 12.7F * pixels_per_mm : 48));
      CHECK(m.gap >= (pixels_per_mm > 0 ? 2.5F * pixels_per_mm : 10));
      CHECK(m.bar - 8 >= (pixels_per_mm > 0 ? 12.7F * pixels_per_mm : 48));
    }
  }
}

TEST_CASE("wide spacing is that of WCAG 1.4.12") {
  const Metrics m = metrics_for({.spacing = Spacing::wide}, 1280, 800);
  CHECK(m.line_height >= 1.5F);
  CHECK(m.letter_spacing >= 0.12F);
  CHECK(m.word_spacing >= 0.16F);
  CHECK(m.space >= 2 * m.body);
  CHECK(metrics_for({}, 1280, 800).line_height >= 1.5F);
}
