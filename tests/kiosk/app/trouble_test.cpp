#include "kiosk/platform/folder_lock.h"
#include "scene.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace mend;
using tests::Person;
using tests::Prison;
using tests::Scene;
using ui::Role;

TEST_CASE("with its database gone the kiosk shows help, says so in one sentence, and takes up work again") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("Sign out");
  sam.stop();
  const base::Path database = scene.prison.places.device / "mend.db";
  REQUIRE(scene.prison.files.write_atomic(database, base::as_bytes("this is no database"),
                                          base::FileMode::private_file));
  std::filesystem::remove(database.string() + "-wal");
  sam.restart();
  sam.look("50-broken");
  CHECK(sam.sees("Something went wrong"));
  CHECK(sam.sees("Some things may be lost."));
  CHECK_FALSE(sam.sees("What was shown as saved is safe."));
  CHECK(sam.sees("Press your cell bell."));
  // A restart does not hide it.
  sam.restart();
  CHECK(sam.sees("Some things may be lost."));
  sam.press("Get help now");
  CHECK(sam.sees("116 123"));
  sam.press("Go back");
  // The damaged file is still there, under another name.
  bool kept = false;
  for (const auto& entry : std::filesystem::directory_iterator(scene.prison.places.device)) {
    kept = kept || entry.path().filename().string().find("mend.db.damaged-") == 0;
  }
  CHECK(kept);
  scene.prison.send_roster();
  sam.restart();
  CHECK(sam.sees("Who is using this device?"));
  CHECK(sam.tree().all(Role::button, "Sam").size() == 1);
}

TEST_CASE(
    "a device folder without keys, or in the hands of another kiosk, gets the help page and not an exit") {
  Scene scene;
  Person& sam = scene.sam;
  SECTION("another kiosk has it") {
    sam.stop();
    const auto other = platform::FolderLock::take(scene.prison.places.device);
    REQUIRE(other);
    sam.restart();
    CHECK(sam.sees("Something went wrong"));
    CHECK(sam.sees("Press your cell bell."));
  }
  SECTION("no key") {
    sam.stop();
    std::filesystem::remove(scene.prison.places.device / "device.key");
    sam.restart();
    CHECK(sam.sees("Something went wrong"));
    CHECK(sam.sees("Some things may be lost."));
  }
  SECTION("a key that others may read") {
    sam.stop();
    std::filesystem::permissions(scene.prison.places.device / "device.key", std::filesystem::perms::all);
    sam.restart();
    CHECK(sam.sees("Something went wrong"));
  }
  SECTION("no pinned root") {
    sam.stop();
    std::filesystem::remove(scene.prison.places.root);
    sam.restart();
    CHECK(sam.sees("Something went wrong"));
    CHECK(sam.sees("What was shown as saved is safe."));
  }
}

TEST_CASE("what the courier brings shows without a restart") {
  Prison prison;
  Person sam(prison);
  CHECK(sam.sees("Nobody can sign in here yet"));
  prison.publish();
  prison.send_roster();
  sam.wait_for("Who is using this device?");
  sam.wait_for("Choose your picture and name.");
  sam.enrol("Sam");
  sam.press("My forms");
  CHECK(sam.sees("Weekly check-in"));
}

TEST_CASE("content that does not verify is not shown, and the good content stays") {
  Scene scene;
  Person& sam = scene.sam;
  sam.stop();  // else it might install what is in the drop before the byte changes
  scene.prison.policy["offered"] = {"mend/what-is-rj"};
  scene.prison.repository.put_target("policy/DEMO.json", scene.prison.policy.dump());
  scene.prison.repository.update_snapshot();
  scene.prison.repository.dump(scene.prison.files, scene.prison.places.drop);
  // One byte of the policy changes on the way.
  for (const auto& entry :
       std::filesystem::directory_iterator(scene.prison.places.drop / "targets" / "policy")) {
    std::string bytes = tests::all_bytes_of(entry.path());
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    std::ofstream(entry.path(), std::ios::binary) << bytes;
  }
  sam.restart();
  sam.enrol("Sam");
  sam.press("My forms");
  CHECK(sam.sees("Weekly check-in"));
}

TEST_CASE("a form that was begun is finished as it was, although the form changes meanwhile") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  sam.press("Weekly check-in");
  sam.press("Start");
  sam.press("Continue");
  sam.pick("Good");
  sam.press("Continue");
  scene.prison.policy["offered"] = {"mend/what-is-rj"};
  scene.prison.repository.put_target("policy/DEMO.json", scene.prison.policy.dump());
  scene.prison.repository.update_snapshot();
  scene.prison.repository.dump(scene.prison.files, scene.prison.places.drop);
  sam.restart();
  sam.sign_in("Sam");
  sam.press("Carry on");
  for (int n = 0; n < 8; ++n) sam.press("Skip this question");
  CHECK(sam.sees("Good"));
  sam.press("Send");
  CHECK(sam.sees("Your form is ready to go"));
  scene.prison.dock();
  CHECK(scene.prison.received().size() == 1);
}
