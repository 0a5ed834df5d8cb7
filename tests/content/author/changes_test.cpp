#include "content/author/changes.h"

#include "content/author/report.h"
#include "tests/content/author/shelf.h"

#include <catch2/catch.hpp>

using namespace mend;
using author_test::Shelf;
using Catch::Contains;

namespace {

std::string shown(const Shelf& before, const Shelf& after) {
  const auto changes = author::find_changes(before.side(), after.side());
  return changes ? author::as_text({"Test", changes->things}) : "refused: " + changes.error().message;
}

}  // namespace

TEST_CASE("A changed page shows the sentence that changed, with its word") {
  Shelf before;
  before.put_module(1, {{"pages/en/01-hurt.md", "# Hurt\n\nYou do not have to.\n"}});
  Shelf after = before;
  after.put_module(2, {{"pages/en/01-hurt.md", "# Hurt\n\nYou do have to.\n"}});
  const std::string text = shown(before, after);
  CHECK_THAT(text, Contains("The module mend/what-is-rj: version 2 after version 1") &&
                       Contains("- You do [-not -]have to.") && Contains("+ You do have to.") &&
                       Contains("Page pages/en/01-hurt.md"));
}

TEST_CASE("A new page, a page that goes, and a page in another language are each named") {
  Shelf before;
  before.put_module(1, {{"pages/en/01-a.md", "# A\n"}, {"pages/en/02-b.md", "# B\n"}});
  Shelf after = before;
  after.put_module(2, {{"pages/en/01-a.md", "# A\n"}, {"pages/cy/01-a.md", "# Un\n"}});
  const std::string text = shown(before, after);
  CHECK_THAT(text, Contains("Page pages/cy/01-a.md") && Contains("+ # Un") && Contains("- # B") &&
                       Contains("now: taken out") && Contains("1 file is the same"));
}

TEST_CASE("White space that changes no word is still a change that is seen") {
  Shelf before;
  before.put_module(1, {{"pages/en/01-a.md", "# A\n\nWords.\n"}});
  Shelf after = before;
  after.put_module(2, {{"pages/en/01-a.md", "# A\n\n\nWords.\n"}});
  CHECK_THAT(shown(before, after), Contains("It reads the same, but its bytes are others."));
}

TEST_CASE("A picture is shown with its words, before and now") {
  Shelf before;
  before.put_module(
      1, {{"pages/en/01-a.md", "# A\n\n![A tree](media/a.png)\n"}, {"media/a.png", author_test::png(1)}});
  Shelf after = before;
  after.put_module(
      2, {{"pages/en/01-a.md", "# A\n\n![A tree](media/a.png)\n"}, {"media/a.png", author_test::png(2)}});
  const auto changes = author::find_changes(before.side(), after.side());
  if (!changes) FAIL(changes.error().message);
  CHECK_THAT(author::as_text({"T", changes->things}), Contains("in words (en): A tree"));
  const std::string html = author::as_html({"T", changes->things});
  CHECK_THAT(html, Contains(base::base64(base::to_bytes(author_test::png(1)))) &&
                       Contains(base::base64(base::to_bytes(author_test::png(2)))));
}

TEST_CASE("What is damaged or cannot be read is refused, never passed over") {
  Shelf before;
  Shelf after;
  after.put_module(1, {{"pages/en/01-a.md", "no title"}});
  CHECK_THAT(shown(before, after), Contains("refused") && Contains("01-a.md"));
  after.put_module(1, {{"pages/en/01-a.md", "# A\n"}, {"media/a.png", "GIF89a"}});
  CHECK_THAT(shown(before, after), Contains("refused") && Contains("media/a.png"));
  after.put_module(1, {{"pages/en/01-a.md", "# A\n"}, {"other/a.bin", "x"}});
  CHECK_THAT(shown(before, after), Contains("refused") && Contains("other/a.bin"));
  Shelf odd;
  odd.put("targets", "software/kiosk/1", "program");
  CHECK_THAT(shown(before, odd), Contains("refused") && Contains("software/kiosk/1"));
}

TEST_CASE("A version that changes in its place is called out") {
  Shelf before;
  before.put_module(1, {{"pages/en/01-a.md", "# A\n"}});
  Shelf after = before;
  after.put_module(1, {{"pages/en/01-a.md", "# B\n"}});
  CHECK_THAT(shown(before, after), Contains("! A published version must never change"));
}

TEST_CASE("A form says what is not safe for answers and drafts that stand") {
  Shelf before;
  before.put_form(1, author_test::form({{"yes", "Yes"}, {"no", "No"}}), "key-work");
  Shelf after = before;
  after.put_form(2, author_test::form({{"yes", "Yes, please"}, {"never", "Never"}}), "survey");
  const std::string text = shown(before, after);
  CHECK_THAT(text, Contains("! Not safe: The choice no of help is gone") &&
                       Contains("The choice yes of help has other words") &&
                       Contains(". Safe: The choice never of help is new") &&
                       Contains("class key-work and are of the class survey"));
  CHECK_THAT(text, Contains("  help may be: [-no-]") && Contains("○ yes: {+Yes, please+}"));
}

TEST_CASE("A question that goes, changes its kind or can no longer be skipped is not safe") {
  Shelf before;
  before.put_form(
      1, author_test::form({{"yes", "Yes"}}, "<input ref=\"/data/more\"><label>More?</label></input>"),
      "key-work");
  Shelf after = before;
  after.put_form(
      2, author_test::form({{"yes", "Yes"}}, "", "<bind nodeset=\"/data/help\" required=\"true()\"/>"),
      "key-work");
  CHECK_THAT(shown(before, after),
             Contains("The question more is gone") && Contains("help could be skipped and cannot"));
}

TEST_CASE("A question turned round, in any language, and other readers of its answers are warned of") {
  const auto form = [](const std::string& safe, const std::string& welsh, const std::string& reader,
                       const std::string& group) {
    const auto text = [](const std::string& words) {
      return "<text id=\"s\"><value>" + words + "</value></text></translation>";
    };
    return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">)"
           R"x(<h:head><h:title>T</h:title><model><itext><translation lang="en" default="true()">)x" +
           text(safe) + "<translation lang=\"cy\">" + text(welsh) +
           R"(</itext><instance><data id="ask"><g><safe/></g><response_class/><meta><instanceID/></meta>)"
           "</data></instance><bind nodeset=\"/data/response_class\" calculate=\"" +
           reader + "\"/>" + group +
           R"x(</model></h:head><h:body><group ref="/data/g"><select1 ref="/data/g/safe">)x"
           R"x(<label ref="jr:itext('s')"/><item><label>No</label><value>no</value></item></select1></group>)x"
           "</h:body></h:html>";
  };
  const std::string asked = "Do you feel safe?", gofyn = "Ydych chi’n teimlo’n ddiogel?", to = "'rj'";
  const auto told = [&](const std::string& after_form) {
    Shelf before;
    before.put_form(1, form(asked, gofyn, to, ""), "rj");
    Shelf after = before;
    after.put_form(2, after_form, "rj");
    return shown(before, after);
  };
  const auto turned = Contains("! Not safe: The question safe has other words");
  CHECK_THAT(told(form("Do you feel in danger?", gofyn, to, "")), turned);
  CHECK_THAT(told(form(asked, "Ydych chi mewn perygl?", to, "")), turned);
  CHECK_THAT(told(form(asked, gofyn, "'key-work'", "")),
             Contains("! Not safe: Who reads the answers is decided in another way") && !turned);
  CHECK_THAT(told(form(asked, gofyn, to, "<bind nodeset=\"/data/g\" relevant=\"1 = 2\"/>")),
             Contains("! Not safe: The group g is asked at other times"));
}

TEST_CASE("A policy shows each member that changes, and warns of keys and of less help") {
  Shelf before;
  before.put_policy(author_test::policy());
  Shelf after = before;
  base::Json changed = author_test::policy();
  changed["urgent"] = base::Json::object();
  changed["help_lines"][2]["number"] = "116 124";
  changed["class_keys"][0]["key"] = base::base64(base::Bytes(32, 8));
  changed["idle_lock_seconds"] = 301;
  changed["withdrawn"] = {"mend/what-is-rj@1"};
  after.put_policy(changed);
  const std::string text = shown(before, after);
  CHECK_THAT(text, Contains("The policy policy/DEMO.json") &&
                       Contains("+ withdrawn •: \"mend/what-is-rj@1\"") &&
                       Contains("- idle_lock_seconds: 300\n") && Contains("{+124\"}+}"));
  CHECK_THAT(text, Contains("! An answer that was urgent is so no more.") &&
                       Contains("! The keys that answers are sealed to change") &&
                       Contains("! The ways to get help change."));
  CHECK_THAT(text, !Contains("sealed to another hub") && !Contains("that was withdrawn is shown again"));
  CHECK_THAT(shown(after, before), Contains("! Something that was withdrawn is shown again."));
}

TEST_CASE("What is taken out, and what a role says beside its targets, is shown") {
  Shelf before;
  before.put_module(1, {{"pages/en/01-a.md", "# A\n"}});
  Shelf after = before;
  after.roles["targets"]["targets"].erase("modules/mend/what-is-rj/1.json");
  after.roles["targets"]["version"] = 2;
  after.roles["targets"]["x-later"] = {{"any", "thing"}};
  after.roles["targets"]["delegations"]["keys"]["abc"]["keytype"] = "ed25519";
  const std::string text = shown(before, after);
  CHECK_THAT(text, Contains("Taken out: modules/mend/what-is-rj/1.json") && Contains("+ version: 2") &&
                       Contains("x-later, any: \"thing\"") && Contains("delegations, keys, abc, keytype"));
}

TEST_CASE("Whatever byte of a change is changed, the reviewer sees another page") {
  Shelf before;
  before.put_module(1, {{"pages/en/01-a.md", "# A\n\nWords.\n"}, {"media/a.png", author_test::png(1)}});
  before.put_policy(author_test::policy());
  Shelf after = before;
  after.put_module(2, {{"pages/en/01-a.md", "# A\n\nOther words.\n\n![Alt](media/a.png)\n"},
                       {"media/a.png", author_test::png(2)}});
  base::Json policy = author_test::policy();
  policy["idle_lock_seconds"] = 299;
  after.put_policy(policy);
  const std::string honest = shown(before, after);
  REQUIRE_THAT(honest, !Contains("refused"));
  std::size_t tried = 0;
  // Each file with each byte turned, listed anew as whoever forges it would.
  for (const std::string& path : after.paths()) {
    const std::string bytes = after.bytes_of(path);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      Shelf forged = after;
      std::string other = bytes;
      other[at] = static_cast<char>(other[at] ^ 1);
      forged.replace(path, other);
      CAPTURE(path, at);
      CHECK(shown(before, forged) != honest);
      ++tried;
    }
  }
  CHECK(tried > 500);
}
