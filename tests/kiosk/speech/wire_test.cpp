#include "kiosk/speech/wire.h"

#include <catch2/catch.hpp>
#include <string>

using namespace mend::speech;

TEST_CASE("an answer of the helper arrives whole, in whatever pieces the pipe brings it") {
  wire::Bytes stream = wire::ready();
  const std::vector<std::int16_t> samples{0, 1, -1, 32767, -32768};
  for (const wire::Bytes& frame : {wire::begin({7, 22050, 0}), wire::word({7, 11, 2, 5}),
                                   wire::sound(7, samples), wire::done({7, true})}) {
    stream.insert(stream.end(), frame.begin(), frame.end());
  }
  for (const std::size_t step : {std::size_t{1}, std::size_t{5}, stream.size()}) {
    wire::ReplyReader reader;
    std::vector<wire::Reply> replies;
    for (std::size_t at = 0; at < stream.size(); at += step) {
      reader.add(std::span(stream).subspan(at, std::min(step, stream.size() - at)));
      while (auto reply = reader.next()) replies.push_back(*reply);
    }
    REQUIRE(replies.size() == 5);
    CHECK(replies[1].begin.rate == 22050);
    CHECK(replies[2].word.start == 2);
    CHECK(replies[3].sound.samples == samples);
    CHECK(replies[4].done.id == 7);
    CHECK_FALSE(reader.broken());
  }
}

TEST_CASE("a helper that speaks nonsense is not listened to any more") {
  const auto broken = [](wire::Bytes bytes) {
    wire::ReplyReader reader;
    reader.add(bytes);
    while (reader.next()) {
    }
    return reader.broken();
  };
  CHECK(broken({0x47, 0, 0, 0, 0, 4, 0, 0, 0}));                                    // no such kind
  CHECK(broken({3, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF}));                           // more than there can be
  CHECK(broken({3, 0, 0, 0, 0, 3, 0, 0, 0}));                                       // half a sample
  CHECK(broken({2, 0, 0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0}));               // one sample a second
  CHECK(broken({1, 0, 0, 0, 0, 4, 0, 0, 0, 99, 0, 0, 0}));                          // another version
  CHECK(broken({4, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 2, 0, 0, 0}));  // ends before it starts
}

TEST_CASE("a text that is too long is cut at a whole letter") {
  std::string text(wire::most_text - 1, 'a');
  text += "\xC5\xB5\xC5\xB5";  // ŵŵ
  const wire::Bytes frame = wire::speak({3, 150, "cy", text});
  const auto read = wire::read_speak(3, std::span(frame).subspan(wire::head_bytes));
  REQUIRE(read);
  CHECK(read->text == std::string(wire::most_text - 1, 'a'));
  CHECK(read->voice == "cy");
  CHECK(read->words_a_minute == 150);
}
