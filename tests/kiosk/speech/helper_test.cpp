#include "kiosk/speech/helper.h"

#include <catch2/catch.hpp>
#include <condition_variable>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <mutex>

using namespace mend::speech;

namespace {

class Listener final : public HelperListener {
 public:
  void heard(wire::Reply&& reply) override {
    const std::lock_guard lock(mutex_);
    if (reply.kind == wire::Reply::Kind::done) ++done_;
    if (reply.kind == wire::Reply::Kind::begin) ++begun_;
    samples_ += reply.sound.samples.size();
    changed_.notify_all();
  }
  void failed(int times) override {
    const std::lock_guard lock(mutex_);
    failures_ = std::max(failures_, times);
    changed_.notify_all();
  }
  [[nodiscard]] std::int64_t millis_until_room() const override { return 0; }

  [[nodiscard]] bool done(int times) {
    return wait([&] { return done_ >= times; });
  }
  [[nodiscard]] bool failed_for(int times) {
    return wait([&] { return failures_ >= times; });
  }
  [[nodiscard]] bool begun() {
    return wait([&] { return begun_ > 0; });
  }
  [[nodiscard]] int failures() {
    const std::lock_guard lock(mutex_);
    return failures_;
  }

 private:
  template <class Condition>
  bool wait(Condition condition) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(30), condition);
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  int done_ = 0, begun_ = 0, failures_ = 0;
  std::size_t samples_ = 0;
};

std::filesystem::path voice() {
  return std::string(MEND_BINARY_DIR) + "/bin/mend-speak";
}

Helper::Options quick(std::filesystem::path program) {
  return {.program = std::move(program),
          .patience = std::chrono::milliseconds(300),
          .first_pause = std::chrono::milliseconds(1),
          .longest_pause = std::chrono::milliseconds(10)};
}

wire::Bytes speak(std::uint32_t id, std::string_view text = "Hello there.") {
  return wire::speak({id, 150, "en-gb", text});
}

/// A program in the helper's place.
class Impostor {
 public:
  explicit Impostor(const std::string& commands) {
    path_ = std::filesystem::temp_directory_path() / ("mend-impostor-" + std::to_string(getpid()));
    std::ofstream(path_) << "#!/bin/sh\n" << commands << "\n";
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
  }
  ~Impostor() {
    std::error_code code;
    std::filesystem::remove(path_, code);
  }
  Impostor(const Impostor&) = delete;
  Impostor& operator=(const Impostor&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a helper that is killed is started again, and what it was asked is said") {
  Listener listener;
  Helper helper({.program = voice()}, listener);
  helper.ask(1, speak(1));
  REQUIRE(listener.done(1));
  const auto first = helper.process();
  REQUIRE(first);
  kill(*first, SIGKILL);
  REQUIRE(listener.failed_for(1));
  helper.ask(2, speak(2));
  REQUIRE(listener.done(2));
  CHECK(helper.process() != first);
}

TEST_CASE("a helper that is killed while it speaks is asked once more") {
  Listener listener;
  Helper helper({.program = voice(), .first_pause = std::chrono::milliseconds(1)}, listener);
  std::string text;
  for (int n = 0; n < 150; ++n) text += "On and on it goes. ";
  helper.ask(1, speak(1, text));
  REQUIRE(listener.begun());
  if (const auto process = helper.process()) kill(*process, SIGKILL);
  CHECK(listener.done(1));
}

TEST_CASE("a helper that hangs is ended") {
  Impostor impostor(
      "printf '\\001\\000\\000\\000\\000\\004\\000\\000\\000\\001\\000\\000\\000'; exec sleep 1000");
  Listener listener;
  Helper helper(quick(impostor.path()), listener);
  helper.ask(1, speak(1));
  CHECK(listener.failed_for(2));
}

TEST_CASE("a helper that never says that it is ready is ended") {
  Impostor impostor("exec sleep 1000");
  Listener listener;
  Helper helper(quick(impostor.path()), listener);
  helper.ask(1, speak(1));
  CHECK(listener.failed_for(2));
}

TEST_CASE("a helper that speaks nonsense is ended, and what it says is not believed") {
  Impostor impostor(
      "printf '\\001\\000\\000\\000\\000\\004\\000\\000\\000\\001\\000\\000\\000'; exec cat /dev/urandom");
  Listener listener;
  Helper helper(quick(impostor.path()), listener);
  helper.ask(1, speak(1));
  CHECK(listener.failed_for(2));
}

TEST_CASE("a helper that is missing is found when it is back") {
  Listener listener;
  const auto path = std::filesystem::temp_directory_path() / ("mend-back-" + std::to_string(getpid()));
  Helper helper(quick(path), listener);
  helper.ask(1, speak(1));
  REQUIRE(listener.failed_for(2));
  std::filesystem::create_symlink(voice(), path);
  helper.ask(2, speak(2));
  CHECK(listener.done(1));
  std::filesystem::remove(path);
}

TEST_CASE("nothing that was said stays in a process once it is ended") {
  Listener listener;
  Helper helper({.program = voice()}, listener);
  helper.ask(1, speak(1));
  REQUIRE(listener.done(1));
  const auto process = helper.process();
  REQUIRE(process);
  helper.end();
  helper.ask(2, speak(2));
  REQUIRE(listener.done(2));
  CHECK(helper.process() != process);
  CHECK(kill(*process, 0) != 0);
  CHECK(listener.failures() == 0);
}
