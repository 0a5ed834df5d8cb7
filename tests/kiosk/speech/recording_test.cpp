#include "kiosk/speech/helper/recording.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

using namespace mend::speech;

namespace {

wire::Bytes file(const std::string& name) {
  std::ifstream in(std::string(MEND_SOURCE_DIR) + "/tests/fuzz/recording/corpus/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Heard {
  int rate = 0;
  std::size_t samples = 0;
  bool good = false;
};

Heard play(const wire::Bytes& bytes, std::uint32_t from_ms = 0) {
  Heard heard;
  wire::ReplyReader reader;
  heard.good = play_recording({1, from_ms, bytes}, [&](const wire::Bytes& frame) {
    reader.add(frame);
    while (const auto reply = reader.next()) {
      if (reply->kind == wire::Reply::Kind::begin) heard.rate = reply->begin.rate;
      heard.samples += reply->sound.samples.size();
    }
    return true;
  });
  return heard;
}

}  // namespace

TEST_CASE("a recording is played whole, and from where it was left") {
  const wire::Bytes tone = file("tone.opus");
  CHECK(recording_length(tone) == 500);
  const Heard whole = play(tone);
  CHECK(whole.good);
  CHECK(whole.rate == 48000);
  CHECK(whole.samples == 24000);
  CHECK(play(tone, 200).samples == 24000 - 9600);
}

TEST_CASE("what is no recording is refused") {
  CHECK_FALSE(recording_length(file("nonsense.opus")));
  CHECK_FALSE(recording_length({}));
  CHECK_FALSE(play(file("nonsense.opus")).good);
  CHECK_FALSE(play(wire::Bytes(1000, 0)).good);
}
