#include "content/author/xlsform/ask_words.h"
#include "content/author/xlsform/harm_words.h"
#include "tests/content/author/xlsform/about.h"

using namespace mend;
using namespace mend::xlsform;
using Catch::Matchers::Contains;
using testing::about;
using testing::about_rows;
using testing::docked;

TEST_CASE("nobody is asked whether they want to hurt themselves, with choices or without") {
  const auto refused = Contains("asks whether somebody wants to hurt themselves");
  CHECK_THAT(about("select_one l", "a", "Do you want to harm yourself?"), refused);
  CHECK_THAT(about("text", "a", "Have you thought of suicide?"), refused);
  CHECK_THAT(about_rows("select_one l,a,One more thing,Do you want to die?,\n"), refused);
  CHECK_THAT(about_rows("select_one l,a,How are things?,,\n", "safer-custody", {"en"},
                        "list_name,name,label\nl,a,I want to hurt myself\n"),
             refused);
  CHECK(asks_about_self_harm("Ydych chi eisiau niweidio eich hun?", "cy"));
  CHECK(asks_about_self_harm("هل تفكر في الانتحار؟", "ar"));
  CHECK(asks_about_self_harm("Czy myślisz o samobójstwie?", "pl"));
  // Saying where help is asks nothing.
  CHECK(about("note", "a", "If you want to hurt yourself, press Get help now.").empty());
  CHECK(about_rows("select_one l,a,Well?,If you want to hurt yourself get help now.,\n").empty());
}

TEST_CASE("words cannot be hidden in Markdown, in wide letters or in two spaces") {
  for (const char* words : {"Who is the vic**tim**?", "Who is the <b>vic</b>tim?", "Who is the ｖｉｃｔｉｍ?",
                            "Who is the person \n harmed?", "Who is the person\u2003harmed?",
                            "Who is the vic\u2060tim?", "Who is the v\u034Fictim?"}) {
    CAPTURE(words);
    CHECK(mentions_person_harmed(words, "en"));
  }
  CHECK_THAT(about("select_one l", "a", "Who is the vic**tim**?"), Contains("about a person harmed"));
}

TEST_CASE("a group, a title or a message cannot be about a person harmed where something is asked") {
  CHECK_THAT(about_rows("begin_group,g,The person you harmed,,\nselect_one l,a,A?,,\nend_group,,,,\n"),
             Contains("The label of /data/g asks about a person harmed"));
  CHECK(about_rows("begin_group,g,The person you harmed,,\nnote,a,Leave them alone.,,\nend_group,,,,\n")
            .empty());
  testing::Folder titled("type,name,label\nselect_one l,a,A?\n", "list_name,name,label\nl,a,A\n",
                         "form_id,form_title\ntest,About the person you harmed\n");
  CHECK_THAT(testing::lines(check_form(*form::Form::load(titled.compiled().xform).value(), "key-work", {"en"},
                                       "form.xml")),
             Contains("The title of /data asks about a person harmed"));
  testing::Folder message(
      "type,name,label,required,required_message\nselect_one l,a,A?,yes,Say who was hurt.\n",
      "list_name,name,label\nl,a,A\n");
  CHECK_THAT(testing::lines(check_form(*form::Form::load(message.compiled().xform).value(), "key-work",
                                       {"en"}, "form.xml")),
             Contains("The required message of /data/a asks about a person harmed"));
}

TEST_CASE("nobody writes right after words about a person harmed") {
  const std::string words = "note,n,Think of the person you harmed.,,\n";
  CHECK_THAT(about_rows(docked + words + "text,a,What would you say?,,300\n"),
             Contains("right after words about a person harmed"));
  CHECK(about_rows(docked + words + "select_one l,s,S?,,\ntext,a,What went well?,,300\n").empty());
}

TEST_CASE("no form carries a letter, a message or an apology, whatever its class") {
  const auto refused = Contains("asks for a letter, a message or an apology");
  CHECK_THAT(about("text", "a", "Write your letter here."), refused);
  CHECK_THAT(about("text", "a", "How would you say sorry?"), refused);
  CHECK_THAT(about_rows(docked + "text,a,What is on your mind?,You can apologise here.,300\n"), refused);
  testing::Folder titled(
      "type,name,label,hint,bind::mend:max-length\n"
      "text,a,Your words,Nobody sees this until the device is docked.,300\n",
      "", "form_id,form_title\ntest,Your apology\n");
  CHECK_THAT(testing::lines(check_form(*form::Form::load(titled.compiled().xform).value(), "key-work", {"en"},
                                       "form.xml")),
             refused);
  CHECK(about("select_one l", "a", "Would you like help to write a letter?").empty());
}

TEST_CASE("nobody is asked to write down the name or the address of another person") {
  const auto refused = Contains("asks for somebody's name or address");
  CHECK_THAT(about("text", "a", "What is their name?"), refused);
  CHECK_THAT(about("text", "a", "The name of the person you think of"), refused);
  CHECK(about("text", "a", "What went well?").empty());
}

TEST_CASE("a form about restorative justice collects no admission") {
  const auto refused = Contains("collects no admission");
  for (const char* words : {"Are you guilty?", "What happened?", "What is your offence?", "Did you do it?"}) {
    CAPTURE(words);
    CHECK_THAT(about("select_one l", "a", words, "rj"), refused);
  }
  CHECK(about("note", "a", "No question here asks what happened.", "rj").empty());
  CHECK(about("select_one l", "a", "What happened at work?", "key-work").empty());
  CHECK(asks_about_offence("Beth ddigwyddodd?", "cy"));
  CHECK(asks_about_offence("ماذا حدث؟", "ar"));
}

TEST_CASE("how somebody is can be answered only where the worst answer can bring up the help stop") {
  CHECK_THAT(about("range", "a", "How was your week?"), Contains("no answer can bring up the help stop"));
  CHECK_THAT(about_rows("integer,a,What is your mood from 1 to 5?,,\n"),
             Contains("no answer can bring up the help stop"));
  CHECK_THAT(about("rank l", "a", "How do you feel?"), Contains("no answer can bring up the help stop"));
  CHECK(about("select_one l", "a", "How was your week?").empty());
}

TEST_CASE("who writes in Welsh or Arabic has been told in it that nobody sees it before the dock") {
  const auto about_note = [](const std::string& welsh) {
    testing::Folder folder(
        "type,name,label,label::Cymraeg (cy),bind::mend:max-length\n"
        "note,told,Nobody sees this until the device is docked.," +
        welsh + ",\ntext,a,More?,Mwy?,300\n");
    return testing::lines(
        check_form(*form::Form::load(folder.compiled().xform).value(), "key-work", {"en", "cy"}, "form.xml"));
  };
  CHECK_THAT(about_note("Darllenwch hwn."), Contains("nobody has been told in language cy"));
  CHECK(about_note("Nid oes neb yn gweld hwn nes bod y ddyfais wedi ei docio.").empty());
}

TEST_CASE("what stands in a repeat has not been told to everybody") {
  CHECK_THAT(about_rows("begin_repeat,r,R,,\nnote,told,Nobody sees this until the device is docked.,,\n"
                        "end_repeat,,,,\ntext,a,More?,,300\n"),
             Contains("nobody has been told"));
  CHECK_THAT(about_rows("select_one l,s,S?,,\nbegin_repeat,r,R,,,,,,,,0\n"
                        "note,told,This survey cannot call help.,,\nend_repeat,,,,\n",
                        "survey"),
             Contains("it cannot call help"));
}

TEST_CASE("words whose letters are turned round by a hidden sign are refused") {
  CHECK_THAT(about("note", "a", "Read \u202Esiht."), Contains("turns letters round"));
  CHECK(about("note", "a", "Read \u2067هذا\u2069.").empty());
}
