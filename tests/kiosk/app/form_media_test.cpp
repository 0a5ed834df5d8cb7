// The recordings and pictures of a form, as the device plays and shows them: only the sound card is a still
// one.
#include "../speech/still_sound.h"
#include "kiosk/speech/speaker.h"
#include "kiosk/window/png.h"
#include "scene.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <unistd.h>

using namespace mend;
using Catch::Matchers::Contains;
using tests::Person;
using tests::Prison;
using ui::Role;

namespace {

constexpr int rate = 48'000;

/// Two seconds of a tone, made with opusenc, as authors make them.
std::string recording() {
  const tests::TemporaryFolder folder;
  const std::string wav = (folder.path() / "tone.wav").string();
  const std::string opus = (folder.path() / "tone.opus").string();
  {
    std::ofstream out(wav, std::ios::binary);
    const auto number = [&](std::uint32_t value, int bytes) {
      for (int n = 0; n < bytes; ++n) out.put(static_cast<char>(value >> (8 * n)));
    };
    const std::uint32_t size = rate * 2 * 2;
    out << "RIFF";
    number(36 + size, 4);
    out << "WAVEfmt ";
    number(16, 4);
    number(1, 2);
    number(1, 2);
    number(rate, 4);
    number(rate * 2, 4);
    number(2, 2);
    number(16, 2);
    out << "data";
    number(size, 4);
    for (int n = 0; n < rate * 2; ++n)
      number(static_cast<std::uint32_t>(static_cast<std::int16_t>(8000 * std::sin(n * 0.05))), 2);
  }
  REQUIRE(std::system(("opusenc --quiet '" + wav + "' '" + opus + "'").c_str()) == 0);
  return tests::all_bytes_of(opus);
}

std::string picture() {
  window::Canvas canvas;
  canvas.resize({8, 8});
  const auto png = window::encode_png(canvas);
  REQUIRE(png);
  return std::string(base::as_text(*png));
}

/// What is written to the log while this lives.
class Log {
 public:
  Log() : kept_(dup(STDERR_FILENO)) {
    std::fflush(stderr);
    REQUIRE(std::freopen(file().c_str(), "w", stderr) != nullptr);
  }
  ~Log() { restore(); }
  std::string read() {
    restore();
    return tests::all_bytes_of(file());
  }

 private:
  [[nodiscard]] std::string file() const { return (folder_.path() / "log").string(); }
  void restore() {
    if (kept_ < 0) return;
    std::fflush(stderr);
    dup2(std::exchange(kept_, -1), STDERR_FILENO);
  }
  tests::TemporaryFolder folder_;
  int kept_;
};

/// Sam in front of the form with every kind of question, with a voice and headphones.
struct Listener {
  Prison prison;
  speech::test::StillSound sound;
  std::unique_ptr<speech::Speaker> speaker =
      speech::make_speaker(std::string(MEND_BINARY_DIR) + "/bin/mend-speak", sound, [] {});
  std::unique_ptr<Person> sam;

  explicit Listener(std::map<std::string, std::string> media) {
    const base::Path tests = base::Path(MEND_SOURCE_DIR) / "tests";
    media["form.xml"] = tests::all_bytes_of(tests / "kiosk" / "forms" / "every-kind.xml");
    prison.offer_form("every-kind", "Every kind of question", media);
    prison.publish();
    prison.send_roster();
    sam = std::make_unique<Person>(prison,
                                   app::Ears{speaker.get(), [] { return platform::Headphones::in; }, {}});
    sam->enrol("Sam");
    sam->press("My forms");
    sam->press("Every kind of question");
    sam->press("Start");
    sam->press(Role::textbox, "How many nights did you sleep well?");
    sam->type("5");
    sam->press("Continue");
  }
  void skip_to(std::string_view words) {
    for (int n = 0; n < 40 && !sam->sees(words); ++n)
      sam->press(sam->tree().find("skip") != nullptr ? "Skip this question" : "Continue");
    REQUIRE(sam->sees(words));
  }
  /// Time passes for the sound card, a tenth of a second each time that somebody looks.
  void hear_until(const std::function<bool()>& is_so) {
    sam->turn_until([&] {
      if (is_so()) return true;
      sound.pass(rate / 10);
      usleep(1'000);
      return false;
    });
    sam->settle();
  }
};

}  // namespace

TEST_CASE(
    "the recording of a question is heard to its end, paused and heard again, and the question answered") {
  Listener listener({{"media/song.opus", recording()}});
  Person& sam = *listener.sam;
  listener.skip_to("Listen. How does it make you feel?");
  CHECK(sam.sees("Recording: Listen. How does it make you feel?"));
  CHECK(sam.sees("0:00 of 0:02"));
  CHECK(listener.sound.all() == 0);
  sam.press("Play");
  listener.hear_until([&] { return sam.sees("0:01 of 0:02"); });
  sam.press("Pause");
  CHECK_FALSE(listener.speaker->busy());
  CHECK(listener.sound.waiting() == 0);
  const std::size_t before = listener.sound.all();
  sam.press("From the start");
  listener.hear_until([&] { return !listener.speaker->busy(); });
  CHECK(listener.sound.all() - before == rate * 2);
  sam.pick("Calm");
  sam.press("Continue");
  listener.skip_to("Check your answers");
  CHECK(sam.sees("Calm"));
}

TEST_CASE("going on silences the recording of the question before") {
  Listener listener({{"media/song.opus", recording()}});
  Person& sam = *listener.sam;
  listener.skip_to("Listen. How does it make you feel?");
  sam.press("Play");
  listener.hear_until([&] { return listener.sound.all() > 0; });
  sam.press("Skip this question");
  sam.settle();
  CHECK_FALSE(listener.speaker->busy());
  CHECK(listener.sound.waiting() == 0);
}

TEST_CASE("a picture or a recording that is not there costs no question, and the log says which") {
  Log log;
  Listener listener({{"media/meal.png", picture()}, {"media/soup.png", "no picture at all"}});
  Person& sam = *listener.sam;
  listener.skip_to("Which meal is this about?");
  sam.pick("Soup");
  sam.press("Continue");
  CHECK(sam.sees("Listen. How does it make you feel?"));
  CHECK_FALSE(sam.sees("Recording:"));
  sam.pick("Sad");
  sam.press("Continue");
  listener.skip_to("Check your answers");
  CHECK(sam.sees("Soup"));
  CHECK(sam.sees("Sad"));
  const std::string said = log.read();
  for (const char* name : {"jr://images/tea.png", "jr://images/soup.png", "jr://audio/song.opus"})
    CHECK_THAT(said, Contains(name));
  CHECK_THAT(said, !Contains("jr://images/meal.png"));
  // Not what they answered.
  CHECK_THAT(said, !Contains("Sad"));
}
