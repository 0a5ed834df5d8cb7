#include "kiosk/speech/helper/voice.h"

#include <algorithm>
#include <cctype>
#include <espeak-ng/speak_lib.h>
#include <vector>

namespace mend::speech {
namespace {

/// espeak-ng counts in characters from 1; everybody else counts in bytes.
std::vector<std::uint32_t> starts_of(std::string_view text) {
  std::vector<std::uint32_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80)
      starts.push_back(static_cast<std::uint32_t>(i));
  }
  starts.push_back(static_cast<std::uint32_t>(text.size()));
  return starts;
}

struct Saying {
  std::uint32_t id = 0;
  int rate = 0;
  std::vector<std::uint32_t> starts;
  const Voice::Send* send = nullptr;
  bool wanted = true;

  void word(const espeak_EVENT& event) {
    if (event.text_position < 1 || event.length < 1) return;
    const auto first = static_cast<std::size_t>(event.text_position - 1);
    if (first + 1 >= starts.size()) return;
    const std::size_t last = std::min(first + static_cast<std::size_t>(event.length), starts.size() - 1);
    const auto at = static_cast<std::int64_t>(std::max(event.audio_position, 0)) * rate / 1000;
    wanted = wanted && (*send)(wire::word({id, static_cast<std::uint32_t>(at), starts[first], starts[last]}));
  }

  void sound(const short* samples, int count) {
    constexpr int most = static_cast<int>(wire::most_reply / 2);
    for (int at = 0; wanted && at < count; at += most) {
      wanted = (*send)(wire::sound(id, {samples + at, static_cast<std::size_t>(std::min(most, count - at))}));
    }
  }
};

/// espeak-ng gives its callback no pointer of ours where there is no event, and there is one voice only.
Saying* saying = nullptr;

int heard(short* samples, int count, espeak_EVENT* events) {
  if (!saying) return 1;
  for (; saying->wanted && events->type != espeakEVENT_LIST_TERMINATED; ++events) {
    if (events->type == espeakEVENT_WORD) saying->word(*events);
  }
  if (samples && count > 0) saying->sound(samples, count);
  return saying->wanted ? 0 : 1;
}

}  // namespace

bool Voice::open() {
  rate_ = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 100, nullptr, espeakINITIALIZE_DONT_EXIT);
  if (rate_ < wire::least_rate || rate_ > wire::most_rate) return false;
  espeak_SetSynthCallback(heard);
  return true;
}

std::string Voice::data_folder() {
  const char* path = nullptr;
  espeak_Info(&path);
  return path ? path : "";
}

bool Voice::say(const wire::Speak& what, const Send& send) {
  const std::string name(what.voice);
  espeak_VOICE wanted{};
  wanted.languages = name.c_str();
  if (espeak_SetVoiceByProperties(&wanted) != EE_OK) return false;
  espeak_SetParameter(espeakRATE, std::clamp(what.words_a_minute, espeakRATE_MINIMUM, espeakRATE_MAXIMUM), 0);
  std::string text(what.text);
  // ^A would begin a command of espeak-ng, and a NUL would end the text. Of the same length, so that places
  // stay.
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  Saying now{what.id, rate_, starts_of(text), &send, send(wire::begin({what.id, rate_, 0}))};
  if (!now.wanted) return true;
  saying = &now;
  // Without espeakSSML, markup is text.
  // A sign by itself is called by its name; in a text it is a pause.
  const bool sign = text.size() == 1 && std::ispunct(static_cast<unsigned char>(text.front())) != 0;
  const espeak_ERROR said = sign ? espeak_Char(static_cast<wchar_t>(text.front()))
                                 : espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0,
                                                espeakCHARS_UTF8, nullptr, nullptr);
  saying = nullptr;
  return said == EE_OK;
}

}  // namespace mend::speech
