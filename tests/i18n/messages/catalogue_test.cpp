#include "i18n/messages/catalogue.h"

#include "i18n/messages/english.h"
#include "mo_builder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

using namespace mend::messages;

namespace {

constexpr std::int64_t summer_noon = 1'782'907'200'000;  // 2026-07-01 12:00 UTC, 13:00 in London
constexpr std::int64_t winter_noon = 1'767'268'800'000;  // 2026-01-01 12:00 UTC, 12:00 in London

const std::string locale_folder = MEND_BINARY_DIR "/share/mend/locale";

Catalogue catalogue_of(const std::vector<std::pair<std::string, std::string>>& messages,
                       const char* tag = "cy") {
  auto all = messages;
  all.insert(all.begin(), mo_header);
  auto catalogue = Catalogue::read(make_mo_file(all), tag);
  REQUIRE(catalogue);
  return std::move(*catalogue);
}

std::string drafts_of(std::vector<std::pair<std::string, std::string>> messages) {
  messages.insert(messages.begin(), mo_header);
  return make_mo_file(messages);
}

std::string_view english_of(std::string_view name) {
  return english[Id::find(name)->index()].pattern;
}

}  // namespace

TEST_CASE("English needs no file") {
  const Catalogue english;
  CHECK(english.get("help.title").value() == "Get help now");
  CHECK(english.get("help.title").approved());
  CHECK(english.get("help.title").language() == "en");
  CHECK(Catalogue::load("/nonexistent", "en"));
}

TEST_CASE("a draft is shown as a draft, in its own language") {
  Catalogue catalogue = catalogue_of({{"button.back\4Back", "Yn ôl"}});
  REQUIRE(catalogue.add_drafts(drafts_of({{"button.send\4Send", "Anfon"}})));
  const Text draft = catalogue.get("button.send");
  CHECK(draft.value() == "Anfon");
  CHECK(draft.language() == "cy");
  CHECK_FALSE(draft.approved());
  CHECK(catalogue.get("button.back").approved());
  CHECK(catalogue.is_draft());
}

TEST_CASE("words of safety or consent are never those of a draft") {
  Catalogue catalogue = catalogue_of({{"button.back\4Back", "Yn ôl"}}, "ur");
  std::vector<std::pair<std::string, std::string>> all;
  for (const std::string_view name : known_ids) {
    all.emplace_back(std::string(name) + "\4" + std::string(english_of(name)), "guess");
  }
  REQUIRE(catalogue.add_drafts(drafts_of(all)));
  std::size_t safety = 0;
  for (const std::string_view name : known_ids) {
    const Text text = catalogue.get(*Id::find(name));
    INFO(name);
    if (name == "button.back") continue;
    CHECK_FALSE(text.approved());
    CHECK(text.language() == (text.safety() ? "en" : "ur"));
    CHECK((text.value() == "guess") != text.safety());
    safety += text.safety() ? 1 : 0;
  }
  CHECK(safety > 30);
}

TEST_CASE("a draft never takes the place of what is approved") {
  Catalogue catalogue = catalogue_of({{"button.back\4Back", "Yn ôl"}});
  REQUIRE(catalogue.add_drafts(drafts_of({{"button.back\4Back", "Cefn"}})));
  CHECK(catalogue.get("button.back").value() == "Yn ôl");
  CHECK(catalogue.get("button.back").approved());
}

TEST_CASE("a language is a draft until all of it is approved") {
  CHECK_FALSE(Catalogue().is_draft());
  CHECK_FALSE(Catalogue::pseudo().is_draft());
  std::vector<std::pair<std::string, std::string>> all;
  for (const std::string_view name : known_ids) {
    all.emplace_back(std::string(name) + "\4" + std::string(english_of(name)), "x");
  }
  CHECK_FALSE(catalogue_of(all).is_draft());
  const auto back = std::find_if(all.begin(), all.end(),
                                 [](const auto& message) { return message.first == "button.back\4Back"; });
  REQUIRE(back != all.end());
  all.erase(back);
  Catalogue most = catalogue_of(all);
  CHECK(most.is_draft());
  REQUIRE(most.add_drafts(drafts_of({{"button.back\4Back", "x"}})));
  CHECK(most.is_draft());
}

TEST_CASE("damaged drafts cost nothing but themselves, and are told") {
  Catalogue catalogue = catalogue_of({{"button.back\4Back", "Yn ôl"}});
  const auto added = catalogue.add_drafts("junk");
  REQUIRE_FALSE(added);
  CHECK(added.error().find("cy") != std::string::npos);
  CHECK(catalogue.get("button.back").approved());

  const std::filesystem::path folder = std::filesystem::path(MEND_BINARY_DIR) / "damaged_drafts";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "cy.mo", std::ios::binary)
      << make_mo_file({mo_header, {"button.back\4Back", "Yn ôl"}});
  std::ofstream(folder / "cy.draft.mo", std::ios::binary) << "junk";
  const auto loaded = Catalogue::load(folder, "cy");
  REQUIRE(loaded);
  CHECK(loaded->get("button.back").value() == "Yn ôl");
  CHECK(loaded->trouble().find("draft") != std::string::npos);
  CHECK(Catalogue::load(locale_folder, "cy")->trouble().empty());
  std::filesystem::remove_all(folder);
}

TEST_CASE("a translation that leaves nothing to read falls back to English") {
  const Catalogue blank = catalogue_of(
      {{"button.back\4Back", " "}, {"sign-in.greeting\4Hello, {name}", "{name, select, other {　}}"}});
  CHECK(blank.get("button.back").value() == "Back");
  CHECK_FALSE(blank.get("button.back").approved());
  CHECK(blank.format("sign-in.greeting", {{"name", "Sam"}}).value() == "Hello, ⁨Sam⁩");
}

TEST_CASE("an approved translation is shown as such") {
  const auto welsh = Catalogue::load(locale_folder, "cy");
  REQUIRE(welsh);
  const Text title = welsh->get("help.title");
  CHECK(title.value() == "Cael help nawr");
  CHECK(title.language() == "cy");
  CHECK(title.approved());
}

TEST_CASE("words that nobody has translated are shown in English and say so") {
  const Catalogue partial = catalogue_of({{"button.back\4Back", "Yn ôl"}});
  const Text title = partial.get("help.title");
  CHECK(title.value() == "Get help now");
  CHECK(title.language() == "en");
  CHECK_FALSE(title.approved());
  CHECK(title.safety());
  CHECK(partial.get("button.back").approved());
  CHECK_FALSE(partial.get("button.back").safety());
}

TEST_CASE("a translation of other English words is not trusted") {
  const Catalogue stale = catalogue_of({{"help.cell-bell\4Ring your cell bell.", "Canwch gloch eich cell."}});
  CHECK(stale.get("help.cell-bell").value() == "Press your cell bell.");
  CHECK_FALSE(stale.get("help.cell-bell").approved());
}

TEST_CASE("a translation that is not a pattern falls back to English instead of showing braces") {
  const Catalogue broken = catalogue_of({{"sign-in.greeting\4Hello, {name}", "Helo, {name"}});
  CHECK(broken.format("sign-in.greeting", {{"name", "Sam"}}).value() == "Hello, \u2068Sam\u2069");
  CHECK_FALSE(broken.format("sign-in.greeting", {{"name", "Sam"}}).approved());
}

TEST_CASE("a missing or damaged file is an error in one sentence, and English goes on") {
  const auto missing = Catalogue::load("/nonexistent", "cy");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().find("/nonexistent/cy.mo") != std::string::npos);
  const auto damaged = Catalogue::read("junk", "cy");
  REQUIRE_FALSE(damaged);
  CHECK(damaged.error().find("cy") != std::string::npos);
}

TEST_CASE("plurals follow the language") {
  const Catalogue english;
  CHECK(english.format("learn.minutes", {{"count", 1}}).value() == "About 1 minute");
  CHECK(english.format("learn.minutes", {{"count", 5}}).value() == "About 5 minutes");
  const auto arabic = Catalogue::load(locale_folder, "ar");
  REQUIRE(arabic);
  CHECK(arabic->format("learn.minutes", {{"count", 2}}).value() == "دقيقتان تقريباً");
  CHECK(arabic->format("learn.minutes", {{"count", 5}}).value() == "5 دقائق تقريباً");
}

TEST_CASE("dates are those of London, in summer too, in the reader's language") {
  const Catalogue english;
  CHECK(english.format("status.collected", {{"date", Date{summer_noon}}}).value() ==
        "Collected on 1 July 2026.");
  const auto last_docked = [](const Catalogue& catalogue, std::int64_t when) {
    return catalogue.format("form.before.last-docked", {{"date", Date{when}}, {"time", TimeOfDay{when}}})
        .value();
  };
  CHECK(last_docked(english, summer_noon) == "Last docked: 1 July 2026, 13:00.");
  CHECK(last_docked(english, winter_noon) == "Last docked: 1 January 2026, 12:00.");
  // An hour before midnight of the winter's clock is tomorrow by the summer's.
  CHECK(last_docked(english, 1'782'862'200'000) == "Last docked: 1 July 2026, 00:30.");
  const auto welsh = Catalogue::load(locale_folder, "cy");
  REQUIRE(welsh);
  CHECK(welsh->format("status.collected", {{"date", Date{summer_noon}}}).value() ==
        "Casglwyd ar 1 Gorffennaf 2026.");
}

TEST_CASE("numbers have the digits of the telephone in every language") {
  const auto arabic = Catalogue::load(locale_folder, "ar");
  REQUIRE(arabic);
  CHECK(arabic->format("status.collected", {{"date", Date{summer_noon}}}).value() ==
        "استُلم في 1 يوليو 2026.");
  CHECK(arabic->format("learn.page", {{"page", 3}, {"pages", 12}}).value() == "صفحة 3 من 12");
}

TEST_CASE("a name can't turn the sentence round it") {
  const Catalogue english;
  // Right-to-left override, and an end of isolate to break out of ours.
  CHECK(english.format("sign-in.greeting", {{"name", "\u202e\u2069Sam\u202c"}}).value() ==
        "Hello, \u2068Sam\u2069");
  CHECK(isolate("").empty());
  CHECK(isolate("\u0645\u2066x") == "\u2068\u0645x\u2069");
}

TEST_CASE("a name with braces or apostrophes is shown as it is") {
  const Catalogue english;
  CHECK(english.format("sign-in.greeting", {{"name", "{date} 'O''Neil'"}}).value() ==
        "Hello, \u2068{date} 'O''Neil'\u2069");
}

TEST_CASE("a forgotten argument is seen rather than hidden") {
  const Catalogue english;
  CHECK(english.get("sign-in.greeting").value() == "Hello, {name}");
}

TEST_CASE("an empty text is the only one that can be made without a catalogue") {
  const Text nothing;
  CHECK(nothing.value().empty());
  STATIC_REQUIRE_FALSE(std::is_constructible_v<Text, std::string>);
  STATIC_REQUIRE_FALSE(std::is_constructible_v<Text, const char*>);
}
