#include "i18n/messages/catalogue.h"

#include "i18n/locale/locale.h"
#include "i18n/messages/english.h"
#include "i18n/messages/mo_file.h"

#include <array>
#include <fstream>
#include <optional>
#include <sstream>
#include <unicode/datefmt.h>
#include <unicode/msgfmt.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>
#include <vector>

namespace mend::messages {
namespace {

constexpr std::string_view first_strong_isolate = "\u2068";
constexpr std::string_view pop_isolate = "\u2069";

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string narrow(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

/// Numbers and dates as on the wall and on the telephone here, whatever the language: European digits, the
/// Gregorian calendar, and English as in Great Britain.
icu::Locale formatting_locale(const std::string& tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(tag == "en" ? "en-GB" : tag, status);
  locale.setUnicodeKeywordValue("nu", "latn", status);
  locale.setUnicodeKeywordValue("ca", "gregory", status);
  return U_FAILURE(status) ? icu::Locale::getUK() : locale;
}

/// A pattern that stands for itself: nothing for MessageFormat to do.
bool is_literal(std::string_view pattern) {
  return pattern.find_first_of("{}'") == std::string_view::npos;
}

/// All that depends on a language and is dear to make, so made once and when first needed.
class Formatter {
 public:
  explicit Formatter(std::string language)
      : language_(std::move(language)), locale_(formatting_locale(language_)), formats_(known_ids.size()) {}

  [[nodiscard]] const std::string& language() const { return language_; }

  /// None if the pattern is malformed or does not take these arguments.
  std::optional<std::string> format(Id id, std::string_view pattern,
                                    std::initializer_list<Argument> arguments) {
    if (is_literal(pattern)) return std::string(pattern);
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::MessageFormat>& format = formats_[id.index()];
    if (!format) {
      auto made = std::make_unique<icu::MessageFormat>(wide(pattern), locale_, status);
      if (U_FAILURE(status)) return std::nullopt;
      format = std::move(made);
    }
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const Argument& argument : arguments) {
      names.push_back(wide(argument.name));
      values.push_back(std::visit([&](const auto& value) { return shown(value); }, argument.value));
    }
    icu::UnicodeString result;
    format->format(names.data(), values.data(), static_cast<int32_t>(values.size()), result, status);
    if (U_FAILURE(status)) return std::nullopt;
    return narrow(result);
  }

 private:
  icu::Formattable shown(const std::string& text) { return icu::Formattable(wide(isolate(text))); }
  icu::Formattable shown(std::int64_t number) { return icu::Formattable(number); }
  icu::Formattable shown(Date date) {
    if (!date_format_) {
      date_format_.reset(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale_));
    }
    return instant(date_format_.get(), date.unix_millis);
  }
  icu::Formattable shown(TimeOfDay time) {
    if (!time_format_) {
      time_format_.reset(icu::DateFormat::createTimeInstance(icu::DateFormat::kShort, locale_));
    }
    return instant(time_format_.get(), time.unix_millis);
  }
  static icu::Formattable instant(icu::DateFormat* format, std::int64_t unix_millis) {
    icu::UnicodeString text;
    if (format != nullptr) {
      format->adoptTimeZone(icu::TimeZone::createTimeZone("Europe/London"));
      format->format(static_cast<UDate>(unix_millis), text);
    }
    return icu::Formattable(text);
  }

  std::string language_;
  icu::Locale locale_;
  std::vector<std::unique_ptr<icu::MessageFormat>> formats_;  // by Id::index
  std::unique_ptr<icu::DateFormat> date_format_;
  std::unique_ptr<icu::DateFormat> time_format_;
};

}  // namespace

std::string isolate(std::string_view text) {
  if (text.empty()) return {};
  std::string result(first_strong_isolate);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view three = text.substr(i, 3);
    // U+202A…U+202E and U+2066…U+2069: embeddings, overrides, isolates and their ends.
    const bool is_control =
        (three >= "\u202a" && three <= "\u202e") || (three >= "\u2066" && three <= "\u2069");
    if (is_control) {
      i += 2;
    } else {
      result += text[i];
    }
  }
  result += pop_isolate;
  return result;
}

struct Catalogue::State {
  explicit State(std::string tag) : translated(std::move(tag)), english("en"), patterns(known_ids.size()) {}

  Formatter translated;
  Formatter english;
  std::vector<std::string> patterns;  // by Id::index; empty = no approved translation
};

Catalogue::Catalogue() : state_(std::make_unique<State>("en")) {}
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;
Catalogue::~Catalogue() = default;

tl::expected<Catalogue, std::string> Catalogue::load(const std::filesystem::path& folder,
                                                     std::string_view tag) {
  if (tag == "en") return Catalogue();
  const std::filesystem::path path = folder / (std::string(tag) + ".mo");
  // A pipe in its place would be waited on for ever, and a device would never end.
  constexpr std::uintmax_t limit = 16 * 1024 * 1024;
  std::error_code code;
  const bool plain = std::filesystem::is_regular_file(path, code);
  const std::uintmax_t size = plain ? std::filesystem::file_size(path, code) : 0;
  std::ifstream file;
  if (plain && !code && size <= limit) file.open(path, std::ios::binary);
  std::ostringstream bytes;
  if (!file.is_open() || !(bytes << file.rdbuf())) {
    return tl::unexpected("The words for \"" + std::string(tag) + "\" can't be read from " + path.string() +
                          ": install that file again.");
  }
  return read(std::move(bytes).str(), tag);
}

tl::expected<Catalogue, std::string> Catalogue::read(std::string_view bytes, std::string_view tag) {
  const auto entries = read_mo_file(bytes);
  if (!entries) {
    return tl::unexpected("The words for \"" + std::string(tag) + "\" can't be used, " + entries.error() +
                          ": install them again.");
  }
  Catalogue catalogue;
  catalogue.state_ = std::make_unique<State>(std::string(tag));
  for (const MoEntry& entry : *entries) {
    const std::optional<Id> id = Id::find(entry.context);
    // A translation of other English words says something else than this program means.
    if (!id || entry.original != english[id->index()].pattern) continue;
    catalogue.state_->patterns[id->index()] = entry.translation;
  }
  return catalogue;
}

const std::string& Catalogue::language() const {
  return state_->translated.language();
}

Text Catalogue::get(Id id) const {
  return format(id, {});
}

Text Catalogue::format(Id id, std::initializer_list<Argument> arguments) const {
  const English& original = english[id.index()];
  Text text;
  text.safety_ = original.safety;
  const std::string& pattern = state_->patterns[id.index()];
  if (!pattern.empty()) {
    if (auto value = state_->translated.format(id, pattern, arguments)) {
      text.value_ = std::move(*value);
      text.language_ = language();
      return text;
    }
  }
  text.approved_ = language() == "en";
  text.value_ =
      state_->english.format(id, original.pattern, arguments).value_or(std::string(original.pattern));
  return text;
}

}  // namespace mend::messages
