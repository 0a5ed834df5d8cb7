#include "content/author/xlsform/harm_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <unicode/unistr.h>

namespace mend::xlsform {

namespace {

struct Phrase {
  std::string_view language;
  const char* words;  ///< as `folded` leaves them; a stem where endings join on
};

constexpr std::array harmed = {
    Phrase{"en", "victim"},
    Phrase{"en", "survivor"},
    Phrase{"en", "complainant"},
    Phrase{"en", "aggrieved"},
    Phrase{"en", "injured part"},
    Phrase{"en", "injured person"},
    Phrase{"en", "person harmed"},
    Phrase{"en", "people harmed"},
    Phrase{"en", "person you harmed"},
    Phrase{"en", "people you harmed"},
    Phrase{"en", "who you harmed"},
    Phrase{"en", "whom you harmed"},
    Phrase{"en", "someone you harmed"},
    Phrase{"en", "person you hurt"},
    Phrase{"en", "people you hurt"},
    Phrase{"en", "who you hurt"},
    Phrase{"en", "whom you hurt"},
    Phrase{"en", "someone you hurt"},
    Phrase{"en", "who was hurt"},
    Phrase{"en", "who was harmed"},
    Phrase{"en", "who got hurt"},
    Phrase{"en", "who did you hurt"},
    Phrase{"en", "who did you harm"},
    Phrase{"en", "name of the other person"},
    Phrase{"en", "other person's name"},
    // Welsh: the first letter changes with the word before it.
    Phrase{"cy", "ioddefw"},
    Phrase{"cy", "ioddefydd"},
    Phrase{"cy", "oroeswr"},
    Phrase{"cy", "oroeswyr"},
    Phrase{"cy", "chwynydd"},
    Phrase{"cy", "a niweidiwyd"},
    Phrase{"cy", "a gafodd niwed"},
    Phrase{"cy", "gafodd ei niweidio"},
    Phrase{"cy", "gafodd eu niweidio"},
    Phrase{"cy", "gwnaethoch niwed"},
    Phrase{"cy", "gwnaethoch chi niwed"},
    Phrase{"cy", "gwnaethoch ei niweidio"},
    Phrase{"cy", "gwnaethoch eu niweidio"},
    Phrase{"cy", "niweidioch"},
    Phrase{"cy", "a frifwyd"},
    Phrase{"cy", "gafodd ei frifo"},
    Phrase{"cy", "gafodd eu brifo"},
    Phrase{"cy", "frifoch"},
    Phrase{"cy", "enw'r person arall"},
    // Arabic: articles and endings join on.
    Phrase{"ar", "ضحي"},
    Phrase{"ar", "ضحايا"},
    Phrase{"ar", "متضرر"},
    Phrase{"ar", "مجني علي"},
    Phrase{"ar", "معتدى علي"},
    Phrase{"ar", "مشتكي"},
    Phrase{"ar", "الناجي"},
    Phrase{"ar", "الذي تعرض للأذى"},
    Phrase{"ar", "التي تعرضت للأذى"},
    Phrase{"ar", "الذين تعرضوا للأذى"},
    Phrase{"ar", "من تعرض للأذى"},
    Phrase{"ar", "الذي تعرض للضرر"},
    Phrase{"ar", "لحق به الأذى"},
    Phrase{"ar", "لحق به الضرر"},
    Phrase{"ar", "آذيت"},
    Phrase{"ar", "أذيت"},
    Phrase{"ar", "أضررت ب"},
    Phrase{"ar", "اسم الشخص الآخر"},
    // The other languages of the device: the common words only.
    Phrase{"sq", "viktim"},
    Phrase{"pl", "ofiar"},
    Phrase{"pl", "pokrzywdzon"},
    Phrase{"pl", "skrzywdzon"},
    Phrase{"ro", "victim"},
    Phrase{"ro", "persoana vătămată"},
    Phrase{"lt", "nukentėj"},
    Phrase{"pt", "vítima"},
    Phrase{"pt", "pessoa lesada"},
    Phrase{"vi", "nạn nhân"},
    Phrase{"vi", "người bị hại"},
    Phrase{"tr", "mağdur"},
    Phrase{"so", "dhibban"},
    Phrase{"ur", "متاثرہ شخص"},
    Phrase{"ur", "متاثرہ فرد"},
    Phrase{"fa", "قربانی"},
    Phrase{"fa", "بزهدیده"},
    Phrase{"ckb", "قوربانی"},
    Phrase{"ps", "قرباني"},
    Phrase{"pa", "ਪੀੜਤ"},
    Phrase{"hi", "पीड़ित"},
    Phrase{"bn", "ভুক্তভোগী"},
    Phrase{"gu", "પીડિત"},
    Phrase{"ta", "பாதிக்கப்பட்ட"},
    Phrase{"zh", "受害"},
    Phrase{"th", "ผู้เสียหาย"},
    Phrase{"th", "เหยื่อ"},
};

constexpr std::array docking = {
    Phrase{"en", "until the device is docked"},
    Phrase{"en", "until this device is docked"},
    Phrase{"en", "until it is docked"},
    Phrase{"cy", "wedi ei docio"},
    Phrase{"cy", "wedi'i docio"},
    Phrase{"cy", "wedi cael ei docio"},
    Phrase{"ar", "حتى يوصل الجهاز بالقاعدة"},
};

/// Case, marks that nobody sees or types, and kinds of apostrophe do not count.
std::string folded(std::string_view text) {
  const icu::UnicodeString from =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString to;
  for (int32_t at = 0; at < from.length(); at = from.moveIndex32(at, 1)) {
    const UChar32 letter = from.char32At(at);
    const bool mark = letter == 0x00AD || (letter >= 0x200B && letter <= 0x200F) || letter == 0x2060 ||
                      letter == 0x0640 || (letter >= 0x064B && letter <= 0x0652);
    if (mark) continue;
    const bool space = letter == '\n' || letter == '\t' || letter == 0x00A0;
    to.append(space ? UChar32{' '} : letter == 0x2019 ? UChar32{'\''} : letter);
  }
  std::string out;
  to.foldCase().toUTF8String(out);
  return out;
}

bool mentions(std::string_view words, std::string_view language, std::span<const Phrase> phrases) {
  const std::string small = folded(words);
  const std::string_view primary = language.substr(0, language.find('-'));
  return std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
    return (phrase.language == primary || phrase.language == "en") &&
           small.find(folded(phrase.words)) != std::string::npos;
  });
}

bool has_any(std::string_view words, std::initializer_list<const char*> phrases) {
  const std::string small = folded(words);
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const char* phrase) { return small.find(phrase) != std::string::npos; });
}

}  // namespace

bool mentions_person_harmed(std::string_view words, std::string_view language) {
  return mentions(words, language, harmed);
}

bool names_person_harmed(std::string_view name) {
  return has_any(
      name, {"victim", "harmed", "survivor", "complainant", "injured", "aggrieved", "ioddefw", "niweidi"});
}

bool tells_of_docking(std::string_view words, std::string_view language) {
  return mentions(words, language, docking);
}

bool asks_about_safety(std::string_view words) {
  return has_any(words, {"feel safe", "feel unsafe", "are you safe", "hurt yourself", "harm yourself",
                         "self-harm", "end your life", "kill yourself", "suicid"});
}

bool asks_about_help_now(std::string_view words) {
  return has_any(words, {"help today", "help now?", "help right now", "help at once"});
}

bool tells_of_waiting(std::string_view words) {
  return has_any(words, {"not read at once", "not read right away", "nobody reads this now"});
}

bool tells_of_no_help(std::string_view words) {
  return has_any(words, {"cannot call help", "cannot call for help"});
}

}  // namespace mend::xlsform
