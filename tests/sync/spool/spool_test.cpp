#include "sync/spool/spool.h"

#include "content/base/memory_files.h"
#include "content/base/random.h"
#include "tests/support/faulty_files.h"

#include <catch2/catch.hpp>

using namespace mend;
using namespace mend::base;
using spool::Spool;
using spool::Turn;

namespace {

struct Device {
  MemoryFiles files;
  SeededRandom random{5};
  Spool spool{files, "spool"};
  Device() { REQUIRE(spool.prepare()); }
};

Bytes letter(std::string_view text) {
  return to_bytes(text);
}

}  // namespace

TEST_CASE("What the kiosk puts out, the courier finds, until the kiosk removes it") {
  Device device;
  const std::string id = device.random.id();
  REQUIRE(device.spool.put_envelope(id, letter("sealed")));
  CHECK(*device.spool.envelopes() == std::vector<std::string>{id});
  CHECK(*device.spool.envelope(id) == letter("sealed"));
  CHECK(device.spool.unsent()->size() == 1);
  REQUIRE(device.spool.put_receipt(id, letter("{}")));
  REQUIRE(device.spool.mark_sent(id));
  CHECK(device.spool.unsent()->empty());
  CHECK(*device.spool.receipts() == std::vector<std::string>{id});
  CHECK(*device.spool.receipt(id) == letter("{}"));
  REQUIRE(device.spool.remove_envelope(id));
  REQUIRE(device.spool.remove_receipt(id));
  CHECK(device.spool.envelopes()->empty());
  CHECK(device.spool.receipts()->empty());
  REQUIRE(device.spool.prune_markers());
  CHECK(device.files.list_files("spool/sent")->empty());
}

TEST_CASE("Doing anything twice is the same as doing it once") {
  Device device;
  const std::string id = device.random.id();
  for (int i = 0; i < 2; ++i) {
    CHECK(device.spool.put_envelope(id, letter("sealed")));
    CHECK(device.spool.put_receipt(id, letter("{}")));
    CHECK(device.spool.mark_sent(id));
    CHECK(device.spool.put_item(id, letter("item")));
  }
  CHECK(device.spool.envelopes()->size() == 1);
  CHECK(device.files.list_files("spool/out")->size() == 1);
  for (int i = 0; i < 2; ++i) {
    CHECK(device.spool.remove_item(id));
    CHECK(device.spool.remove_envelope(id));
    CHECK(device.spool.remove_receipt(id));
    CHECK(device.spool.prune_markers());
  }
}

TEST_CASE("Oldest first, but a withdrawal goes before all that wait") {
  Device device;
  const std::string first = device.random.id(), second = device.random.id(), third = device.random.id(),
                    withdrawal = device.random.id();
  REQUIRE(device.spool.put_envelope(first, letter("1")));
  REQUIRE(device.spool.put_envelope(second, letter("2")));
  REQUIRE(device.spool.put_envelope(withdrawal, letter("w"), Turn::first));
  REQUIRE(device.spool.put_envelope(third, letter("3")));
  CHECK(*device.spool.envelopes() == std::vector<std::string>{withdrawal, first, second, third});
  CHECK(*device.spool.unsent() == *device.spool.envelopes());
}

TEST_CASE("A single envelope's name does not tell whether it was urgent") {
  Device one, two;
  const std::string id = one.random.id();
  REQUIRE(one.spool.put_envelope(id, letter("x"), Turn::first));
  REQUIRE(two.spool.put_envelope(id, letter("x"), Turn::last));
  CHECK(*one.files.list_files("spool/out") == *two.files.list_files("spool/out"));
}

TEST_CASE("An envelope that the disk damaged is put right by writing it again") {
  Device device;
  const std::string id = device.random.id();
  REQUIRE(device.spool.put_envelope(id, letter("sealed")));
  const Path file = Path("spool/out") / device.files.list_files("spool/out")->front();
  REQUIRE(device.files.write_atomic(file, letter("sxaled"), FileMode::shared_read));
  REQUIRE(device.spool.put_envelope(id, letter("sealed")));
  CHECK(*device.spool.envelope(id) == letter("sealed"));
  CHECK(device.spool.envelopes()->size() == 1);
}

TEST_CASE("A receipt that did not verify makes the courier send again") {
  Device device;
  const std::string id = device.random.id();
  REQUIRE(device.spool.put_envelope(id, letter("sealed")));
  REQUIRE(device.spool.put_receipt(id, letter("forged")));
  CHECK(device.spool.unsent()->size() == 1);  // no marker yet: the courier was cut off here
  REQUIRE(device.spool.mark_sent(id));
  CHECK(device.spool.unsent()->empty());
  REQUIRE(device.spool.remove_receipt(id));
  CHECK(device.spool.unsent()->size() == 1);
}

TEST_CASE("Foreign files in the spool are neither sent, nor taken, nor removed") {
  Device device;
  const std::string id = device.random.id();
  const std::vector<Path> foreign = {"spool/out/notes.txt",
                                     "spool/out/" + id + ".env",
                                     "spool/out/1234567-" + id + ".env",
                                     "spool/out/0000000x-" + id + ".env",
                                     "spool/out/00000001-" + id.substr(1) + "X.env",
                                     "spool/in/receipts/readme",
                                     "spool/in/items/UPPER.item",
                                     "spool/sent/readme"};
  for (const Path& path : foreign)
    REQUIRE(device.files.write_atomic(path, letter("x"), FileMode::shared_read));
  CHECK(device.spool.envelopes()->empty());
  CHECK(device.spool.receipts()->empty());
  CHECK(device.spool.items()->empty());
  CHECK(device.spool.remove_envelope(id));
  CHECK(device.spool.prune_markers());
  for (const Path& path : foreign) CHECK(device.files.exists(path));
}

TEST_CASE("A name that would leave the spool is refused") {
  Device device;
  for (const std::string name : {"../../etc/passwd", "", "ABCDEF00112233445566778899aabbcc", "x",
                                 "00112233445566778899aabbccddeef/"}) {
    CHECK_FALSE(device.spool.put_envelope(name, letter("x")));
    CHECK_FALSE(device.spool.envelope(name));
    CHECK_FALSE(device.spool.remove_envelope(name));
    CHECK_FALSE(device.spool.put_receipt(name, letter("x")));
    CHECK_FALSE(device.spool.receipt(name));
    CHECK_FALSE(device.spool.remove_receipt(name));
    CHECK_FALSE(device.spool.mark_sent(name));
    CHECK_FALSE(device.spool.put_item(name, letter("x")));
    CHECK_FALSE(device.spool.item(name));
    CHECK_FALSE(device.spool.remove_item(name));
    CHECK_FALSE(device.spool.has_item(name));
  }
}

TEST_CASE("Neither a hub nor a kiosk can fill the disk through the spool") {
  Device device;
  const std::string id = device.random.id();
  CHECK_FALSE(device.spool.put_envelope(id, Bytes(spool::envelope_bytes_limit + 1)));
  CHECK_FALSE(device.spool.put_receipt(id, Bytes(spool::receipt_bytes_limit + 1)));
  CHECK_FALSE(device.spool.put_item(id, Bytes(spool::item_bytes_limit + 1)));
  for (std::size_t i = 0; i < spool::items_limit; ++i) {
    REQUIRE(device.spool.put_item(device.random.id(), letter("x")));
  }
  const auto full = device.spool.put_item(device.random.id(), letter("x"));
  REQUIRE_FALSE(full);
  CHECK(full.error().kind == ErrorKind::unavailable);
  CHECK(device.spool.put_item(device.spool.items()->front(), letter("y")));
}

TEST_CASE("When too many envelopes wait, the kiosk is told and none is lost") {
  Device device;
  for (std::size_t i = 0; i < spool::envelopes_limit; ++i) {
    char name[64];
    std::snprintf(name, sizeof name, "spool/out/%08zu-%s.env", 50'000'000 + i, device.random.id().c_str());
    REQUIRE(device.files.write_atomic(name, letter("x"), FileMode::shared_read));
  }
  const auto refused = device.spool.put_envelope(device.random.id(), letter("x"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::unavailable);
  CHECK(device.spool.envelopes()->size() == spool::envelopes_limit);
}

TEST_CASE("A full disk keeps what was there and says so") {
  Device device;
  const std::string id = device.random.id();
  REQUIRE(device.spool.put_envelope(id, letter("sealed")));
  device.files.set_capacity(10);
  const auto full = device.spool.put_envelope(device.random.id(), Bytes(100));
  REQUIRE_FALSE(full);
  CHECK(full.error().kind == ErrorKind::no_space);
  CHECK(*device.spool.envelope(id) == letter("sealed"));
  CHECK(device.spool.envelopes()->size() == 1);
}

TEST_CASE("Power cut after any change on the disk: the next run ends where an uncut one would") {
  // One whole journey, written so that each step may be done again.
  const auto journey = [](Spool& spool, const std::string& first, const std::string& second) -> Status {
    MEND_CHECK(spool.prepare());
    MEND_CHECK(spool.put_envelope(first, letter("one")));
    MEND_CHECK(spool.put_envelope(second, letter("two"), Turn::first));
    MEND_TRY(const auto unsent, spool.unsent());
    for (const std::string& id : unsent) {
      MEND_TRY(const Bytes envelope, spool.envelope(id));
      MEND_CHECK(spool.put_receipt(id, envelope));
      MEND_CHECK(spool.mark_sent(id));
    }
    MEND_TRY(const auto receipts, spool.receipts());
    for (const std::string& id : receipts) {
      if (id != first) continue;
      MEND_CHECK(spool.remove_envelope(id));
      MEND_CHECK(spool.remove_receipt(id));
    }
    return spool.prune_markers();
  };
  SeededRandom random(9);
  const std::string first = random.id(), second = random.id();
  int cuts = 0;
  for (int changes = 0;; ++changes) {
    support::FaultyFiles cut;
    cut.changes_left = changes;
    MemoryFiles& disk = cut.inner;
    Spool before(cut, "spool");
    const bool finished = journey(before, first, second).has_value();
    // What the kiosk still holds, it puts out again; what was acted on stays gone.
    const bool acted_on = disk.exists(Path("spool/sent") / first) && !before.envelope(first);
    Spool after(disk, "spool");
    if (!acted_on) REQUIRE(journey(after, first, second));
    REQUIRE(after.prune_markers());
    if (acted_on) REQUIRE(after.remove_receipt(first));
    CHECK(*after.envelopes() == std::vector<std::string>{second});
    CHECK(*after.receipts() == std::vector<std::string>{second});
    CHECK(*after.envelope(second) == letter("two"));
    CHECK(after.unsent()->empty());
    if (finished) break;
    ++cuts;
  }
  CHECK(cuts >= 10);
}

TEST_CASE("the time of the last dock is known, also when nothing was carried") {
  base::MemoryFiles files;
  spool::Spool spool(files, "/spool");
  REQUIRE(spool.prepare());
  CHECK(*spool.docked() == std::nullopt);
  REQUIRE(spool.mark_docked(1'800'000'000'000));
  CHECK(*spool.docked() == 1'800'000'000'000);
  REQUIRE(files.write_atomic("/spool/in/hub/docked", base::as_bytes("yesterday"), base::FileMode::shared_read));
  CHECK_FALSE(spool.docked());
}
