// Our own signs, pictures and faces: outlines on a small square, sharp at any size.
#include "kiosk/ui/stage.h"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

namespace mend::ui {
namespace {

/// One outline of a drawing. A stroke of 0 fills.
struct Layer {
  std::string_view outline;
  float stroke = 0;
  Colour colour = {};
};

struct Sign {
  Icon icon;
  std::array<Layer, 3> layers;
  bool directional = false;  ///< mirrored where lines start on the right
};

constexpr float kSign = 24;
constexpr float kLine = 2.2F;
constexpr std::string_view kStar =
    "M 12.0 2.5 L 14.8 9.1 L 21.9 9.7 L 16.5 14.4 L 18.1 21.3 L 12.0 17.6"
    " L 5.9 21.3 L 7.5 14.4 L 2.1 9.7 L 9.2 9.1 Z";

constexpr std::array kSigns{
    Sign{Icon::help,
         {Layer{"O 12 12 10", kLine}, Layer{"O 12 12 4.2", kLine},
          Layer{"M 4.9 4.9 L 9 9 M 19.1 4.9 L 15 9 M 4.9 19.1 L 9 15 M 19.1 19.1 L 15 15", kLine}}},
    Sign{Icon::hide,
         {Layer{"M 2 12 Q 12 2.5 22 12 Q 12 21.5 2 12 Z", kLine}, Layer{"O 12 12 3", 0},
          Layer{"M 4 21 L 20 3", kLine}}},
    Sign{Icon::back, {Layer{"M 14.5 4 L 6.5 12 L 14.5 20", kLine + 0.6F}}, true},
    Sign{Icon::forward, {Layer{"M 9.5 4 L 17.5 12 L 9.5 20", kLine + 0.6F}}, true},
    Sign{Icon::book,
         {Layer{"M 12 6 Q 7 3.5 2.5 5 L 2.5 18.5 Q 7 17 12 19.5 Q 17 17 21.5 18.5 L 21.5 5 Q 17 3.5 12 6 Z",
                kLine},
          Layer{"M 12 6 L 12 19.5", kLine}}},
    Sign{Icon::check_in,
         {Layer{"M 5 4 L 19 4 L 19 21 L 5 21 Z", kLine}, Layer{"M 9 2.5 L 15 2.5 L 15 5.5 L 9 5.5 Z", 0},
          Layer{"M 8.5 13 L 11 15.7 L 15.6 10.4", kLine}}},
    Sign{Icon::talk,
         {Layer{"M 3 4 L 21 4 L 21 16 L 11.5 16 L 7 20.5 L 7 16 L 3 16 Z", kLine},
          Layer{"M 7.5 8.3 L 16.5 8.3 M 7.5 11.8 L 13.5 11.8", kLine}}},
    Sign{Icon::things, {Layer{"M 2.5 5.5 L 9.5 5.5 L 11.8 8.5 L 21.5 8.5 L 21.5 19.5 L 2.5 19.5 Z", kLine}}},
    Sign{Icon::letter,
         {Layer{"M 2.5 5 L 21.5 5 L 21.5 19 L 2.5 19 Z", kLine}, Layer{"M 3 6 L 12 13 L 21 6", kLine}}},
    Sign{Icon::settings,
         {Layer{"M 3 7 L 21 7 M 3 12 L 21 12 M 3 17 L 21 17", kLine},
          Layer{"O 8 7 2.7 O 16 12 2.7 O 10 17 2.7", 0}}},
    Sign{Icon::language,
         {Layer{"O 12 12 9.6", kLine}, Layer{"M 12 2.4 Q 4.6 12 12 21.6 Q 19.4 12 12 2.4", kLine},
          Layer{"M 3 9 L 21 9 M 3 15 L 21 15", kLine}}},
    Sign{Icon::text_size,
         {Layer{"M 2 20 L 8.5 4 L 15 20 M 4.4 14.6 L 12.6 14.6", kLine + 0.4F},
          Layer{"M 15.6 20 L 19 11.5 L 22.4 20 M 16.8 17.3 L 21.2 17.3", kLine - 0.2F}}},
    Sign{Icon::lock,
         {Layer{"M 5 11 L 19 11 L 19 21 L 5 21 Z", 0},
          Layer{"M 8 11 L 8 7.5 Q 8 3.2 12 3.2 Q 16 3.2 16 7.5 L 16 11", kLine}}},
    Sign{Icon::sign_out,
         {Layer{"M 11 3 L 4 3 L 4 21 L 11 21", kLine},
          Layer{"M 9.5 12 L 21 12 M 16 6.8 L 21.2 12 L 16 17.2", kLine}},
         true},
    Sign{Icon::phone,
         {Layer{"M 5 3 L 9 3 L 11 8 L 8.4 9.8 Q 10.2 13.8 14.2 15.6 L 16 13 L 21 15 L 21 19 Q 20.5 21 18.5 "
                "21 Q 10.5 20.5 6.8 16.4 Q 3.2 12.4 3 5.5 Q 3 3.4 5 3 Z",
                0}}},
    Sign{Icon::bell,
         {Layer{"M 4 17.5 Q 6 15.5 6 11 Q 6 4.5 12 4.5 Q 18 4.5 18 11 Q 18 15.5 20 17.5 Z", kLine},
          Layer{"M 12 2 L 12 4.5", kLine}, Layer{"M 9.5 20.5 Q 12 22.5 14.5 20.5", kLine}}},
    Sign{Icon::person, {Layer{"O 12 7.5 4.6", 0}, Layer{"M 3 21.5 Q 3 13.6 12 13.6 Q 21 13.6 21 21.5 Z", 0}}},
    Sign{Icon::listen,
         {Layer{"M 3 9 L 7.5 9 L 13 4 L 13 20 L 7.5 15 L 3 15 Z", 0},
          Layer{"M 16.2 8.5 Q 18.8 12 16.2 15.5 M 19 5.5 Q 23.8 12 19 18.5", kLine}},
         true},
    Sign{Icon::clock, {Layer{"O 12 12 9.6", kLine}, Layer{"M 12 6 L 12 12 L 16.2 14.6", kLine}}},
    Sign{Icon::star, {Layer{kStar, 0}}},
    Sign{Icon::star_empty, {Layer{kStar, kLine - 0.4F}}},
    Sign{Icon::tick, {Layer{"M 3.5 12.5 L 9.5 18.5 L 20.5 5.5", kLine + 1.2F}}},
    Sign{Icon::cross, {Layer{"M 5 5 L 19 19 M 19 5 L 5 19", kLine + 0.8F}}},
    Sign{Icon::warning, {Layer{"O 12 12 11", 0}}},
    Sign{Icon::information,
         {Layer{"O 12 12 10", kLine}, Layer{"M 12 11 L 12 17.2", kLine + 0.4F}, Layer{"O 12 7.2 1.5", 0}}},
    Sign{Icon::erase,
         {Layer{"M 8.5 5 L 21.5 5 L 21.5 19 L 8.5 19 L 2 12 Z", kLine},
          Layer{"M 11.5 9 L 17.5 15 M 17.5 9 L 11.5 15", kLine}}},
    Sign{Icon::up, {Layer{"M 4 15.5 L 12 7.5 L 20 15.5", kLine + 0.6F}}},
    Sign{Icon::down, {Layer{"M 4 8.5 L 12 16.5 L 20 8.5", kLine + 0.6F}}},
    // These three belong to the tape, which runs to the right everywhere.
    Sign{Icon::play, {Layer{"M 6 3.5 L 20.5 12 L 6 20.5 Z", 0}}},
    Sign{Icon::pause,
         {Layer{"M 5.5 4 L 10 4 L 10 20 L 5.5 20 Z", 0}, Layer{"M 14 4 L 18.5 4 L 18.5 20 L 14 20 Z", 0}}},
    Sign{Icon::again,
         {Layer{"M 5.2 7.5 Q 8.5 3.2 13 3.8 Q 20.5 5 20.5 12 Q 20.5 20.2 12 20.5 Q 5.5 20.3 3.8 14.5",
                kLine + 0.4F},
          Layer{"M 4 2.5 L 4.6 8.6 L 10.6 8", kLine + 0.4F}}},
    Sign{Icon::sound_off,
         {Layer{"M 3 9 L 7.5 9 L 13 4 L 13 20 L 7.5 15 L 3 15 Z", 0},
          Layer{"M 16 9 L 22 15 M 22 9 L 16 15", kLine}},
         true},
    // A disc of which one half is filled.
    Sign{Icon::colours,
         {Layer{"O 12 12 9.6", kLine}, Layer{"M 12 2.4 Q 21.6 2.4 21.6 12 Q 21.6 21.6 12 21.6 Z", 0}}},
};

constexpr float kPicture = 48;
constexpr Colour kBlue{0x2F6F9F}, kDeepBlue{0x1D4E75}, kGreen{0x3C8A4E}, kDeepGreen{0x2A6338},
    kBrown{0x7A5230}, kGold{0xE8B021}, kRed{0xC24A33}, kCream{0xF7EBD0}, kOrange{0xE07B28}, kInk{0x22303C};

constexpr std::array<std::pair<Picture, std::array<Layer, 5>>, 12> kPictures{{
    {Picture::boat,
     {Layer{"M 22 4 L 22 29 L 6 29 Z", 0, kCream}, Layer{"M 26 9 L 41 29 L 26 29 Z", 0, kRed},
      Layer{"M 22 4 L 22 29 L 6 29 Z M 26 9 L 41 29 L 26 29 Z", 1.6F, kInk},
      Layer{"M 3 33 L 45 33 L 38 43 L 11 43 Z", 0, kBrown}, Layer{"M 24 3 L 24 33", 2.4F, kInk}}},
    {Picture::tree,
     {Layer{"M 20 30 L 28 30 L 30 45 L 18 45 Z", 0, kBrown},
      Layer{"O 15 23 10.5 O 33 23 10.5", 0, kDeepGreen}, Layer{"O 24 14 11.5", 0, kGreen},
      Layer{"O 24 25 9.5", 0, kGreen}, Layer{"M 24 44 L 24 28 M 24 33 L 29 28", 1.8F, kInk}}},
    {Picture::star,
     {Layer{"M 24 3 L 30.2 17.2 L 45.6 18.7 L 34 28.9 L 37.4 44 L 24 36.1 L 10.6 44 L 14 28.9 L 2.4 18.7 L "
            "17.8 17.2 Z",
            0, kGold},
      Layer{"M 24 3 L 30.2 17.2 L 45.6 18.7 L 34 28.9 L 37.4 44 L 24 36.1 L 10.6 44 L 14 28.9 L 2.4 18.7 L "
            "17.8 17.2 Z",
            1.8F, kInk}}},
    {Picture::fish,
     {Layer{"M 34 24 L 46 13 L 46 35 Z", 0, kOrange}, Layer{"M 2 24 Q 18 4 38 24 Q 18 44 2 24 Z", 0, kOrange},
      Layer{"M 17 16 Q 22 24 17 32 M 24 16.5 Q 29 24 24 31.5", 2, kCream}, Layer{"O 10.5 21.5 2.4", 0, kInk},
      Layer{"M 2 24 Q 18 4 37 23 L 46 13 L 46 35 L 37 25 Q 18 44 2 24 Z", 1.6F, kInk}}},
    {Picture::sun,
     {Layer{"M 24 2 L 24 9 M 24 39 L 24 46 M 2 24 L 9 24 M 39 24 L 46 24 M 8.5 8.5 L 13.4 13.4 M 34.6 34.6 L "
            "39.5 39.5 M 39.5 8.5 L 34.6 13.4 M 13.4 34.6 L 8.5 39.5",
            3.6F, kOrange},
      Layer{"O 24 24 11.5", 0, kGold}, Layer{"O 24 24 11.5", 1.8F, kInk}}},
    {Picture::leaf,
     {Layer{"M 8 40 Q 2 12 42 5 Q 44 38 14 38 Z", 0, kGreen},
      Layer{"M 8 40 Q 2 12 42 5 Q 44 38 14 38 Z", 1.6F, kInk},
      Layer{"M 4 45 Q 16 24 34 13", 2.2F, kDeepGreen},
      Layer{"M 18.5 27 L 18.5 18 M 24.5 21 L 25 13 M 17 29.5 L 27 31 M 23 22.8 L 34 23.6", 1.8F,
            kDeepGreen}}},
    {Picture::bird,
     {Layer{"M 3 34 L 14 28 L 12 36 Z", 0, kDeepBlue},
      Layer{"M 9 33 Q 12 18 26 16 Q 28 8 35 8 Q 41 8.5 41.5 15 Q 41 34 24 38 Q 14 39.5 9 33 Z", 0, kBlue},
      Layer{"M 15 30 Q 20 20 32 23 Q 28 34 15 30 Z", 0, kDeepBlue},
      Layer{"M 41 12.5 L 47 16 L 41 17.5 Z M 22 38.5 L 21 45 L 25 45 L 25.5 38 Z", 0, kOrange},
      Layer{"O 36 13.5 1.9", 0, kInk}}},
    {Picture::key,
     {Layer{"O 14 17 11", 0, kGold}, Layer{"O 14 17 4.4", 0, {0xFFFFFF}},
      Layer{"M 19.5 25.5 L 23.5 21 L 44 40 L 40 44.5 L 35 40 L 32.5 42.5 L 28.5 39 L 31 36.3 Z", 0, kGold},
      Layer{"O 14 17 11 O 14 17 4.4", 1.8F, kInk},
      Layer{"M 21 27 L 31 36.3 L 28.5 39 L 32.5 42.5 L 35 40 L 40 44.5 L 44 40 L 24 21.5", 1.8F, kInk}}},
    {Picture::moon,
     {Layer{"M 31 4 Q 9 6 9 25 Q 9 44 31 45 Q 18 36 18 24.5 Q 18 12 31 4 Z", 0, kGold},
      Layer{"M 31 4 Q 9 6 9 25 Q 9 44 31 45 Q 18 36 18 24.5 Q 18 12 31 4 Z", 1.8F, kInk},
      Layer{"O 34 17 2.2 O 39 29 1.6 O 31 33 1.4", 0, kGold},
      Layer{"O 34 17 2.2 O 39 29 1.6 O 31 33 1.4", 1, kInk}}},
    {Picture::house,
     {Layer{"M 9 22 L 39 22 L 39 44 L 9 44 Z", 0, kCream}, Layer{"M 3 24 L 24 5 L 45 24 Z", 0, kRed},
      Layer{"M 20 30 L 28 30 L 28 44 L 20 44 Z", 0, kBrown},
      Layer{"M 3 24 L 24 5 L 45 24 Z M 9 24 L 9 44 L 39 44 L 39 24", 1.8F, kInk},
      Layer{"M 20 44 L 20 30 L 28 30 L 28 44", 1.8F, kInk}}},
    {Picture::cup,
     {Layer{"M 8 15 L 34 15 L 31 41 L 11 41 Z", 0, kBlue},
      Layer{"M 33.5 20 Q 45 19 43.5 27 Q 42 34.5 32 34", 3.2F, kDeepBlue},
      Layer{"M 8 15 L 34 15 L 31 41 L 11 41 Z", 1.8F, kInk},
      Layer{"M 15 11 Q 12 8 15 4 M 22 11 Q 19 8 22 4 M 29 11 Q 26 8 29 4", 1.8F, kInk}}},
    {Picture::flower,
     {Layer{"M 24 25 L 24 46 M 24 40 Q 32 40 35 33 M 24 43 Q 16 43 13 36", 2.6F, kDeepGreen},
      Layer{"O 24 9 6 O 33.5 16 6 O 30 27 6 O 18 27 6 O 14.5 16 6", 0, kRed},
      Layer{"O 24 9 6 O 33.5 16 6 O 30 27 6 O 18 27 6 O 14.5 16 6", 1.4F, kInk},
      Layer{"O 24 19 5.6", 0, kGold}, Layer{"O 24 19 5.6", 1.4F, kInk}}},
}};

struct FaceLines {
  std::string_view mouth;
  std::string_view eyes;
};

/// From the worst week to the best: the mouth alone would be too little for some, so the eyes follow.
constexpr std::array<FaceLines, 5> kFaces{{
    {"M 14 36 Q 24 24 34 36", "M 11.5 16.4 L 18.5 13.2 M 36.5 16.4 L 29.5 13.2"},
    {"M 15 34.5 Q 24 28.5 33 34.5", ""},
    {"M 15 32.5 L 33 32.5", ""},
    {"M 15 30.5 Q 24 37 33 30.5", ""},
    {"M 13 28.5 Q 24 43 35 28.5 Z", ""},
}};

constexpr std::array<std::pair<Picture, std::string_view>, 12> kNames{{
    {Picture::boat, "boat"},
    {Picture::tree, "tree"},
    {Picture::star, "star"},
    {Picture::fish, "fish"},
    {Picture::sun, "sun"},
    {Picture::leaf, "leaf"},
    {Picture::bird, "bird"},
    {Picture::key, "key"},
    {Picture::moon, "moon"},
    {Picture::house, "house"},
    {Picture::cup, "cup"},
    {Picture::flower, "flower"},
}};

}  // namespace

std::optional<Picture> picture_named(std::string_view name) {
  for (const auto& [picture, known] : kNames) {
    if (known == name) return picture;
  }
  return std::nullopt;
}

std::string_view picture_name(Picture picture) {
  for (const auto& [known, name] : kNames) {
    if (known == picture) return name;
  }
  return {};
}

void Stage::icon(Icon wanted, const Rect& rect, Colour colour) {
  for (const Sign& sign : kSigns) {
    if (sign.icon != wanted) continue;
    for (const Layer& layer : sign.layers) {
      if (!layer.outline.empty()) {
        painter.path(layer.outline, kSign, rect, colour, {layer.stroke, sign.directional && right_to_left()});
      }
    }
  }
  if (wanted == Icon::warning) {
    // The stroke and the dot stand out of the disc in the colour of the page.
    painter.path("M 12 5.6 L 12 13.2", kSign, rect, palette().page, {3, false});
    painter.path("O 12 17.6 1.9", kSign, rect, palette().page, {});
  }
}

void Stage::picture(Picture wanted, const Rect& rect) {
  for (const auto& [picture, layers] : kPictures) {
    if (picture != wanted) continue;
    for (const Layer& layer : layers) {
      if (!layer.outline.empty())
        painter.path(layer.outline, kPicture, rect, layer.colour, {layer.stroke, false});
    }
  }
}

void Stage::face(std::size_t which, const Rect& rect, bool chosen) {
  if (which >= kFaces.size()) return;
  const Colour skin = chosen ? palette().focus : kCream;
  painter.path("O 24 24 22", kPicture, rect, skin, {});
  painter.path("O 24 24 22", kPicture, rect, kInk, {2.2F, false});
  painter.path("O 16.5 21 2.7 O 31.5 21 2.7", kPicture, rect, kInk, {});
  if (!kFaces[which].eyes.empty()) painter.path(kFaces[which].eyes, kPicture, rect, kInk, {2.2F, false});
  painter.path(kFaces[which].mouth, kPicture, rect, kInk, {2.6F, false});
  if (which == 4) painter.path(kFaces[which].mouth, kPicture, rect, kInk, {});
}

}  // namespace mend::ui
