#include "content/author/xlsform/ask_words.h"
#include "content/author/xlsform/harm_words.h"

#include <catch2/catch.hpp>

using namespace mend::xlsform;

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
