#include "kiosk/speech/speaker.h"

#include "kiosk/speech/helper.h"
#include "kiosk/speech/voices.h"
#include "kiosk/speech/word_track.h"

#include <algorithm>
#include <cctype>
#include <mutex>
#include <utility>

namespace mend::speech {
namespace {

constexpr std::size_t most_piece = 600;     ///< bytes that are handed to the voice at once
constexpr std::int64_t enough_ms = 4'000;   ///< of sound in store
constexpr std::int64_t low_ms = 1'500;      ///< then more is fetched
constexpr std::size_t most_pieces = 2'000;  ///< a page has 60 blocks
constexpr int broken_after = 3;

bool says_anything(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0;
  });
}

/// A piece of an utterance, short enough to be handed over at once.
struct Piece {
  std::string text;
  std::string language;
  std::string_view voice;
  std::string node;
  std::size_t offset = 0;
};

std::vector<Piece> pieces_of(const Speech& speech) {
  std::vector<Piece> pieces;
  for (const Utterance& utterance : speech) {
    const std::string_view voice = voice_for(utterance.language);
    if (voice.empty()) continue;
    for (const Range& range : sentences(utterance.text, utterance.language, most_piece)) {
      std::string text = utterance.text.substr(range.start, range.end - range.start);
      if ((!says_anything(text) && utterance.text.size() > 1) || pieces.size() >= most_pieces) continue;
      pieces.push_back(
          {std::move(text), utterance.language, voice, utterance.node, utterance.offset + range.start});
    }
  }
  return pieces;
}

class HelperSpeaker final : public Speaker, private HelperListener {
 public:
  HelperSpeaker(std::filesystem::path program, window::Sound& sound, std::function<void()> wake)
      : sound_(sound), wake_(std::move(wake)), helper_({.program = std::move(program)}, *this) {}
  ~HelperSpeaker() override { silence(); }

  void say(Speech speech, int words_a_minute) override {
    auto pieces = pieces_of(speech);
    const std::lock_guard lock(mutex_);
    silence_locked();
    pieces_ = std::move(pieces);
    words_a_minute_ = words_a_minute;
    if (!pieces_.empty())
      ask_for_next();
    else
      helper_.ask(0, wire::stop());
  }

  void play(std::shared_ptr<const base::Bytes> recording, std::int64_t from_ms) override {
    const std::lock_guard lock(mutex_);
    silence_locked();
    if (!recording || recording->size() > wire::most_recording) return;
    recording_ = Progress{from_ms, 0};
    from_ms_ = from_ms;
    working_ = true;
    ++id_;
    helper_.ask(
        id_,
        wire::play({id_, static_cast<std::uint32_t>(std::max<std::int64_t>(from_ms, 0)),
                    std::span(reinterpret_cast<const std::uint8_t*>(recording->data()), recording->size())}));
  }

  void stop() override {
    const std::lock_guard lock(mutex_);
    if (!working_ && sound_.waiting() == 0) return;
    silence_locked();
    helper_.ask(0, wire::stop());
  }

  void set_volume(float volume) override { sound_.set_volume(volume); }

  [[nodiscard]] bool busy() const override {
    const std::lock_guard lock(mutex_);
    return working_ || waiting_ms() > 0;
  }

  [[nodiscard]] std::optional<Spoken> now() const override {
    const std::lock_guard lock(mutex_);
    if (!working_ && waiting_ms() == 0) return std::nullopt;
    const auto next = next_mark();
    if (next == marks_.begin() || std::prev(next)->word.node.empty()) return std::nullopt;
    return std::prev(next)->word;
  }

  [[nodiscard]] std::optional<Progress> progress() const override {
    const std::lock_guard lock(mutex_);
    if (!recording_) return std::nullopt;
    const std::int64_t heard = rate_ > 0 ? sound_.played() * 1000 / rate_ : 0;
    return Progress{std::min(from_ms_ + heard, std::max(recording_->length, from_ms_)), recording_->length};
  }

  [[nodiscard]] std::optional<std::int64_t> millis_to_change() const override {
    const std::lock_guard lock(mutex_);
    const std::int64_t waiting = waiting_ms();
    if (waiting == 0) return std::nullopt;  // silent, or the helper's next word wakes us
    if (recording_) return std::min<std::int64_t>(waiting + 20, 1000 - sound_.played() * 1000 / rate_ % 1000);
    const auto next = next_mark();
    if (next == marks_.end()) return waiting + 20;
    return std::clamp<std::int64_t>((next->sample - sound_.played()) * 1000 / rate_ + 1, 5, waiting + 20);
  }

  [[nodiscard]] bool broken() const override {
    const std::lock_guard lock(mutex_);
    return failures_ >= broken_after || sound_.dead();
  }

  void forget() override {
    const std::lock_guard lock(mutex_);
    silence_locked();
    helper_.end();
  }

 private:
  struct Mark {
    std::int64_t sample = 0;  ///< of the stream
    Spoken word;              ///< without a node: words that are not on the screen
  };

  void silence() {
    const std::lock_guard lock(mutex_);
    silence_locked();
  }

  void silence_locked() {
    ++id_;  // whatever still comes is of yesterday
    working_ = false;
    for (Piece& piece : pieces_) base::wipe(piece.text);
    pieces_.clear();
    marks_.clear();
    at_ = 0;
    added_ = base_ = 0;
    rate_ = 0;
    recording_.reset();
    sound_.stop();
  }

  void ask_for_next() {
    const Piece& piece = pieces_[at_];
    working_ = true;
    track_.emplace(piece.text, piece.language);
    ++id_;
    helper_.ask(id_, wire::speak({id_, words_a_minute_, piece.voice, piece.text}));
  }

  [[nodiscard]] std::int64_t waiting_ms() const {
    return rate_ > 0 && !sound_.dead() ? sound_.waiting() * 1000 / rate_ : 0;
  }

  [[nodiscard]] std::vector<Mark>::const_iterator next_mark() const {
    const std::int64_t played = sound_.played();
    return std::find_if(marks_.begin(), marks_.end(), [&](const Mark& mark) { return mark.sample > played; });
  }

  // On the helper's thread.

  void heard(wire::Reply&& reply) override {
    bool look = false;
    {
      const std::lock_guard lock(mutex_);
      look = take(reply);
    }
    if (look) wake_();
  }

  /// True if there is something new to look at.
  bool take(const wire::Reply& reply) {
    using Kind = wire::Reply::Kind;
    switch (reply.kind) {
      case Kind::ready:
        return false;
      case Kind::begin:
        if (reply.begin.id != id_) return false;
        if (rate_ != reply.begin.rate) {
          rate_ = reply.begin.rate;
          added_ = 0;
          marks_.clear();
          sound_.begin(rate_);
        }
        base_ = added_;
        if (recording_) recording_->length = reply.begin.length_ms;
        if (!recording_) marks_.push_back({base_, {}});
        return false;
      case Kind::sound: {
        if (reply.sound.id != id_ || rate_ == 0) return false;
        const bool first = sound_.waiting() == 0;
        sound_.add(reply.sound.samples);
        added_ += static_cast<std::int64_t>(reply.sound.samples.size());
        return first;
      }
      case Kind::word:
        if (reply.word.id == id_ && rate_ > 0) add_mark(reply.word);
        return false;
      case Kind::done:
        if (reply.done.id != id_) return false;
        failures_ = 0;
        if (!recording_ && ++at_ < pieces_.size()) {
          ask_for_next();
          return false;
        }
        working_ = false;
        return true;
    }
    return false;
  }

  void add_mark(const wire::Word& word) {
    if (recording_ || at_ >= pieces_.size()) return;
    const Piece& piece = pieces_[at_];
    const auto range = track_->next({word.start, word.end});
    if (!range || piece.node.empty()) return;
    marks_.push_back(
        {base_ + word.sample, {piece.node, piece.offset + range->start, piece.offset + range->end}});
  }

  void failed(int times) override {
    {
      const std::lock_guard lock(mutex_);
      failures_ = times;
      // The helper is asked once more by itself; after that these words stay unsaid.
      if (times > 1) {
        working_ = false;
        pieces_.clear();
      }
    }
    wake_();
  }

  [[nodiscard]] std::int64_t millis_until_room() const override {
    const std::lock_guard lock(mutex_);
    const std::int64_t waiting = waiting_ms();
    return waiting > enough_ms ? waiting - low_ms : 0;
  }

  mutable std::mutex mutex_;
  window::Sound& sound_;
  std::function<void()> wake_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  int words_a_minute_ = normal_words;
  std::uint32_t id_ = 0;
  bool working_ = false;
  std::optional<WordTrack> track_;
  std::vector<Mark> marks_;
  std::int64_t base_ = 0, added_ = 0;
  int rate_ = 0;
  std::optional<Progress> recording_;
  std::int64_t from_ms_ = 0;
  int failures_ = 0;
  Helper helper_;  ///< last: its thread ends before what it tells
};

}  // namespace

std::unique_ptr<Speaker> make_speaker(std::filesystem::path program, window::Sound& sound,
                                      std::function<void()> wake) {
  return std::make_unique<HelperSpeaker>(std::move(program), sound, std::move(wake));
}

}  // namespace mend::speech
