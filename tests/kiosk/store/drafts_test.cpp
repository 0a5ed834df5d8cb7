#include "kiosk/store/drafts.h"

#include "cell.h"

#include <catch2/catch.hpp>

using namespace mend;
using store::DraftEntry;

TEST_CASE("every answer that was taken is there after a power cut, in its order") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string draft = cell.begin_draft(who);
  const std::vector<std::string> answers = {"good", "", "line one\nline two", "ಠ ș ب 😀"};
  for (std::size_t n = 0; n < answers.size(); ++n) {
    REQUIRE(cell.store->drafts.append(who, draft, {DraftEntry::Kind::answer, "/data/q", answers[n]}));
    cell.reopen();
    const auto loaded = cell.store->drafts.load(who, draft);
    REQUIRE(loaded);
    REQUIRE(loaded->entries.size() == n + 1);
    CHECK(loaded->entries.back().value == answers[n]);
    CHECK(loaded->entries.back().ref == "/data/q");
  }
  const auto drafts = cell.store->drafts.list(who);
  REQUIRE(drafts);
  REQUIRE(drafts->size() == 1);
  CHECK(drafts->front().head.titles.at("en") == "Canarytitle");
  CHECK(base::as_text(drafts->front().head.xform) == "<canaryxform/>");
}

TEST_CASE("a draft of a form with 50,000 choices is taken up again") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const base::Bytes large(15 * 1024 * 1024, 'x');
  const auto draft = cell.store->drafts.begin(
      who, {"mend/canary-form", 1, "key-work", {{"en", "Canarytitle"}}, large, cell.clock.now()});
  REQUIRE(draft);
  REQUIRE(cell.store->drafts.append(who, *draft, {DraftEntry::Kind::answer, "/data/q", "first"}));
  cell.reopen();
  const auto loaded = cell.store->drafts.load(who, *draft);
  REQUIRE(loaded);
  CHECK(loaded->head.xform == large);
  CHECK(loaded->entries.size() == 1);
}

TEST_CASE("a full disk refuses an answer in words, and keeps those before it") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string draft = cell.begin_draft(who);
  REQUIRE(cell.store->drafts.append(who, draft, {DraftEntry::Kind::answer, "/data/q", "first"}));
  REQUIRE(cell.store->database().limit_pages(1));
  const auto refused =
      cell.store->drafts.append(who, draft, {DraftEntry::Kind::answer, "/data/q", std::string(20'000, 'x')});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == base::ErrorKind::no_space);
  cell.reopen();
  const auto loaded = cell.store->drafts.load(who, draft);
  REQUIRE(loaded);
  REQUIRE(loaded->entries.size() == 1);
  CHECK(loaded->entries.front().value == "first");
}

TEST_CASE("another resident can neither see, open, change nor delete a draft") {
  tests::Cell cell;
  cell.roster();
  const auto sam = cell.enter(cell.sam);
  const auto ali = cell.enter(cell.ali, "1357");
  const std::string draft = cell.begin_draft(sam);
  CHECK(cell.store->drafts.list(ali)->empty());
  CHECK_FALSE(cell.store->drafts.load(ali, draft));
  CHECK_FALSE(cell.store->drafts.append(ali, draft, {}));
  REQUIRE(cell.store->drafts.remove(ali, draft));
  CHECK(cell.store->drafts.load(sam, draft));
}

TEST_CASE("answers moved between rows or drafts do not open") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string draft = cell.begin_draft(who);
  REQUIRE(cell.store->drafts.append(who, draft, {DraftEntry::Kind::answer, "/data/a", "yes"}));
  REQUIRE(cell.store->drafts.append(who, draft, {DraftEntry::Kind::answer, "/data/b", "no"}));
  REQUIRE(cell.store->database().run(
      "UPDATE draft_entry SET sealed=(SELECT sealed FROM draft_entry WHERE number=1)"));
  CHECK_FALSE(cell.store->drafts.load(who, draft));
}
