#include "kiosk/store/database.h"

#include "cell.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sys/stat.h>

using namespace mend;

TEST_CASE("the database is for the kiosk's user alone and survives power cuts by its settings") {
  tests::Cell cell;
  struct stat status {};
  REQUIRE(::stat(cell.database().c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK(cell.store->database().rows("PRAGMA journal_mode")->front().text(0) == "wal");
  CHECK(cell.store->database().rows("PRAGMA synchronous")->front().integer(0) == 2);
}

TEST_CASE("half a transaction is none") {
  tests::Cell cell;
  store::Database& database = cell.store->database();
  const auto outcome = database.in_transaction([&]() -> base::Status {
    MEND_CHECK(database.run("INSERT INTO setting(name,sealed) VALUES('a',x'00')"));
    return base::refused("no");
  });
  CHECK_FALSE(outcome);
  CHECK(database.rows("SELECT * FROM setting WHERE name='a'")->empty());
}

TEST_CASE("a damaged database is kept aside whole, and the kiosk goes on with a new one and says so") {
  tests::Cell cell;
  cell.roster();
  cell.store.reset();
  const auto size = std::filesystem::file_size(cell.database());
  {
    std::fstream file(cell.database(), std::ios::in | std::ios::out | std::ios::binary);
    SECTION("its head") {
      file.seekp(0);
    }
    SECTION("its middle") {
      file.seekp(static_cast<std::streamoff>(size / 2));
    }
    const std::string noise(3000, '\xa5');
    file.write(noise.data(), static_cast<std::streamsize>(noise.size()));
  }
  auto opened = store::Store::open(cell.around(), cell.database(), tests::cheap);
  REQUIRE(opened);
  REQUIRE(opened->trouble);
  CHECK(opened->store->residents.tiles()->empty());
  std::size_t kept = 0;
  for (const auto& entry : std::filesystem::directory_iterator(cell.database().parent_path())) {
    const std::string name = entry.path().filename().string();
    if (name.find("mend.db.damaged-") == 0 && name.find("-wal") == std::string::npos &&
        name.find("-shm") == std::string::npos) {
      ++kept;
      CHECK(entry.file_size() >= size);
    }
  }
  CHECK(kept == 1);
}

TEST_CASE("a database that is gone is noticed") {
  tests::Cell cell;
  cell.store.reset();
  std::filesystem::remove(cell.database());
  const auto opened = store::Store::open(cell.around(), cell.database(), tests::cheap);
  REQUIRE(opened);
  CHECK(opened->trouble);
}

TEST_CASE("a database that a newer version of the kiosk wrote is left where it is, with the answers in it") {
  tests::Cell cell;
  cell.roster();
  const auto draft = cell.begin_draft(cell.enter(cell.sam));
  REQUIRE(cell.store->database().run("PRAGMA user_version=99"));
  cell.store.reset();
  const auto opened = store::Store::open(cell.around(), cell.database(), tests::cheap);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().kind == base::ErrorKind::unavailable);
  CHECK(std::filesystem::exists(cell.database()));
}

TEST_CASE("another device's database is not used with this device's keys") {
  tests::Cell cell;
  cell.roster();
  cell.store.reset();
  tests::Cell other;
  const auto opened = store::Store::open(other.around(), cell.database(), tests::cheap);
  CHECK_FALSE(opened);
}
