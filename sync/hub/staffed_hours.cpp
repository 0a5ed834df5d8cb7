#include "sync/hub/staffed_hours.h"

#include <ctime>

namespace mend::hub {

bool is_staffed(const StaffedHours& hours, base::UnixMillis time) {
  return hours.from < hours.to && release_time(hours, time) == time;
}

base::UnixMillis release_time(const StaffedHours& hours, base::UnixMillis time) {
  if (hours.from < 0 || hours.to > 24 * 60 || hours.from >= hours.to) return time;
  const std::time_t seconds = static_cast<std::time_t>(time / 1000);
  std::tm local{};
  localtime_r(&seconds, &local);
  const int minute = local.tm_hour * 60 + local.tm_min;
  if (minute >= hours.from && minute < hours.to) return time;
  if (minute >= hours.to) ++local.tm_mday;
  local.tm_hour = hours.from / 60;
  local.tm_min = hours.from % 60;
  local.tm_sec = 0;
  local.tm_isdst = -1;  // the clocks may change in between
  return static_cast<base::UnixMillis>(std::mktime(&local)) * 1000;
}

}  // namespace mend::hub
