#include "kiosk/screens/home_model.h"

#include "kiosk/screens/sign_in_model.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::screens;

TEST_CASE("a name that tries to turn the sentence round stays a name") {
  const messages::Catalogue english;
  const HomeModel model = make_home(english, "Sam\u202e evil");
  CHECK(model.title.value().find("\u202e") == std::string::npos);
  CHECK(model.title.value().find("Sam") != std::string::npos);
}

TEST_CASE("languages stand by their own names in the prison's order") {
  const auto choices = language_choices({"cy", "en", "ar"}, "en");
  REQUIRE(choices.size() == 3);
  CHECK(choices[0].own_name.text == "Cymraeg");
  CHECK(choices[1].chosen);
  CHECK(choices[2].own_name.text == "العربية");
  CHECK(choices[2].own_name.language == "ar");
}
