#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace mend::app {

/// Reads lines from a file descriptor on a thread of its own, so that nobody has to look for them.
/// `arrived` is called from that thread after each line and at the end of the file.
class LineReader {
 public:
  LineReader(int descriptor, std::function<void()> arrived);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  /// The next line without its line break, if one has come.
  std::optional<std::string> take();
  /// No further line will come.
  [[nodiscard]] bool ended() const { return ended_; }

 private:
  void run();
  bool read_some(std::string& partial);

  int descriptor_;
  int stop_;
  std::function<void()> arrived_;
  std::mutex mutex_;
  std::deque<std::string> lines_;
  std::atomic<bool> ended_ = false;
  std::thread thread_;
};

}  // namespace mend::app
