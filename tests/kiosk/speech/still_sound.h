#pragma once

#include "kiosk/window/sound.h"

#include <mutex>
#include <vector>

namespace mend::speech::test {

/// A sound card whose time the test moves.
class StillSound final : public window::Sound {
 public:
  void begin(int rate) override {
    const std::lock_guard lock(mutex_);
    rate_ = rate;
    samples_.clear();
    played_ = 0;
  }
  void add(std::span<const std::int16_t> samples) override {
    const std::lock_guard lock(mutex_);
    samples_.insert(samples_.end(), samples.begin(), samples.end());
    all_ += samples.size();
  }
  void stop() override {
    const std::lock_guard lock(mutex_);
    samples_.clear();
    played_ = 0;
  }
  void set_volume(float volume) override {
    const std::lock_guard lock(mutex_);
    volume_ = volume;
  }
  [[nodiscard]] std::int64_t played() const override {
    const std::lock_guard lock(mutex_);
    return played_;
  }
  [[nodiscard]] std::int64_t waiting() const override {
    const std::lock_guard lock(mutex_);
    return static_cast<std::int64_t>(samples_.size()) - played_;
  }
  [[nodiscard]] bool dead() const override { return dead_; }

  void pass(std::int64_t samples) {
    const std::lock_guard lock(mutex_);
    played_ = std::min(played_ + samples, static_cast<std::int64_t>(samples_.size()));
  }
  [[nodiscard]] std::size_t all() const {
    const std::lock_guard lock(mutex_);
    return all_;
  }
  [[nodiscard]] float volume() const {
    const std::lock_guard lock(mutex_);
    return volume_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::int16_t> samples_;
  std::int64_t played_ = 0;
  std::size_t all_ = 0;
  int rate_ = 0;
  float volume_ = 1;
  bool dead_ = false;
};

}  // namespace mend::speech::test
