#include "sync/console/device_words.h"

#include <algorithm>
#include <cstdio>

namespace mend::console {

std::string content_words(const protocol::KioskReport& kiosk) {
  if (kiosk.generation == 0) return "None yet";
  std::string words = "Generation " + std::to_string(kiosk.generation);
  if (kiosk.fell_back) words += ", an earlier one, because the newest was damaged";
  return words;
}

std::string space_words(std::uint64_t bytes) {
  char words[32];
  const double megabytes = static_cast<double>(bytes) / 1e6;
  if (megabytes < 1000) {
    std::snprintf(words, sizeof words, "%.0f MB", megabytes);
  } else {
    std::snprintf(words, sizeof words, "%.1f GB", megabytes / 1000);
  }
  return words;
}

std::string clock_words(const protocol::KioskReport& kiosk) {
  if (!kiosk.clock_error_seconds) return "Not compared with this hub’s yet";
  const std::int64_t seconds = *kiosk.clock_error_seconds;
  const std::int64_t off = seconds < 0 ? -seconds : seconds;
  if (off < 120) return "Right";
  const auto count = [](std::int64_t number, const char* unit) {
    return std::to_string(number) + " " + unit + (number == 1 ? "" : "s");
  };
  const std::string much = off < 7200        ? count(off / 60, "minute")
                           : off < 2 * 86400 ? count(off / 3600, "hour")
                                             : count(off / 86400, "day");
  return much + (seconds > 0 ? " ahead of this hub’s" : " behind this hub’s") +
         "; updates go by this hub’s while it can be asked";
}

std::vector<protocol::Refusal> refusals_of(const hub::Device& device) {
  std::vector<protocol::Refusal> all;
  if (!device.said) return all;
  const protocol::DeviceReport& report = device.said->report;
  if (report.kiosk) all = report.kiosk->refusals;
  if (report.courier) all.insert(all.end(), report.courier->refusals.begin(), report.courier->refusals.end());
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.last > b.last; });
  return all;
}

}  // namespace mend::console
