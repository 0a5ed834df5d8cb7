#include "sync/console/html.h"

#include "sync/console/components.h"
#include "sync/console/form_data.h"

#include <catch2/catch.hpp>

using namespace mend::console;

TEST_CASE("nothing from outside becomes markup") {
  CHECK(text("<script>alert('x')</script> & \"q\"").string() ==
        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;q&quot;");
  CHECK(tag("p", {{"title", "\"><img src=x onerror=y>"}}, text("a")).string() ==
        "<p title=\"&quot;&gt;&lt;img src=x onerror=y&gt;\">a</p>");
  CHECK(heading("<b>").string().find("<b>") == std::string::npos);
}

TEST_CASE("bytes that are no text are replaced, never passed on") {
  const std::string mark = "\xEF\xBF\xBD";
  CHECK(text("a\x01z").string() == "a" + mark + "z");
  CHECK(text("\xff").string() == mark);
  CHECK(text("\xc0\xbc").string() == mark + mark);             // "<" in too many bytes
  CHECK(text("\xed\xa0\x80").string() == mark + mark + mark);  // half a surrogate
  CHECK(text("a\xe2\x82").string() == "a" + mark + mark);
  CHECK(text(std::string_view("\0", 1)).string() == mark);
  CHECK(text("Siân ŵ ب 🙂").string() == "Siân ŵ ب 🙂");
}

TEST_CASE("a link leads nowhere but to a page of ours") {
  CHECK(tag("a", {{"href", "/work"}}).string() == "<a href=\"/work\"></a>");
  CHECK(tag("a", {{"href", "#main"}}).string() == "<a href=\"#main\"></a>");
  for (const char* address : {"javascript:alert(1)", "//evil.example", "/\\evil.example",
                              "https://evil.example", "", " /x", "data:text/html,x"}) {
    CAPTURE(address);
    CHECK(tag("a", {{"href", address}}).string() == "<a href=\"#\"></a>");
    CHECK(tag("form", {{"action", address}}).string() == "<form action=\"#\"></form>");
    CHECK(void_tag("img", {{"src", address}}).string() == "<img src=\"#\">");
  }
}

TEST_CASE("forms are read as browsers send them, and nothing else is taken") {
  const auto form = FormData::parse("name=S%C3%A2n+B&empty=&flag");
  REQUIRE(form);
  CHECK(form->get("name") == "Sân B");
  CHECK(form->get("empty").empty());
  CHECK(form->get("flag").empty());
  CHECK(form->get("other").empty());
  for (const char* bad : {"a=%", "a=%2", "a=%zz", "a=1&a=2", "%=1"}) {
    CAPTURE(bad);
    CHECK_FALSE(FormData::parse(bad));
  }
  std::string many;
  for (int i = 0; i < 100; ++i) many += "f" + std::to_string(i) + "=1&";
  CHECK_FALSE(FormData::parse(many));
}

TEST_CASE("a cookie that is sent twice is no cookie") {
  CHECK(cookie_value("a=1; __Host-mend=abc; b=2", "__Host-mend") == "abc");
  CHECK(cookie_value("__Host-mend=abc;__Host-mend=def", "__Host-mend").empty());
  CHECK(cookie_value("x__Host-mend=abc", "__Host-mend").empty());
  CHECK(cookie_value("__Host-mend-other=abc", "__Host-mend").empty());
}

TEST_CASE("ages are said as people say them") {
  const mend::base::UnixMillis now = 1'800'000'000'000;
  const auto words = [&](std::int64_t minutes) {
    const std::string html = age(now - minutes * 60'000, now).string();
    return html.substr(html.find('>') + 1, html.rfind('<') - html.find('>') - 1);
  };
  CHECK(words(0) == "just now");
  CHECK(words(-5) == "just now");
  CHECK(words(1) == "1 minute ago");
  CHECK(words(59) == "59 minutes ago");
  CHECK(words(60) == "1 hour ago");
  CHECK(words(47 * 60) == "47 hours ago");
  CHECK(words(48 * 60) == "2 days ago");
}
