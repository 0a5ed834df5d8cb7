#include "cell.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

using namespace mend;

namespace {

/// Every byte of every file below the folder.
std::string all_bytes(const base::Path& folder) {
  std::ostringstream bytes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    bytes << '\n' << entry.path().filename().string() << '\n';
  }
  return bytes.str();
}

}  // namespace

TEST_CASE("who takes the disk reads no answer, no name, no title, no status, no language") {
  tests::Cell cell;
  cell.roster();
  const auto who = cell.enter(cell.sam);
  REQUIRE(cell.store->residents.set_preferences(cell.sam, {.language = "canary-language", .text_size = "large"}));
  REQUIRE(cell.store->residents.set_places(who, {{"mend/canary-module", 1}}));
  const std::string draft = cell.begin_draft(who);
  REQUIRE(cell.store->drafts.append(who, draft,
                                    {store::DraftEntry::Kind::answer, "/data/canaryref", "canaryanswer"}));
  REQUIRE(cell.store->drafts.append(who, draft,
                                    {store::DraftEntry::Kind::typing, "/data/canaryref", "canarytyping"}));
  const std::string request = cell.send(who, "rj");
  REQUIRE(cell.store->records.apply(seal::StatusNews{cell.sam, request, "status.checking", 1000}, 1));
  REQUIRE(cell.store->records.withdraw(who, request, true, cell.sealer));
  REQUIRE(cell.exchange().put_out());

  // With the store open (write-ahead log) and closed (all in the one file).
  for (const bool open : {true, false}) {
    if (!open) cell.store.reset();
    std::string bytes = all_bytes(cell.folder.path());
    REQUIRE(bytes.size() > 40'000);
    std::transform(bytes.begin(), bytes.end(), bytes.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (const char* canary : {"canary", "sam c", "boat", "status.", "withdraw\"", "key-work", "\"rj\"",
                               "2468", "12345678", "what-is"}) {
      INFO(canary);
      CHECK(bytes.find(canary) == std::string::npos);
    }
    CHECK(bytes.find(base::hex(who.key.view())) == std::string::npos);
    CHECK(bytes.find(std::string(base::as_text(who.key.view()))) == std::string::npos);
  }
}
