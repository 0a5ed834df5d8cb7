#include "content/author/xlsform/safety.h"

#include "content/base/memory_files.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::xlsform;
using Catch::Matchers::Contains;

namespace {

std::string lines(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) text += finding.text() + "\n";
  return text;
}

/// Findings for a form of one row and its columns.
std::string about(const std::string& type, const std::string& name, const std::string& label,
                  const std::string& answer_class = "key-work",
                  const std::vector<std::string>& languages = {"en"}) {
  base::MemoryFiles files;
  REQUIRE(files.make_folders("/form"));
  const std::string survey = "type,name,label\n" + type + "," + name + ",\"" + label + "\"\n";
  REQUIRE(files.write_atomic("/form/survey.csv", base::as_bytes(survey), base::FileMode::shared_read));
  REQUIRE(files.write_atomic("/form/choices.csv", base::as_bytes("list_name,name,label\nl,a,A\n"),
                             base::FileMode::shared_read));
  // Compiled as an ordinary form: the check has to find it in the XForm by itself.
  const Compiled result = compile(files, "/form", {"test", "key-work"}).value();
  for (const Finding& finding : result.findings) FAIL(finding.text());
  return lines(check_form(*form::Form::load(result.xform).value(), answer_class, languages, "form.xml"));
}

std::string about_page(const std::string& markdown, std::string_view language = "en") {
  return lines(check_page(module::read_page(markdown).value(), language, "01-a.md"));
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
