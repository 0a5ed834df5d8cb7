#include "sync/dock/rounds.h"

#include <algorithm>

namespace mend::dock {

namespace {

constexpr std::int64_t second = 1000;
constexpr std::int64_t first_retry = 1 * second;
constexpr std::int64_t longest_retry = 120 * second;
constexpr std::int64_t longest_spread = 10 * second;
/// A hub that asks for more is not believed: residents' words wait here.
constexpr std::int64_t longest_retry_after = 3600 * second;

bool stopped(const DockReport& report) {
  return std::any_of(report.troubles.begin(), report.troubles.end(),
                     [](const Trouble& trouble) { return trouble.kind == TroubleKind::stopped; });
}

}  // namespace

std::int64_t Rhythm::about(std::int64_t millis) {
  if (millis <= 0) return 0;
  return millis / 2 + static_cast<std::int64_t>(random_.below(static_cast<std::uint32_t>(millis + 1)));
}

std::int64_t Rhythm::after_start() {
  return about(std::min(every_ / 10, longest_spread));
}

std::int64_t Rhythm::after(const DockReport& report) {
  const bool link_trouble =
      std::any_of(report.troubles.begin(), report.troubles.end(), [](const Trouble& trouble) {
        return trouble.kind == TroubleKind::unreachable || trouble.kind == TroubleKind::cut ||
               trouble.kind == TroubleKind::busy;
      });
  if (!link_trouble) {
    failures_ = 0;
    return every_ - every_ / 10 + about(every_ / 10);
  }
  failures_ = std::min(failures_ + 1, 16);
  const std::int64_t longest = std::min(longest_retry, every_);
  std::int64_t wait = about(std::min(first_retry << (failures_ - 1), longest));
  if (const auto asked = report.retry_after_seconds()) {
    const std::int64_t least = std::min(std::int64_t{*asked} * second, longest_retry_after);
    wait = std::max(wait, least + about(std::min(least, longest_spread)));
  }
  return wait;
}

void run_rounds(const RoundsOptions& options, Rhythm& rhythm, Waiter& waiter) {
  std::string last_complaint;
  std::int64_t pause = rhythm.after_start();
  bool settled = false;  // the spread after a link came up is waited out whole
  while (true) {
    switch (waiter.wait(pause)) {
      case Wake::stop:
        return;
      case Wake::link_up:
        if (!settled) pause = rhythm.after_start();
        settled = true;
        continue;
      case Wake::time:
        break;
    }
    settled = false;
    const DockReport report = options.dock();
    if (report.reached) options.say(report.json());
    if (stopped(report)) return;
    const std::string complaint = report.troubles.empty() ? "" : report.troubles.front().message;
    if (!complaint.empty() && complaint != last_complaint) options.complain(complaint);
    last_complaint = complaint;
    pause = rhythm.after(report);
  }
}

}  // namespace mend::dock
