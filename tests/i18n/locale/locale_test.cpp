#include "i18n/locale/locale.h"

#include <catch2/catch.hpp>

using mend::locale::Direction;
using mend::locale::Locale;
using mend::locale::locale_for;
using mend::locale::negotiate;

TEST_CASE("a language is shown by the name that its speakers use, and in its direction") {
  CHECK(locale_for("en") == Locale{"en", Direction::left_to_right, "English"});
  CHECK(locale_for("cy") == Locale{"cy", Direction::left_to_right, "Cymraeg"});
  CHECK(locale_for("ar") == Locale{"ar", Direction::right_to_left, "العربية"});
  CHECK(locale_for("pl").own_name == "Polski");  // a list of languages begins with capitals
}

TEST_CASE("languages that share a script with Arabic, or have two scripts, run the right way") {
  CHECK(locale_for("ckb").direction == Direction::right_to_left);
  CHECK(locale_for("ur").direction == Direction::right_to_left);
  CHECK(locale_for("ku").direction == Direction::left_to_right);
  CHECK(locale_for("pa").direction == Direction::left_to_right);
  CHECK(locale_for("pa-Arab").direction == Direction::right_to_left);
}

TEST_CASE("a tag is made canonical") {
  CHECK(locale_for("PT-br").tag == "pt-BR");
}

TEST_CASE("a hostile tag is shown as it is and does no harm") {
  for (const std::string& tag :
       {std::string(), std::string("not a tag"), std::string("-"), std::string(100'000, 'a'),
        std::string("en\0cy", 5), std::string("\xff\xfe")}) {
    const Locale locale = locale_for(tag);
    CHECK(locale.direction == Direction::left_to_right);
    CHECK(locale.own_name == tag);
  }
}

TEST_CASE("the first wanted language that is offered is chosen") {
  CHECK(negotiate({"cy", "en"}, {"en", "cy", "ar"}) == "cy");
  CHECK(negotiate({"pl", "ar"}, {"en", "cy", "ar"}) == "ar");
}

TEST_CASE("a regional wish is served by the language in the same script") {
  CHECK(negotiate({"pt-BR"}, {"en", "pt"}) == "pt");
  CHECK(negotiate({"ar-IQ"}, {"en", "ar"}) == "ar");
  CHECK(negotiate({"zh-Hant"}, {"en", "zh-Hans"}) == "en");
  CHECK(negotiate({"pa-Arab"}, {"en", "pa"}) == "en");
}

TEST_CASE("an exact match goes before a near one") {
  CHECK(negotiate({"pt-PT"}, {"pt-BR", "pt-PT"}) == "pt-PT");
}

TEST_CASE("nobody is left without a language") {
  CHECK(negotiate({"so"}, {"cy", "en"}) == "en");
  CHECK(negotiate({}, {"cy", "ar"}) == "cy");
  CHECK(negotiate({"so", "junk \xff"}, {}) == "en");
}
