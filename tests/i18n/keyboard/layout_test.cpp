#include "i18n/keyboard/layout.h"

#include "i18n/keyboard/exemplars.h"
#include "i18n/keyboard/pinyin.h"

#include <catch2/catch.hpp>
#include <set>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/usetiter.h>
#include <unicode/ustring.h>

using namespace mend::keyboard;

namespace {

const std::vector<std::string> kAll{"en", "cy",  "sq", "pl", "ro", "lt", "pt", "vi", "tr", "so", "ar",
                                    "ur", "ckb", "fa", "ps", "pa", "hi", "bn", "gu", "ta", "zh", "th"};

std::vector<const Key*> keys_of(const Layout& layout) {
  std::vector<const Key*> keys;
  const auto take = [&](const Row& row) {
    for (const Key& key : row) {
      if (!key.types.empty()) keys.push_back(&key);
    }
  };
  for (const std::vector<Row>* rows : {&layout.letters, &layout.shifted}) {
    for (const Row& row : *rows) take(row);
  }
  for (const Row* row : {&layout.more, &layout.more_shifted, &layout.numbers, &layout.handy}) take(*row);
  return keys;
}

/// Whether somebody who presses keys can get these letters, marks after the letter that they belong to.
/// Tried with the product's own compose(), so that what is written is what CLDR lists.
bool can_write(const std::string& wanted, const std::set<std::string>& keys,
               const std::set<std::string>& marks) {
  if (wanted.empty() || keys.count(wanted) > 0) return true;
  const icu::UnicodeString apart = nfd(icu::UnicodeString::fromUTF8(wanted));
  for (int32_t at = apart.length(); at > 0;) {
    at = apart.moveIndex32(at, -1);
    const std::string mark = utf8(icu::UnicodeString(apart.char32At(at)));
    if (marks.count(mark) == 0) continue;
    icu::UnicodeString rest = apart;
    rest.remove(at, U16_LENGTH(apart.char32At(at)));
    const std::string before = utf8(nfc(rest));
    if (!before.empty() && compose(before, mark) == wanted && can_write(before, keys, marks)) return true;
  }
  // Several letters: one after the other.
  const icu::UnicodeString whole = icu::UnicodeString::fromUTF8(wanted);
  const int32_t last = whole.moveIndex32(whole.length(), -1);
  return last > 0 && can_write(utf8(icu::UnicodeString(whole, 0, last)), keys, marks) &&
         can_write(utf8(icu::UnicodeString(whole, last)), keys, marks);
}

std::string out_of_reach(const Layout& layout, const icu::UnicodeSet& wanted) {
  std::set<std::string> keys, marks;
  for (const Key* key : keys_of(layout)) {
    keys.insert(key->types);
    if (key->mark) marks.insert(key->types);
  }
  std::string missing;
  for (icu::UnicodeSetIterator it(wanted); it.next();) {
    const std::string text = utf8(nfc(it.getString()));
    // Signs that turn the direction of words are not for writers; the dotted circle is in fonts only.
    const UChar32 first = it.getString().char32At(0);
    const bool unseen = u_charType(first) == U_FORMAT_CHAR && first != 0x200C && first != 0x200D;
    if (unseen || first == 0x25CC || u_isUWhiteSpace(first) != 0) continue;
    if (!can_write(text, keys, marks)) missing += text + " ";
  }
  return missing;
}

}  // namespace

TEST_CASE("each of the 22 languages has a keyboard of its own") {
  CHECK(languages().size() == 22);
  for (const std::string& tag : kAll) CHECK(layout_for(tag).language == tag);
}

TEST_CASE("every letter that CLDR lists for a language can be written on its keyboard") {
  for (const std::string& tag : kAll) {
    if (tag == "zh") continue;  // below, by their sound
    INFO(tag);
    const Exemplars wanted = exemplars_of(tag);
    REQUIRE(wanted.main.size() > 15);
    CHECK(out_of_reach(layout_for(tag), wanted.main) == "");
    CHECK(out_of_reach(layout_for(tag), wanted.auxiliary) == "");
    CHECK(out_of_reach(layout_for(tag), wanted.signs) == "");
  }
}

TEST_CASE("the capitals of every cased letter can be written as well") {
  for (const std::string& tag : kAll) {
    const Layout& layout = layout_for(tag);
    if (!layout.has_capitals || layout.pinyin) continue;
    INFO(tag);
    icu::UnicodeSet capitals;
    const icu::Locale locale(tag.c_str());
    const Exemplars wanted = exemplars_of(tag);
    for (icu::UnicodeSetIterator it(wanted.main); it.next();) {
      icu::UnicodeString text = it.getString();
      capitals.add(nfc(text.toUpper(locale)));
    }
    CHECK(out_of_reach(layout, capitals) == "");
  }
}

TEST_CASE("every Chinese character that CLDR lists is offered for its sound") {
  std::set<std::string> offered;
  for (const std::string& syllable : syllables()) {
    for (const Candidate& candidate : candidates(syllable)) offered.insert(std::string(candidate.character));
  }
  std::string missing;
  const Exemplars wanted = exemplars_of("zh");
  for (icu::UnicodeSetIterator it(wanted.main); it.next();) {
    if (offered.count(utf8(it.getString())) == 0) missing += utf8(it.getString());
  }
  CHECK(missing == "");
}

TEST_CASE("letters stand where writers of the language look for them") {
  CHECK(layout_for("en").letters[0].front().types == "q");
  CHECK(layout_for("sq").letters[0][5].types == "z");
  CHECK(layout_for("tr").letters[0][7].types == "ı");
  CHECK(layout_for("tr").shifted[1].back().types == "İ");
  CHECK(layout_for("ar").letters[1].front().types == "ش");
  CHECK(layout_for("ur").letters[0].front().types == "ق");
  CHECK(layout_for("lt").letters[0].front().types == "ą");
}

TEST_CASE("an unknown language has the English keyboard, and a region changes nothing") {
  CHECK(layout_for("tlh").language == "en");
  CHECK(layout_for("").language == "en");
  CHECK(layout_for("pt-BR").language == "pt");
  CHECK(layout_for(std::string(1000, 'x')).language == "en");
}

TEST_CASE("a page and its capitals have the same places") {
  for (const std::string& tag : kAll) {
    const Layout& layout = layout_for(tag);
    INFO(tag);
    REQUIRE(layout.letters.size() == layout.shifted.size());
    for (std::size_t row = 0; row < layout.letters.size(); ++row)
      CHECK(layout.letters[row].size() == layout.shifted[row].size());
    if (layout.has_capitals) CHECK(layout.more.size() == layout.more_shifted.size());
  }
}

TEST_CASE("marks are seen on a circle, and nothing on a key is empty or turns words round") {
  for (const std::string& tag : kAll) {
    for (const Key* key : keys_of(layout_for(tag))) {
      INFO(tag << " " << key->types);
      CHECK_FALSE(key->shows.empty());
      if (key->mark && !layout_for(tag).has_capitals)
        CHECK((key->shows == key->types || key->shows == "\u25CC" + key->types));
      if (key->mark && layout_for(tag).has_capitals) CHECK(key->shows == "\u25CC" + key->types);
      const icu::UnicodeString text = icu::UnicodeString::fromUTF8(key->types);
      for (int32_t at = 0; at < text.length(); ++at) {
        CHECK_FALSE((text[at] >= 0x202A && text[at] <= 0x202E));
        CHECK_FALSE((text[at] >= 0x2066 && text[at] <= 0x2069));
        CHECK_FALSE((text[at] >= 0xE000 && text[at] <= 0xF8FF));
      }
    }
  }
}

TEST_CASE("an accent joins the letter before it, in whichever order several come") {
  CHECK(compose("e", "\u0301") == "é");
  CHECK(compose("ê", "\u0323") == "ệ");
  CHECK(compose("ẹ", "\u0302") == "ệ");
  CHECK(compose("w", "\u0302") == "ŵ");
  CHECK(compose("ে", "া") == "ো");
  CHECK(compose("q", "\u0301") == "q\u0301");
  CHECK(compose("", "\u0301") == "\u0301");
  CHECK(compose("é", "x") == "éx");
  CHECK(compose("\xFF", "\u0301").size() > 1);
}

TEST_CASE("the ten digits come first among the signs, as on the telephone and the wall") {
  for (const std::string& tag : kAll) {
    const Row& numbers = layout_for(tag).numbers;
    REQUIRE(numbers.size() > 30);
    std::string digits;
    for (std::size_t i = 0; i < 10; ++i) digits += numbers[i].types;
    CHECK(digits == "1234567890");
  }
}
