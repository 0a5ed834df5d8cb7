#include "i18n/messages/pseudo.h"

#include <array>
#include <unicode/messagepattern.h>
#include <unicode/unistr.h>

namespace mend::messages {
namespace {

// One letter for one, each within Latin Extended-A or Additional, so that the font of English has them.
constexpr std::array<char16_t, 26> small = {u'á', u'ƀ', u'ç', u'đ', u'é', u'ƒ', u'ğ', u'ĥ', u'í',
                                            u'ĵ', u'ķ', u'ľ', u'ɱ', u'ñ', u'ö', u'þ', u'ɋ', u'ŕ',
                                            u'š', u'ţ', u'ú', u'ṽ', u'ŵ', u'ẋ', u'ý', u'ž'};
constexpr std::array<char16_t, 26> large = {u'Å', u'Ɓ', u'Ç', u'Ð', u'É', u'Ƒ', u'Ĝ', u'Ĥ', u'Î',
                                            u'Ĵ', u'Ķ', u'Ļ', u'Ḿ', u'Ñ', u'Ö', u'Þ', u'Ǫ', u'Ŕ',
                                            u'Š', u'Ţ', u'Û', u'Ṽ', u'Ŵ', u'Ẋ', u'Ý', u'Ž'};

bool is_letter(char16_t c) {
  return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

char16_t accented(char16_t c) {
  if (c >= u'a' && c <= u'z') return small[c - u'a'];
  return large[c - u'A'];
}

/// Words, not sentences, are made longer: the longest word is what a narrow box can't hold.
void add_words(const icu::UnicodeString& text, int32_t from, int32_t to, icu::UnicodeString& out) {
  for (int32_t at = from; at < to;) {
    if (!is_letter(text[at])) {
      out.append(text[at++]);
      continue;
    }
    int32_t end = at;
    while (end < to && is_letter(text[end])) ++end;
    int32_t more = (end - at + 1) / 2;
    for (; at < end; ++at) {
      const char16_t letter = accented(text[at]);
      out.append(letter);
      if (more-- > 0) out.append(letter >= u'À' ? accented(static_cast<char16_t>(text[at] | 0x20)) : letter);
    }
  }
}

/// True where what follows this part is words to show, and not syntax.
bool words_follow(UMessagePatternPartType type) {
  switch (type) {
    case UMSGPAT_PART_TYPE_MSG_START:
    case UMSGPAT_PART_TYPE_ARG_LIMIT:
    case UMSGPAT_PART_TYPE_REPLACE_NUMBER:
    case UMSGPAT_PART_TYPE_SKIP_SYNTAX:
    case UMSGPAT_PART_TYPE_INSERT_CHAR:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::string pseudo_pattern(std::string_view english) {
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(english.data(), static_cast<int32_t>(english.size())));
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessagePattern pattern(text, nullptr, status);
  if (U_FAILURE(status)) return std::string(english);
  icu::UnicodeString out(u'[');
  int32_t done = 0;
  bool are_words = true;
  for (int32_t i = 0; i < pattern.countParts(); ++i) {
    const icu::MessagePattern::Part& part = pattern.getPart(i);
    if (part.getIndex() < done) continue;  // the number within the selector "=0"
    if (are_words) {
      add_words(text, done, part.getIndex(), out);
    } else {
      out.append(text, done, part.getIndex() - done);
    }
    out.append(text, part.getIndex(), part.getLength());
    done = part.getLimit();
    are_words = words_follow(part.getType());
  }
  out.append(text, done, text.length() - done);
  out.append(u']');
  std::string result;
  out.toUTF8String(result);
  return result;
}

}  // namespace mend::messages
