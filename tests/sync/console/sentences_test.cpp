// Staff choose what a resident will be told; what they see must be what the kiosk says.
#include "sync/console/sentences.h"

#include "sync/console/components.h"
#include "sync/hub/answers.h"
#include "sync/hub/pathway.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <string>

using namespace mend;

namespace {

/// Message id → English sentence, of those that the hub may send.
std::map<std::string, std::string> sentences_of_the_kiosk() {
  std::ifstream template_file(MEND_SOURCE_DIR "/i18n/po/mend.pot");
  REQUIRE(template_file);
  std::map<std::string, std::string> sentences;
  std::string id;
  bool in_sentence = false;
  for (std::string line; std::getline(template_file, line);) {
    const auto quoted = [&] { return line.substr(line.find('"') + 1, line.rfind('"') - line.find('"') - 1); };
    if (line.starts_with("msgctxt")) id = quoted();
    if (line.starts_with("msgstr")) in_sentence = false;
    if (line.starts_with("msgid")) in_sentence = true;
    if (in_sentence && line.find('"') != std::string::npos) sentences[id] += quoted();
  }
  return sentences;
}

std::string on(std::string sentence, base::UnixMillis today) {
  const std::size_t at = sentence.find("{date}");
  return at == std::string::npos ? sentence : sentence.replace(at, 6, console::day(today));
}

}  // namespace

TEST_CASE("What the console says that a resident will read is what the kiosk says, word for word") {
  constexpr base::UnixMillis today = 1'800'000'000'000;
  const auto kiosk = sentences_of_the_kiosk();
  for (const auto move :
       {hub::RequestMove::start_checking, hub::RequestMove::announce_visit,
        hub::RequestMove::still_with_staff, hub::RequestMove::end, hub::RequestMove::withdraw}) {
    const std::string message(hub::message_of(move));
    CAPTURE(message);
    REQUIRE(kiosk.contains(message));
    CHECK(console::resident_reads(message, today) == on(kiosk.at(message), today));
  }
  CHECK(console::resident_reads("status.collected", today) == on(kiosk.at("status.collected"), today));
  CHECK(console::resident_reads("status.other", today).empty());
  for (const hub::Reason& note : hub::kSeenNotes) {
    CAPTURE(note.id);
    REQUIRE(kiosk.contains(std::string(note.id)));
    CHECK(note.words == kiosk.at(std::string(note.id)));
  }
}
