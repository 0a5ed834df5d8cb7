#include "content/author/xlsform/safety.h"

#include "content/author/xlsform/harm_words.h"
#include "tests/content/author/xlsform/about.h"

using namespace mend;
using namespace std::string_literals;
using namespace mend::xlsform;
using Catch::Matchers::Contains;
using testing::about;
using testing::about_rows;
using testing::docked;

namespace {

std::string about_page(const std::string& markdown, std::string_view language = "en") {
  return testing::lines(check_page(module::read_page(markdown).value(), language, "01-a.md"));
}

}  // namespace

TEST_CASE("a form that asks nothing wrong has no findings") {
  CHECK(about("select_one l", "week", "How has your week been?").empty());
}

TEST_CASE("free text in a form of class rj is found in the built form") {
  CHECK_THAT(about("text", "more", "Anything else?", "rj"), Contains("/data/more is free text"));
  CHECK(about("text", "more", "Anything else?", "key-work").empty());
  CHECK(about("note", "more", "Read this.", "rj").empty());
}

TEST_CASE("a field about a person harmed is found by its name or its words, in any form") {
  CHECK_THAT(about("select_one l", "victim_name", "Name?"),
             Contains("/data/victim_name is a field about a person harmed"));
  CHECK_THAT(about("select_one l", "who", "Do you know the person harmed?"),
             Contains("asks about a person harmed"));
  CHECK_THAT(about("text", "who", "Who is the person you harmed?"), Contains("asks about a person harmed"));
  // Saying what must not be done is not asking.
  CHECK(about("acknowledge", "no_contact", "I must not contact the person harmed.").empty());
}

TEST_CASE("labels for people that must not be used are found, whatever their case") {
  CHECK_THAT(about("note", "a", "Every OFFENDER can ask."), Contains("\"offender\" must not be a label"));
  CHECK_THAT(about_page("# The inmate's day\n\nVictims, too.\n"),
             Contains("\"inmate\"") && Contains("\"victims\""));
  CHECK_THAT(about_page("# T\n\n- a perpetrator\n"), Contains("perpetrator"));
  CHECK(about("note", "a", "Your offender manager may help.").empty());
  CHECK(about("note", "a", "Inmates_x is no word here: inmatey.").find("inmatey") == std::string::npos);
}

TEST_CASE("such labels are found in Welsh and Arabic too") {
  CHECK_THAT(about_page("# T\n\nY dioddefwr.\n", "cy"), Contains("dioddefwr"));
  CHECK(about_page("# T\n\nEich rheolwr troseddwyr.\n", "cy").empty());
  CHECK_THAT(about_page("# T\n\nالضحية هنا.\n", "ar"), Contains("must not be a label"));
}

TEST_CASE("a sentence over fifteen words is found") {
  const std::string fifteen =
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
  CHECK(about("note", "a", fifteen + ". Next one.").empty());
  CHECK_THAT(about("note", "a", fifteen + " sixteen."), Contains("16 words"));
  CHECK_THAT(about_page("# T\n\n::: callout\n" + fifteen + " sixteen.\n:::\n"), Contains("16 words"));
  CHECK(about_page("# T\n\n" + fifteen + " sixteen.\n", "cy").empty());
}

TEST_CASE("every part of a page is looked at") {
  const std::string page =
      "# T\n\n## Victim one\n\nVictim two.\n\n- victim three\n\n![victim four](media/a.png)\n\n"
      "::: choice\nVictim five?\n\n- victim six\n  > victim seven\n- a\n  > b\n:::\n"
      "::: reflection\nvictim eight\n:::\n::: help-pause\nvictim nine\n:::\n::: callout\nvictim ten\n:::\n";
  const auto findings = check_page(module::read_page(page).value(), "en", "a.md");
  CHECK(findings.size() == 10);
}

TEST_CASE("a missing translation is named with its question and language") {
  const std::string text = about("select_one l", "week", "How are you?", "key-work", {"en", "cy", "ar"});
  CHECK_THAT(text, Contains("The label of /data/week is missing in language cy"));
  CHECK_THAT(text, Contains("The choice a of /data/week is missing in language ar"));
}

TEST_CASE("a missing translation of a choice is named once, with its own sheet and row") {
  testing::Folder folder(
      "type,name,label,label::cy,choice_filter\nselect_one l,a,A?,Acy?,\nselect_one l,b,B?,Bcy?,\n"
      "select_one_external e,c,C?,Ccy?,area = ${a}\nselect_one_from_file p.csv,d,D?,Dcy?,\n",
      "list_name,name,label,label::cy\nl,x,X,Xcy\nl,y,Y,\n");
  folder.put("external_choices.csv", "list_name,name,label,label::cy,area\ne,z,Z,,x\n")
      .put("media/p.csv", "name,label,label::cy\np,P,Pcy\nq,The victim,\n");
  const Compiled result = folder.compiled();
  CHECK(testing::lines(result.findings).empty());
  CHECK(
      testing::lines(check_form(*form::Form::load(result.xform).value(), "key-work", {"en", "cy"}, "form.xml",
                                result.rows, result.choices)) ==
      "choices, row 3, column \"label\": The choice is missing in language cy; translate it.\n"
      "external_choices, row 2, column \"label\": The choice is missing in language cy; translate it.\n"
      "media/p.csv, row 3, column \"label\": The choice asks about a person harmed; no form may, so take "
      "it out.\n"
      "media/p.csv, row 3, column \"label\": The choice: \"victim\" must not be a label for a person; write "
      "\"person harmed\" or \"person who caused harm\" (en).\n"
      "media/p.csv, row 3, column \"label\": The choice is missing in language cy; translate it.\n");
}

TEST_CASE("a person harmed is not asked about in Welsh or Arabic either") {
  const auto cy = [](const std::string& words) { return mentions_person_harmed(words, "cy"); };
  CHECK(cy("Beth yw enw’r dioddefwr?"));
  CHECK(cy("Pwy oedd eich ddioddefwyr?"));
  CHECK(cy("Pwy yw’r person y gwnaethoch ei niweidio?"));
  CHECK(cy("Beth yw enw’r person arall?"));
  CHECK_FALSE(cy("Ydych chi’n teimlo’n ddiogel yma?"));
  const auto ar = [](const std::string& words) { return mentions_person_harmed(words, "ar"); };
  CHECK(ar("ما اسم الضحية؟"));
  CHECK(ar("من هو الشخص الذي تعرّض للأذى؟"));
  CHECK(ar("ما اسم الشخص الآخر؟"));
  CHECK_FALSE(ar("هل تشعر بالأمان هنا؟"));
}

TEST_CASE("a person harmed is not asked about in any language of the device") {
  for (const auto& [language, words] : {std::pair{"pl", "Kto był ofiarą?"},
                                        {"ro", "Cine este victima?"},
                                        {"lt", "Kas nukentėjo?"},
                                        {"pt", "Quem é a VÍTIMA?"},
                                        {"vi", "Nạn nhân là ai?"},
                                        {"tr", "Mağdur kim?"},
                                        {"so", "Waa kuma dhibbanaha?"},
                                        {"sq", "Kush është viktima?"},
                                        {"fa", "قربانی کیست؟"},
                                        {"hi", "पीड़ित कौन है?"},
                                        {"zh", "受害人是谁？"},
                                        {"th", "ผู้เสียหายคือใคร"}}) {
    INFO(language);
    CHECK(mentions_person_harmed(words, language));
  }
}

TEST_CASE("marks that nobody sees do not hide a word") {
  CHECK(mentions_person_harmed("Name of the vic\u00ADtim?", "en"));
  CHECK(mentions_person_harmed("VIC\u200BTIM", "en"));
  CHECK(mentions_person_harmed("الضـحية", "ar"));
}

TEST_CASE("a choice, also one that is found by a filter, cannot be about a person harmed") {
  CHECK_THAT(
      about_rows("select_one l,who,Who?,,\n", "key-work", {"en"}, "list_name,name,label\nl,victim,A\n"),
      Contains("/data/who has the choice \"victim\""));
  CHECK_THAT(about_rows("select_one l,who,Who?,,,,x = 1\n", "key-work", {"en"},
                        "list_name,name,label,x\nl,a,The victim,1\n"),
             Contains("asks about a person harmed"));
  CHECK_THAT(about_rows("select_one l,who,Who?,,,,x = 1\n", "key-work", {"en"},
                        "list_name,name,label,x\nl,victim,A,1\n"),
             Contains("the list l has the choice \"victim\""));
}

TEST_CASE("a number without a bound could be a telephone, so a form about restorative justice has none") {
  CHECK_THAT(about_rows("integer,n,How many?,,\n", "rj"), Contains("/data/n takes any number"));
  CHECK_THAT(about_rows("integer,n,How many?,,,,,. >= 0 and . < 5000\n", "rj"),
             Contains("/data/n takes any number"));
  CHECK(about_rows("integer,n,How many?,,,,,. >= 0 and . < 20\n", "rj").empty());
  CHECK(about_rows("integer,n,How many?,,,,,5 >= . and (-5 < .)\n", "rj").empty());
  // Digits can stand behind a minus, far above, behind the point, and wherever another answer lets them.
  for (const char* open : {". < 20", ". > 0", ". > 0 and . < 7000000", ". > 0 or . < 20", "true()",
                           ". > 0 and . < ${n2}", "string-length(.) < 20"}) {
    CAPTURE(open);
    CHECK_THAT(about_rows("select_one l,n2,N?,,,,,\ninteger,n,How many?,,,,,"s + open + "\n", "rj"),
               Contains("/data/n takes any number"));
  }
  CHECK_THAT(about_rows("decimal,n,How much?,,,,,. >= 0 and . < 20\n", "rj"),
             Contains("/data/n takes any digits"));
  CHECK(about_rows("integer,n,How many?,,\n", "key-work").empty());
}

TEST_CASE("free text has a longest length of its own") {
  CHECK_THAT(about_rows(docked + "text,a,More?,,\n"),
             Contains("survey, row 3: /data/a has no longest length"));
  CHECK(about_rows(docked + "text,a,More?,,300\n").empty());
}

TEST_CASE("who writes freely has been told that nobody sees it until the device is docked") {
  CHECK_THAT(about_rows("text,a,More?,,300\n"), Contains("/data/a is free text, and nobody has been told"));
  CHECK(about_rows("text,a,More?,Nobody sees this until the device is docked.,300\n").empty());
  // Afterwards, or only to some, is not before.
  CHECK_THAT(about_rows("text,a,More?,,300\n" + docked), Contains("nobody has been told"));
  CHECK_THAT(
      about_rows("select_one l,s,S?,,\nnote,who,Nobody sees this until the device is docked.,,,${s} = 'a'\n"
                 "text,a,More?,,300\n"),
      Contains("nobody has been told"));
}

TEST_CASE("an answer that somebody is not safe can always bring up the help stop") {
  CHECK(about("select_one l", "safe", "Do you feel safe here?").empty());
  CHECK_THAT(
      about_rows("text,safe,Do you feel safe here?,Nobody sees this until the device is docked.,300\n"),
      Contains("no answer can bring up the help stop"));
  CHECK_THAT(about_rows("select_one l,safe,Are you safe?,,,,x = 1\n", "key-work", {"en"},
                        "list_name,name,label,x\nl,a,A,1\n"),
             Contains("no answer can bring up the help stop"));
}

TEST_CASE("who is asked about help today is told that nobody reads it now") {
  CHECK_THAT(about_rows("select_one l,help,Do you need help today?,,\n"),
             Contains("does not say that nobody reads"));
  CHECK(about_rows("select_one l,help,Do you need help today?,This is not read at once.,\n").empty());
}

TEST_CASE("a survey says that it cannot call help") {
  CHECK_THAT(about("select_one l", "fair", "I am treated fairly.", "survey"),
             Contains("it cannot call help"));
  CHECK(about_rows("select_one l,fair,I am treated fairly.,,\nnote,end,This survey cannot call help.,,\n",
                   "survey")
            .empty());
}

TEST_CASE("guidance is held to the same words as what it guides") {
  testing::Folder folder("type,name,label,guidance_hint\nselect_one l,a,A?,Ask about the victim.\n",
                         "list_name,name,label\nl,a,A\n");
  const Compiled result = folder.compiled();
  CHECK_THAT(
      testing::lines(check_form(*form::Form::load(result.xform).value(), "key-work", {"en"}, "form.xml")),
      Contains("guidance about a person harmed"));
}

TEST_CASE("choices out of a file are held to the same words, and cannot leave a language out") {
  testing::Folder folder(
      "type,name,label,label::Cymraeg (cy)\nselect_one_from_file jobs.csv,j,Job?,Swydd?\n");
  folder.put("media/jobs.csv", "name,label\na,The victim\n");
  const Compiled result = folder.compiled();
  const auto form = form::Form::load(result.xform).value();
  CHECK_THAT(testing::lines(check_form(*form, "key-work", {"en"}, "form.xml")),
             Contains("The choice \"The victim\" of the list jobs of /data asks about a person harmed") &&
                 !Contains("one language only"));
  CHECK_THAT(
      testing::lines(check_form(*form, "key-work", {"en", "cy"}, "form.xml", result.rows)),
      Contains("survey, row 2: /data/j takes its choices from a file, which has words in one language only"));
}
