#include "i18n/keyboard/writer.h"

#include "i18n/keyboard/exemplars.h"
#include "i18n/keyboard/xkb_layout.h"

#include <algorithm>
#include <memory>
#include <set>
#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uscript.h>
#include <unicode/usetiter.h>
#include <vector>

namespace mend::keyboard {
namespace {

using Text = icu::UnicodeString;

// A row of digits holds letters in some languages; a letter or two of it are better off among the others.
constexpr std::size_t kOwnRow = 5;

// What no other European name should have to do without: marks for the letter before them, and letters that
// no mark makes. Ordered as they are met.
constexpr const char* kLatinMarks =
    "\u0301 \u0300 \u0302 \u0308 \u0303 \u030C \u0327 \u0306 \u0328 \u0304 \u0307 \u030A \u030B \u0326 "
    "\u0323 "
    "\u0309 \u031B";
constexpr const char* kLatinLetters = "ß æ ø œ å ł đ ð þ ħ ı ŋ ə";
constexpr const char* kDigits = "1 2 3 4 5 6 7 8 9 0";
constexpr const char* kSigns =
    ". , ? ! ' - ( ) / : ; \" & @ £ + = % € # * _ … – $ ° [ ] < > { } \\ | ~ ^ ` § • ’ ‘ “ ”";

std::vector<Text> words_of(const char* keys) {
  const Text all = Text::fromUTF8(keys);
  std::vector<Text> result;
  for (int32_t at = 0; at < all.length();) {
    int32_t end = all.indexOf(u' ', at);
    if (end < 0) end = all.length();
    result.emplace_back(all, at, end - at);
    at = end + 1;
  }
  return result;
}

std::vector<Text> apart_by_letters(std::string_view keys) {
  const Text all = Text::fromUTF8(icu::StringPiece(keys.data(), static_cast<int32_t>(keys.size())));
  std::vector<Text> result;
  for (int32_t at = 0; at < all.length(); at = all.moveIndex32(at, 1)) {
    if (all[at] != u' ') result.emplace_back(all.char32At(at));
  }
  return result;
}

std::string spelt(const std::vector<Text>& keys) {
  std::string result;
  for (const Text& key : keys) {
    if (!result.empty()) result += ' ';
    result += key.isEmpty() ? std::string(1, kNoKey) : utf8(key);
  }
  return result;
}

bool every(const Text& text, bool (*test)(UChar32)) {
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    if (!test(text.char32At(at))) return false;
  }
  return !text.isEmpty();
}

bool is_sign(UChar32 point) {
  const bool ordinal = point == 0xAA || point == 0xBA;
  return ordinal ||
         ((U_GET_GC_MASK(point) & (U_GC_P_MASK | U_GC_S_MASK | U_GC_N_MASK)) != 0 && point != 0x25CC);
}

class Writer {
 public:
  explicit Writer(const Source& source)
      : locale_(std::string(source.language).c_str()),
        needed_(exemplars_of(source.pinyin ? "en" : source.language)) {
    result_.right_to_left = locale_.isRightToLeft() != 0;
    result_.handy = spelt(apart_by_letters(source.handy));
    for (icu::UnicodeSetIterator it(needed_.main); it.next();) {
      if (it.isString()) continue;
      UErrorCode status = U_ZERO_ERROR;
      scripts_.insert(uscript_getScript(it.getCodepoint(), &status));
      result_.has_capitals = result_.has_capitals || u_toupper(it.getCodepoint()) != it.getCodepoint();
    }
  }

  Written write(const XkbLayout& layout) {
    collect_rows(layout);
    collect_more(layout);
    collect_numbers(layout);
    for (const std::vector<Pair>& row : rows_) {
      std::vector<Text> base, shifted;
      for (const Pair& pair : row) {
        base.push_back(pair.base);
        shifted.push_back(pair.shifted);
      }
      const char* line_break = result_.letters.empty() ? "" : "\n";
      result_.letters += line_break + spelt(base);
      result_.shifted += line_break + spelt(shifted);
    }
    result_.more = spelt(more_);
    if (result_.has_capitals) {
      std::vector<Text> capitals;
      for (const Text& key : more_) capitals.push_back(capital(key));
      result_.more_shifted = spelt(capitals);
    }
    result_.numbers = spelt(numbers_);
    return result_;
  }

 private:
  struct Pair {
    Text base, shifted;
  };

  [[nodiscard]] bool is_ours(const Text& text) const {
    if (!every(text, is_letter)) return false;
    for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
      UErrorCode status = U_ZERO_ERROR;
      const UScriptCode script = uscript_getScript(text.char32At(at), &status);
      const bool shared = script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
      if (!shared && !scripts_.contains(script)) return false;
    }
    return true;
  }

  /// What a key writes if it writes letters of this language.
  [[nodiscard]] Text letters_of(const std::string& level) const {
    Text text = Text::fromUTF8(level);
    if (!is_ours(text)) return {};
    // Layouts give some Arabic letters as the shapes that old fonts had for them.
    const bool old_shape = text.length() == 1 && text[0] >= 0xFB50;
    UErrorCode status = U_ZERO_ERROR;
    text = old_shape ? icu::Normalizer2::getNFKCInstance(status)->normalize(text, status) : nfc(text);
    return text;
  }

  [[nodiscard]] Text capital(const Text& text) const {
    Text upper = text;
    upper.toUpper(locale_);
    if (text == Text(u"ß")) return Text(u"ẞ");
    // What has no capital of its own keeps its place.
    return upper.countChar32() == text.countChar32() ? upper : text;
  }

  void collect_rows(const XkbLayout& layout) {
    std::vector<Pair> stray;
    for (const std::vector<XkbKey>& keys : layout.rows) {
      std::vector<Pair> row;
      const bool digits = &keys == &layout.rows[0];
      const auto letters = std::count_if(keys.begin(), keys.end(), [this](const XkbKey& key) {
        return !letters_of(key.levels[0]).isEmpty();
      });
      const bool own_row = static_cast<std::size_t>(letters) >= kOwnRow;
      for (const XkbKey& key : keys) {
        Pair pair{letters_of(key.levels[0]), letters_of(key.levels[1])};
        if (result_.has_capitals && pair.base != lower(pair.base)) pair.base.remove();
        if (result_.has_capitals) pair.shifted = capital(pair.base);
        if (keys_.contains(pair.base)) pair.base.remove();
        if (keys_.contains(pair.shifted) && !result_.has_capitals) pair.shifted.remove();
        // What joins or parts letters is not seen, so it must not stand where it is hit unawares.
        if (pair.base.length() == 1 && u_charType(pair.base[0]) == U_FORMAT_CHAR) pair.base.remove();
        // Accents between Latin letters are in the way, unless they have a row to themselves.
        const bool mark = !pair.base.isEmpty() && is_mark(pair.base.char32At(0));
        if (result_.has_capitals && mark && !(digits && own_row)) continue;
        if (pair.base.isEmpty() && pair.shifted.isEmpty()) continue;
        row.push_back(pair);
        for (const Text& text : {pair.base, pair.shifted}) {
          if (!text.isEmpty()) keys_.add(text);
        }
      }
      // Keys with a shifted letter only stand last, so that the letters have no gap.
      std::stable_partition(row.begin(), row.end(), [](const Pair& pair) { return !pair.base.isEmpty(); });
      if (digits && !own_row) {
        stray = row;
      } else {
        rows_.push_back(row);
      }
    }
    for (const Pair& pair : stray) {
      if (pair.base.isEmpty()) {
        add_again(pair.shifted);
        continue;
      }
      auto shortest = std::min_element(rows_.begin(), rows_.end(),
                                       [](const auto& a, const auto& b) { return a.size() < b.size(); });
      shortest->push_back(pair);
    }
  }

  [[nodiscard]] Text lower(Text text) const { return text.toLower(locale_); }

  void add_again(const Text& text) {
    keys_.remove(text);
    add(text);
  }

  void add(const Text& text) {
    if (text.isEmpty() || keys_.contains(text)) return;
    keys_.add(text);
    more_.push_back(text);
  }

  /// The characters of a set that no key gives, in the order of the language's dictionaries.
  std::vector<Text> missing(const icu::UnicodeSet& wanted) const {
    std::vector<Text> found;
    for (icu::UnicodeSetIterator it(wanted); it.next();) {
      const Text text = nfc(it.getString());
      if (can_type(text, keys_)) continue;
      for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 point = text.char32At(at);
        if (is_letter(point) && lower(Text(point)) == Text(point)) found.emplace_back(point);
      }
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Collator> order(icu::Collator::createInstance(locale_, status));
    std::stable_sort(found.begin(), found.end(), [&](const Text& a, const Text& b) {
      UErrorCode compared = U_ZERO_ERROR;
      return order->compare(a, b, compared) == UCOL_LESS;
    });
    return found;
  }

  void collect_more(const XkbLayout& layout) {
    for (const Text& text : missing(needed_.main)) add(text);
    const bool latin = scripts_.contains(USCRIPT_LATIN);
    if (!latin) {
      for (const std::vector<XkbKey>& row : layout.rows) {
        for (const XkbKey& key : row) {
          for (const std::string& level : key.levels) add(letters_of(level));
        }
      }
    }
    for (const Text& text : missing(needed_.auxiliary)) add(text);
    if (!latin) return;
    for (const Text& text : words_of(kLatinLetters)) add(text);
    for (const Text& text : words_of(kLatinMarks)) add(text);
  }

  void collect_numbers(const XkbLayout& layout) {
    icu::UnicodeSet seen;
    const auto take = [&](const Text& text) {
      if (text.countChar32() != 1 || !is_sign(text.char32At(0)) || seen.contains(text)) return;
      seen.add(text);
      numbers_.push_back(text);
    };
    for (const Text& text : words_of(kDigits)) take(text);
    // The language's own stops before those of everybody.
    for (const Text& text : apart_by_letters(result_.handy)) take(text);
    for (const Text& text : words_of(kSigns)) take(text);
    for (const icu::UnicodeSet* set : {&needed_.signs, &needed_.main, &needed_.auxiliary}) {
      for (icu::UnicodeSetIterator it(*set); it.next();) take(it.getString());
    }
    for (std::size_t level = 0; level < 3; ++level) {
      for (const std::vector<XkbKey>& row : layout.rows) {
        // Beyond Shift a layout for Latin letters has signs by the dozen.
        if (level == 2 && scripts_.contains(USCRIPT_LATIN)) continue;
        for (const XkbKey& key : row) take(Text::fromUTF8(key.levels[level]));
      }
    }
  }

  icu::Locale locale_;
  Exemplars needed_;
  Written result_;
  std::set<UScriptCode> scripts_;
  std::vector<std::vector<Pair>> rows_;
  std::vector<Text> more_;
  std::vector<Text> numbers_;
  icu::UnicodeSet keys_;  ///< what a key gives so far
};

}  // namespace

tl::expected<Written, std::string> write(const Source& source) {
  const auto layout = read_xkb(std::string(source.layout), std::string(source.variant));
  if (!layout) return tl::unexpected(layout.error());
  return Writer(source).write(*layout);
}

}  // namespace mend::keyboard
