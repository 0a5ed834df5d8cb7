// ICU knows the same rules of Unicode as Pango and shares no code with it.
#include "test_engine.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <unicode/brkiter.h>
#include <unicode/ubidi.h>
#include <unicode/unistr.h>

using namespace mend::text;

namespace {

struct CloseBidi {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

icu::UnicodeString wide(const std::string& text) {
  return icu::UnicodeString::fromUTF8(text);
}

/// Bytes at which the UTF-16 units begin.
std::vector<std::size_t> bytes_of_units(const std::string& text) {
  std::vector<std::size_t> bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) == 0x80) continue;
    bytes.push_back(i);
    if (byte >= 0xF0) bytes.push_back(i);
  }
  bytes.push_back(text.size());
  return bytes;
}

std::vector<std::size_t> boundaries(icu::BreakIterator& breaks, const std::string& text) {
  const icu::UnicodeString units = wide(text);
  const std::vector<std::size_t> bytes = bytes_of_units(text);
  breaks.setText(units);
  std::vector<std::size_t> found;
  for (int32_t at = breaks.first(); at != icu::BreakIterator::DONE; at = breaks.next()) {
    found.push_back(bytes[static_cast<std::size_t>(at)]);
  }
  return found;
}

}  // namespace

TEST_CASE("letters stand in the order that Unicode's bidirectional algorithm gives") {
  const std::vector<Paragraph> lines{
      paragraph("Sam said: אבג דהו and (twice) 09:30–10:15 went."),
      paragraph("الهاتف 116 123 (key worker) 50% نعم", "ar"),
      paragraph("قال Sam Smith: hello! ثم 3,5 ذهب.", "ar"),
      paragraph("a \u2068אב (1)\u2069 b [ג] c-1", "en"),
      paragraph("12 אב 34 [cd] (הו)", "ar"),
  };
  for (const Paragraph& line : lines) {
    INFO(line.utf8);
    const Layout layout = lay_out(line);
    const icu::UnicodeString units = wide(line.utf8);
    const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_open());
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(), units.getBuffer(), units.length(),
                  line.base == Direction::right_to_left ? 1 : 0, nullptr, &status);
    std::vector<int32_t> visual(static_cast<std::size_t>(units.length()));
    ubidi_getVisualMap(bidi.get(), visual.data(), &status);
    REQUIRE(U_SUCCESS(status));

    const std::vector<std::size_t> bytes = bytes_of_units(line.utf8);
    std::vector<Layout::Cell> cells = layout.cells;
    std::stable_sort(cells.begin(), cells.end(),
                     [](const auto& a, const auto& b) { return a.left < b.left; });
    std::vector<std::size_t> shown;
    for (const Layout::Cell& cell : cells) {
      if (cell.right > cell.left) shown.push_back(cell.start);
    }
    std::vector<std::size_t> expected;
    for (const int32_t unit : visual) {
      const std::size_t byte = bytes[static_cast<std::size_t>(unit)];
      if (std::find(shown.begin(), shown.end(), byte) != shown.end()) expected.push_back(byte);
    }
    CHECK(shown == expected);
    CHECK(shown.size() > line.utf8.size() / 2);
  }
}

TEST_CASE("the caret stops where people see letters begin") {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> letters(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  REQUIRE(U_SUCCESS(status));
  for (const Paragraph& specimen : specimens()) {
    INFO(specimen.utf8);
    const Layout layout = lay_out(specimen);
    std::vector<std::size_t> stops{0};
    for (const Layout::Cell& cell : layout.cells) stops.push_back(cell.end);
    CHECK(stops == boundaries(*letters, specimen.utf8));
  }
}

TEST_CASE("lines are broken only where Unicode allows it") {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  REQUIRE(U_SUCCESS(status));
  for (Paragraph specimen : specimens()) {
    const std::vector<std::size_t> allowed = boundaries(*breaks, specimen.utf8);
    for (const float width : {180.0F, 260.0F, 410.0F}) {
      specimen.max_width = width;
      for (const Line& line : lay_out(specimen).lines) {
        INFO(specimen.utf8 << " at " << width << ", byte " << line.start);
        CHECK(std::find(allowed.begin(), allowed.end(), line.start) != allowed.end());
      }
    }
  }
}
