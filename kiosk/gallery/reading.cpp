// What is read: headings, running words, lists, pictures, how far one has come.
#include "kiosk/gallery/exhibit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace mend::gallery {
namespace {

using ui::Ui;
using ui::Words;

/// Three people on a hill, made of discs.
const window::Image& circle_of_people() {
  static const window::Image kImage = [] {
    constexpr int kWidth = 600;
    constexpr int kHeight = 260;
    window::Image image;
    image.size = {kWidth, kHeight};
    image.pixels.assign(static_cast<std::size_t>(kWidth) * kHeight * 4, 255);
    const auto disc = [&](float cx, float cy, float radius, std::array<std::uint8_t, 3> colour) {
      for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
          if (std::hypot(static_cast<float>(x) - cx, static_cast<float>(y) - cy) > radius) continue;
          std::copy(colour.begin(), colour.end(),
                    image.pixels.begin() + (static_cast<std::ptrdiff_t>(y) * kWidth + x) * 4);
        }
      }
    };
    disc(300, 130, 400, {0xEE, 0xF2, 0xEA});
    disc(300, 1600, 1450, {0xD2, 0xDD, 0xC8});
    for (const float x : {140.0F, 300.0F, 460.0F}) {
      disc(x, 190, 52, {0x0E, 0x3A, 0x43});
      disc(x, 105, 30, {0xCB, 0x96, 0x6E});
    }
    return image;
  }();
  return kImage;
}

}  // namespace

void add_reading(std::vector<Exhibit>& all) {
  all.push_back({.component = "heading",
                 .state = "three levels",
                 .draw =
                     [](Ui& ui, const Say& say) {
                       ui.caption(say.format("learn.page", {{"page", 2}, {"pages", 8}}));
                       ui.heading(say("lesson"));
                       ui.paragraph(say("bold"));
                       ui.heading(say("harm"), ui::HeadingLevel::two);
                       ui.paragraph(say("harm-means"));
                       ui.heading(say("week"), ui::HeadingLevel::three);
                       ui.paragraph(say("week-hint"));
                     },
                 .has_heading = true});
  all.push_back(
      {"paragraph", "with bold words", [](Ui& ui, const Say& say) {
         const std::array<ui::Span, 2> spans{
             {{say("para"), false}, {ui::content_words(" " + say("bold").text(), say.language()), true}}};
         ui.paragraph(spans);
         ui.paragraph(say("harm-means"));
         ui.caption(say("week-hint"));
       }});
  all.push_back({"list", "bullets and numbers", [](Ui& ui, const Say& say) {
                   const std::array<Words, 3> items{say("family"), say("para"), say("work")};
                   ui.list(items);
                   ui.divider();
                   ui.list(items, ui::ListStyle::number);
                 }});
  all.push_back({"inset", "normal", [](Ui& ui, const Say& say) { ui.inset(say("think")); }});
  all.push_back({"progress", "two of eight", [](Ui& ui, const Say& say) {
                   ui.progress(say.format("learn.page", {{"page", 2}, {"pages", 8}}), 2, 8);
                 }});
  all.push_back({"progress", "eight of eight", [](Ui& ui, const Say& say) {
                   ui.progress(say.format("learn.page", {{"page", 8}, {"pages", 8}}), 8, 8);
                 }});
  all.push_back({"picture", "with caption", [](Ui& ui, const Say& say) {
                   ui.paragraph(say("para"));
                   ui.picture("people", circle_of_people(), say("picture"), say("caption"));
                   ui.paragraph(say("bold"));
                 }});
}

}  // namespace mend::gallery
