// What a refresh costs a device: processor time, bytes and requests, with nothing new and from nothing, for a
// small repository and for one that delegates to 120 establishments with three keys each. A JSON line for each
// figure, for bench.mjs; nothing here passes or fails.
#include "content/base/memory_files.h"
#include "content/trust/updater.h"
#include "tests/support/repository_simulator.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

using namespace mend;
using support::RepositorySimulator;

namespace {

/// Files that were made once: the simulator signs whenever it is asked, which is not what is measured.
class Frozen final : public trust::Fetcher {
 public:
  explicit Frozen(RepositorySimulator& repository) {
    for (const std::string& name : repository.file_names())
      files_[name] = repository.fetch(name, SIZE_MAX).value();
  }
  base::Result<base::Bytes> fetch(std::string_view path, std::size_t) override {
    ++requests;
    const auto at = files_.find(std::string(path));
    if (at == files_.end()) return base::fail(base::ErrorKind::not_found, "not there");
    bytes += at->second.size();
    return at->second;
  }
  std::size_t requests = 0;
  std::size_t bytes = 0;

 private:
  std::map<std::string, base::Bytes> files_;
};

/// Of processor time or of the wall's.
double milliseconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

void row(const std::string& name, std::vector<double> values, const char* unit) {
  std::sort(values.begin(), values.end());
  std::printf("{\"name\":\"%s\",\"value\":%.3f,\"least\":%.3f,\"most\":%.3f,\"unit\":\"%s\",\"runs\":%zu}\n",
              name.c_str(), values[values.size() / 2], values.front(), values.back(), unit, values.size());
}

void measure(const char* what, RepositorySimulator& repository, bool from_nothing, const char* target) {
  Frozen frozen(repository);
  std::vector<double> times, walls;
  constexpr int runs = 15;
  base::MemoryFiles kept;
  trust::Store warm(kept, "store");
  for (int i = 0; i <= runs; ++i) {
    base::MemoryFiles fresh;
    trust::Store cold(fresh, "store");
    frozen.requests = frozen.bytes = 0;
    const double begin = milliseconds(CLOCK_PROCESS_CPUTIME_ID), wall = milliseconds(CLOCK_MONOTONIC);
    auto updater =
        trust::Updater::from_pinned_root(repository.root_bytes(1), frozen, from_nothing ? cold : warm,
                                         RepositorySimulator::now, {.metadata_prefix = "metadata/"});
    if (!updater || !updater->refresh() || (target != nullptr && !updater->find_target(target))) {
      std::puts("the refresh failed");
      return;
    }
    if (i == 0) continue;  // the first fills the warm store
    times.push_back(milliseconds(CLOCK_PROCESS_CPUTIME_ID) - begin);
    walls.push_back(milliseconds(CLOCK_MONOTONIC) - wall);
  }
  const std::string name = what;
  row(name + ", CPU", times, "ms");
  row(name + ", wall", walls, "ms");
  row(name + ", bytes", {static_cast<double>(frozen.bytes)}, "B");
  row(name + ", requests", {static_cast<double>(frozen.requests)}, "");
}

}  // namespace

int main() {
  RepositorySimulator small;
  support::publish_sample(small, 1, "words");
  measure("refresh, nothing new, 2 targets", small, false, nullptr);
  measure("refresh, from nothing, 2 targets", small, true, nullptr);

  RepositorySimulator national;
  for (int i = 0; i < 120; ++i) {
    const std::string code = "P" + std::to_string(100 + i);
    national.delegate("targets", "est-" + code,
                      {.paths = {"local/" + code + "/*/*"},
                       .terminating = true,
                       .threshold = 2,
                       .keys = {national.new_signer(), national.new_signer(), national.new_signer()}});
    national.put_target("local/" + code + "/news/1.json", "news of " + code, "est-" + code);
  }
  national.targets["version"] = 2;
  national.update_snapshot();
  measure("refresh, nothing new, 120 establishments", national, false, nullptr);
  measure("refresh, from nothing, 120 establishments", national, true, nullptr);
  measure("the same, and one establishment's target", national, true, "local/P219/news/1.json");
  measure("nothing new, and one establishment's target", national, false, "local/P219/news/1.json");
  return 0;
}
