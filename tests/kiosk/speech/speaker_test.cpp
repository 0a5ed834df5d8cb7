#include "kiosk/speech/speaker.h"

#include "still_sound.h"

#include <catch2/catch.hpp>
#include <condition_variable>
#include <fstream>
#include <iterator>

using namespace mend;
using namespace mend::speech;
using speech::test::StillSound;

namespace {

/// The real helper, a sound card that stands still, and somebody who waits.
struct Room {
  StillSound sound;
  std::mutex mutex;
  std::condition_variable woken;
  int wakes = 0;
  std::unique_ptr<Speaker> speaker;

  explicit Room(const std::string& program = std::string(MEND_BINARY_DIR) + "/bin/mend-speak")
      : speaker(make_speaker(program, sound, [this] {
          const std::lock_guard lock(mutex);
          ++wakes;
          woken.notify_all();
        })) {}

  template <class Condition>
  bool wait_for(Condition condition) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!condition()) {
      // Time passes for the sound card only when nobody has news.
      sound.pass(2205);
      std::unique_lock lock(mutex);
      const int before = wakes;
      woken.wait_for(lock, std::chrono::milliseconds(2), [&] { return wakes != before; });
      if (std::chrono::steady_clock::now() > deadline) return false;
    }
    return true;
  }
};

}  // namespace

TEST_CASE("the word that is heard is marked, one after the other, in the words of the page") {
  Room room;
  room.speaker->say({{"Page:", "en"}, {"You can stop now.", "en", false, false, "intro", 10}}, normal_words);
  std::vector<Spoken> marks;
  REQUIRE(room.wait_for([&] {
    const auto now = room.speaker->now();
    if (now && (marks.empty() || marks.back() != *now)) marks.push_back(*now);
    return !room.speaker->busy();
  }));
  REQUIRE(marks.size() >= 3);
  CHECK(marks.front() == Spoken{"intro", 10, 13});
  CHECK(marks.back() == Spoken{"intro", 23, 26});
  for (std::size_t i = 1; i < marks.size(); ++i) CHECK(marks[i].start >= marks[i - 1].end);
  CHECK_FALSE(room.speaker->millis_to_change());
}

TEST_CASE("what is said last is what is heard, and stopping is silence at once") {
  Room room;
  std::string long_text;
  for (int n = 0; n < 300; ++n) long_text += "This goes on and on. ";
  room.speaker->say({{long_text, "en", false, false, "long"}}, normal_words);
  REQUIRE(room.wait_for([&] { return room.sound.waiting() > 0; }));
  room.speaker->say({{"Short.", "en", false, false, "short"}}, normal_words);
  REQUIRE(room.wait_for([&] {
    const auto now = room.speaker->now();
    REQUIRE((!now || now->node == "short"));
    return now.has_value();
  }));
  room.speaker->stop();
  CHECK(room.sound.waiting() == 0);
  CHECK_FALSE(room.speaker->busy());
  CHECK_FALSE(room.speaker->now());
}

TEST_CASE("a long text is fetched only as fast as it is heard") {
  Room room;
  std::string long_text;
  for (int n = 0; n < 300; ++n) long_text += "This goes on and on. ";
  room.speaker->say({{long_text, "en"}}, normal_words);
  REQUIRE(room.wait_for([&] { return room.sound.all() > 22050 * 20; }));
  CHECK(room.sound.waiting() < 22050 * 8);
  room.speaker->stop();
}

TEST_CASE("a language without a voice is not spelt out by another one") {
  Room room;
  room.speaker->say({{"Iska warran?", "so"}}, normal_words);
  CHECK_FALSE(room.speaker->busy());
}

TEST_CASE("a device whose voice is missing says so, and the kiosk goes on") {
  Room room("/nonexistent/mend-speak");
  for (int n = 0; n < 3 && !room.speaker->broken(); ++n) {
    room.speaker->say({{"Hello", "en"}}, normal_words);
    room.wait_for([&] { return room.speaker->broken() || !room.speaker->busy(); });
  }
  CHECK(room.speaker->broken());
  CHECK_FALSE(room.speaker->busy());
}

TEST_CASE("a recording is played from where it was left") {
  Room room;
  std::ifstream in(std::string(MEND_SOURCE_DIR) + "/tests/fuzz/recording/corpus/tone.opus", std::ios::binary);
  const auto bytes = std::make_shared<const base::Bytes>(std::istreambuf_iterator<char>(in),
                                                         std::istreambuf_iterator<char>());
  room.speaker->play(bytes, 300);
  REQUIRE(room.wait_for([&] { return room.speaker->progress() && room.speaker->progress()->length == 500; }));
  CHECK(room.speaker->progress()->position >= 300);
  REQUIRE(room.wait_for([&] { return !room.speaker->busy(); }));
  CHECK(room.sound.all() == 9600);
}

TEST_CASE("a recording that is none ends at once") {
  Room room;
  room.speaker->play(std::make_shared<const base::Bytes>(base::Bytes(500, 7)), 0);
  REQUIRE(room.wait_for([&] { return !room.speaker->busy(); }));
  CHECK(room.sound.all() == 0);
  CHECK_FALSE(room.speaker->broken());
}
