#include "content/author/xlsform/ask_words.h"
#include "content/author/xlsform/phrases.h"
#include "tests/content/author/xlsform/about.h"

using namespace mend;
using namespace mend::xlsform;
using Catch::Matchers::Contains;
using testing::about;
using testing::about_rows;

namespace {

std::string list_of(const std::vector<std::string>& words) {
  std::string rows = "list_name,name,label,x\n";
  for (std::size_t i = 0; i < words.size(); ++i) rows += "l,n" + std::to_string(i) + "," + words[i] + ",1\n";
  return rows;
}
std::string offers(const std::vector<std::string>& words, const std::string& type = "select_one l",
                   const std::string& answer_class = "rj", const std::string& filter = "") {
  return about_rows(type + ",a,Which?,,,," + filter + "\n", answer_class, {"en"}, list_of(words));
}

const std::vector<std::string> letters = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J"};

}  // namespace

TEST_CASE("choices of one letter each cannot spell a name in a form about restorative justice") {
  const auto refused = Contains("which could spell a name");
  for (const char* type : {"select_one l", "select_multiple l", "rank l"}) {
    CAPTURE(type);
    CHECK_THAT(offers(letters, type), refused);
  }
  CHECK_THAT(offers(letters, "select_one l", "rj", "x = 1"), refused);
  CHECK_THAT(offers({"ا", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر"}), refused);
  CHECK_THAT(offers({"क", "ख", "गि", "घ", "ङ", "च", "छ", "ज", "झ", "ञ"}), refused);
  CHECK_THAT(offers({"**A**", "(b)", "Ｃ", "Ⓓ", "e.", "- f", "\u200Bg", "H)", "É", "🇯"}), refused);
  CHECK_THAT(offers({"A", "B", "C", "0", "1", "2", "3", "4", "5", "6", "7", "8"}), refused);
  // A few letters, a scale, wings, and whole words spell nothing; nor is this asked of other forms.
  CHECK(offers({"A", "B", "C", "D", "E", "F", "G", "H", "I"}).empty());
  CHECK(offers({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}).empty());
  CHECK(offers({"A wing", "B wing", "C wing", "D wing", "E wing", "F wing", "G wing", "H wing", "I wing",
                "J wing", "K wing"})
            .empty());
  CHECK(offers(letters, "select_one l", "key-work").empty());
}

TEST_CASE("what stands beside the words of choices spells nothing") {
  std::string rows = "list_name,name,label,x\n";
  for (const std::string& letter : letters) rows += "l," + letter + ",House " + letter + letter + ",a\n";
  CHECK(about_rows("select_one l,a,Which?,,,,x = 'a'\n", "rj", {"en"}, rows).empty());
}

TEST_CASE("no question about restorative justice asks for a letter of a name") {
  const auto refused = Contains("asks for letters of a name");
  for (const char* words :
       {"Letter 3 of the name", "The first letter of her name", "What are their initials?",
        "Does the name begin with a vowel?", "Which letter comes first in the spelling of their surname?"}) {
    CAPTURE(words);
    CHECK_THAT(about("select_one l", "a", words, "rj"), refused);
    CHECK_THAT(about_rows("select_one l,a,Next,\"" + std::string(words) + "\",\n", "rj"), refused);
    CHECK(about("note", "a", words, "rj").empty());
  }
  CHECK(asks_for_spelling("Beth yw llythyren gyntaf yr enw?", "cy"));
  CHECK(asks_for_spelling("ما الحرف الأول من الاسم؟", "ar"));
  for (const char* words : {"Would you like a letter about this?", "Is this your first letter?",
                            "May staff use your name?", "Would help with spelling help you?"}) {
    CAPTURE(words);
    CHECK_FALSE(asks_for_spelling(words, "en"));
  }
}
