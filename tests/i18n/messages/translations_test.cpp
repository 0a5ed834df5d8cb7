// What translators write is checked here, so that a slip shows in the build and not on a screen.
#include "i18n/messages/catalogue.h"
#include "i18n/messages/english.h"
#include "i18n/messages/mo_file.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>
#include <unicode/ustring.h>

using namespace mend::messages;

namespace {

/// Languages of which somebody has approved words, if only for demonstration. In the others every entry is
/// fuzzy: the first approved word of a language is a decision, made here as well.
const std::set<std::string> with_approved_words{"ar", "cy"};

const std::string locale_folder = MEND_BINARY_DIR "/share/mend/locale/";

std::vector<std::string> languages() {
  std::vector<std::string> tags;
  for (const auto& file : std::filesystem::directory_iterator(MEND_SOURCE_DIR "/i18n/po")) {
    if (file.path().extension() == ".po") tags.push_back(file.path().stem().string());
  }
  std::sort(tags.begin(), tags.end());
  return tags;
}

std::string bytes_of(const std::string& name) {
  std::ifstream file(locale_folder + name, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// What one language has, approved and draft.
struct Translations {
  explicit Translations(const std::string& tag)
      : language(tag), approved_bytes(bytes_of(tag + ".mo")), draft_bytes(bytes_of(tag + ".draft.mo")) {
    const auto approved_entries = read_mo_file(approved_bytes);
    const auto draft_entries = read_mo_file(draft_bytes);
    INFO(tag);
    REQUIRE(approved_entries);
    REQUIRE(draft_entries);
    approved = approved_entries->size();
    all = *approved_entries;
    all.insert(all.end(), draft_entries->begin(), draft_entries->end());
  }

  std::string language;
  std::string approved_bytes, draft_bytes;
  std::vector<MoEntry> all;
  std::size_t approved = 0;
};

/// Calls `check` for each entry of each language.
template <class Check>
void for_each_entry(const Check& check) {
  REQUIRE_FALSE(languages().empty());
  for (const std::string& language : languages()) {
    const Translations translations(language);
    CHECK_FALSE(translations.all.empty());
    for (const MoEntry& entry : translations.all) {
      INFO(language << ": " << entry.context << ": " << entry.translation);
      check(language, entry);
    }
  }
}

icu::MessagePattern pattern_of(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::MessagePattern pattern(icu::UnicodeString::fromUTF8(std::string(text)), nullptr, status);
  INFO(text);
  REQUIRE(U_SUCCESS(status));
  return pattern;
}

std::string part_of(const icu::MessagePattern& pattern, int32_t part) {
  std::string text;
  pattern.getSubstring(pattern.getPart(part)).toUTF8String(text);
  return text;
}

/// Names and kinds of a pattern's arguments; plural categories are the language's own affair.
std::map<std::string, UMessagePatternArgType> arguments_of(std::string_view text) {
  const icu::MessagePattern pattern = pattern_of(text);
  std::map<std::string, UMessagePatternArgType> arguments;
  for (int32_t i = 0; i + 1 < pattern.countParts(); ++i) {
    if (pattern.getPart(i).getType() != UMSGPAT_PART_TYPE_ARG_START) continue;
    arguments[part_of(pattern, i + 1)] = pattern.getPart(i).getArgType();
  }
  return arguments;
}

/// The categories that a pattern's plurals name.
std::set<std::string> categories_of(std::string_view text) {
  const icu::MessagePattern pattern = pattern_of(text);
  std::set<std::string> categories;
  for (int32_t i = 0; i < pattern.countParts(); ++i) {
    if (pattern.getPart(i).getType() != UMSGPAT_PART_TYPE_ARG_SELECTOR) continue;
    categories.insert(part_of(pattern, i));
  }
  return categories;
}

std::set<std::string> categories_of_language(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(
      icu::PluralRules::forLocale(icu::Locale(language.c_str()), status));
  const std::unique_ptr<icu::StringEnumeration> keywords(rules->getKeywords(status));
  std::set<std::string> categories;
  while (const char* keyword = keywords->next(nullptr, status)) categories.insert(keyword);
  return categories;
}

/// Ids that `has` lacks, one a line, for the person who has to translate them.
std::string missing_from(const std::set<std::string_view>& has) {
  std::string missing;
  for (const std::string_view name : known_ids) {
    if (!has.contains(name)) missing += "\n  " + std::string(name);
  }
  return missing;
}

}  // namespace

TEST_CASE("every English message is a pattern") {
  const Catalogue english;
  for (const std::string_view name : known_ids) {
    const Text text = english.format(*Id::find(name), {{"count", 3}, {"seconds", 3}, {"minutes", 3}});
    INFO(name);
    CHECK_FALSE(text.value().empty());
    CHECK(text.value().find("plural") == std::string::npos);
  }
}

TEST_CASE("every translation is a pattern with the arguments of its English") {
  for_each_entry([](const std::string&, const MoEntry& entry) {
    CHECK(arguments_of(entry.translation) == arguments_of(entry.original));
  });
}

TEST_CASE("every translated plural has all the forms of its language, and no others") {
  for_each_entry([](const std::string& language, const MoEntry& entry) {
    std::set<std::string> has = categories_of(entry.translation);
    if (has.empty()) return;
    if (has.erase("=0") > 0 && categories_of_language(language).contains("zero")) has.insert("zero");
    CHECK(has == categories_of_language(language));
  });
}

TEST_CASE("no translation takes an apostrophe for a letter, or brings bidi controls of its own") {
  for_each_entry([](const std::string&, const MoEntry& entry) {
    // MessageFormat takes ' for a quote, which hides an argument after it.
    CHECK(entry.translation.find('\'') == std::string_view::npos);
    for (const char* control : {"\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e",
                                "\u2066", "\u2067", "\u2068", "\u2069", "\n", "\t"}) {
      CHECK(entry.translation.find(control) == std::string_view::npos);
    }
  });
}

TEST_CASE("every translation is composed, as keyboards, fonts and searches expect it") {
  for_each_entry([](const std::string&, const MoEntry& entry) {
    CHECK(entry.translation.find("\u00a0 ") == std::string_view::npos);
    CHECK(entry.translation.front() != ' ');
    CHECK(entry.translation.back() != ' ');
    CHECK(entry.translation.find("  ") == std::string_view::npos);
  });
}

TEST_CASE("every translation belongs to a message that there is, in the English of today") {
  for_each_entry([](const std::string&, const MoEntry& entry) {
    INFO("run: cmake --build build/dev --target update-translations");
    const auto id = Id::find(entry.context);
    REQUIRE(id);
    CHECK(entry.original == english[id->index()].pattern);
  });
}

TEST_CASE("dates have European digits and the Gregorian year in every language") {
  constexpr std::int64_t summer_noon = 1'782'907'200'000;  // 2026-07-01
  for (const std::string& language : languages()) {
    const auto catalogue = Catalogue::load(locale_folder, language);
    REQUIRE(catalogue);
    const std::string text = catalogue->format("form.carry-on.body", {{"date", Date{summer_noon}}}).value();
    INFO(language << ": " << text);
    CHECK(text.find("2026") != std::string::npos);
    const std::string page = catalogue->format("learn.page", {{"page", 3}, {"pages", 1234}}).value();
    INFO(page);
    CHECK(page.find('3') != std::string::npos);
    CHECK(page.find("234") != std::string::npos);
  }
}

TEST_CASE("only languages in which somebody has approved words have approved words") {
  for (const std::string& language : languages()) {
    INFO(language);
    CHECK((Translations(language).approved > 0) == with_approved_words.contains(language));
  }
}

// Hidden from the ordinary run, as who adds a message can't translate it: see CMakeLists.txt.
TEST_CASE("Welsh is whole and approved", "[.whole]") {
  const Translations welsh("cy");
  std::set<std::string_view> has;
  for (std::size_t i = 0; i < welsh.approved; ++i) has.insert(welsh.all[i].context);
  CHECK(missing_from(has) == "");
  CHECK_FALSE(Catalogue::load(locale_folder, "cy")->is_draft());
}

TEST_CASE("every language has every message, if only as a draft", "[.whole]") {
  for (const std::string& language : languages()) {
    const Translations translations(language);
    std::set<std::string_view> has;
    for (const MoEntry& entry : translations.all) has.insert(entry.context);
    INFO(language);
    CHECK(missing_from(has) == "");
  }
}
