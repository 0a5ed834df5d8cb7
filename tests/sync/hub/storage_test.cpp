#include "sync/hub/storage.h"

#include "sync/hub/sqlite_storage.h"
#include "tests/sync/hub/prison.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <thread>

using namespace mend;
using namespace mend::hub;

namespace {

Status insert(Connection& connection, const std::string& name) {
  MEND_CHECK(connection.run("INSERT INTO settings (name, value) VALUES ($1, $1)", {name}));
  return {};
}

std::int64_t settings(Storage& storage) {
  std::int64_t count = -1;
  REQUIRE(storage.read([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows, connection.run("SELECT COUNT(*) FROM settings"));
    count = rows[0].number(0);
    return {};
  }));
  return count;
}

struct Database {
  support::TemporaryFolder folder;
  std::unique_ptr<SqliteStorage> storage = std::move(SqliteStorage::open(folder.path() / "hub.db").value());
};

}  // namespace

TEST_CASE("what was written is there after the storage was opened again") {
  support::TemporaryFolder folder;
  const Bytes blob = {0, 1, 0, 255};
  {
    const auto storage = std::move(SqliteStorage::open(folder.path() / "hub.db").value());
    REQUIRE(storage->write([&](Connection& connection) -> Status {
      MEND_CHECK(connection.run("INSERT INTO sign_in_tries VALUES ($1, $2, $2)", {blob, std::int64_t{7}}));
      return {};
    }));
  }
  const auto storage = std::move(SqliteStorage::open(folder.path() / "hub.db").value());
  REQUIRE(storage->read([&](Connection& connection) -> Status {
    MEND_TRY(const Rows rows, connection.run("SELECT username_hash, failed FROM sign_in_tries"));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].blob(0) == blob);
    CHECK(rows[0].number(1) == 7);
    return {};
  }));
}

TEST_CASE("nothing remains of work that fails") {
  Database database;
  const Status failed = database.storage->write([](Connection& connection) -> Status {
    MEND_CHECK(insert(connection, "a"));
    return base::refused("no");
  });
  REQUIRE_FALSE(failed);
  CHECK(failed.error().message == "no");
  CHECK(settings(*database.storage) == 0);
  REQUIRE(database.storage->write([](Connection& connection) { return insert(connection, "a"); }));
  CHECK(settings(*database.storage) == 1);
}

TEST_CASE("many writers share commits, and one that fails takes nothing of the others with it") {
  Database database;
  std::mutex mutex;
  std::condition_variable opened;
  bool open = false;
  std::thread first([&] {
    // Holds the writing thread until all the others wait for it.
    REQUIRE(database.storage->write([&](Connection&) -> Status {
      std::unique_lock lock(mutex);
      opened.wait(lock, [&] { return open; });
      return {};
    }));
  });
  constexpr int kWriters = 20;
  std::atomic<int> done = 0, begun = 0;
  std::vector<std::thread> writers;
  for (int i = 0; i < kWriters; ++i) {
    writers.emplace_back([&, i] {
      ++begun;
      const Status status = database.storage->write([&](Connection& connection) -> Status {
        MEND_CHECK(insert(connection, std::to_string(i)));
        return i == 7 ? Status(base::refused("seven")) : Status();
      });
      if (status) ++done;
    });
  }
  while (begun < kWriters) std::this_thread::yield();
  {
    const std::lock_guard lock(mutex);
    open = true;
  }
  opened.notify_all();
  first.join();
  for (std::thread& writer : writers) writer.join();
  CHECK(done == kWriters - 1);
  CHECK(settings(*database.storage) == kWriters - 1);
  CHECK(database.storage->commits() <= kWriters + 1);
}

TEST_CASE("a reader cannot write") {
  Database database;
  CHECK_FALSE(database.storage->read([](Connection& connection) { return insert(connection, "a"); }));
  CHECK(settings(*database.storage) == 0);
}

TEST_CASE("a file that is no database is refused in one sentence and left alone") {
  support::TemporaryFolder folder;
  std::ofstream(folder.path() / "hub.db") << std::string(8192, 'x');
  const auto opened = SqliteStorage::open(folder.path() / "hub.db");
  REQUIRE_FALSE(opened);
  CHECK_THAT(opened.error().message, Catch::Contains("damaged") && Catch::Contains("backup"));
}

TEST_CASE("a second process may write beside the hub") {
  Database database;
  const auto other = std::move(SqliteStorage::open(database.folder.path() / "hub.db").value());
  std::thread beside([&] {
    for (int i = 0; i < 50; ++i)
      REQUIRE(
          other->write([&](Connection& connection) { return insert(connection, "b" + std::to_string(i)); }));
  });
  for (int i = 0; i < 50; ++i)
    REQUIRE(database.storage->write(
        [&](Connection& connection) { return insert(connection, "a" + std::to_string(i)); }));
  beside.join();
  CHECK(settings(*database.storage) == 100);
}
