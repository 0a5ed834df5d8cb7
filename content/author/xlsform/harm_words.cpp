#include "content/author/xlsform/harm_words.h"

#include "content/author/xlsform/phrases.h"

#include <algorithm>
#include <array>

namespace mend::xlsform {

namespace {

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
    Phrase{"en", "who did you attack"},
    Phrase{"en", "who did you assault"},
    Phrase{"en", "who was attacked"},
    Phrase{"en", "who was assaulted"},
    Phrase{"en", "harm anyone"},
    Phrase{"en", "harm anybody"},
    Phrase{"en", "harm someone"},
    Phrase{"en", "harm somebody"},
    Phrase{"en", "harmed anyone"},
    Phrase{"en", "harmed anybody"},
    Phrase{"en", "harmed someone"},
    Phrase{"en", "harmed somebody"},
    Phrase{"en", "hurt anyone"},
    Phrase{"en", "hurt anybody"},
    Phrase{"en", "hurt someone"},
    Phrase{"en", "hurt somebody"},
    Phrase{"en", "ex-partner"},
    Phrase{"en", "ex partner"},
    Phrase{"en", "former partner"},
    Phrase{"en", "ex-wife"},
    Phrase{"en", "ex wife"},
    Phrase{"en", "former wife"},
    Phrase{"en", "ex-husband"},
    Phrase{"en", "ex husband"},
    Phrase{"en", "former husband"},
    Phrase{"en", "ex-girlfriend"},
    Phrase{"en", "ex girlfriend"},
    Phrase{"en", "ex-boyfriend"},
    Phrase{"en", "ex boyfriend"},
    Phrase{"en", "your ex?"},
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
    Phrase{"cy", "ymosodoch"},
    Phrase{"cy", "gwnaethoch ymosod"},
    Phrase{"cy", "gwnaethoch chi ymosod"},
    Phrase{"cy", "niweidio rhywun"},
    Phrase{"cy", "niweidio unrhyw un"},
    Phrase{"cy", "brifo rhywun"},
    Phrase{"cy", "brifo unrhyw un"},
    Phrase{"cy", "cyn-bartner"},
    Phrase{"cy", "gyn-bartner"},
    Phrase{"cy", "cyn bartner"},
    Phrase{"cy", "cyn-wraig"},
    Phrase{"cy", "gyn-wraig"},
    Phrase{"cy", "cyn-ŵr"},
    Phrase{"cy", "gyn-ŵr"},
    Phrase{"cy", "cyn-gariad"},
    Phrase{"cy", "gyn-gariad"},
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
    Phrase{"ar", "هاجمته"},
    Phrase{"ar", "اعتديت علي"},
    Phrase{"ar", "تؤذي أحد"},
    Phrase{"ar", "إيذاء أحد"},
    Phrase{"ar", "شريكك السابق"},
    Phrase{"ar", "شريكتك السابقة"},
    Phrase{"ar", "زوجتك السابقة"},
    Phrase{"ar", "زوجك السابق"},
    Phrase{"ar", "طليق"},
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

/// With a "you" between them: the woman you attacked. "Were you attacked?" asks about nobody else.
constexpr std::array<std::string_view, 26> people = {
    "person", "people",  "woman",      "women",     "man",      "men",    "girl",    "girls",  "boy",
    "boys",   "child",   "children",   "someone",   "somebody", "anyone", "anybody", "family", "partner",
    "wife",   "husband", "girlfriend", "boyfriend", "who",      "whom",   "those",   "one"};
constexpr std::array<std::string_view, 18> deeds = {
    "attacked", "assaulted",  "hurt",    "harmed",  "hit",     "abused", "robbed",   "killed",  "raped",
    "injured",  "threatened", "stabbed", "stalked", "burgled", "upset",  "offended", "wronged", "scared"};

constexpr std::array docking = {
    Phrase{"en", "until the device is docked"},
    Phrase{"en", "until this device is docked"},
    Phrase{"en", "until it is docked"},
    Phrase{"cy", "wedi ei docio"},
    Phrase{"cy", "wedi'i docio"},
    Phrase{"cy", "wedi cael ei docio"},
    Phrase{"ar", "حتى يوصل الجهاز بالقاعدة"},
};

}  // namespace

bool mentions_person_harmed(std::string_view words, std::string_view language) {
  return holds_any(words, language, harmed) || holds_deed(words, people, deeds);
}

bool names_person_harmed(std::string_view name) {
  return holds_any(name, {"victim", "harmed", "survivor", "complainant", "injured", "aggrieved", "ioddefw",
                          "niweidi", "ex_partner", "ex-partner", "expartner", "cyn_bartner"});
}

bool knows_docking(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return std::any_of(docking.begin(), docking.end(),
                     [&](const Phrase& phrase) { return phrase.language == primary; });
}

bool tells_of_docking(std::string_view words, std::string_view language) {
  return holds_any(words, language, docking);
}

}  // namespace mend::xlsform
