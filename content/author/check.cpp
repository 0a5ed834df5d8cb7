#include "content/author/check.h"

#include "content/author/build.h"
#include "content/author/form_migration.h"
#include "content/author/form_steps.h"
#include "content/author/scratch.h"
#include "content/author/source_files.h"
#include "content/author/xlsform/safety.h"
#include "content/author/xlsform/xlsform.h"
#include "content/form/form.h"
#include "content/module/page.h"

namespace mend::author {

namespace {

constexpr std::size_t steps_bytes = 4 * 1024 * 1024;

std::string count(std::size_t paragraphs, const char* one, const char* more) {
  return std::to_string(paragraphs) + (paragraphs == 1 ? " paragraph " : " paragraphs ") +
         (paragraphs == 1 ? one : more);
}

class Checker {
 public:
  Checker(base::Files& files, const Source& source, const Translator& translate, const base::Path& scratch)
      : files_(files), source_(source), translate_(translate), scratch_(scratch) {}

  base::Result<CheckReport> run() {
    check_words();
    if (source_.kind == "form") check_form_sheets();
    if (report_.problems.empty()) {
      const auto built = build_source(files_, source_, translate_);
      if (!built) {
        report_.problems.push_back(built.error().message);
        return std::move(report_);
      }
      MEND_CHECK(check_built(*built));
    }
    check_translations();
    return std::move(report_);
  }

 private:
  void add(const std::vector<xlsform::Finding>& findings) {
    for (const xlsform::Finding& finding : findings) report_.problems.push_back(finding.text());
  }

  void check_words() {
    const std::string file = (source_.folder / "module.toml").string();
    for (const auto* words : {&source_.title, &source_.summary}) {
      for (const auto& [language, text] : *words) add(xlsform::check_words(text, language, file));
      for (const std::string& language : source_.languages) {
        if (!words->contains(language)) {
          report_.problems.push_back(file + ": the title or the summary is missing in \"" + language + "\".");
        }
      }
    }
  }

  void check_form_sheets() {
    const auto compiled =
        xlsform::compile(files_, source_.folder / "form", {source_.id, source_.response_class});
    if (compiled) {
      add(compiled->findings);
      rows_ = compiled->rows;
      choices_ = compiled->choices;
      for (const xlsform::Finding& warning : compiled->warnings) report_.notes.push_back(warning.text());
    } else {
      report_.problems.push_back(compiled.error().message);
    }
  }

  base::Status check_built(const Built& built) {
    for (const auto& [path, bytes] : built.files) {
      const std::string file = (source_.folder / path).string();
      if (path == "form.xml") {
        MEND_TRY(const auto form, form::Form::load(bytes));
        add(xlsform::check_form(*form, source_.response_class, source_.languages,
                                (source_.folder / "form").string(), rows_, choices_));
        MEND_CHECK(run_steps(form));
        MEND_TRY(form::MigrationReport moved, check_migrations(files_, source_.folder / "form", *form));
        for (std::string& problem : moved.problems) report_.problems.push_back(std::move(problem));
        for (std::string& doubt : moved.doubts) report_.notes.push_back(std::move(doubt));
      } else if (path.starts_with("pages/")) {
        const std::string language = path.substr(6, path.find('/', 6) - 6);
        MEND_TRY(const module::Page page, module::read_page(base::as_text(bytes)));
        add(xlsform::check_page(page, language, file));
      }
    }
    return {};
  }

  /// What the author says that the form does.
  base::Status run_steps(const std::shared_ptr<const form::Form>& form) {
    const base::Path folder = source_.folder / "form";
    MEND_TRY(const std::vector<std::string> names, files_.list_files(folder));
    for (const std::string& name : names) {
      if (!name.ends_with(".steps.jsonl")) continue;
      MEND_TRY(const base::Bytes steps, files_.read(folder / name, steps_bytes));
      for (std::string& problem : run_form_steps(form, (folder / name).string(), base::as_text(steps)))
        report_.problems.push_back(std::move(problem));
    }
    return {};
  }

  void check_translations() {
    if (source_.kind != "module") return;
    for (std::size_t i = 1; i < source_.languages.size(); ++i) {
      const base::Path po = source_.folder / "po" / (source_.languages[i] + ".po");
      const auto state = count_translations(po, scratch_);
      if (!state) {
        report_.problems.push_back(state.error().message);
      } else if (state->fuzzy > 0 || state->missing > 0) {
        report_.notes.push_back(po.string() + ": " +
                                count(state->missing, "is untranslated", "are untranslated") + " and " +
                                count(state->fuzzy, "waits for approval", "wait for approval") +
                                "; until then the source language is shown.");
      }
    }
  }

  base::Files& files_;
  const Source& source_;
  const Translator& translate_;
  const base::Path& scratch_;
  std::map<std::string, int> rows_;                ///< of a form's questions
  std::map<std::string, xlsform::Place> choices_;  ///< and of its choices
  CheckReport report_;
};

}  // namespace

base::Result<CheckReport> check_source(base::Files& files, const base::Path& folder) {
  MEND_TRY(const Scratch scratch, Scratch::create());
  const auto source = read_source(files, folder);
  if (!source && source.error().kind != base::ErrorKind::refused) return base::fail(source.error());
  if (!source) return CheckReport{.problems = {source.error().message}, .notes = {}};
  const Translator translate = [&](const base::Path& master, const base::Path& po) {
    return translate_page(master, po, scratch.folder());
  };
  return check_source(files, *source, translate, scratch.folder());
}

base::Result<CheckReport> check_source(base::Files& files, const Source& source, const Translator& translate,
                                       const base::Path& scratch) {
  if (const base::Status real = check_source_files(source.folder); !real)
    return CheckReport{.problems = {real.error().message}, .notes = {}};
  return Checker(files, source, translate, scratch).run();
}

}  // namespace mend::author
