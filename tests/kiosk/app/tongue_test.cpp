#include "kiosk/app/tongue.h"

#include "i18n/locale/locale.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>

using namespace mend;

namespace {

const std::filesystem::path ours = std::filesystem::path(MEND_BINARY_DIR) / "share" / "mend" / "locale";

/// A folder of its own, gone with the test.
struct Folder {
  Folder() {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::filesystem::path path = std::filesystem::path(MEND_BINARY_DIR) / "tongue_test";
};

}  // namespace

TEST_CASE("Without a policy Welsh stands second, beside English, and the others by their own names") {
  const auto tongues = app::Tongues::load(ours);
  std::vector<std::string> offered = tongues.offered({});
  REQUIRE(offered.size() >= 3);
  CHECK(offered[0] == "en");
  CHECK(offered[1] == "cy");
  std::vector<std::string> names;
  for (std::size_t n = 2; n < offered.size(); ++n) names.push_back(locale::locale_for(offered[n]).own_name);
  CHECK(std::is_sorted(names.begin(), names.end()));
  // A prison decides for itself.
  CHECK(tongues.offered({"ar", "xx", "en"}) == std::vector<std::string>{"ar", "en"});
}

TEST_CASE("Every language that has words is offered once, drafts and the pseudo-locale are no languages") {
  const auto tongues = app::Tongues::load(ours);
  std::set<std::string> expected{"en"};
  for (const auto& file : std::filesystem::directory_iterator(MEND_SOURCE_DIR "/i18n/po")) {
    if (file.path().extension() == ".po") expected.insert(file.path().stem().string());
  }
  const std::vector<std::string> offered = tongues.offered({});
  CHECK(std::set<std::string>(offered.begin(), offered.end()) == expected);
  CHECK(offered.size() == expected.size());
}

TEST_CASE("Who chooses a language that is not all approved is told so in that language") {
  const auto tongues = app::Tongues::load(ours);
  CHECK_FALSE(tongues.draft_notice("en"));
  for (const std::string& tag : tongues.offered({})) {
    INFO(tag);
    CHECK(tongues.draft_notice(tag).has_value() == tongues.catalogue(tag).is_draft());
  }
}

TEST_CASE("Without any language file English is still there") {
  const auto tongues = app::Tongues::load("/nonexistent");
  CHECK(tongues.offered({}) == std::vector<std::string>{"en"});
  CHECK(tongues.offered({"cy"}) == std::vector<std::string>{"en"});
}

TEST_CASE("A damaged, strange or hostile language file costs that language and nothing else") {
  const Folder folder;
  std::filesystem::copy_file(ours / "cy.mo", folder.path / "cy.mo");
  std::ofstream(folder.path / "cy.draft.mo") << "junk";
  std::ofstream(folder.path / "ar.mo") << "junk";
  std::filesystem::copy_file(ours / "cy.mo", folder.path / "not a tag.mo");
  std::filesystem::copy_file(ours / "cy.mo", folder.path / "en.mo");
  std::filesystem::create_directory(folder.path / "pl.mo");
  const auto tongues = app::Tongues::load(folder.path);
  CHECK(tongues.offered({}) == std::vector<std::string>{"en", "cy"});
  CHECK(tongues.catalogue("cy").get("help.title").value() == "Cael help nawr");
  CHECK(tongues.catalogue("en").get("help.title").value() == "Get help now");
  CHECK(tongues.catalogue("ar").get("help.title").value() == "Get help now");
}

TEST_CASE("The keyboard on the screen comes as somebody wished, and by touch where the wish is not known") {
  const mend::messages::Catalogue english;
  CHECK_FALSE(mend::app::make_keyboard(english, "never"));
  CHECK(mend::app::make_keyboard(english, "always")->mode == mend::ui::KeyboardMode::always);
  CHECK(mend::app::make_keyboard(english, "")->mode == mend::ui::KeyboardMode::touch);
  CHECK(mend::app::make_keyboard(english, "sideways")->mode == mend::ui::KeyboardMode::touch);
  CHECK(mend::app::make_keyboard(english, "")->languages == std::vector<std::string>{"en"});
}
