#include "golden.h"

#include "../ui/screen.h"
#include "shown.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>

using namespace mend;
using namespace mend::screens::testing;
using ui::TextSize;
using ui::test::Screen;

namespace {

/// In Arabic and the largest words: where mirroring and reflow meet.
constexpr std::array kArabic{"sign-in", "pin-wrong", "home", "question-error", "check", "help"};

struct Picture {
  const char* shown;
  const char* language;
  TextSize size;
};
constexpr std::array kPictures{
    Picture{"sign-in", "en", TextSize::normal},        Picture{"sign-in", "ar", TextSize::normal},
    Picture{"pin-wrong", "en", TextSize::normal},      Picture{"home", "cy", TextSize::normal},
    Picture{"home", "ta", TextSize::largest},          Picture{"question-one", "en", TextSize::normal},
    Picture{"question-error", "ar", TextSize::normal}, Picture{"check", "en", TextSize::normal},
    Picture{"reader", "en", TextSize::large},          Picture{"mine", "en", TextSize::normal},
    Picture{"kind-stars", "ar", TextSize::normal},     Picture{"kind-table", "en", TextSize::normal},
    Picture{"help", "en", TextSize::normal},           Picture{"help", "ar", TextSize::largest},
};

std::string called(std::string_view name, std::string_view language, TextSize size) {
  static constexpr std::array<std::string_view, 4> kSizes{"normal", "large", "largest", "huge"};
  std::string all(name);
  all.append(".").append(language).append(".").append(kSizes[static_cast<std::size_t>(size)]);
  return all;
}

const Shown& shown_as(std::string_view name) {
  const auto& all = all_shown();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Shown& shown) { return shown.name == name; });
  REQUIRE(found != all.end());
  return *found;
}

void compare(const Shown& shown, std::string_view language, TextSize size) {
  const Setting setting = setting_of(language, size);
  Screen screen([&](ui::Ui& ui) { shown.draw(ui, setting.catalogue, setting.frame); });
  const std::string differs = compare_tree(called(shown.name, language, size), screen.tree());
  INFO(called(shown.name, language, size)
       << " differs; if it is right so: MEND_UPDATE_GOLDENS=1 tests/kiosk_matrix_tests \"[golden]\"\n"
       << differs);
  CHECK(differs.empty());
}

}  // namespace

TEST_CASE("every screen says in English what it said when it was last reviewed", "[golden]") {
  for (const Shown& shown : all_shown()) compare(shown, "en", TextSize::normal);
}

TEST_CASE("screens say in Arabic, in the largest words, what they said when they were last reviewed",
          "[golden]") {
  for (const char* name : kArabic) compare(shown_as(name), "ar", TextSize::largest);
}

TEST_CASE("a few screens look as they did when they were last looked at", "[golden]") {
  for (const Picture& picture : kPictures) {
    const Setting setting = setting_of(picture.language, picture.size);
    const Shown& shown = shown_as(picture.shown);
    Screen screen([&](ui::Ui& ui) { shown.draw(ui, setting.catalogue, setting.frame); }, {1024, 600});
    const std::string name = called(picture.shown, picture.language, picture.size);
    const std::string differs = compare_picture(name, ui::test::pixels(screen));
    INFO(name << ": " << differs
              << "; if it is right so: MEND_UPDATE_GOLDENS=1 tests/kiosk_matrix_tests \"[golden]\"");
    CHECK(differs.empty());
  }
}

TEST_CASE("no golden file is left over from a screen that is no more", "[golden]") {
  std::set<std::string> known;
  for (const Shown& shown : all_shown()) known.insert(called(shown.name, "en", TextSize::normal) + ".txt");
  for (const char* name : kArabic) known.insert(called(name, "ar", TextSize::largest) + ".txt");
  for (const Picture& picture : kPictures)
    known.insert(called(picture.shown, picture.language, picture.size) + ".png");
  for (const auto& file : std::filesystem::directory_iterator(MEND_SOURCE_DIR "/tests/kiosk/goldens"))
    CHECK(known.contains(file.path().filename().string()));
}
