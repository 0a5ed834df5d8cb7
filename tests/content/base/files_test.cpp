#include "content/base/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <memory>

#include "content/base/disk_files.h"
#include "content/base/memory_files.h"
#include "content/base/random.h"

using namespace mend::base;

namespace {

struct OnDisk {
  DiskFiles files;
  Path root = std::filesystem::temp_directory_path() / ("mend-files-" + SystemRandom().id());
  OnDisk() { std::filesystem::create_directories(root); }
  ~OnDisk() { std::filesystem::remove_all(root); }
};

struct InMemory {
  MemoryFiles files;
  Path root = "/memory";
  InMemory() { REQUIRE(files.make_folders(root)); }
};

}  // namespace

TEMPLATE_TEST_CASE("the disk and its twin behave alike", "", OnDisk, InMemory) {
  TestType place;
  Files& files = place.files;
  const Path file = place.root / "answer";

  REQUIRE(files.write_atomic(file, as_bytes("one"), FileMode::private_file));
  REQUIRE(files.write_atomic(file, as_bytes("two"), FileMode::private_file));
  CHECK(as_text(files.read(file, 100).value()) == "two");
  CHECK(files.list_files(place.root).value() == std::vector<std::string>{"answer"});

  SECTION("a file over the limit is refused, not cut") {
    const auto read = files.read(file, 2);
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == ErrorKind::refused);
  }
  SECTION("a missing file is named in the message") {
    const auto read = files.read(place.root / "gone", 10);
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == ErrorKind::not_found);
    CHECK(read.error().message.find("gone") != std::string::npos);
  }
  SECTION("writing into a missing folder fails and leaves nothing") {
    CHECK_FALSE(files.write_atomic(place.root / "no" / "file", as_bytes("x"), FileMode::private_file));
    CHECK_FALSE(files.exists(place.root / "no"));
  }
  SECTION("a folder moves with all that is in it") {
    REQUIRE(files.make_folders(place.root / "a" / "b"));
    REQUIRE(files.write_atomic(place.root / "a" / "b" / "f", as_bytes("x"), FileMode::private_file));
    REQUIRE(files.rename(place.root / "a", place.root / "c"));
    CHECK(as_text(files.read(place.root / "c" / "b" / "f", 10).value()) == "x");
    CHECK(files.list_folders(place.root).value() == std::vector<std::string>{"c"});
  }
  SECTION("removing twice is no error") {
    CHECK(files.remove(file));
    CHECK(files.remove(file));
    CHECK_FALSE(files.exists(file));
  }
}

TEST_CASE("a folder is entered by the group only if the mask lets it, and by others never") {
  OnDisk place;
  const auto mode_under = [&](mode_t mask, const char* name) {
    const mode_t before = ::umask(mask);
    CHECK(place.files.make_folders(place.root / name));
    ::umask(before);
    struct stat about {};
    REQUIRE(::stat((place.root / name).c_str(), &about) == 0);
    return about.st_mode & 0777;
  };
  CHECK(mode_under(0077, "kiosk") == 0700);
  CHECK(mode_under(0027, "courier") == 0750);
  CHECK(mode_under(0000, "careless") == 0750);
}

TEST_CASE("a file for its owner alone is not readable by others") {
  OnDisk place;
  REQUIRE(place.files.write_atomic(place.root / "key", as_bytes("k"), FileMode::private_file));
  struct stat about {};
  REQUIRE(::stat((place.root / "key").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
}

TEST_CASE("a named pipe where a file should be does not hang the reader") {
  OnDisk place;
  REQUIRE(::mkfifo((place.root / "pipe").c_str(), 0600) == 0);
  CHECK_FALSE(place.files.read(place.root / "pipe", 10));
}

TEST_CASE("a full disk costs the new bytes, never the old ones") {
  MemoryFiles files(4);
  REQUIRE(files.make_folders("/d"));
  REQUIRE(files.write_atomic("/d/f", as_bytes("old"), FileMode::private_file));
  const auto write = files.write_atomic("/d/f", as_bytes("much longer"), FileMode::private_file);
  REQUIRE_FALSE(write);
  CHECK(write.error().kind == ErrorKind::no_space);
  CHECK(as_text(files.read("/d/f", 10).value()) == "old");
}

TEMPLATE_TEST_CASE("what one has locked nobody else locks, until it is let go", "", OnDisk, InMemory) {
  TestType place;
  Files& files = place.files;
  {
    const auto first = files.lock(place.root / "lock");
    REQUIRE(first);
    REQUIRE(*first);
    const auto second = files.lock(place.root / "lock");
    REQUIRE(second);
    CHECK_FALSE(*second);
    CHECK(files.lock(place.root / "other").value());
  }
  CHECK(files.lock(place.root / "lock").value());
  CHECK_FALSE(files.lock(place.root / "no folder" / "lock"));
}

TEST_CASE("room that was reserved for a file counts as taken, so that nobody asks for it twice") {
  OnDisk place;
  const Path file = place.root / "part";
  CHECK(place.files.space_taken(file) == 0);
  constexpr std::uint64_t wanted = 4 * 1024 * 1024;
  const auto writer = place.files.open_writer(file);
  REQUIRE(writer);
  REQUIRE((*writer)->append(as_bytes("one")));
  REQUIRE((*writer)->reserve(wanted));
  CHECK((*writer)->size() == 3);
  CHECK(place.files.space_taken(file) >= wanted);
  CHECK(place.files.space_taken(place.root) == 0);
}

TEST_CASE("a name from outside cannot leave its folder") {
  CHECK(is_safe_name("what-is-rj"));
  CHECK_FALSE(is_safe_name(".."));
  CHECK_FALSE(is_safe_name("a/b"));
  CHECK_FALSE(is_safe_name(""));
  CHECK_FALSE(is_safe_name(std::string("a\0b", 3)));
}
