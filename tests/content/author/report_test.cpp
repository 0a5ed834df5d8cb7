#include "content/author/report.h"

#include <catch2/catch.hpp>

using namespace mend::author;
using Catch::Contains;

namespace {

Report hostile() {
  return {"<script>alert(1)</script>",
          {{"Thing \" onload=x & <b>",
            {{"Page \x1B[31m",
              "en\" onclick=\"x",
              {line_of(Mark::added, "<img src=x>\xE2\x80\xAE\n+ forged")},
              {{"now<", "image/png", {1, 2, 3}}}}}}}};
}

}  // namespace

TEST_CASE(
    "Words of a proposal cannot become markup, a script or an address in the page that a reviewer opens") {
  const std::string html = as_html(hostile());
  CHECK_THAT(html, !Contains("<script") && !Contains("<img src=x") && !Contains("onclick=\"x\"") &&
                       !Contains("<b>"));
  CHECK_THAT(html, Contains("&lt;script&gt;") && Contains("default-src 'none'") && Contains("⟨U+202E⟩"));
  CHECK_THAT(html, !Contains("http://") && !Contains("https://") && !Contains("href"));
}

TEST_CASE("Words of a proposal cannot move a terminal's cursor or begin a line of their own") {
  const std::string text = as_text(hostile());
  CHECK(text.find('\x1B') == std::string::npos);
  CHECK_THAT(text, Contains("⟨U+001B⟩") && Contains("<img src=x>⟨U+202E⟩⟨U+000A⟩+ forged"));
}
