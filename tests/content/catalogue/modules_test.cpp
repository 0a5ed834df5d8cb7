#include "catalogue.h"
#include "content/base/random.h"
#include "content/module/page.h"

#include <cstdlib>

using namespace mend;
using namespace mend::catalogue::testing;

namespace {

struct Folder {
  base::Path path = std::filesystem::temp_directory_path() / ("mend-catalogue-" + base::SystemRandom().id());
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

std::vector<base::Path> pages(const Entry& entry) {
  std::vector<base::Path> found;
  for (const auto& file : std::filesystem::directory_iterator(root() / entry.id / "pages"))
    found.push_back(file.path());
  std::sort(found.begin(), found.end());
  return found;
}

/// The page in `language`, made as mend-author makes it.
std::string translated(const Entry& entry, const base::Path& page, const std::string& language) {
  if (language == "en") return text(page);
  const Folder folder;
  const base::Path out = folder.path / "page.md";
  const std::string command =
      "po4a-translate -f text -o markdown -M UTF-8 -L UTF-8 -k 100 -m '" + page.string() + "' -p '" +
      (root() / entry.id / "po" / (language + ".po")).string() + "' -l '" + out.string() + "' >/dev/null 2>&1";
  REQUIRE(std::system(command.c_str()) == 0);  // NOLINT(cert-env33-c): our own paths only
  REQUIRE(std::filesystem::exists(out));       // absent when less than everything is translated
  return text(out);
}

}  // namespace

TEST_CASE("every entry of the catalogue says what it is, in each of its languages") {
  const auto all = entries();
  CHECK(all.size() >= 3);
  for (const Entry& entry : all) {
    CAPTURE(entry.id);
    CHECK((entry.kind == "module" || entry.kind == "form"));
    CHECK((entry.kind == "form") == !entry.answer_class.empty());
    CHECK(entry.table["org"].value_or(std::string()) == "mend");
    CHECK(entry.table["minutes"].value_or(0) > 0);
    REQUIRE_FALSE(entry.languages.empty());
    CHECK(entry.languages[0] == "en");
    for (const std::string& language : entry.languages) {
      for (const char* key : {"title", "summary"}) {
        const std::string words = entry.table[key][language].value_or(std::string());
        CAPTURE(language, key);
        CHECK_FALSE(words.empty());
        no_findings(xlsform::check_words(words, language, entry.id));
      }
    }
  }
}

TEST_CASE("every page reads, is plain and has its pictures, in every language") {
  for (const Entry& entry : entries()) {
    if (entry.kind != "module") continue;
    for (const base::Path& file : pages(entry)) {
      const auto english = module::read_page(text(file));
      CAPTURE(file.string());
      REQUIRE(english);
      for (const std::string& language : entry.languages) {
        CAPTURE(language);
        const auto page = module::read_page(translated(entry, file, language));
        if (!page) FAIL(page.error().message);
        no_findings(xlsform::check_page(*page, language, file.filename().string()));
        REQUIRE(page->blocks.size() == english->blocks.size());
        for (std::size_t i = 0; i < page->blocks.size(); ++i) {
          CHECK(page->blocks[i].index() == english->blocks[i].index());
        }
        CHECK((language == "en" || page->title != english->title));
        CHECK(module::picture_files(*page) == module::picture_files(*english));
        for (const std::string& picture : module::picture_files(*page)) {
          CHECK(text(root() / entry.id / picture).starts_with("\x89PNG"));
        }
      }
    }
  }
}

TEST_CASE("the first module has its nine screens and says what must be said") {
  std::string words;
  std::size_t choices = 0;
  std::size_t pauses = 0;
  for (const Entry& entry : entries()) {
    if (entry.id != "what-is-rj") continue;
    CHECK(pages(entry).size() == 9);
    for (const base::Path& file : pages(entry)) {
      words += text(file);
      const auto page = module::read_page(text(file)).value();
      for (const auto& block : page.blocks) {
        choices += std::holds_alternative<module::Choice>(block) ? 1 : 0;
        pauses += std::holds_alternative<module::HelpPause>(block) ? 1 : 0;
      }
    }
  }
  CHECK(choices == 2);
  CHECK(pauses >= 1);
  for (const char* promise :
       {"You may have been harmed too. Support is here for you as well.", "You do not have to",
        "Anyone can stop", "They do not take sides", "It is not a way out of prison",
        "Learning is not restorative justice", "There is no score"}) {
    CHECK_THAT(words, Catch::Contains(promise));
  }
}
