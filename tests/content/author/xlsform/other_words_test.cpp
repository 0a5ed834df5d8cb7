#include "content/author/xlsform/ask_words.h"
#include "content/author/xlsform/harm_words.h"
#include "tests/content/author/xlsform/about.h"

using namespace mend::xlsform;
using Catch::Matchers::Contains;
using mend::xlsform::testing::about;

TEST_CASE("a person harmed is not asked about in other words for them") {
  for (const char* words :
       {"How is your ex-partner?", "Do you miss your ex-wife?", "Are you in touch with your ex?",
        "The woman you attacked", "How is the man that you have robbed?",
        "Think of people you've threatened.", "Who did you attack?", "Did you harm anyone?",
        "Have you hurt somebody?", "Who was assaulted?"}) {
    CAPTURE(words);
    CHECK(mentions_person_harmed(words, "en"));
  }
  CHECK(mentions_person_harmed("Sut mae eich cyn-bartner?", "cy"));
  CHECK(mentions_person_harmed("Y fenyw y gwnaethoch chi ymosod arni", "cy"));
  CHECK(mentions_person_harmed("Ydych chi wedi brifo rhywun?", "cy"));
  CHECK(mentions_person_harmed("كيف حال زوجتك السابقة؟", "ar"));
  CHECK(names_person_harmed("ex_partner"));
  // Who was hurt themselves is asked about nobody else, and neither is who speaks of family or of work.
  for (const char* words :
       {"Were you attacked?", "Have you been threatened here?", "Did somebody hurt you?",
        "How is your partner?", "Who helps you most?", "Have you hit your goal this week?",
        "Is there anyone you trust?", "Tell us about your experience.", "Who do you want to see?"}) {
    CAPTURE(words);
    CHECK_FALSE(mentions_person_harmed(words, "en"));
  }
  CHECK_FALSE(mentions_person_harmed("Ydych chi'n bartner da?", "cy"));
}

TEST_CASE("nobody is asked in other words whether they want to live, or what they would say to somebody") {
  for (const char* words : {"Have you thought of ending it all?", "Do you not want to live?",
                            "Do you think about taking your life?", "Do you cut yourself?"}) {
    CAPTURE(words);
    CHECK(asks_about_self_harm(words, "en"));
  }
  CHECK(asks_about_self_harm("Ydych chi eisiau rhoi diwedd ar y cyfan?", "cy"));
  for (const char* words :
       {"Where do you want to live?", "How would you spend it all?", "Do you wake up at night?",
        "Who will you send it all to?", "What makes your life good?"}) {
    CAPTURE(words);
    CHECK_FALSE(asks_about_self_harm(words, "en"));
  }
  CHECK_FALSE(asks_about_self_harm("Ble ydych chi eisiau byw?", "cy"));
  for (const char* words :
       {"What would you say to them?", "What would you like them to know?", "What would you tell him?"}) {
    CAPTURE(words);
    CHECK(asks_for_letter(words, "en"));
  }
  CHECK(asks_for_letter("Beth fyddech chi'n ei ddweud wrthyn nhw?", "cy"));
  for (const char* words : {"What would you like staff to know?", "What would you say went well?"}) {
    CAPTURE(words);
    CHECK_FALSE(asks_for_letter(words, "en"));
  }
}

TEST_CASE("nobody is asked about the person in their case, or what they did to whom") {
  for (const char* words :
       {"What was the name of the woman in your case?", "Do you know the person in your case?",
        "Have you seen the children in your case?", "Who did you do it to?", "What did you do to her?",
        "Was she hurt by what you did?", "Who was affected by your offence?", "Was anyone hurt?"}) {
    CAPTURE(words);
    CHECK(mentions_person_harmed(words, "en"));
  }
  for (const char* words : {"Ydych chi'n adnabod y fenyw yn eich achos?", "I bwy wnaethoch chi hyn?",
                            "A gafodd hi ei brifo gan yr hyn a wnaethoch?"}) {
    CAPTURE(words);
    CHECK(mentions_person_harmed(words, "cy"));
  }
  for (const char* words :
       {"Where are you in your case?", "What you write is not secret if someone may be hurt.",
        "Did you do it today?", "What did you do today?", "Who helps you with your case?",
        "Were you hurt by your cellmate?", "What did you do to help yourself?",
        "Staff will not tell you about the other person."}) {
    CAPTURE(words);
    CHECK_FALSE(mentions_person_harmed(words, "en"));
  }
  for (const char* words : {"Ble ydych chi arni yn eich achos?", "I bwy wnaethoch chi ofyn?",
                            "Nid yw’r hyn a ysgrifennwch yn gyfrinach os gall rhywun gael ei frifo."}) {
    CAPTURE(words);
    CHECK_FALSE(mentions_person_harmed(words, "cy"));
  }
}

TEST_CASE("nobody is asked where somebody else lives, with choices or without") {
  for (const char* words : {"Where does she live now?", "Do you know where they live?", "Where is he now?",
                            "Where does the woman work?"}) {
    CAPTURE(words);
    CHECK(asks_for_whereabouts(words, "en"));
    CHECK_THAT(about("select_one l", "a", words), Contains("asks for somebody's name or address"));
    CHECK_THAT(about("text", "a", words), Contains("asks for somebody's name or address"));
  }
  CHECK(asks_for_whereabouts("Ble mae hi'n byw nawr?", "cy"));
  CHECK(asks_for_name("Beth oedd enw'r fenyw?", "cy"));
  for (const char* words :
       {"Where do you want to live?", "Where will you live?", "Where would you like to work?",
        "Does your family live far away?", "How are things where you live?"}) {
    CAPTURE(words);
    CHECK_FALSE(asks_for_name(words, "en"));
  }
  CHECK_FALSE(asks_for_name("Ble ydych chi eisiau byw?", "cy"));
}

TEST_CASE("a promise that nobody sees an answer is not taken from words that say something else") {
  for (const char* words :
       {"Everyone here can see this until the device is docked.",
        "It is not true that nobody sees this until the device is docked.",
        "Somebody sees this at once. Nobody sees this until the device is docked.",
        "Nobody sees this until the device is docked. Anyone can read it then.",
        "Nobody sees this except your wing until the device is docked.",
        "Nobody reads this. You can write until the device is docked.", "Wait until the device is docked."}) {
    CAPTURE(words);
    CHECK_FALSE(tells_of_docking(words, "en"));
  }
  CHECK_FALSE(tells_of_docking("Gall pawb weld hwn nes bod y ddyfais wedi ei docio.", "cy"));
  CHECK_FALSE(tells_of_docking("Nid oes neb ond staff yn gweld hwn nes bod y ddyfais wedi ei docio.", "cy"));
  CHECK_FALSE(tells_of_docking("Nid oes neb yn gweld hwn. Mae'r ddyfais wedi ei docio.", "cy"));
  CHECK_FALSE(tells_of_docking("يستطيع الجميع رؤية هذا حتى يوصَل الجهاز بالقاعدة.", "ar"));
  for (const char* words :
       {"Nobody sees this until the device is docked. It is not read at once.",
        "Nobody sees this until the device is docked. Anyone can skip a question, but try.",
        "You can skip any question. **No one reads** this until this device is docked!",
        "Please read.\n\n- Nobody can see what you write until it is docked."}) {
    CAPTURE(words);
    CHECK(tells_of_docking(words, "en"));
  }
  CHECK(
      tells_of_docking("Nid oes neb yn gweld hwn nes bod y ddyfais wedi ei docio. Nid yw’n cael ei "
                       "ddarllen ar unwaith.",
                       "cy"));
  CHECK(tells_of_docking("لا يرى أحد هذا حتى يوصَل الجهاز بالقاعدة. ولا يُقرأ على الفور.", "ar"));
}

TEST_CASE("a person harmed is not asked about through who they are to somebody, or what was done") {
  for (const char* words :
       {"Who did you kill?", "Who did you rob?", "Think of the family of the man who died.",
        "the bereaved family", "The neighbour you burgled", "The lady you attacked", "Your mum you hit",
        "Did you hurt her?", "Has she forgiven you?", "the person who made the complaint",
        "Who is your accuser?", "Have you thought about harming anyone?", "Would you hurt others?",
        "Do you miss your former girlfriend?", "the mother of your children", "I miss your ex.",
        "How is your ex\u2011partner?", "How is your ex\u2010wife?"}) {
    CAPTURE(words);
    CHECK(mentions_person_harmed(words, "en"));
  }
  for (const char* words :
       {"Has your family visited?", "Does your mum write to you?", "Who did you talk to?",
        "Have you forgiven yourself?", "Did you make a complaint?", "Has your back hurt?"}) {
    CAPTURE(words);
    CHECK_FALSE(mentions_person_harmed(words, "en"));
  }
}
