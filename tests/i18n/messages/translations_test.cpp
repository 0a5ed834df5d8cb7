// What translators write is checked here, so that a slip shows in the build and not on a screen.
#include "i18n/messages/catalogue.h"
#include "i18n/messages/mo_file.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>

using namespace mend::messages;

namespace {

const std::vector<std::string> languages{"ar", "cy"};

std::string bytes_of(const std::string& language) {
  std::ifstream file(MEND_BINARY_DIR "/share/mend/locale/" + language + ".mo", std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// Names and kinds of a pattern's arguments; plural categories are the language's own affair.
std::map<std::string, UMessagePatternArgType> arguments_of(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  const icu::MessagePattern pattern(icu::UnicodeString::fromUTF8(std::string(text)), &where, status);
  INFO(text);
  REQUIRE(U_SUCCESS(status));
  std::map<std::string, UMessagePatternArgType> arguments;
  for (int32_t i = 0; i + 1 < pattern.countParts(); ++i) {
    if (pattern.getPart(i).getType() != UMSGPAT_PART_TYPE_ARG_START) continue;
    std::string name;
    pattern.getSubstring(pattern.getPart(i + 1)).toUTF8String(name);
    arguments[name] = pattern.getPart(i).getArgType();
  }
  return arguments;
}

/// The categories that a pattern's plurals name.
std::set<std::string> categories_of(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessagePattern pattern(icu::UnicodeString::fromUTF8(std::string(text)), nullptr, status);
  std::set<std::string> categories;
  for (int32_t i = 0; U_SUCCESS(status) && i < pattern.countParts(); ++i) {
    if (pattern.getPart(i).getType() != UMSGPAT_PART_TYPE_ARG_SELECTOR) continue;
    std::string name;
    pattern.getSubstring(pattern.getPart(i)).toUTF8String(name);
    categories.insert(name);
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

}  // namespace

TEST_CASE("every English message is a pattern") {
  const Catalogue english;
  for (const std::string_view name : known_ids) {
    const Text text = english.format(*Id::find(name), {{"count", 3}, {"seconds", 3}});
    INFO(name);
    CHECK_FALSE(text.value().empty());
    CHECK(text.value().find("plural") == std::string::npos);
  }
}

TEST_CASE("every translation is a pattern with the arguments of its English") {
  for (const std::string& language : languages) {
    const std::string bytes = bytes_of(language);
    const auto entries = read_mo_file(bytes);
    REQUIRE(entries);
    REQUIRE_FALSE(entries->empty());
    for (const MoEntry& entry : *entries) {
      INFO(language << ": " << entry.context);
      CHECK(arguments_of(entry.translation) == arguments_of(entry.original));
    }
  }
}

TEST_CASE("every translated plural has all the forms of its language") {
  for (const std::string& language : languages) {
    const std::string bytes = bytes_of(language);
    const auto entries = read_mo_file(bytes);
    REQUIRE(entries);
    const std::set<std::string> wanted = categories_of_language(language);
    for (const MoEntry& entry : *entries) {
      std::set<std::string> has = categories_of(entry.translation);
      if (has.empty()) continue;
      INFO(language << ": " << entry.context);
      if (has.contains("=0")) has.insert("zero");
      for (const std::string& category : wanted) CHECK(has.contains(category));
    }
  }
}

TEST_CASE("every translation belongs to a message that there is, in the English of today") {
  for (const std::string& language : languages) {
    const std::string bytes = bytes_of(language);
    const auto entries = read_mo_file(bytes);
    REQUIRE(entries);
    const Catalogue english;
    for (const MoEntry& entry : *entries) {
      INFO(language << ": " << entry.context
                    << " (run: cmake --build build/dev --target update-translations)");
      const auto id = Id::find(entry.context);
      REQUIRE(id);
      auto catalogue = Catalogue::read(bytes, language);
      REQUIRE(catalogue);
      CHECK(catalogue->get(*id).approved());
    }
  }
}
