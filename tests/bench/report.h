#pragma once

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace mend::bench {

/// CPU time of this process, in microseconds.
inline double now_us() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

/// One JSON object on a line of its own: {"name", "value" (median), "least", "most", "ninetyfive", "unit",
/// "runs"}. `values` holds at least one.
inline void report(const std::string& name, std::vector<double> values, const char* unit) {
  std::sort(values.begin(), values.end());
  std::printf(
      "{\"name\": \"%s\", \"value\": %.3f, \"least\": %.3f, \"most\": %.3f, \"ninetyfive\": %.3f, \"unit\": "
      "\"%s\", \"runs\": %zu}\n",
      name.c_str(), values[values.size() / 2], values.front(), values.back(), values[values.size() * 19 / 20],
      unit, values.size());
  std::fflush(stdout);
}

}  // namespace mend::bench
