#pragma once

#include "content/form/zone.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mend::form {

inline constexpr std::int64_t day_millis = 86'400'000;

/// A point in time as a form writes it: calendar, clock and offset.
struct Moment {
  int year = 1970;
  int month = 1;
  int day = 1;
  int millis = 0;  ///< of the day
  int offset = 0;  ///< seconds ahead of UTC
  bool has_time = false;

  /// Days since 1970-01-01 in the moment's own calendar.
  [[nodiscard]] std::int64_t days() const;
  [[nodiscard]] base::UnixMillis unix_millis() const;
  /// 0 = Sunday.
  [[nodiscard]] int week_day() const;
};

/// A moment in local time.
Moment local_moment(base::UnixMillis when, const Zone& zone);

/// "2027-01-15", or the same with "T08:00", "T08:00:00", "T08:00:00.123" and perhaps "Z" or "+01:00".
/// Without an offset, local time is meant. Refuses days that no calendar has.
std::optional<Moment> parse_moment(std::string_view text, const Zone& zone);
/// Milliseconds of the day of "08:00", "08:00:00", "08:00:00.123", each perhaps with an offset, in local
/// time.
std::optional<int> parse_time(std::string_view text, const Zone& zone);

std::string date_text(const Moment& moment);
/// With milliseconds and offset, as ODK writes it.
std::string date_time_text(const Moment& moment);

}  // namespace mend::form
