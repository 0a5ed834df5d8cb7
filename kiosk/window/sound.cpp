#include "kiosk/window/sound.h"

#include <SDL.h>
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace mend::window {
namespace {

/// What one look of the sound card takes: short, so that silence is silence within a tenth of a second.
constexpr int period_ms = 40;
/// Opening a sound card takes long; between two sentences it stays open.
constexpr std::chrono::milliseconds linger{1'500};
/// Far more than a caller that heeds `waiting` ever has in store.
constexpr std::size_t most_samples = 48'000 * 60;

/// A thread opens, closes and waits for the device, because that takes longer than a screen may wait.
class SdlSound final : public Sound {
 public:
  ~SdlSound() override {
    {
      const std::lock_guard lock(mutex_);
      leave_ = true;
    }
    turn_.notify_all();
    if (thread_.joinable()) thread_.join();
  }

  void begin(int rate) override {
    const std::lock_guard lock(mutex_);
    samples_.clear();
    played_ = 0;
    rate_ = rate;
    dead_ = false;
  }

  void add(std::span<const std::int16_t> samples) override {
    {
      const std::lock_guard lock(mutex_);
      if (rate_ == 0 || dead_) return;
      const std::size_t room = most_samples - std::min(samples_.size(), most_samples);
      const auto taken = samples.first(std::min(room, samples.size()));
      samples_.insert(samples_.end(), taken.begin(), taken.end());
      if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    }
    turn_.notify_all();
  }

  void stop() override {
    const std::lock_guard lock(mutex_);
    samples_.clear();
    played_ = 0;
  }

  void set_volume(float volume) override {
    const std::lock_guard lock(mutex_);
    volume_ = std::clamp(volume, 0.0F, 1.0F);
  }

  [[nodiscard]] std::int64_t played() const override {
    const std::lock_guard lock(mutex_);
    return played_;
  }
  [[nodiscard]] std::int64_t waiting() const override {
    const std::lock_guard lock(mutex_);
    return static_cast<std::int64_t>(samples_.size());
  }
  [[nodiscard]] bool dead() const override {
    const std::lock_guard lock(mutex_);
    return dead_;
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    while (!leave_) {
      turn_.wait(lock, [this] { return leave_ || !samples_.empty(); });
      if (leave_) break;
      const int rate = rate_;
      lock.unlock();
      const SDL_AudioDeviceID device = open(rate);
      lock.lock();
      if (device == 0) {
        dead_ = true;
        samples_.clear();
        continue;
      }
      open_rate_ = rate;
      stay(lock, rate);
      open_rate_ = 0;
      lock.unlock();
      SDL_CloseAudioDevice(device);
      lock.lock();
    }
    lock.unlock();
    if (ready_) SDL_QuitSubSystem(SDL_INIT_AUDIO);
  }

  /// Until there has been nothing to hear for a while, or the rate is another one.
  void stay(std::unique_lock<std::mutex>& lock, int rate) {
    while (!leave_ && rate_ == rate) {
      turn_.wait(lock, [&] { return leave_ || rate_ != rate || samples_.empty(); });
      if (samples_.empty() &&
          !turn_.wait_for(lock, linger, [&] { return leave_ || rate_ != rate || !samples_.empty(); })) {
        return;
      }
    }
  }

  SDL_AudioDeviceID open(int rate) {
    if (!ready_ && SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return 0;
    ready_ = true;
    SDL_AudioSpec wanted;
    std::memset(&wanted, 0, sizeof wanted);
    wanted.freq = rate;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    // A power of two is what sound cards like.
    wanted.samples = 256;
    while (wanted.samples * 2 * 1000 / rate <= period_ms)
      wanted.samples = static_cast<Uint16>(wanted.samples * 2);
    wanted.callback = [](void* self, Uint8* stream, int bytes) {
      static_cast<SdlSound*>(self)->fill(reinterpret_cast<std::int16_t*>(stream),
                                         static_cast<std::size_t>(bytes) / sizeof(std::int16_t));
    };
    wanted.userdata = this;
    const SDL_AudioDeviceID device = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    if (device != 0) SDL_PauseAudioDevice(device, 0);
    return device;
  }

  /// On SDL's thread.
  void fill(std::int16_t* to, std::size_t count) {
    bool empty = false;
    {
      const std::lock_guard lock(mutex_);
      // What is of another rate waits until the device is as well.
      const std::size_t taken = open_rate_ == rate_ ? std::min(count, samples_.size()) : 0;
      std::transform(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(taken), to,
                     [this](std::int16_t sample) {
                       return static_cast<std::int16_t>(static_cast<float>(sample) * volume_);
                     });
      samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(taken));
      std::fill(to + taken, to + count, std::int16_t{0});
      played_ += static_cast<std::int64_t>(taken);
      empty = taken > 0 && samples_.empty();
    }
    if (empty) turn_.notify_all();
  }

  mutable std::mutex mutex_;
  std::condition_variable turn_;
  std::deque<std::int16_t> samples_;
  int rate_ = 0;
  int open_rate_ = 0;
  float volume_ = 1;
  std::int64_t played_ = 0;
  bool dead_ = false;
  bool leave_ = false;
  bool ready_ = false;
  std::thread thread_;
};

}  // namespace

std::unique_ptr<Sound> open_sound() {
  return std::make_unique<SdlSound>();
}

}  // namespace mend::window
