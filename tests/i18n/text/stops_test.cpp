#include "i18n/text/stops.h"

#include "test_engine.h"

using namespace mend::text;

namespace {

const std::vector<std::pair<std::string, std::string>> kTexts{
    {"en", "Don't stop, we go at 5.30 pm."},
    {"cy", "Mae'r ŵyl yn Llŷn."},
    {"ar", "مرحبا بالعالم كله"},
    {"ur", "میں اپنی بیٹی سے بات"},
    {"fa", "می‌خواهم بنویسم"},
    {"hi", "मैं अपनी बेटी से क्षमा"},
    {"bn", "আমি আমার মেয়ের সাথে ক্ষমা"},
    {"pa", "ਮੈਂ ਆਪਣੀ ਧੀ ਨਾਲ"},
    {"gu", "હું મારી દીકરી સાથે"},
    {"ta", "நான் என் மகளுடன்"},
    {"th", "ฉันอยากคุยกับลูกสาวของฉัน"},
    {"zh", "我想和女儿谈谈"},
    {"vi", "Tôi muốn nói chuyện"},
    {"en", "👨‍👩‍👧 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿 e\u0301"}};

}  // namespace

TEST_CASE("stops without a layout are those of the layout, in every script") {
  for (const auto& [language, text] : kTexts) {
    INFO(text);
    Paragraph asked = paragraph(text, language);
    asked.with_carets = true;
    const Layout layout = lay_out(asked);
    const Stops stops(text, language);
    for (std::size_t at = 0; at < text.size(); at = stops.next(at)) {
      CHECK(stops.next(at) == layout.next(at));
      CHECK(stops.previous(stops.next(at)) == at);
      CHECK(stops.backspace(stops.next(at)) == layout.backspace(layout.next(at)));
    }
    CHECK(stops.next(text.size()) == text.size());
    CHECK(stops.previous(0) == 0);
    CHECK(stops.backspace(0) == 0);
  }
}

TEST_CASE("words are found where they begin and end, also where no spaces part them") {
  const Stops english("one, two  three", "en");
  CHECK(english.word_end(0) == 3);
  CHECK(english.word_end(3) == 8);
  CHECK(english.word_start(15) == 10);
  CHECK(english.word_start(10) == 5);
  CHECK(english.word_start(2) == 0);
  CHECK(english.word_at(6) == std::pair<std::size_t, std::size_t>(5, 8));
  CHECK(english.word_at(9) == std::pair<std::size_t, std::size_t>(9, 9));
  const std::string thai = "ลูกสาวของฉัน";
  const Stops words(thai, "th");
  CHECK(words.word_end(0) > 0);
  CHECK(words.word_end(0) < thai.size());
  CHECK(words.word_start(thai.size()) > 0);
}

TEST_CASE("an empty text has one stop") {
  const Stops none("", "en");
  CHECK(none.next(0) == 0);
  CHECK(none.previous(0) == 0);
  CHECK(none.backspace(0) == 0);
  CHECK(none.word_end(0) == 0);
  CHECK(none.word_start(0) == 0);
  CHECK(none.word_at(0) == std::pair<std::size_t, std::size_t>(0, 0));
}

TEST_CASE("a paragraph's direction is that of its first letter, not of its digits") {
  CHECK(direction_of("123 سلام abc", Direction::left_to_right) == Direction::right_to_left);
  CHECK(direction_of("123 abc سلام", Direction::right_to_left) == Direction::left_to_right);
  CHECK(direction_of("123 …", Direction::right_to_left) == Direction::right_to_left);
  CHECK(direction_of("", Direction::right_to_left) == Direction::right_to_left);
}
