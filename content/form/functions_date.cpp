#include "content/form/date_format.h"
#include "content/form/functions.h"

#include <cmath>
#include <limits>

namespace mend::form {

namespace {

using Call = const Expr&;
using Where = const Context&;

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

double days_of(const Moment& moment) {
  return static_cast<double>(moment.unix_millis()) / static_cast<double>(day_millis);
}

Value as_date(const Moment& moment) {
  return {date_text(moment), static_cast<double>(moment.days())};
}
Value as_date_time(const Moment& moment) {
  return {date_time_text(moment), days_of(moment)};
}

/// The moment that a value means: a text, or days since 1970-01-01.
std::optional<Moment> moment_of(Evaluator& e, const Expr& argument, Where where) {
  const Value value = e.value(argument, where);
  if (value.kind() == Value::Kind::truth) return std::nullopt;
  if (value.kind() == Value::Kind::number) {
    const double days = value.number(e.zone());
    // Three million years are enough for anybody.
    if (std::isnan(days) || std::abs(days) > 700'000'000) return std::nullopt;
    // Whole days are a date wherever one is; parts of a day are a point in time.
    if (days == std::floor(days))
      return local_moment(static_cast<base::UnixMillis>(days) * day_millis, utc());
    return local_moment(static_cast<base::UnixMillis>(std::round(days * static_cast<double>(day_millis))),
                        e.zone());
  }
  std::string scratch;
  const std::string_view text = value.view(scratch);
  if (const auto moment = parse_moment(text, e.zone())) return moment;
  // "2027-1-5", as people write it.
  const std::size_t first = text.find('-');
  const std::size_t second = first == std::string_view::npos ? first : text.find('-', first + 1);
  if (first != 4 || second == std::string_view::npos || text.size() > 40) return std::nullopt;
  const std::size_t end = std::min(text.find('T'), text.size());
  std::string month(text.substr(first + 1, second - first - 1));
  std::string day(text.substr(second + 1, end - second - 1));
  if (month.size() == 1) month.insert(0, 1, '0');
  if (day.size() == 1) day.insert(0, 1, '0');
  return parse_moment(std::string(text.substr(0, 5)) + month + "-" + day + std::string(text.substr(end)),
                      e.zone());
}

Value today(Evaluator& e, Call, Where) {
  return as_date(local_moment(e.world().clock.now(), e.zone()));
}
Value now(Evaluator& e, Call, Where) {
  return as_date_time(local_moment(e.world().clock.now(), e.zone()));
}

Value date(Evaluator& e, Call call, Where where) {
  const auto moment = moment_of(e, call.args[0], where);
  return moment ? as_date(*moment) : Value("");
}

Value date_time(Evaluator& e, Call call, Where where) {
  auto moment = moment_of(e, call.args[0], where);
  if (!moment) return Value("");
  if (!moment->has_time) moment->offset = e.zone() ? e.zone()(moment->unix_millis()) : 0;
  return as_date_time(*moment);
}

Value decimal_date_time(Evaluator& e, Call call, Where where) {
  const Value value = e.value(call.args[0], where);
  if (value.kind() == Value::Kind::number) return Value(value.number(e.zone()));
  std::string scratch;
  const auto moment = parse_moment(value.view(scratch), e.zone());
  return Value(moment ? days_of(*moment) : no_number);
}

Value decimal_time(Evaluator& e, Call call, Where where) {
  const std::string text = e.text(call.args[0], where);
  auto millis = parse_time(text, e.zone());
  if (const auto moment = millis ? std::nullopt : parse_moment(text, e.zone())) {
    millis = local_moment(moment->unix_millis(), e.zone()).millis;
  }
  return Value(millis ? static_cast<double>(*millis) / static_cast<double>(day_millis) : no_number);
}

Value format(Evaluator& e, Call call, Where where) {
  const auto moment = moment_of(e, call.args[0], where);
  const std::string pattern = e.text(call.args[1], where);
  if (!moment || !e.spend(pattern.size())) return Value("");
  // What has no offset of its own is shown as the clock on the wall has it.
  const Moment shown = moment->has_time ? local_moment(moment->unix_millis(), e.zone()) : *moment;
  return Value(format_moment(shown, pattern, e.world().language));
}

constexpr Function table[] = {
    {"today", 0, 0, today},
    {"now", 0, 0, now},
    {"date", 1, 1, date},
    {"date-time", 1, 1, date_time},
    {"decimal-date-time", 1, 1, decimal_date_time},
    {"decimal-time", 1, 1, decimal_time},
    {"format-date", 2, 2, format},
    {"format-date-time", 2, 2, format},
};

}  // namespace

std::span<const Function> date_functions() {
  return table;
}

}  // namespace mend::form
