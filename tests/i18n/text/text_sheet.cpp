// text-sheet OUT.png [words TAG | languages SIZE]: a sheet of specimens, every message of a language beside
// its English, or all languages, to be looked at.
#include "i18n/messages/catalogue.h"
#include "i18n/text/canvas.h"
#include "i18n/text/engine.h"
#include "languages.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <stb_image_write.h>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace mend::text;

constexpr Canvas::Colour paper{255, 255, 255};
constexpr Canvas::Colour ink{11, 12, 12};
constexpr Canvas::Colour rule{200, 205, 210};
constexpr Canvas::Colour blue{29, 112, 184};

Paragraph paragraph(std::string words, std::string language, float size, float width) {
  Paragraph made;
  made.utf8 = std::move(words);
  made.base = mend::locale::locale_for(language).direction;
  made.language = std::move(language);
  made.size_px = size;
  made.max_width = width;
  return made;
}

std::vector<Paragraph> specimens() {
  std::vector<Paragraph> all;
  const float width = 560;
  for (const float size : {20.0F, 28.0F, 47.0F}) {
    all.push_back(
        paragraph("Nobody sees this until the device is docked. “It’s my choice” – I can stop at any time: "
                  "Àéîõü, £4.50 (50%).",
                  "en", size, width));
    all.push_back(paragraph("Dŵr, tŷ, gŵyl, Wrandäwr, môr, âch, ŷd. Rydych chi’n gallu stopio unrhyw bryd.",
                            "cy", size, width));
    all.push_back(
        paragraph("لن يرى أحد هذا حتى يوصَل الجهاز. لا إله، لأجل السلام. اتصل على \u2068116 123\u2069 "
                  "(مجاناً) في 3 مايو 2026، 17:30. key worker هنا.",
                  "ar", size, width));
  }
  Paragraph heading = paragraph("Get help now · Cael help nawr", "en", 36, width);
  heading.weight = Weight::bold;
  all.push_back(heading);
  heading = paragraph("احصل على المساعدة الآن", "ar", 36, width);
  heading.weight = Weight::bold;
  all.push_back(heading);
  Paragraph centred = paragraph("Centred, over\ntwo lines", "en", 24, width);
  centred.align = Align::centre;
  all.push_back(centred);
  centred.align = Align::end;
  centred.utf8 = "At the end";
  all.push_back(centred);
  all.push_back(paragraph("No font has these: 漢 ก \U0001F600. An \xff invalid byte.", "en", 24, width));
  Paragraph edit =
      paragraph("Sam said: مرحباً يا صديقي and went (twice) to the \u2068دار\u2069.", "en", 24, width);
  edit.with_carets = true;
  all.push_back(edit);
  return all;
}

std::vector<Paragraph> all_languages(float size) {
  std::vector<Paragraph> all;
  for (const Language& language : languages) {
    all.push_back(paragraph(std::string(language.words), std::string(language.tag), size, 560));
  }
  Paragraph bold = paragraph("公正 正义 restorative", "zh", size, 560);
  bold.weight = Weight::bold;
  all.push_back(bold);
  bold = paragraph("تمام انسان آزاد", "ur", size, 560);
  bold.weight = Weight::bold;
  all.push_back(bold);
  all.push_back(paragraph("123 " + std::string(emoji) + " 456", "en", size, 560));
  all.push_back(paragraph(std::string(mixed), "en", size, 560));
  return all;
}

/// As a person sees them: words that are not there in the language are in English, and run as English does.
std::vector<Paragraph> words(const mend::messages::Catalogue& catalogue) {
  std::vector<Paragraph> all;
  const mend::messages::Catalogue english;
  for (const std::string_view name : mend::messages::known_ids) {
    const auto id = *mend::messages::Id::find(name);
    for (const auto* from : {&english, &catalogue}) {
      const mend::messages::Text text =
          from->format(id, {{"name", "Sam"},
                            {"count", 3},
                            {"seconds", 20},
                            {"page", 2},
                            {"pages", 9},
                            {"number", "116 123"},
                            {"question", "Sleep"},
                            {"date", mend::messages::Date{1777800000000}},
                            {"time", mend::messages::TimeOfDay{1777800000000}}});
      all.push_back(paragraph(text.value(), text.language(), 20, 560));
    }
  }
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "text-sheet OUT.png [words TAG | languages SIZE]\n"), 1;
  const std::string share =
      std::string(argv[0]).substr(0, std::string(argv[0]).find_last_of('/') + 1) + "../share/mend";
  use_private_fonts(share);
  const auto before = std::chrono::steady_clock::now();
  auto engine = Engine::create();
  if (!engine) return std::fprintf(stderr, "%s\n", engine.error().c_str()), 1;
  Layout first = engine->lay_out(paragraph("Get help now", "en", 20, 0));
  engine->refresh(first);
  const auto started = std::chrono::steady_clock::now() - before;
  std::printf("first text after %.1f ms\n", std::chrono::duration<double, std::milli>(started).count());

  std::vector<Paragraph> all;
  if (argc >= 4 && argv[2] == std::string_view("languages")) {
    all = all_languages(std::stof(argv[3]));
  } else if (argc >= 4) {
    using mend::messages::Catalogue;
    const bool pseudo = argv[3] == mend::messages::pseudo_tag;
    auto catalogue = pseudo ? Catalogue::pseudo() : Catalogue::load(share + "/locale", argv[3]);
    if (!catalogue) return std::fprintf(stderr, "%s\n", catalogue.error().c_str()), 1;
    all = words(*catalogue);
  } else {
    all = specimens();
  }
  std::vector<Layout> layouts;
  float height = 20;
  for (const Paragraph& each : all) {
    layouts.push_back(engine->lay_out(each));
    do {
      engine->begin_frame();
      engine->refresh(layouts.back());
    } while (engine->atlas().wants_another_frame());
  }
  for (std::size_t i = 0; i < layouts.size(); i += 2) {
    height += std::max(layouts[i].height, i + 1 < layouts.size() ? layouts[i + 1].height : 0) + 16;
  }
  Canvas canvas(1200, static_cast<int>(height), paper);
  float y = 20;
  for (std::size_t i = 0; i < layouts.size(); i += 2) {
    float row = 0;
    for (std::size_t j = i; j < std::min(i + 2, layouts.size()); ++j) {
      const int x = j == i ? 20 : 620;
      canvas.fill({static_cast<float>(x), y - 2, 560, 1}, rule);
      engine->refresh(layouts[j]);
      canvas.draw(layouts[j], engine->atlas(), x, static_cast<int>(y), ink);
      for (const Layout::Cell& cell : layouts[j].cells) {
        const Rect caret = layouts[j].caret(cell.start);
        canvas.fill({std::round(caret.x) + static_cast<float>(x), y + caret.y, 1, caret.h}, blue);
      }
      row = std::max(row, layouts[j].height);
    }
    y += row + 16;
  }
  if (stbi_write_png(argv[1], canvas.width(), canvas.height(), 3, canvas.pixels().data(),
                     canvas.width() * 3) == 0) {
    return std::fprintf(stderr, "%s can't be written.\n", argv[1]), 1;
  }
  return 0;
}
