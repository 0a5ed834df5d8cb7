#include "kiosk/speech/wire.h"

#include <algorithm>
#include <limits>

namespace mend::speech::wire {
namespace {

using View = std::span<const std::uint8_t>;

void put(Bytes& out, std::uint64_t value, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void put_head(Bytes& out, std::uint8_t kind, std::uint32_t id, std::size_t length) {
  put(out, kind, 1);
  put(out, id, 4);
  put(out, length, 4);
}

std::uint32_t get(View bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value |= static_cast<std::uint32_t>(bytes[at + i]) << (8 * i);
  return value;
}

std::string_view text_of(View bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string_view cut(std::string_view text) {
  if (text.size() <= most_text) return text;
  std::size_t end = most_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return text.substr(0, end);
}

Bytes frame(Reply::Kind kind, std::uint32_t id, std::initializer_list<std::uint32_t> numbers) {
  Bytes out;
  put_head(out, static_cast<std::uint8_t>(kind), id, numbers.size() * 4);
  for (const std::uint32_t number : numbers) put(out, number, 4);
  return out;
}

/// How long a reply of this kind is; nothing for a kind that there is not.
bool length_fits(std::uint8_t kind, std::size_t length) {
  switch (static_cast<Reply::Kind>(kind)) {
    case Reply::Kind::ready:
    case Reply::Kind::done:
      return length == 4;
    case Reply::Kind::begin:
      return length == 8;
    case Reply::Kind::sound:
      return length > 0 && length <= most_reply && length % 2 == 0;
    case Reply::Kind::word:
      return length == 12;
  }
  return false;
}

std::optional<Reply> read(std::uint8_t kind, std::uint32_t id, View body) {
  Reply reply;
  reply.kind = static_cast<Reply::Kind>(kind);
  switch (reply.kind) {
    case Reply::Kind::ready:
      if (get(body, 0, 4) != version) return std::nullopt;
      break;
    case Reply::Kind::begin: {
      const std::uint32_t rate = get(body, 0, 4);
      if (rate < static_cast<std::uint32_t>(least_rate) || rate > static_cast<std::uint32_t>(most_rate))
        return std::nullopt;
      reply.begin = {id, static_cast<int>(rate), get(body, 4, 4)};
      break;
    }
    case Reply::Kind::sound:
      reply.sound.id = id;
      reply.sound.samples.reserve(body.size() / 2);
      for (std::size_t at = 0; at < body.size(); at += 2)
        reply.sound.samples.push_back(static_cast<std::int16_t>(get(body, at, 2)));
      break;
    case Reply::Kind::word:
      reply.word = {id, get(body, 0, 4), get(body, 4, 4), get(body, 8, 4)};
      if (reply.word.start > reply.word.end || reply.word.end > most_text) return std::nullopt;
      break;
    case Reply::Kind::done:
      reply.done = {id, get(body, 0, 4) == 0};
      break;
  }
  return reply;
}

}  // namespace

Bytes speak(const Speak& what) {
  const std::string_view text = cut(what.text);
  const std::string_view voice = what.voice.substr(0, 32);
  Bytes out;
  put_head(out, static_cast<std::uint8_t>(Ask::speak), what.id, 3 + voice.size() + text.size());
  put(out, static_cast<std::uint64_t>(what.words_a_minute), 2);
  put(out, voice.size(), 1);
  out.insert(out.end(), voice.begin(), voice.end());
  out.insert(out.end(), text.begin(), text.end());
  return out;
}

Bytes play(const Play& what) {
  Bytes out;
  put_head(out, static_cast<std::uint8_t>(Ask::play), what.id, 4 + what.file.size());
  put(out, what.from_ms, 4);
  out.insert(out.end(), what.file.begin(), what.file.end());
  return out;
}

Bytes stop() {
  Bytes out;
  put_head(out, static_cast<std::uint8_t>(Ask::stop), 0, 0);
  return out;
}

std::optional<std::size_t> most_asked(std::uint8_t kind) {
  switch (static_cast<Ask>(kind)) {
    case Ask::speak:
      return 3 + 32 + most_text;
    case Ask::play:
      return 4 + most_recording;
    case Ask::stop:
      return 0;
  }
  return std::nullopt;
}

std::optional<Speak> read_speak(std::uint32_t id, View body) {
  if (body.size() < 3) return std::nullopt;
  const std::size_t voice = body[2];
  if (voice == 0 || voice > 32 || body.size() < 3 + voice || body.size() - 3 - voice > most_text)
    return std::nullopt;
  return Speak{id, static_cast<int>(get(body, 0, 2)), text_of(body.subspan(3, voice)),
               text_of(body.subspan(3 + voice))};
}

std::optional<Play> read_play(std::uint32_t id, View body) {
  if (body.size() < 4 || body.size() > 4 + most_recording) return std::nullopt;
  return Play{id, get(body, 0, 4), body.subspan(4)};
}

Bytes ready() {
  return frame(Reply::Kind::ready, 0, {version});
}
Bytes begin(const Begin& what) {
  return frame(Reply::Kind::begin, what.id, {static_cast<std::uint32_t>(what.rate), what.length_ms});
}
Bytes word(const Word& what) {
  return frame(Reply::Kind::word, what.id, {what.sample, what.start, what.end});
}
Bytes done(const Done& what) {
  return frame(Reply::Kind::done, what.id, {what.understood ? 0U : 1U});
}

Bytes sound(std::uint32_t id, std::span<const std::int16_t> samples) {
  samples = samples.first(std::min(samples.size(), most_reply / 2));
  Bytes out;
  put_head(out, static_cast<std::uint8_t>(Reply::Kind::sound), id, samples.size() * 2);
  for (const std::int16_t sample : samples) put(out, static_cast<std::uint16_t>(sample), 2);
  return out;
}

void ReplyReader::add(View bytes) {
  if (broken_) return;
  bytes_.erase(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(at_));
  at_ = 0;
  bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
}

std::optional<Reply> ReplyReader::next() {
  if (broken_ || bytes_.size() - at_ < head_bytes) return std::nullopt;
  const View waiting = View(bytes_).subspan(at_);
  const std::size_t length = get(waiting, 5, 4);
  // Looked at before the body has come: nobody makes us wait for, or keep, more than there can be.
  broken_ = !length_fits(waiting[0], length);
  if (broken_ || waiting.size() - head_bytes < length) return std::nullopt;
  auto reply = read(waiting[0], get(waiting, 1, 4), waiting.subspan(head_bytes, length));
  broken_ = !reply;
  at_ += head_bytes + length;
  return reply;
}

}  // namespace mend::speech::wire
