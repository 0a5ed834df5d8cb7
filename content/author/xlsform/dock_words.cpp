#include "content/author/xlsform/harm_words.h"
#include "content/author/xlsform/phrases.h"

#include <algorithm>
#include <array>

namespace mend::xlsform {

namespace {

/// How the sentence begins: "It is not true that nobody …" does not.
constexpr std::array nobody = {
    Phrase{"en", "nobody sees"},          Phrase{"en", "nobody reads"},
    Phrase{"en", "nobody can see"},       Phrase{"en", "nobody can read"},
    Phrase{"en", "nobody will see"},      Phrase{"en", "nobody will read"},
    Phrase{"en", "no one sees"},          Phrase{"en", "no one reads"},
    Phrase{"en", "no one can see"},       Phrase{"en", "no one can read"},
    Phrase{"en", "no one will see"},      Phrase{"en", "no one will read"},
    Phrase{"en", "no-one sees"},          Phrase{"en", "no-one reads"},
    Phrase{"en", "no-one can see"},       Phrase{"en", "no-one can read"},
    Phrase{"en", "no-one will see"},      Phrase{"en", "no-one will read"},
    Phrase{"cy", "nid oes neb yn gweld"}, Phrase{"cy", "nid oes neb yn darllen"},
    Phrase{"cy", "does neb yn gweld"},    Phrase{"cy", "does neb yn darllen"},
    Phrase{"cy", "ni fydd neb yn gweld"}, Phrase{"cy", "ni fydd neb yn darllen"},
    Phrase{"cy", "ni all neb weld"},      Phrase{"cy", "ni all neb ddarllen"},
    Phrase{"ar", "لا يرى أحد"},           Phrase{"ar", "لا يقرأ أحد"},
    Phrase{"ar", "لن يرى أحد"},           Phrase{"ar", "لن يقرأ أحد"},
    Phrase{"ar", "لا أحد يرى"},           Phrase{"ar", "لا أحد يقرأ"},
};

constexpr std::array docking = {
    Phrase{"en", "until the device is docked"},
    Phrase{"en", "until this device is docked"},
    Phrase{"en", "until it is docked"},
    Phrase{"cy", "nes bod y ddyfais wedi ei docio"},
    Phrase{"cy", "nes bod y ddyfais wedi'i docio"},
    Phrase{"cy", "nes bod y ddyfais wedi cael ei docio"},
    Phrase{"cy", "nes ei bod wedi ei docio"},
    Phrase{"cy", "nes ei bod wedi'i docio"},
    Phrase{"ar", "حتى يوصل الجهاز بالقاعدة"},
};

/// What takes the promise back in its own sentence.
constexpr std::array except = {
    Phrase{"en", "except"}, Phrase{"en", "apart from"}, Phrase{"en", "other than"},
    Phrase{"en", " but "},  Phrase{"cy", "ac eithrio"}, Phrase{"cy", "heblaw"},
    Phrase{"cy", " ond "},  Phrase{"ar", "باستثناء"},   Phrase{"ar", "ما عدا"},
    Phrase{"ar", " إلا "},
};

/// The same in one beside it.
constexpr std::array somebody = {
    Phrase{"en", "everyone can see"},
    Phrase{"en", "everyone can read"},
    Phrase{"en", "everyone sees"},
    Phrase{"en", "everyone reads"},
    Phrase{"en", "everybody can see"},
    Phrase{"en", "everybody can read"},
    Phrase{"en", "everybody sees"},
    Phrase{"en", "everybody reads"},
    Phrase{"en", "anyone can see"},
    Phrase{"en", "anyone can read"},
    Phrase{"en", "anyone sees"},
    Phrase{"en", "anyone reads"},
    Phrase{"en", "anybody can see"},
    Phrase{"en", "anybody can read"},
    Phrase{"en", "anybody sees"},
    Phrase{"en", "anybody reads"},
    Phrase{"en", "someone can see"},
    Phrase{"en", "someone can read"},
    Phrase{"en", "someone sees"},
    Phrase{"en", "someone reads"},
    Phrase{"en", "somebody can see"},
    Phrase{"en", "somebody can read"},
    Phrase{"en", "somebody sees"},
    Phrase{"en", "somebody reads"},
    Phrase{"en", "everyone here"},
    Phrase{"en", "everybody here"},
    Phrase{"en", "not true"},
    Phrase{"cy", "gall pawb weld"},
    Phrase{"cy", "gall pawb ddarllen"},
    Phrase{"cy", "gall unrhyw un weld"},
    Phrase{"cy", "gall unrhyw un ddarllen"},
    Phrase{"cy", "gall rhywun weld"},
    Phrase{"cy", "gall rhywun ddarllen"},
    Phrase{"cy", "mae pawb yn gweld"},
    Phrase{"cy", "mae rhywun yn gweld"},
    Phrase{"cy", "nid yw'n wir"},
    Phrase{"ar", "الجميع رؤية"},
    Phrase{"ar", "الجميع قراءة"},
    Phrase{"ar", "للجميع رؤية"},
    Phrase{"ar", "للجميع قراءة"},
    Phrase{"ar", "أي شخص رؤية"},
    Phrase{"ar", "أي شخص قراءة"},
    Phrase{"ar", "يرى الجميع"},
    Phrase{"ar", "غير صحيح"},
    Phrase{"ar", "ليس صحيحا"},
};

}  // namespace

bool knows_docking(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return std::any_of(docking.begin(), docking.end(),
                     [&](const Phrase& phrase) { return phrase.language == primary; });
}

bool tells_of_docking(std::string_view words, std::string_view language) {
  return !holds_any(words, language, somebody) && holds_sentence(words, language, nobody, docking, except);
}

}  // namespace mend::xlsform
