#include "content/module/page.h"

#include <catch2/catch.hpp>

using namespace mend::module;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

Page page(std::string_view markdown) {
  return read_page(markdown).value();
}
std::string refusal(std::string_view markdown) {
  const auto read = read_page(markdown);
  return read ? std::string() : read.error().message;
}
template <class T>
const T& block(const Page& page, std::size_t index) {
  REQUIRE(index < page.blocks.size());
  REQUIRE(std::holds_alternative<T>(page.blocks[index]));
  return std::get<T>(page.blocks[index]);
}

}  // namespace

TEST_CASE("a page is its title and its blocks in order") {
  const Page read =
      page("# Harm\n\nCrime **hurts** *people*.\nAlways.\n\n## More\n\n1. one\n2. two\n\n- a **b**\n");
  CHECK(read.title == "Harm");
  REQUIRE(read.blocks.size() == 4);
  CHECK(block<Paragraph>(read, 0).spans == Spans{{"Crime ", Style::plain},
                                                 {"hurts", Style::strong},
                                                 {" ", Style::plain},
                                                 {"people", Style::emphasis},
                                                 {". Always.", Style::plain}});
  CHECK(block<Heading>(read, 1).level == 2);
  CHECK(block<List>(read, 2).ordered);
  CHECK(block<List>(read, 2).items.size() == 2);
  CHECK_FALSE(block<List>(read, 3).ordered);
  CHECK(plain(block<List>(read, 3).items[0]) == "a b");
}

TEST_CASE("a picture comes with its words") {
  const Page read =
      page("# T\n\n![Two people\ntalk](media/talk.png)\n\n::: callout\n![Same](media/talk.png)\n:::\n");
  CHECK(block<Picture>(read, 0).file == "media/talk.png");
  CHECK(block<Picture>(read, 0).alt == "Two people talk");
  CHECK(picture_files(read) == std::vector<std::string>{"media/talk.png"});
}

TEST_CASE("a picture without words is refused, because some people cannot see it") {
  CHECK_THAT(refusal("# T\n\n![](media/talk.png)\n"), StartsWith("Line 3: the picture has no words"));
  CHECK_THAT(refusal("# T\n\n![  ](media/talk.png)\n"), Contains("no words"));
}

TEST_CASE("a picture from anywhere but the module is refused") {
  for (const char* url : {"http://x/a.png", "media/../../etc/a.png", "/media/a.png", "media/a.svg",
                          "media/.png", "media/sub/a.png", "file:///a.png", ""}) {
    CAPTURE(url);
    CHECK_THAT(refusal("# T\n\n![x](" + std::string(url) + ")\n"), StartsWith("Line 3: "));
  }
}

TEST_CASE("a choice has a question and options with gentle feedback") {
  const Page read = page(
      "# T\n\n::: choice\nCan staff make you do it?\n\n- Yes\n  > No. It is your choice.\n- No\n  > That is "
      "right.\n:::\n");
  const auto& choice = block<Choice>(read, 0);
  CHECK(choice.question == "Can staff make you do it?");
  REQUIRE(choice.options.size() == 2);
  CHECK(choice.options[0].label == "Yes");
  CHECK(choice.options[1].feedback == "That is right.");
}

TEST_CASE("a choice without feedback, question or options is refused by its line") {
  CHECK_THAT(refusal("# T\n\n::: choice\nQ?\n\n- Yes\n  > a\n- No\n:::\n"),
             StartsWith("Line 8: each option"));
  CHECK_THAT(refusal("# T\n\n::: choice\n- Yes\n  > a\n- No\n  > b\n:::\n"),
             StartsWith("Line 4: a choice is"));
  CHECK_THAT(refusal("# T\n\n::: choice\nQ?\n\n- Yes\n  > a\n:::\n"), Contains("2 to 6"));
  CHECK_THAT(refusal("# T\n\n::: choice\n:::\n"), Contains("a choice is"));
  CHECK_THAT(refusal("# T\n\n::: choice\nQ?\n\n- Yes\n  > a\n- No\n  > b\n\nmore\n:::\n"),
             Contains("a choice is"));
}

TEST_CASE("callouts, reflections and help pauses hold ordinary blocks") {
  const Page read = page(
      "# T\n\n::: callout\nStop.\n\n- a\n:::\n::: reflection\nThink.\n:::\n\n::: help-pause\n:::\nEnd.\n");
  CHECK(block<Callout>(read, 0).parts.size() == 2);
  CHECK(block<Reflection>(read, 1).parts.size() == 1);
  CHECK(block<HelpPause>(read, 2).parts.empty());
  CHECK(block<Paragraph>(read, 3).spans[0].text == "End.");
}

TEST_CASE("directives that are wrong are refused by their line") {
  CHECK_THAT(refusal("# T\n\n::: callout\nx\n"), StartsWith("Line 3: this directive is never closed"));
  CHECK_THAT(refusal("# T\n\n:::\n"), StartsWith("Line 3: this \":::\" closes nothing"));
  CHECK_THAT(refusal("# T\n\n::: callout\n::: callout\n"),
             StartsWith("Line 4: close the directive of line 3"));
  CHECK_THAT(refusal("# T\n\n::: video\nx\n:::\n"), Contains("there is no \"video\""));
  CHECK_THAT(refusal("# T\n\n::: callout\n:::\n"), Contains("is empty"));
}

TEST_CASE("HTML never gets through") {
  for (const char* html :
       {"<b>x</b>", "x <i>y</i>", "<script>alert(1)</script>", "<!-- x -->", "a <!-- x --> b"}) {
    CAPTURE(html);
    CHECK_THAT(refusal("# T\n\n" + std::string(html) + "\n"), StartsWith("Line 3: HTML is not allowed"));
  }
  CHECK(plain(block<Paragraph>(page("# T\n\n1 &lt; 2 &amp; 3\n"), 0).spans) == "1 < 2 & 3");
}

TEST_CASE("there is no link out of a cell") {
  for (const char* link :
       {"[x](http://y)", "<http://y>", "[x]\n\n[x]: http://y", "[x]: http://y", "[x](media/a.png)"}) {
    CAPTURE(link);
    CHECK_THAT(refusal("# T\n\n" + std::string(link) + "\n"), Contains("links are not allowed"));
  }
}

TEST_CASE("what screens cannot show is refused, not dropped") {
  for (const char* bad : {"    code", "```\ncode\n```", "> quote", "---", "a `b` c", "#### deep",
                          "- a\n  - b", "- a\n\n  b", "-", "##", "a ![x](media/a.png) b"}) {
    CAPTURE(bad);
    CHECK_THAT(refusal("# T\n\nx\n\n" + std::string(bad) + "\n"), StartsWith("Line 5: "));
  }
}

TEST_CASE("a page has exactly one title and it comes first") {
  CHECK_THAT(refusal(""), Contains("needs a short title"));
  CHECK_THAT(refusal("Words.\n"), Contains("needs a short title"));
  CHECK_THAT(refusal("# A\n\n# B\n"), Contains("one title"));
  CHECK_THAT(refusal("# A\n\n::: callout\n# B\n:::\n"), Contains("one title"));
  CHECK_THAT(refusal("# " + std::string(400, 'x') + "\n"), Contains("short title"));
  CHECK(page("\xEF\xBB\xBF# A\r\n\r\nWords.\r\n").title == "A");
}

TEST_CASE("bytes that are no text are refused") {
  for (const std::string_view bad : {std::string_view("# T\n\na\xff"), std::string_view("# T\n\na\0b", 9),
                                     std::string_view("# T\n\na&#1;b"), std::string_view("# T\n\na\x7f")}) {
    CHECK_FALSE(refusal(bad).empty());
  }
}

TEST_CASE("hostile Markdown ends in a refusal, soon") {
  CHECK_THAT(refusal("# T\n\n" + std::string(40'000, 'x')), Contains("32 KiB"));
  std::string many = "# T\n";
  for (int i = 0; i < 200; ++i) many += "\nx\n";
  CHECK_THAT(refusal(many), Contains("60 blocks"));
  for (const char* seed :
       {"*", "_", "[", "![", "> ", "- ", "(", "`", "**a *", "&", "<", "\\", ":::\n", "1. ", "[a](", "<!--"}) {
    std::string bomb = "# T\n\n";
    while (bomb.size() < 30'000) bomb += seed;
    CAPTURE(seed);
    (void)read_page(bomb);
  }
  std::string list = "# T\n\n";
  for (int i = 0; i < 40; ++i) list += "- x\n";
  CHECK_THAT(refusal(list), Contains("30 points"));
}
