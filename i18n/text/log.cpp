#include "i18n/text/log.h"

#include <array>
#include <cstdio>
#include <utility>

namespace mend::text {
namespace {

// There is no end to what hostile text can cause: the first few are enough.
constexpr int most_of_a_kind = 5;

struct Log {
  std::function<void(std::string_view)> write = [](std::string_view line) {
    std::fprintf(stderr, "text: %.*s\n", static_cast<int>(line.size()), line.data());
  };
  std::array<int, 4> told{};
};

Log& the_log() {
  static Log log;
  return log;
}

}  // namespace

void set_log(std::function<void(std::string_view)> log) {
  the_log() = {std::move(log), {}};
}

void tell(Trouble kind, std::string_view line) {
  Log& log = the_log();
  if (!log.write || log.told.at(static_cast<std::size_t>(kind))++ >= most_of_a_kind) return;
  log.write(line);
}

}  // namespace mend::text
