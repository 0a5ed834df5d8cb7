#include "cell.h"

#include <catch2/catch.hpp>
#include <map>
#include <sqlite3.h>
#include <string>

using namespace mend;

namespace {

/// The first column of what a query gives, a line each, as anybody with the file could ask.
std::string ask(const base::Path& database, const std::string& query) {
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open_v2(database.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
  std::string text;
  const auto row = [](void* out, int, char** values, char**) {
    *static_cast<std::string*>(out) += std::string(values[0] == nullptr ? "" : values[0]) + " ";
    return 0;
  };
  const int done = sqlite3_exec(handle, query.c_str(), row, &text, nullptr);
  sqlite3_close(handle);
  REQUIRE(done == SQLITE_OK);
  return text;
}

std::string columns(const base::Path& database, const std::string& table) {
  return ask(database, "SELECT name FROM pragma_table_info('" + table + "')");
}

}  // namespace

TEST_CASE("the tables of answers have no place for a time, for a number of tries or for what was wrong") {
  const tests::Cell cell;
  CHECK(columns(cell.database(), "draft") == "id subject sealed_head sealed_form ");
  CHECK(columns(cell.database(), "draft_entry") == "draft number sealed ");
  CHECK(columns(cell.database(), "outbox") == "number envelope first file ");
  CHECK(columns(cell.database(), "record") ==
        "number envelope subject sealed_body sealed_state withdrawal held ");
}

TEST_CASE("the way to the answers is gone from the device once they are sent") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  const std::string draft = cell.begin_draft(who);
  using Kind = store::DraftEntry::Kind;
  for (const store::DraftEntry& entry : {store::DraftEntry{Kind::place, "/data/a", ""},
                                         {Kind::answer, "/data/a", "first words"},
                                         {Kind::place, "/data/b", ""},
                                         {Kind::typing, "/data/b", "half a word"},
                                         {Kind::place, "/data/a", ""},
                                         {Kind::answer, "/data/a", "last words"}}) {
    REQUIRE(cell.store->drafts.append(who, draft, entry));
  }
  CHECK(ask(cell.database(), "SELECT count(*) FROM draft_entry") == "6 ");
  REQUIRE(cell.store->records.submit(who, draft, cell.seal_answers(who), cell.body()));
  CHECK(ask(cell.database(), "SELECT count(*) FROM draft_entry") == "0 ");
  CHECK(ask(cell.database(), "SELECT count(*) FROM draft") == "0 ");
  const auto records = cell.store->records.list(who);
  REQUIRE(records->size() == 1);
  CHECK(records->front().state.created == cell.clock.now());
}
