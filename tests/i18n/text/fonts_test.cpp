// Every language has all of its letters, from the font that its readers expect.
#include "languages.h"
#include "test_engine.h"

#include <algorithm>
#include <set>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/usetiter.h>

using namespace mend::text;

namespace {

Paragraph in(const Language& language, const std::string& words, Weight weight = Weight::regular) {
  Paragraph made = paragraph(words, std::string(language.tag));
  made.weight = weight;
  return made;
}

std::set<std::string> files_of(const Paragraph& words) {
  std::set<std::string> files;
  for (const Glyph& glyph : lay_out(words).glyphs) files.insert(test_engine().font_file(glyph));
  return files;
}

/// CLDR's letters of a language, each as people write it (some are two code points).
std::vector<std::string> exemplars(std::string_view tag, ULocaleDataExemplarSetType kind) {
  UErrorCode status = U_ZERO_ERROR;
  ULocaleData* data = ulocdata_open(std::string(tag).c_str(), &status);
  REQUIRE(U_SUCCESS(status));
  icu::UnicodeSet set;
  ulocdata_getExemplarSet(data, set.toUSet(), USET_ADD_CASE_MAPPINGS, kind, &status);
  ulocdata_close(data);
  REQUIRE(U_SUCCESS(status));
  std::vector<std::string> letters;
  icu::UnicodeSetIterator each(set);
  while (each.next() != 0) each.getString().toUTF8String(letters.emplace_back());
  return letters;
}

bool is_of_a_script(const std::string& letter) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(icu::UnicodeString::fromUTF8(letter).char32At(0), &status);
  return script != USCRIPT_COMMON && script != USCRIPT_INHERITED;
}

double ink(const Layout& layout) {
  const auto pixels = test_engine().atlas().pixels();
  double sum = 0;
  for (const Glyph& glyph : layout.glyphs) {
    const auto width = static_cast<float>(test_engine().atlas().width());
    const auto u = static_cast<std::size_t>(glyph.u0 * width + 0.5F);
    const auto v =
        static_cast<std::size_t>(glyph.v0 * static_cast<float>(test_engine().atlas().height()) + 0.5F);
    for (std::size_t y = 0; y < static_cast<std::size_t>(glyph.h); ++y) {
      for (std::size_t x = 0; x < static_cast<std::size_t>(glyph.w); ++x) {
        sum += pixels[((v + y) * static_cast<std::size_t>(width) + u + x) * 4 + 3];
      }
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("every letter of every language is there, from that language's font, regular and bold") {
  for (const Language& language : languages) {
    const std::vector<std::string> letters = exemplars(language.tag, ULOCDATA_ES_STANDARD);
    CHECK(letters.size() > 20);
    for (const std::string& letter : letters) {
      for (const Weight weight : {Weight::regular, Weight::bold}) {
        const Paragraph words = in(language, letter, weight);
        INFO(language.tag << ": " << letter);
        CHECK(lay_out(words).unknown_glyphs == 0);
        if (!is_of_a_script(letter)) continue;
        for (const std::string& file : files_of(words)) CHECK(file.starts_with(language.family));
      }
    }
  }
}

TEST_CASE("borrowed letters, signs and digits of every language are there") {
  for (const Language& language : languages) {
    for (const auto kind : {ULOCDATA_ES_AUXILIARY, ULOCDATA_ES_PUNCTUATION}) {
      for (const std::string& letter : exemplars(language.tag, kind)) {
        INFO(language.tag << ": " << letter);
        CHECK(lay_out(in(language, letter)).unknown_glyphs == 0);
      }
    }
  }
}

TEST_CASE("running text of every language comes from its own font and Noto Sans, at every text size") {
  for (const Language& language : languages) {
    for (const float size : {14.0F, 22.0F, 90.0F}) {
      Paragraph words = in(language, std::string(language.words));
      words.size_px = size;
      words.max_width = 1200;
      INFO(language.tag << " at " << size);
      Engine engine = make_engine();
      Layout layout = engine.lay_out(words);
      engine.refresh(layout);
      CHECK(layout.unknown_glyphs == 0);
      CHECK_FALSE(engine.atlas().wants_another_frame());
      for (const Glyph& glyph : layout.glyphs) {
        CHECK(glyph.w > 0);
        const std::string file = engine.font_file(glyph);
        CHECK((file.starts_with(language.family) || file == "NotoSans-Regular.ttf"));
      }
    }
  }
}

TEST_CASE("a language quoted within another is readable too") {
  for (const Language& outer : languages) {
    for (const Language& quoted : languages) {
      INFO(quoted.tag << " within " << outer.tag);
      CHECK(lay_out(in(outer, std::string(quoted.words))).unknown_glyphs == 0);
    }
  }
}

TEST_CASE("the danda ends a sentence in the font of its language") {
  for (const Language& language : languages) {
    for (const std::string_view tag : {"hi", "pa", "bn"}) {
      if (language.tag != tag) continue;
      const Layout layout = lay_out(in(language, std::string(language.words)));
      const Paragraph danda = in(language, "।");
      INFO(tag);
      for (const std::string& file : files_of(danda)) CHECK(file.starts_with(language.family));
      CHECK(test_engine().font_file(layout.glyphs.back()).starts_with(language.family));
    }
  }
}

TEST_CASE("Urdu is regular where it is not bold, whatever its font file says of itself") {
  const Language& urdu =
      *std::find_if(languages.begin(), languages.end(), [](const Language& l) { return l.tag == "ur"; });
  CHECK(files_of(in(urdu, "انسان")) == std::set<std::string>{"NotoNastaliqUrdu-Regular.ttf"});
  CHECK(files_of(in(urdu, "انسان", Weight::bold)) == std::set<std::string>{"NotoNastaliqUrdu-Bold.ttf"});
}

TEST_CASE("bold Chinese is bolder, and takes no more room") {
  Paragraph words = paragraph("公正正义", "zh");
  const Layout regular = lay_out(words);
  words.weight = Weight::bold;
  const Layout bold = lay_out(words);
  CHECK(ink(bold) > 1.1 * ink(regular));
  CHECK(bold.width == regular.width);
}

TEST_CASE("lines of Urdu are as high as Nastaliq needs, whatever line height is asked for") {
  Paragraph words = paragraph("تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔", "ur", 200);
  words.line_height = 1.5F;
  const Layout layout = lay_out(words);
  REQUIRE(layout.lines.size() > 2);
  for (const Line& line : layout.lines) CHECK(line.box.h >= 2.4F * words.size_px);
  // Its letters may stick out of the box a little, and of each line into the next hardly.
  for (const Glyph& glyph : layout.glyphs) {
    CHECK(glyph.y > -4);
    CHECK(glyph.y + glyph.h < layout.height + 4);
  }
}

TEST_CASE("at the largest size letters are placed at whole pixels, so that a screenful fits the atlas") {
  Engine engine = make_engine();
  Paragraph words = paragraph("", "zh", 1800);
  words.size_px = 90;
  for (char32_t letter = 0x4E00; letter < 0x4E00 + 160; ++letter) {
    icu::UnicodeString(static_cast<UChar32>(letter)).toUTF8String(words.utf8);
  }
  Layout layout = engine.lay_out(words);
  engine.begin_frame();
  engine.refresh(layout);
  CHECK_FALSE(engine.atlas().wants_another_frame());
  for (const Glyph& glyph : layout.glyphs) CHECK(glyph.w > 0);
}
