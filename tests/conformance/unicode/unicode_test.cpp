// Unicode's own tests of its algorithms, every line of them, against what our paragraphs are laid out as:
// text::clean and text::shape, as Engine::lay_out uses them. The files are Debian's unicode-data, the version
// of Unicode is theirs.
#include "i18n/text/engine.h"
#include "i18n/text/shaping.h"
#include "known_differences.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <optional>
#include <pango/pangoft2.h>
#include <sstream>
#include <string>
#include <vector>

using namespace mend::text;
using mend::conformance::expect_differences;

namespace {

PangoContext* context() {
  static const Owned<PangoContext> made = [] {
    use_private_fonts(MEND_BINARY_DIR "/share/mend");
    REQUIRE(check_fonts());
    return Owned<PangoContext>(
        pango_font_map_create_context(Owned<PangoFontMap>(pango_ft2_font_map_new()).get()));
  }();
  return made.get();
}

void append(std::string& text, unsigned long point) {
  gchar bytes[6];
  text.append(bytes, static_cast<std::size_t>(g_unichar_to_utf8(static_cast<gunichar>(point), bytes)));
}

/// Calls `differs` with each line that holds a test; those where it says so have to be the known ones.
void for_each_line(const std::string& name, const std::string& folder, std::size_t at_least,
                   const std::function<bool(const std::string&)>& differs) {
  std::ifstream file("/usr/share/unicode/" + folder + name);
  REQUIRE(file);  // the package unicode-data
  std::set<int> differing;
  std::size_t tests = 0;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    line = line.substr(0, line.find('#'));
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    ++tests;
    if (differs(line)) differing.insert(number);
  }
  CHECK(tests >= at_least);
  expect_differences(name, differing);
}

/// "÷ 0061 × 0308 ÷": a text, and before which of its letters (and at the end) a break belongs.
struct Breaks {
  std::string text;
  std::vector<bool> wanted;
};

Breaks parse_breaks(const std::string& line) {
  Breaks breaks;
  std::istringstream words(line);
  for (std::string word; words >> word;) {
    if (word == "÷" || word == "×") {
      breaks.wanted.push_back(word == "÷");
    } else {
      append(breaks.text, std::stoul(word, nullptr, 16));
    }
  }
  return breaks;
}

// Also the lines with control characters, which clean() would never let come here: it shows U+FFFD in their
// place.
Owned<PangoLayout> laid_out(const Paragraph& paragraph) {
  return shape(context(), paragraph, paragraph.utf8);
}

/// Whether a line of a break test comes out otherwise than it says. Nothing is ever broken before the first
/// letter.
bool breaks_differ(const std::string& line, const std::function<bool(const PangoLogAttr&)>& is_break) {
  const Breaks breaks = parse_breaks(line);
  Paragraph paragraph;
  paragraph.utf8 = breaks.text;
  const Owned<PangoLayout> pango = laid_out(paragraph);
  int count = 0;
  const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(pango.get(), &count);
  if (static_cast<std::size_t>(count) != breaks.wanted.size()) return true;
  for (std::size_t i = 1; i < breaks.wanted.size(); ++i) {
    if (is_break(attributes[i]) != breaks.wanted[i]) return true;
  }
  return false;
}

std::vector<std::string> split(const std::string& line, char by) {
  std::vector<std::string> parts(1);
  for (const char c : line) {
    if (c == by) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

/// The level of each letter as it is laid out; nothing for a line break, which is not drawn.
std::vector<std::optional<int>> levels_of(PangoLayout* pango) {
  const std::string text = pango_layout_get_text(pango);
  std::vector<std::optional<int>> levels(static_cast<std::size_t>(g_utf8_strlen(text.c_str(), -1)));
  for (GSList* lines = pango_layout_get_lines_readonly(pango); lines != nullptr; lines = lines->next) {
    for (GSList* runs = static_cast<PangoLayoutLine*>(lines->data)->runs; runs != nullptr;
         runs = runs->next) {
      const PangoItem* item = static_cast<PangoGlyphItem*>(runs->data)->item;
      const auto first =
          static_cast<std::size_t>(g_utf8_pointer_to_offset(text.c_str(), text.c_str() + item->offset));
      for (std::size_t i = 0; i < static_cast<std::size_t>(item->num_chars); ++i) {
        levels.at(first + i) = item->analysis.level;
      }
    }
  }
  return levels;
}

/// "05D0 0061;2;1;1 2;1 0": letters; direction (2 = by content); its level; each letter's level (x = not
/// drawn); order.
bool levels_differ(const std::string& line) {
  const std::vector<std::string> fields = split(line, ';');
  REQUIRE(fields.size() == 5);
  Paragraph paragraph;
  for (const std::string& point : split(fields[0], ' '))
    append(paragraph.utf8, std::stoul(point, nullptr, 16));
  paragraph.base = fields[1] == "1" ? Direction::right_to_left : Direction::left_to_right;
  paragraph.base_from_content = fields[1] == "2";
  const Owned<PangoLayout> pango = laid_out(paragraph);
  const std::vector<std::optional<int>> levels = levels_of(pango.get());
  const std::vector<std::string> wanted = split(fields[3], ' ');
  if (levels.size() != wanted.size()) return true;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (wanted[i] != "x" && levels[i] && *levels[i] != std::stoi(wanted[i])) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("letters run as BidiCharacterTest of Unicode wants them") {
  for_each_line("BidiCharacterTest.txt", "", 91'000, levels_differ);
}

TEST_CASE("lines break where LineBreakTest of Unicode wants it") {
  for_each_line("LineBreakTest.txt", "auxiliary/", 7'600, [](const std::string& line) {
    return breaks_differ(line, [](const PangoLogAttr& at) { return at.is_line_break != 0; });
  });
}

TEST_CASE("the caret stops where GraphemeBreakTest of Unicode wants it") {
  for_each_line("GraphemeBreakTest.txt", "auxiliary/", 600, [](const std::string& line) {
    return breaks_differ(line, [](const PangoLogAttr& at) { return at.is_cursor_position != 0; });
  });
}

TEST_CASE("words begin and end where WordBreakTest of Unicode wants it") {
  for_each_line("WordBreakTest.txt", "auxiliary/", 1'800, [](const std::string& line) {
    return breaks_differ(line, [](const PangoLogAttr& at) { return at.is_word_boundary != 0; });
  });
}
