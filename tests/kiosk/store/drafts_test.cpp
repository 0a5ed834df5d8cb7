#include "kiosk/store/drafts.h"

#include "cell.h"
#include "kiosk/store/closet.h"

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
  CHECK(base::as_text(cell.store->drafts.load(who, draft)->head.xform) == "<canaryxform/>");
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

TEST_CASE("a draft keeps the answers that call for help, and those that came to be named since") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string draft = cell.begin_draft(who);
  const library::AnswerRules first = {{"canary-form", {{"canaryquestion", {"canarybad"}}}}};
  const library::AnswerRules next = {{"canary-form", {{"rest", {"never"}}}}};
  REQUIRE(cell.store->drafts.keep_rules(who, draft, {}, next));
  REQUIRE(cell.store->drafts.keep_rules(who, draft, next, {}));
  cell.reopen();
  const auto head = cell.store->drafts.load(who, draft)->head;
  CHECK(head.help_stop == library::united(first, next));
  CHECK(head.urgent == next);
  CHECK(base::as_text(head.xform) == "<canaryxform/>");
  CHECK(cell.store->drafts.list(who)->front().head.urgent == next);
  const auto ali = cell.enter(cell.ali, "1357");
  CHECK_FALSE(cell.store->drafts.keep_rules(ali, draft, first, first));
}

TEST_CASE("the list of drafts opens no form, however large") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  store::DraftHead head;
  head.form = "mend/large";
  head.xform = base::Bytes(16 * 1024 * 1024, 'x');
  const auto draft = cell.store->drafts.begin(who, head);
  REQUIRE(draft);
  CHECK(cell.store->drafts.load(who, *draft)->head.xform == head.xform);
  REQUIRE(cell.store->database().run("UPDATE draft SET sealed_form=x'00'"));
  REQUIRE(cell.store->drafts.list(who)->size() == 1);
  CHECK(cell.store->drafts.list(who)->front().head.xform.empty());
  CHECK_FALSE(cell.store->drafts.load(who, *draft));
}

TEST_CASE("a draft that an older version of the kiosk wrote goes on after the update, with its answers") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string draft = cell.begin_draft(who);
  REQUIRE(cell.store->drafts.append(who, draft, {DraftEntry::Kind::answer, "/data/q", "canaryanswer"}));
  // As that version had it: the form in the head, no column for it, no rules.
  const base::Json old = {{"form", "mend/canary-form"},
                          {"version", 1},
                          {"class", "rj"},
                          {"titles", {{"en", "Canarytitle"}}},
                          {"xform", base::base64(base::as_bytes("<canaryxform/>"))},
                          {"begun", 5}};
  store::Database& database = cell.store->database();
  REQUIRE(database.run("UPDATE draft SET sealed_head=?",
                       {store::lock_away_json(who.key, old, "draft/" + draft, cell.random)}));
  REQUIRE(database.run("ALTER TABLE draft DROP COLUMN sealed_form"));
  REQUIRE(database.run("PRAGMA user_version=1"));
  cell.reopen();
  REQUIRE(cell.store->drafts.list(who)->size() == 1);
  CHECK(cell.store->drafts.list(who)->front().head.response_class == "rj");
  for (int n = 0; n < 2; ++n) {
    const auto loaded = cell.store->drafts.load(who, draft);
    REQUIRE(loaded);
    CHECK(base::as_text(loaded->head.xform) == "<canaryxform/>");
    CHECK(loaded->head.begun == 5);
    REQUIRE(loaded->entries.size() == 1);
    CHECK(loaded->entries.front().value == "canaryanswer");
    REQUIRE(cell.store->drafts.append(who, draft, {DraftEntry::Kind::answer, "/data/q", "more"}));
    REQUIRE(cell.store->drafts.load(who, draft)->entries.size() == 2);
    REQUIRE(cell.store->database().run("DELETE FROM draft_entry WHERE number=2"));
    REQUIRE(cell.store->drafts.keep_rules(who, draft, {}, {{"canary-form", {{"q", {"x"}}}}}));
    cell.reopen();
  }
  // New ones as ever.
  CHECK(cell.store->drafts.load(who, cell.begin_draft(who)));
}
