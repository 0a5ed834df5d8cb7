#include "content/author/new_module.h"

#include "content/author/source.h"
#include "content/library/policy.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace mend::author {

namespace {

constexpr const char* common_toml = R"(# Words after a "#" are for you; no resident sees them.
id = "@ID@"            # The same as the folder. It never changes: answers and policies use it.
kind = "@KIND@"            # "module" (pages to read) or "form" (questions that staff read).
org = "@ORG@"              # Who answers for it. Their reviewers approve it.
languages = ["en"]        # English first. Add "cy" when the Welsh is there, and so on.
minutes = 5               # How long it takes somebody who reads slowly.
audience = "everyone"
)";

constexpr const char* class_toml = R"(
# Who may read the answers: key-work, rj, safer-custody, survey (nobody learns who sent it) or progress.
class = "@CLASS@"
)";

constexpr const char* words_toml = R"(
[title]                   # On the tile. A few plain words in each language.
en = "@TITLE@"

[summary]                 # Below the title: what it is for, in one short sentence.
en = "@SUMMARY@"
)";

constexpr const char* first_page = R"(# Say what this page is about

Write one idea in each paragraph. Use short words and short sentences.

You can show **one or two words** as strong.

::: callout
Put here what people should notice.
:::
)";

constexpr const char* second_page = R"(# A question to think about

Nothing is saved here. There is no score.

::: choice
What would you like to do next?

- Read it again
  > That is fine. You can read it as often as you like.
- Talk to somebody
  > You can ask your key worker, or press the help button.
:::

::: help-pause
If this is hard to read, stop for a moment.
:::
)";

constexpr const char* module_notes = R"(This folder is one module. You may delete this file.

module.toml      what it is called and how long it takes
pages/NN-name.md one screen each, in the order of the numbers
media/name.png   pictures; a page shows one with ![what it shows, in words](media/name.png)
po/cy.po         the Welsh words, made with po4a (docs/authoring.md says how)
audio/en/NN-name.opus   somebody reading a page aloud, if you have it

Look at it as residents will:  mend-author preview THIS-FOLDER
See what has to be mended:     mend-author check THIS-FOLDER
)";

constexpr const char* survey_csv = R"(type,name,label,hint,required,appearance,bind::mend:max-length
note,intro,Staff will read this. You can skip any question.,Nobody sees it until the device is docked.,,,
@LIMIT@select_one week,week,How has your week been?,,,faces,
select_one yes_no,talk,Would you like to talk about it?,,,,
text,more,Is there anything else?,What you write is not secret if someone may be hurt.,,multiline,300
)";

constexpr const char* rj_survey_csv = R"(type,name,label,hint,required,appearance,bind::mend:max-length
note,intro,Staff will read this. You can skip any question.,Nobody sees it until the device is docked.,,,
select_one week,week,How has your week been?,,,faces,
select_one yes_no,talk,Would you like to talk about it?,,,,
)";

constexpr const char* choices_csv = R"(list_name,name,label
week,very-good,Very good
week,good,Good
week,ok,OK
week,bad,Bad
week,very-bad,Very bad
yes_no,yes,Yes
yes_no,no,No
yes_no,rather-not-say,I would rather not say
)";

constexpr const char* settings_csv = R"(form_id,default_language,form_title
@ID@,English (en),@TITLE@
)";

constexpr const char* form_notes = R"~(This folder is one form. You may delete this file.

module.toml         what it is called, and who may read the answers
form/survey.csv     one question a row
form/choices.csv    the answers to choose from
form/settings.csv   the form's id and title

Open the sheets in any spreadsheet and save them as CSV in UTF-8. The columns of survey.csv:

type        note (only words), text, acknowledge (a tick), select_one LIST, select_multiple LIST
name        the name of the question in rules and reports; it never changes
label       what people are asked
hint        a few words below it
required    empty: it can be skipped; "yes": it needs an answer
appearance  faces (five faces, best first), multiline
bind::mend:max-length   the most letters that can be written

Words in Welsh go in a column "label::Cymraeg (cy)", and so on. docs/authoring.md names every column.

Look at it as residents will:  mend-author preview THIS-FOLDER
See what has to be mended:     mend-author check THIS-FOLDER
)~";

std::string filled(std::string text, const NewModule& wanted) {
  const bool is_form = wanted.kind == "form";
  const std::pair<const char*, std::string> values[] = {
      {"@ID@", wanted.id},
      {"@KIND@", wanted.kind},
      {"@ORG@", wanted.org},
      {"@CLASS@", wanted.response_class},
      {"@TITLE@", is_form ? "A new form" : "A new module"},
      {"@LIMIT@", wanted.response_class == "survey" ? "note,limit,This survey cannot call help.,,,,\n" : ""},
      {"@SUMMARY@", is_form ? "Tell staff how you are. You can skip any question." : "What this is about."}};
  for (const auto& [name, value] : values) {
    for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos; at += value.size())
      text.replace(at, std::string_view(name).size(), value);
  }
  return text;
}

base::Status check_id(const std::string& name, const char* what) {
  const bool plain = !name.empty() && name.size() <= 64 && name.front() != '-' &&
                     std::all_of(name.begin(), name.end(), [](unsigned char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                     });
  if (plain) return {};
  return base::refused(
      std::string(what) + " \"" + name +
      "\" cannot be used; take small letters a to z, digits and \"-\", such as \"getting-ready\".");
}

}  // namespace

base::Result<base::Path> new_module(base::Files& files, const NewModule& wanted) {
  MEND_CHECK(check_id(wanted.id, "The id"));
  MEND_CHECK(check_id(wanted.org, "The organisation"));
  const bool is_form = wanted.kind == "form";
  if (!is_form && wanted.kind != "module")
    return base::refused("There is no kind \"" + wanted.kind + "\"; it is \"module\" or \"form\".");
  if (is_form && !library::is_response_class(wanted.response_class)) {
    return base::refused("There is no class \"" + wanted.response_class +
                         "\" of answers; take key-work, rj, safer-custody, survey or progress.");
  }
  const base::Path folder = wanted.catalogue / wanted.id;
  if (files.exists(folder)) {
    return base::refused("\"" + folder.string() +
                         "\" is there already; choose another id, or go on with what is in it.");
  }
  const char* survey = wanted.response_class == "rj" ? rj_survey_csv : survey_csv;
  std::vector<std::pair<const char*, std::string>> contents;
  if (is_form) {
    contents = {{"README.txt", form_notes},
                {"form/choices.csv", choices_csv},
                {"form/settings.csv", settings_csv},
                {"form/survey.csv", survey}};
  } else {
    contents = {
        {"README.txt", module_notes}, {"pages/01-start.md", first_page}, {"pages/02-think.md", second_page}};
  }
  contents.emplace_back("module.toml", std::string(common_toml) + (is_form ? class_toml : "") + words_toml);

  // Beside its place first, so that being cut off leaves no half of a module that looks like one.
  const base::Path beside = wanted.catalogue / ("." + wanted.id + ".new");
  MEND_CHECK(files.remove_tree(beside));
  const auto write = [&]() -> base::Status {
    for (const auto& [name, text] : contents) {
      MEND_CHECK(files.make_folders((beside / name).parent_path()));
      MEND_CHECK(files.write_atomic(beside / name, base::as_bytes(filled(text, wanted)),
                                    base::FileMode::shared_read));
    }
    return files.rename(beside, folder);
  };
  const base::Status written = write();
  if (!written) {
    static_cast<void>(files.remove_tree(beside));
    return base::fail(written.error());
  }
  return folder;
}

}  // namespace mend::author
