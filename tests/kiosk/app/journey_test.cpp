#include "kiosk/platform/folder_lock.h"
#include "person.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <sstream>
#include <sys/resource.h>

using namespace mend;
using Catch::Matchers::Contains;
using tests::Person;
using tests::Prison;
using ui::Role;

namespace {

/// A prison with content and a roster, and somebody in front of its device.
struct Scene {
  Prison prison;
  Person sam;
  Scene() : sam((prison.publish(), prison.send_roster(), prison)) {}

  /// Through the check-in up to the page that checks the answers; empty words skip.
  void answer_check_in(const std::string& week, const std::string& good, const std::string& help) {
    sam.press("My forms");
    sam.press("Weekly check-in");
    sam.press("Start");
    sam.press("Continue");
    if (week.empty()) {
      sam.press("Skip this question");
    } else {
      sam.pick(week);
      sam.press("Continue");
    }
    for (int n = 0; n < 6; ++n) sam.press("Skip this question");
    if (good.empty()) {
      sam.press("Skip this question");
    } else {
      sam.press(Role::textbox, "Something good this week");
      sam.type(good);
      sam.press("Continue");
    }
    sam.pick(help);
    sam.press("Continue");
  }

  void ask_about_rj(const char* consent = "Yes") {
    sam.press("My forms");
    sam.press("Ask about restorative justice");
    sam.press("Start");
    sam.press("Continue");
    sam.pick("Serving a sentence");
    sam.press("Continue");
    while (!sam.sees("I choose this.")) sam.press("Skip this question");
    for (const char* tick :
         {"I choose this.", "I can stop at any time.", "I must not contact the person harmed.",
          "Staff must act if someone is in danger."}) {
      sam.press(Role::checkbox, tick);
    }
    sam.press("Continue");
    sam.pick(consent);
    sam.press("Continue");
    sam.press("Send");
  }
};

std::string all_bytes_of(const base::Path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

std::string all_bytes(const base::Path& folder) {
  std::ostringstream bytes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf() << '\n';
  }
  return bytes.str();
}

}  // namespace

TEST_CASE("before the first dock the kiosk says so, and help is there") {
  Prison prison;
  Person somebody(prison);
  somebody.look("01-nobody");
  CHECK(somebody.sees("Nobody can sign in here yet"));
  somebody.press("Get help now");
  somebody.look("02-help-before-content");
  CHECK(somebody.sees("Press your cell bell."));
  // No number is known yet, and none is guessed.
  CHECK_FALSE(somebody.sees("Samaritans on"));
  somebody.press("Go back");
  CHECK(somebody.sees("Nobody can sign in here yet"));
}

TEST_CASE("somebody signs in for the first time with a code and chooses a PIN") {
  Scene scene;
  Person& sam = scene.sam;
  sam.look("03-sign-in");
  sam.press("Sam");
  sam.look("04-code");
  sam.digits("00000000");
  sam.look("05-wrong-code");
  CHECK(sam.sees("That code is not right"));
  sam.digits(Prison::code);
  sam.look("06-choose-pin");
  sam.digits("2468");
  sam.look("07-pin-again");
  sam.digits("1111");
  CHECK(sam.sees("The two PINs are not the same"));
  sam.digits("2468");
  sam.digits("2468");
  sam.look("08-home");
  CHECK(sam.sees("My things"));
  sam.press("Sign out");
  CHECK(sam.sees("Who is using this device?"));
  sam.press("Sam");
  sam.look("09-pin");
  for (int n = 0; n < 4; ++n) sam.digits("0000");
  sam.look("10-wait");
  CHECK(sam.sees("Wait 15 seconds"));
  scene.prison.clock.advance(15'000);
  sam.settle();
  sam.digits("2468");
  CHECK(sam.sees("My things"));
}

TEST_CASE("a module is read page by page and opened again where it was left") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("Learn");
  sam.look("11-learn");
  sam.press("What is restorative justice?");
  sam.look("12-page-1");
  CHECK(sam.sees("Page 1 of 9"));
  sam.press("Continue");
  sam.look("13-page-2");
  sam.press("Continue");
  CHECK(sam.sees("Page 3 of 9"));
  sam.restart();
  sam.sign_in("Sam");
  sam.press("Learn");
  sam.press("What is restorative justice?");
  CHECK(sam.sees("Page 3 of 9"));
  for (int n = 4; n <= 8; ++n) {
    sam.press("Continue");
    sam.look("14-page-" + std::to_string(n));
  }
  sam.press(Role::link, "Back");
  CHECK(sam.sees("Page 7 of 9"));
}

TEST_CASE("a check-in goes to the key worker, sealed, and comes back as a receipt and a note") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  sam.look("15-forms");
  sam.press("Weekly check-in");
  sam.look("16-before");
  sam.press("Start");
  sam.look("17-note");
  sam.press("Continue");
  sam.look("18-faces");
  sam.pick("Good");
  sam.press("Continue");
  sam.look("19-question");
  CHECK(sam.sees("Saved on this device"));
  for (int n = 0; n < 6; ++n) sam.press("Skip this question");
  CHECK(sam.sees("Nobody sees this until the device is docked."));
  sam.press(Role::textbox, "Something good this week");
  sam.type("canary: I painted a boat");
  sam.look("20-text");
  sam.press("Continue");
  sam.pick("No");
  sam.press("Continue");
  sam.look("21-check");
  CHECK(sam.sees("canary: I painted a boat"));
  sam.press("Send");
  sam.look("22-sent");
  CHECK(sam.sees("Your form is ready to go"));
  sam.press("Done");
  sam.press("My things");
  sam.look("23-mine-saved");
  CHECK(sam.sees("Saved on this device. Not sent yet."));
  CHECK(all_bytes(scene.prison.folder.path()).find("canary") == std::string::npos);

  const auto sent = scene.prison.dock();
  REQUIRE(sent.size() == 1);
  CHECK_THAT(scene.prison.received().front().answers, Contains("canary: I painted a boat"));
  CHECK(scene.prison.received().front().header.subject == scene.prison.sam);
  sam.restart();
  sam.sign_in("Sam");
  sam.press("My things");
  sam.look("24-mine-collected");
  CHECK(sam.sees("Collected on 15 January 2027."));
  CHECK(scene.prison.spool.envelopes()->empty());
  scene.prison.send(
      {{},
       {},
       0,
       seal::SeenNote{scene.prison.sam, sent.front(), "seen.will-talk", scene.prison.clock.now()}});
  sam.restart();
  sam.sign_in("Sam");
  sam.press("My things");
  sam.look("25-mine-seen");
  CHECK(sam.sees("Your key worker has read this and will talk with you."));
}

TEST_CASE("who says that things are very bad sees help before anything is kept") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  sam.press("Weekly check-in");
  sam.press("Start");
  sam.press("Continue");
  sam.pick("Very bad");
  sam.press("Continue");
  sam.look("26-stop");
  CHECK(sam.sees("You can get help now"));
  CHECK(sam.sees("116 123"));
  // Not kept yet: a power cut here leaves no answer.
  sam.restart();
  sam.sign_in("Sam");
  sam.look("27-carry-on");
  CHECK(sam.sees("Carry on with your form?"));
  sam.press("Carry on");
  CHECK(sam.sees("How has your week been?"));
  CHECK_FALSE(sam.get(Role::radio, "Very bad").states.checked);
  sam.pick("Very bad");
  sam.press("Continue");
  sam.press("I have read this");
  CHECK(sam.sees("How is your sleep?"));
}

TEST_CASE("help today is told honestly, flagged for the hub, and never blocks") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  scene.answer_check_in("", "", "Today");
  sam.look("28-stop-urgent");
  CHECK(sam.sees("Nobody reads this until the device is docked. Tell staff now."));
  sam.press("I have read this");
  sam.press("Send");
  sam.look("29-sent-urgent");
  CHECK(sam.sees("Tell staff now."));
  scene.prison.dock();
  CHECK(scene.prison.received().front().header.urgent);
}

TEST_CASE("an answer can be changed before sending, and all answers can be deleted") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  scene.answer_check_in("Good", "", "No");
  sam.press(Role::link, "Change your answer: How has your week been?");
  CHECK(sam.get(Role::radio, "Good").states.checked);
  sam.pick("OK");
  sam.press("Continue");
  CHECK(sam.sees("Check your answers"));
  CHECK(sam.sees("OK"));
  sam.press("Delete my answers");
  sam.look("30-delete");
  sam.press("Keep my answers");
  CHECK(sam.sees("Check your answers"));
  sam.press("Delete my answers");
  sam.press("Delete my answers");
  sam.restart();
  sam.sign_in("Sam");
  CHECK(sam.sees("My things"));
  CHECK_FALSE(sam.sees("Carry on"));
}

TEST_CASE("a request is asked, followed in closed sentences, and taken back with one press") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  scene.ask_about_rj();
  sam.look("31-sent-request");
  sam.press("Done");
  const auto sent = scene.prison.dock();
  REQUIRE(sent.size() == 1);
  scene.prison.send(
      {{},
       {},
       0,
       seal::StatusNews{scene.prison.sam, sent.front(), "status.checking", scene.prison.clock.now()}});
  sam.restart();
  sam.sign_in("Sam");
  sam.press("My things");
  sam.look("32-mine-checking");
  CHECK(sam.sees("Staff are checking if restorative justice can be looked at."));
  sam.press("Withdraw");
  sam.look("33-mine-withdrawn");
  CHECK(sam.sees("You have withdrawn. Thank you for telling us."));
  CHECK(sam.tree().all(Role::button, "Withdraw").empty());
  // What the hub says later does not undo it.
  scene.prison.send(
      {{},
       {},
       0,
       seal::StatusNews{scene.prison.sam, sent.front(), "status.may-visit", scene.prison.clock.now()}});
  scene.prison.dock();
  CHECK(scene.prison.received().back().header.kind == seal::EnvelopeKind::withdrawal);
  CHECK(scene.prison.received().back().header.about == sent.front());
  sam.restart();
  sam.sign_in("Sam");
  sam.press("My things");
  CHECK(sam.sees("You have withdrawn. Thank you for telling us."));
  CHECK_FALSE(sam.sees("Someone may come"));
}

TEST_CASE("a request that may not be passed on is sealed to the key worker, and the RJ lead cannot open it") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  scene.ask_about_rj("No. Keep it with my key worker, for information only.");
  sam.press("Done");
  REQUIRE(scene.prison.dock().size() == 1);
  CHECK(scene.prison.received().front().header.response_class == "key-work");
  CHECK_THAT(scene.prison.received().front().answers, Contains("<consent>no</consent>"));
  // It stays the resident's own request, to be taken back at any time.
  sam.press("My things");
  sam.press("Withdraw");
  CHECK(sam.sees("You have withdrawn. Thank you for telling us."));
  scene.prison.dock();
  CHECK(scene.prison.received().back().header.kind == seal::EnvelopeKind::withdrawal);
}

TEST_CASE("a request that was not collected is destroyed when it is taken back") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  scene.ask_about_rj();
  CHECK(scene.prison.spool.envelopes()->size() == 1);
  sam.press("Done");
  sam.press("My things");
  sam.press("Withdraw");
  CHECK(sam.sees("You have withdrawn."));
  CHECK(scene.prison.spool.envelopes()->empty());
  CHECK(scene.prison.dock().empty());
}

TEST_CASE("required ticks are asked for in words that lead to them") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  sam.press("Ask about restorative justice");
  sam.press("Start");
  sam.look("34-rj-first");
  sam.press("Continue");
  while (!sam.sees("I choose this.")) {
    if (sam.tree().all(Role::button, "Skip this question").empty()) {
      sam.press("Continue");
    } else {
      sam.press("Skip this question");
    }
  }
  sam.press("Continue");
  sam.look("35-errors");
  CHECK(sam.sees("There is a problem"));
}

TEST_CASE("one key hides the screen at once, and the PIN brings it back with what was half typed") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  sam.press("Weekly check-in");
  sam.press("Start");
  sam.press("Continue");
  for (int n = 0; n < 7; ++n) sam.press("Skip this question");
  sam.press(Role::textbox, "Something good this week");
  sam.type("half a thou");
  sam.key(window::Key::f2);
  sam.look("36-hidden");
  CHECK(sam.sees("Paused"));
  for (const char* trace : {"half a thou", "Something good", "Sam", "form"}) CHECK_FALSE(sam.sees(trace));
  sam.press("Show my screen");
  CHECK(sam.sees("Enter your PIN"));
  sam.digits("2468");
  CHECK(sam.get(Role::textbox, "Something good this week").value == "half a thou");
}

TEST_CASE("who walks away is warned, locked out, and loses nothing; the next person sees nothing of it") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  sam.press("Weekly check-in");
  sam.press("Start");
  sam.press("Continue");
  sam.pick("Good");
  scene.prison.clock.advance(271'000);
  sam.settle();
  sam.look("37-idle");
  CHECK(sam.sees("This screen will lock in 30 seconds."));
  sam.press("Stay signed in");
  CHECK(sam.sees("How has your week been?"));
  CHECK(sam.get(Role::radio, "Good").states.checked);
  scene.prison.clock.advance(301'000);
  sam.settle();
  CHECK(sam.sees("Paused"));
  sam.press("Show my screen");
  sam.press(Role::link, "Back");
  sam.enrol("عليّ", "1357");
  CHECK(sam.sees("My things"));
  for (const char* trace : {"Carry on", "Weekly", "Sam"}) CHECK_FALSE(sam.sees(trace));
  sam.press("My things");
  CHECK(sam.sees("You have not sent anything yet."));
  sam.press(Role::link, "Back");
  sam.press("Sign out");
  sam.sign_in("Sam");
  CHECK(sam.sees("Carry on with your form?"));
  sam.press("Carry on");
  CHECK(sam.get(Role::radio, "Good").states.checked);
}

TEST_CASE("nothing on the sign-in or home page says what the device is for") {
  Scene scene;
  Person& sam = scene.sam;
  for (const char* language : {"English", "Cymraeg", "العربية"}) {
    sam.press(language);
    for (const char* word : {"estorative", "RJ", "ustice", "dferol", "التصالحية", "victim", "harm"})
      CHECK_FALSE(sam.sees(word));
  }
  sam.press("English");
  sam.enrol("Sam");
  for (const char* word : {"estorative", "RJ", "ustice", "victim", "harm"}) CHECK_FALSE(sam.sees(word));
}

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
  CHECK(sam.sees("Press your cell bell."));
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
  scene.prison.policy["offered"] = {"mend/what-is-rj"};
  scene.prison.repository.put_target("policy/DEMO.json", scene.prison.policy.dump());
  scene.prison.repository.update_snapshot();
  scene.prison.repository.dump(scene.prison.files, scene.prison.places.drop);
  // One byte of the policy changes on the way.
  for (const auto& entry :
       std::filesystem::directory_iterator(scene.prison.places.drop / "targets" / "policy")) {
    std::string bytes = all_bytes_of(entry.path());
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

TEST_CASE("language and size of words are found on the first page and again after the next sign-in") {
  Scene scene;
  Person& sam = scene.sam;
  sam.press("العربية");
  sam.look("40-ar-sign-in");
  CHECK(sam.sees("من يستخدم هذا الجهاز؟"));
  sam.press("Sam");
  sam.look("41-ar-code");
  const auto digits = [&](std::string_view all) {
    for (const char digit : all) sam.press(std::string(1, digit));
    sam.press("متابعة");
  };
  digits(Prison::code);
  digits("2468");
  digits("2468");
  sam.look("42-ar-home");
  sam.press_id("home/settings");
  sam.look("43-ar-settings");
  sam.press_id("text-size/large");
  sam.look("44-ar-large-settings");
  sam.press_id("foot/sign-out");
  CHECK(sam.sees("Who is using this device?"));
  sam.press("Sam");
  CHECK(sam.sees("أدخل"));
  digits("2468");
  sam.look("45-ar-large-home");
  sam.press_id("home/forms");
  sam.look("46-ar-large-forms");
  sam.press_id("forms/mend/weekly-check-in");
  sam.look("47-ar-large-before");
  sam.press_id("start");
  sam.press_id("continue");
  sam.look("48-ar-large-faces");
  sam.press_id("/data/week/very-bad");
  sam.press_id("continue");
  sam.look("49-ar-large-stop");
}

TEST_CASE("in the largest words nothing is cut, and everything can still be reached") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press_id("foot/text-size");
  sam.press_id("foot/text-size");
  sam.look("60-largest-home");
  sam.press_id("home/learn");
  sam.press_id("learn/mend/what-is-rj");
  sam.look("61-largest-page");
  sam.press_id("help");
  sam.look("62-largest-help");
  sam.press_id("help-back");
  sam.press_id("back");
  sam.press_id("back");
  sam.press_id("home/forms");
  sam.press_id("forms/mend/weekly-check-in");
  sam.look("63-largest-before");
  sam.press_id("start");
  sam.press_id("continue");
  sam.look("64-largest-faces");
  for (int n = 0; n < 9; ++n) sam.press_id("skip");
  sam.look("65-largest-check");
  sam.press_id("send");
  sam.look("66-largest-sent");
  sam.press_id("foot/sign-out");
  sam.press("Sam");
  sam.look("67-largest-pin");
}

TEST_CASE("every page says the same in Welsh") {
  Scene scene;
  Person& sam = scene.sam;
  sam.press("Cymraeg");
  sam.look("70-cy-sign-in");
  sam.press("Sam");
  for (const std::string_view all :
       {std::string_view(Prison::code), std::string_view("2468"), std::string_view("2468")}) {
    for (const char digit : all) sam.press(std::string(1, digit));
    sam.press("Parhau");
  }
  sam.look("71-cy-home");
  sam.press_id("home/forms");
  sam.look("72-cy-forms");
  sam.press_id("forms/mend/weekly-check-in");
  sam.look("73-cy-before");
  sam.press_id("start");
  sam.press_id("continue");
  sam.look("74-cy-faces");
  CHECK(sam.sees("Sut wythnos gawsoch chi?"));
}

TEST_CASE(
    "with a full disk the page says that nothing was saved, and saves it all as soon as there is room") {
  Scene scene;
  Person& sam = scene.sam;
  sam.enrol("Sam");
  sam.press("My forms");
  sam.press("Weekly check-in");
  sam.press("Start");
  sam.press("Continue");
  sam.pick("Good");
  {
    // No file may grow any more, which is how a full disk looks to a database.
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    rlimit none = before;
    none.rlim_cur = 1;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &none) == 0);
    sam.press("Continue");
    const bool told = sam.sees("This could not be saved.") && !sam.sees("Saved on this device");
    const bool rests = sam.rests();
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    (void)std::signal(SIGXFSZ, ignored);
    CHECK(told);
    CHECK(rests);
    sam.look("38-not-saved");
  }
  sam.press("Skip this question");
  CHECK(sam.sees("Saved on this device"));
  sam.restart();
  sam.sign_in("Sam");
  sam.press("Carry on");
  for (int n = 0; n < 2; ++n) sam.press(Role::link, "Back");
  CHECK(sam.get(Role::radio, "Good").states.checked);
}
