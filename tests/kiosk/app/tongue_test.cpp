#include "kiosk/app/tongue.h"

#include <catch2/catch.hpp>

using namespace mend;

TEST_CASE("Without a policy Welsh stands second, beside English, and not behind the alphabet") {
  const auto tongues =
      app::Tongues::load(std::filesystem::path(MEND_BINARY_DIR) / "share" / "mend" / "locale");
  CHECK(tongues.offered({}) == std::vector<std::string>{"en", "cy", "ar"});
  // A prison decides for itself.
  CHECK(tongues.offered({"ar", "xx", "en"}) == std::vector<std::string>{"ar", "en"});
}

TEST_CASE("Without any language file English is still there") {
  const auto tongues = app::Tongues::load("/nonexistent");
  CHECK(tongues.offered({}) == std::vector<std::string>{"en"});
  CHECK(tongues.offered({"cy"}) == std::vector<std::string>{"en"});
}
