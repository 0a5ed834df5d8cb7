#include "content/base/clock.h"

#include <chrono>
#include <cstdio>

namespace mend::base {

UnixMillis SystemClock::now() const {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::int64_t SystemClock::monotonic() const {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

std::string format_utc(UnixMillis time) {
  using namespace std::chrono;
  const sys_seconds at{floor<seconds>(milliseconds(time))};
  const auto day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss clock{at - day};
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text;
}

Result<UnixMillis> parse_utc(std::string_view text) {
  static constexpr std::string_view shape = "dddd-dd-ddTdd:dd:ddZ";
  const auto bad = [] { return refused("A time is not in the form YYYY-MM-DDTHH:MM:SSZ."); };
  if (text.size() != shape.size()) return bad();
  int field[6] = {};
  int which = 0;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == 'd') {
      if (text[i] < '0' || text[i] > '9') return bad();
      field[which] = field[which] * 10 + (text[i] - '0');
    } else {
      if (text[i] != shape[i]) return bad();
      ++which;
    }
  }
  using namespace std::chrono;
  const year_month_day date{year{field[0]}, month{static_cast<unsigned>(field[1])},
                            day{static_cast<unsigned>(field[2])}};
  if (!date.ok() || field[3] > 23 || field[4] > 59 || field[5] > 59) return bad();
  const auto at = sys_days{date} + hours{field[3]} + minutes{field[4]} + seconds{field[5]};
  return duration_cast<milliseconds>(at.time_since_epoch()).count();
}

}  // namespace mend::base
