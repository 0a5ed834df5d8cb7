#include "i18n/messages/pseudo.h"

#include "i18n/messages/catalogue.h"
#include "i18n/messages/english.h"

#include <catch2/catch.hpp>
#include <unicode/messagepattern.h>
#include <unicode/unistr.h>

using namespace mend::messages;

namespace {

/// As a person counts: letters, whatever their bytes.
int32_t letters(const std::string& utf8) {
  return icu::UnicodeString::fromUTF8(utf8).countChar32();
}

Text in(const Catalogue& catalogue, std::string_view name) {
  return catalogue.format(*Id::find(name), {{"name", "Sam"},
                                            {"number", "5"},
                                            {"count", 3},
                                            {"seconds", 3},
                                            {"minutes", 3},
                                            {"page", 1},
                                            {"pages", 2},
                                            {"date", Date{1'782'907'200'000}},
                                            {"time", TimeOfDay{1'782'907'200'000}}});
}

}  // namespace

TEST_CASE("a pseudo pattern keeps its arguments and the syntax of its plurals") {
  CHECK(pseudo_pattern("Back") == "[Ɓƀááçķ]");
  CHECK(pseudo_pattern("Hello, {name}") == "[Ĥĥééľľľö, {name}]");
  CHECK(pseudo_pattern("{count, plural, =0 {None} one {# day} other {# days}}") ==
        "[{count, plural, =0 {Ññööñé} one {# đđááý} other {# đđááýš}}]");
  CHECK(pseudo_pattern("it''s '{'x'}'") == "[ííţ''šš '{'ẋẋ'}']");
}

TEST_CASE("what is no pattern stays as it is in the pseudo-locale") {
  CHECK(pseudo_pattern("Hello, {name") == "Hello, {name");
}

TEST_CASE("every message of the pseudo-locale is longer by two fifths, bracketed and accented") {
  const Catalogue plain;
  const Catalogue pseudo = Catalogue::pseudo();
  CHECK(pseudo.language() == pseudo_tag);
  for (const std::string_view name : known_ids) {
    const Text text = in(pseudo, name);
    INFO(name << ": " << text.value());
    CHECK(text.value().front() == '[');
    CHECK(text.value().back() == ']');
    CHECK(text.language() == pseudo_tag);
    CHECK(text.approved());
    const int32_t before = letters(in(plain, name).value());
    // What an argument says, a date or a name, is nobody's to make longer.
    const bool is_plain = english[Id::find(name)->index()].pattern.find('{') == std::string_view::npos;
    CHECK(letters(text.value()) * 10 >= before * (is_plain ? 14 : 11));
  }
}

TEST_CASE("a message of the pseudo-locale has the arguments of its English") {
  const Catalogue pseudo = Catalogue::pseudo();
  CHECK(pseudo.format("sign-in.greeting", {{"name", "Sam"}}).value() == "[Ĥĥééľľľö, \u2068Sam\u2069]");
  CHECK(pseudo.format("settings.dwell.seconds", {{"seconds", 1}}).value() == "[1 ššééççöñđ]");
  CHECK(pseudo.format("settings.dwell.seconds", {{"seconds", 2}}).value() == "[2 ššééççööñđš]");
  CHECK(pseudo.format("mine.made", {{"date", Date{1'782'907'200'000}}}).value().find("1 July 2026") !=
        std::string::npos);
}
