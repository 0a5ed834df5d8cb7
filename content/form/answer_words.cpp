#include "content/form/answer_words.h"

#include "content/form/date.h"

#include <array>
#include <cstdio>
#include <memory>
#include <unicode/calendar.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>

namespace mend::form {

namespace {

bool has_token(std::string_view appearance, std::string_view token) {
  for (std::size_t at = 0; at < appearance.size();) {
    const std::size_t end = std::min(appearance.find(' ', at), appearance.size());
    if (appearance.substr(at, end - at) == token) return true;
    at = end + 1;
  }
  return false;
}

struct Pattern {
  const char* skeleton;
  const char* english;
};
constexpr Pattern whole_date = {"yMMMMEEEEd", "EEEE d MMMM y"};
constexpr Pattern date_and_time = {"yMMMMEEEEdHm", "EEEE d MMMM y 'at' HH:mm"};
constexpr Pattern clock_time = {"Hm", "HH:mm"};
constexpr Pattern month_only = {"yMMMM", "MMMM y"};
constexpr Pattern year_only = {"y", "y"};

/// The calendar that the form means, whatever is usual where the language is spoken.
std::string locale_of(std::string_view language) {
  const std::string tag = language == "en" ? "en-GB" : std::string(language);
  std::string locale = tag;
  for (char& letter : locale) letter = letter == '-' ? '_' : letter;
  return locale + "@calendar=gregorian";
}

std::string formatted(const Moment& moment, const icu::UnicodeString& pattern, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  icu::SimpleDateFormat format(pattern, locale, status);
  if (U_FAILURE(status)) return {};
  icu::UnicodeString out;
  std::string text;
  // The hours are as the person wrote them, and the calendar is that in use now, also for earlier days.
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), locale, status);
  calendar.setGregorianChange(-1e17, status);
  if (U_FAILURE(status)) return {};
  format.setCalendar(calendar);
  format.format(static_cast<double>(moment.days() * day_millis + moment.millis), out);
  return out.toUTF8String(text);
}

std::string in_letters(const Moment& moment, const Pattern& pattern, std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(locale_of(language).c_str());
  // As GOV.UK writes dates; ICU would put a comma behind the day.
  if (language == "en") return formatted(moment, icu::UnicodeString(pattern.english), locale);
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  if (U_FAILURE(status)) return {};
  return formatted(moment, patterns->getBestPattern(icu::UnicodeString(pattern.skeleton), status), locale);
}

Words moment_words(const Entry& entry, std::string_view value, std::string_view language) {
  const Zone utc_zone = utc();
  std::optional<Moment> moment = parse_moment(value, utc_zone);
  Pattern pattern = whole_date;
  if (entry.control == Control::time) {
    // An offset tells where the clock stands, and not what it shows.
    const std::optional<int> millis = parse_time(value.substr(0, value.find_first_of("Z+-")), utc_zone);
    if (millis) moment = Moment{.millis = *millis, .has_time = true};
    pattern = clock_time;
  } else if (entry.control == Control::date_time) {
    pattern = date_and_time;
  } else if (has_token(entry.appearance, "year")) {
    pattern = year_only;
  } else if (has_token(entry.appearance, "month-year")) {
    pattern = month_only;
  }
  if (!moment) return {std::string(value), {}};
  std::string text = in_letters(*moment, pattern, language);
  return text.empty() ? Words{std::string(value), {}} : Words{std::move(text), std::string(language)};
}

struct Answers {
  std::string_view language, yes, no, agreed;
};
constexpr std::array<Answers, 3> known = {
    {{"en", "Yes", "No", "Agreed"}, {"cy", "Ie", "Na", "Cytunwyd"}, {"ar", "نعم", "لا", "موافق"}}};

const Answers& answers_in(std::string_view language) {
  for (const Answers& one : known) {
    if (one.language == language.substr(0, language.find('-'))) return one;
  }
  return known.front();
}

std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.10g", value);
  return text;
}

}  // namespace

Words answer_words(const Entry& entry, std::string_view value, std::string_view language) {
  const Answers& answers = answers_in(language);
  switch (entry.control) {
    case Control::date:
    case Control::time:
    case Control::date_time:
      return moment_words(entry, value, language);
    case Control::boolean:
      return {std::string(value == "true" || value == "1" ? answers.yes : answers.no),
              std::string(answers.language)};
    case Control::acknowledge:
      return {std::string(answers.agreed), std::string(answers.language)};
    case Control::range:
      // A seven says nothing without where the numbers begin and end.
      return {std::string(value) + " (" + number(entry.range.start) + "–" + number(entry.range.end) + ")",
              {}};
    case Control::text:
    case Control::note:
    case Control::integer:
    case Control::decimal:
    case Control::select_one:
    case Control::select_multiple:
    case Control::rank:
      break;
  }
  return {std::string(value), {}};
}

}  // namespace mend::form
