#include "content/form/date.h"

#include <cstdio>

namespace mend::form {

namespace {

/// Days since 1970-01-01 of a date in the Gregorian calendar (H. Hinnant's days_from_civil).
std::int64_t days_from_civil(int year, int month, int day) {
  const int y = year - (month <= 2 ? 1 : 0);
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return static_cast<std::int64_t>(era) * 146'097 + day_of_era - 719'468;
}

void civil_from_days(std::int64_t days, Moment& out) {
  const std::int64_t z = days + 719'468;
  const std::int64_t era = (z >= 0 ? z : z - 146'096) / 146'097;
  const auto day_of_era = static_cast<int>(z - era * 146'097);
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted = (5 * day_of_year + 2) / 153;
  out.day = day_of_year - (153 * shifted + 2) / 5 + 1;
  out.month = shifted < 10 ? shifted + 3 : shifted - 9;
  out.year = static_cast<int>(year_of_era + era * 400) + (out.month <= 2 ? 1 : 0);
}

int days_in(int year, int month) {
  static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

/// Reads from the front; says so once when something is wrong.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool done() const { return at_ == text_.size(); }
  bool take(char c) {
    if (done() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void need(char c) { good_ = take(c) && good_; }
  int digits(std::size_t count) {
    int number = 0;
    for (std::size_t i = 0; i < count; ++i, ++at_) {
      if (done() || text_[at_] < '0' || text_[at_] > '9') {
        good_ = false;
        return 0;
      }
      number = number * 10 + (text_[at_] - '0');
    }
    return number;
  }
  /// Milliseconds of ".5", ".123" or ".123456".
  int fraction() {
    int millis = 0;
    int scale = 100;
    std::size_t count = 0;
    for (; !done() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_, ++count) {
      millis += (text_[at_] - '0') * scale;
      scale /= 10;
    }
    good_ = good_ && count > 0 && count <= 9;
    return millis;
  }
  int time_of_day() {
    const int hour = digits(2);
    int minute = 0;
    int second = 0;
    int millis = 0;
    if (take(':')) {
      minute = digits(2);
      if (take(':')) {
        second = digits(2);
        if (take('.')) millis = fraction();
      }
    }
    good_ = good_ && hour < 24 && minute < 60 && second < 60;
    return ((hour * 60 + minute) * 60 + second) * 1000 + millis;
  }
  /// Seconds, if there is an offset.
  std::optional<int> offset() {
    if (take('Z')) return 0;
    const bool behind = !done() && text_[at_] == '-';
    if (!take('-') && !take('+')) return std::nullopt;
    const int hours = digits(2);
    need(':');
    const int minutes = digits(2);
    good_ = good_ && hours <= 14 && minutes < 60;
    return (hours * 3600 + minutes * 60) * (behind ? -1 : 1);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace

std::int64_t Moment::days() const {
  return days_from_civil(year, month, day);
}

base::UnixMillis Moment::unix_millis() const {
  return days() * day_millis + millis - static_cast<std::int64_t>(offset) * 1000;
}

int Moment::week_day() const {
  return static_cast<int>(((days() + 4) % 7 + 7) % 7);
}

Moment local_moment(base::UnixMillis when, const Zone& zone) {
  Moment moment;
  moment.has_time = true;
  moment.offset = zone ? zone(when) : 0;
  const std::int64_t local = when + static_cast<std::int64_t>(moment.offset) * 1000;
  const std::int64_t days = local >= 0 ? local / day_millis : -((-local + day_millis - 1) / day_millis);
  civil_from_days(days, moment);
  moment.millis = static_cast<int>(local - days * day_millis);
  return moment;
}

std::optional<Moment> parse_moment(std::string_view text, const Zone& zone) {
  if (text.size() < 10) return std::nullopt;
  Reader reader(text);
  Moment moment;
  moment.year = reader.digits(4);
  reader.need('-');
  moment.month = reader.digits(2);
  reader.need('-');
  moment.day = reader.digits(2);
  if (!reader.good() || moment.month < 1 || moment.month > 12 || moment.day < 1 ||
      moment.day > days_in(moment.year, moment.month)) {
    return std::nullopt;
  }
  std::optional<int> offset;
  if (reader.take('T')) {
    moment.has_time = true;
    moment.millis = reader.time_of_day();
    offset = reader.offset();
  }
  if (!reader.good() || !reader.done()) return std::nullopt;
  if (!offset && zone) {
    // The offset of local time, first as it is at that clock time in UTC, then at the moment found so.
    moment.offset = zone(moment.unix_millis());
    moment.offset = zone(moment.unix_millis());
  }
  if (offset) moment.offset = *offset;
  return moment;
}

std::optional<int> parse_time(std::string_view text, const Zone& zone) {
  Reader reader(text);
  const int millis = reader.time_of_day();
  const std::optional<int> offset = reader.offset();
  if (!reader.good() || !reader.done() || text.size() < 5) return std::nullopt;
  if (!offset) return millis;
  const std::int64_t utc_millis = millis - static_cast<std::int64_t>(*offset) * 1000;
  return local_moment(utc_millis, zone).millis;
}

std::string date_text(const Moment& moment) {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", moment.year, moment.month, moment.day);
  return text;
}

std::string date_time_text(const Moment& moment) {
  const int seconds = moment.millis / 1000;
  const int ahead = moment.offset < 0 ? -moment.offset : moment.offset;
  char text[64];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02d.%03d%c%02d:%02d", seconds / 3600, seconds / 60 % 60,
                seconds % 60, moment.millis % 1000, moment.offset < 0 ? '-' : '+', ahead / 3600,
                ahead / 60 % 60);
  return date_text(moment) + text;
}

}  // namespace mend::form
