#include "content/author/xlsform/ask_words.h"

#include "content/author/xlsform/phrases.h"

#include <array>

namespace mend::xlsform {

namespace {

constexpr std::array self_harm = {
    Phrase{"en", "hurt yourself"},
    Phrase{"en", "hurting yourself"},
    Phrase{"en", "harm yourself"},
    Phrase{"en", "harming yourself"},
    Phrase{"en", "hurt myself"},
    Phrase{"en", "harm myself"},
    Phrase{"en", "kill yourself"},
    Phrase{"en", "kill myself"},
    Phrase{"en", "self-harm"},
    Phrase{"en", "self harm"},
    Phrase{"en", "end your life"},
    Phrase{"en", "end my life"},
    Phrase{"en", "your own life"},
    Phrase{"en", "my own life"},
    Phrase{"en", "want to die"},
    Phrase{"en", "better off dead"},
    Phrase{"en", "of ending it all"},
    Phrase{"en", "about ending it all"},
    Phrase{"en", "to end it all"},
    Phrase{"en", "about taking your life"},
    Phrase{"en", "to take your life?"},
    Phrase{"en", "not want to live"},
    Phrase{"en", "n't want to live"},
    Phrase{"en", "not wanting to live"},
    Phrase{"en", "not worth living"},
    Phrase{"en", "want to be dead"},
    Phrase{"en", "wish you were dead"},
    Phrase{"en", "cut yourself"},
    Phrase{"en", "cutting yourself"},
    Phrase{"en", "never wake up"},
    Phrase{"cy", "diwedd ar y cyfan"},
    Phrase{"cy", "diwedd ar bopeth"},
    Phrase{"cy", "cymryd eich bywyd"},
    Phrase{"cy", "ddim eisiau byw"},
    Phrase{"cy", "eisiau marw"},
    Phrase{"ar", "إنهاء كل شيء"},
    Phrase{"ar", "تريد أن تموت"},
    Phrase{"en", "suicid"},
    Phrase{"cy", "niweidio eich hun"},
    Phrase{"cy", "niweidio fy hun"},
    Phrase{"cy", "brifo eich hun"},
    Phrase{"cy", "brifo fy hun"},
    Phrase{"cy", "lladd eich hun"},
    Phrase{"cy", "hunan-niwe"},
    Phrase{"cy", "hunanladd"},
    Phrase{"ar", "إيذاء نفسك"},
    Phrase{"ar", "تؤذي نفسك"},
    Phrase{"ar", "قتل نفسك"},
    Phrase{"ar", "إنهاء حياتك"},
    Phrase{"ar", "انتحار"},
    Phrase{"ar", "تنتحر"},
    Phrase{"sq", "vetëvras"},
    Phrase{"pl", "samobój"},
    Phrase{"pl", "okalecz"},
    Phrase{"ro", "sinucid"},
    Phrase{"lt", "savižud"},
    Phrase{"vi", "tự tử"},
    Phrase{"vi", "tự sát"},
    Phrase{"tr", "intihar"},
    Phrase{"so", "isdil"},
    Phrase{"ur", "خودکشی"},
    Phrase{"fa", "خودکشی"},
    Phrase{"ckb", "خۆکوژی"},
    Phrase{"pa", "ਖੁਦਕੁਸ਼ੀ"},
    Phrase{"hi", "आत्महत्या"},
    Phrase{"bn", "আত্মহত্যা"},
    Phrase{"gu", "આત્મહત્યા"},
    Phrase{"ta", "தற்கொலை"},
    Phrase{"zh", "自杀"},
    Phrase{"th", "ฆ่าตัวตาย"},
};

constexpr std::array offence = {
    Phrase{"en", "what happened"}, Phrase{"en", "what did you do"},  Phrase{"en", "what you did"},
    Phrase{"en", "your offence"},  Phrase{"en", "the offence"},      Phrase{"en", "your crime"},
    Phrase{"en", "the crime"},     Phrase{"en", "did you do it"},    Phrase{"en", "guilt"},
    Phrase{"en", "convicted of"},  Phrase{"cy", "beth ddigwyddodd"}, Phrase{"cy", "beth wnaethoch"},
    Phrase{"cy", "eich trosedd"},  Phrase{"cy", "yn euog"},          Phrase{"ar", "ماذا حدث"},
    Phrase{"ar", "ماذا فعلت"},     Phrase{"ar", "جريمتك"},           Phrase{"ar", "مذنب"},
};

constexpr std::array letter = {
    Phrase{"en", "write a letter"},
    Phrase{"en", "your letter"},
    Phrase{"en", "a letter to"},
    Phrase{"en", "apolog"},
    Phrase{"en", "say sorry"},
    Phrase{"en", "say to the person"},
    Phrase{"en", "say to the other person"},
    Phrase{"en", "tell the other person"},
    Phrase{"en", "say to them"},
    Phrase{"en", "say to her"},
    Phrase{"en", "say to him"},
    Phrase{"en", "would you tell them"},
    Phrase{"en", "would you tell her"},
    Phrase{"en", "would you tell him"},
    Phrase{"en", "like to tell them"},
    Phrase{"en", "want to tell them"},
    Phrase{"en", "would you ask them"},
    Phrase{"en", "like them to know"},
    Phrase{"en", "want them to know"},
    Phrase{"en", "message to the"},
    Phrase{"en", "message for the"},
    Phrase{"cy", "llythyr"},
    Phrase{"cy", "lythyr"},
    Phrase{"cy", "ymddiheur"},
    Phrase{"cy", "dweud sori"},
    Phrase{"cy", "dweud wrthyn nhw"},
    Phrase{"cy", "dweud wrthynt"},
    Phrase{"cy", "dweud wrtho"},
    Phrase{"cy", "dweud wrthi"},
    Phrase{"cy", "iddyn nhw ei wybod"},
    Phrase{"ar", "رسالة إلى"},
    Phrase{"ar", "رسالتك"},
    Phrase{"ar", "تقول لهم"},
    Phrase{"ar", "تقول لها"},
    Phrase{"ar", "تقول له؟"},
    Phrase{"ar", "اعتذار"},
    Phrase{"ar", "تعتذر"},
};

}  // namespace

bool asks_about_self_harm(std::string_view words, std::string_view language) {
  return holds_any(words, language, self_harm);
}

bool asks_about_offence(std::string_view words, std::string_view language) {
  return holds_any(words, language, offence);
}

bool asks_for_letter(std::string_view words, std::string_view language) {
  return holds_any(words, language, letter);
}

bool asks_about_safety(std::string_view words) {
  return holds_any(words, {"feel safe", "feel unsafe", "are you safe", "is it safe for you"});
}

bool asks_about_mood(std::string_view words) {
  return holds_any(words, {"your mood", "how do you feel", "how are you feeling", "how have you been",
                           "how has your week been", "how was your week", "how are you coping"});
}

bool asks_about_help_now(std::string_view words) {
  return holds_any(words, {"help today", "help now?", "help right now", "help at once", "urgent help"});
}

bool tells_of_waiting(std::string_view words) {
  return holds_any(words, {"not read at once", "not read right away", "nobody reads this now"});
}

bool tells_of_no_help(std::string_view words) {
  return holds_any(words, {"cannot call help", "cannot call for help"});
}

}  // namespace mend::xlsform
