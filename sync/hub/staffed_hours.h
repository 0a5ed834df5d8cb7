#pragma once

#include "content/base/clock.h"

namespace mend::hub {

/// When staff are there to talk with a resident after hard news: minutes after midnight, local time.
struct StaffedHours {
  int from = 0;
  int to = 24 * 60;
};

/// True within the hours. Hours that are empty or make no sense are never: hard news then waits.
bool is_staffed(const StaffedHours& hours, base::UnixMillis time);

/// `time` itself if it is within the hours, else the next start of them. Local time is the machine's.
/// Hours that are empty or make no sense mean all day.
base::UnixMillis release_time(const StaffedHours& hours, base::UnixMillis time);

}  // namespace mend::hub
