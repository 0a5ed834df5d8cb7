#include "sync/console/answer_list.h"

#include <catch2/catch.hpp>

using namespace mend;
using Catch::Contains;

namespace {

form::Answer answer(const std::string& label, const std::vector<form::Words>& words,
                    form::Control control = form::Control::text) {
  form::Answer made;
  made.label = {label, "en"};
  made.control = control;
  made.words = words;
  return made;
}

}  // namespace

TEST_CASE("what somebody wrote is words and never markup, and keeps its lines") {
  const std::string html = console::answer_list({answer("More?", {{"<b>one</b>\n**two**", ""}})}).string();
  CHECK_THAT(html, Contains("&lt;b&gt;one&lt;/b&gt;\n**two**") && Contains("class=\"mend-answer\""));
}

TEST_CASE("Markdown of the form's own words is taken out where staff read them") {
  CHECK_THAT(console::answer_list({answer("How **are** you?", {{"_Well_", "en"}, {"*So*", "en"}},
                                          form::Control::select_multiple)})
                 .string(),
             Contains("How are you?") && Contains(">Well<") && Contains(">So<") && Contains("<ul"));
}

TEST_CASE("what was put in order is numbered, also when it is one") {
  CHECK_THAT(console::answer_list({answer("First?", {{"Tea", "en"}}, form::Control::rank)}).string(),
             Contains("<ol") && Contains("<li"));
}

TEST_CASE("answers about one of several stand below its number, and the others do not") {
  auto before = answer("A", {{"1", ""}});
  auto one = answer("B", {{"2", ""}});
  one.repeats = {{{"Visit", "en"}, 1}};
  auto inner = answer("C", {{"3", ""}});
  inner.repeats = {{{"Visit", "en"}, 1}, {{"", ""}, 2}};
  auto two = answer("B", {{"4", ""}});
  two.repeats = {{{"Visit", "en"}, 2}};
  auto after = answer("D", {{"5", ""}});
  const std::string html = console::answer_list({before, one, inner, two, after}).string();
  std::size_t at = 0;
  for (const char* next :
       {">A<", ">Visit 1<", ">B<", ">Visit 1, Number 2<", ">C<", ">Visit 2<", ">4<", ">Other questions<", ">D<"}) {
    CAPTURE(next, html);
    at = html.find(next, at);
    REQUIRE(at != std::string::npos);
  }
}
