#include "i18n/messages/catalogue.h"

#include "i18n/locale/locale.h"
#include "i18n/messages/english.h"
#include "i18n/messages/mo_file.h"
#include "i18n/messages/pseudo.h"

#include <algorithm>
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
  icu::Locale locale = icu::Locale::forLanguageTag(tag == "en" || tag == pseudo_tag ? "en-GB" : tag, status);
  locale.setUnicodeKeywordValue("nu", "latn", status);
  locale.setUnicodeKeywordValue("ca", "gregory", status);
  return U_FAILURE(status) ? icu::Locale::getUK() : locale;
}

/// A pattern that stands for itself: nothing for MessageFormat to do.
bool is_literal(std::string_view pattern) {
  return pattern.find_first_of("{}'") == std::string_view::npos;
}

bool is_blank(icu::UnicodeString text) {
  return text.trim().isEmpty() != 0;
}

/// All that depends on a language and is dear to make, so made once and when first needed.
class Formatter {
 public:
  explicit Formatter(std::string language)
      : language_(std::move(language)), locale_(formatting_locale(language_)), formats_(known_ids.size()) {}

  [[nodiscard]] const std::string& language() const { return language_; }

  /// None if the pattern is malformed, does not take these arguments, or leaves nothing to read.
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
    if (U_FAILURE(status) || is_blank(result)) return std::nullopt;
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
  icu::Formattable shown(Month month) {
    if (!month_format_) {
      UErrorCode status = U_ZERO_ERROR;
      month_format_.reset(icu::DateFormat::createInstanceForSkeleton("yMMMM", locale_, status));
      if (U_FAILURE(status)) month_format_.reset();
    }
    return instant(month_format_.get(), month.unix_millis);
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
  std::unique_ptr<icu::DateFormat> month_format_;
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
  /// What one message is in this language.
  struct Translation {
    std::string pattern;  ///< empty = none
    bool approved = true;
  };

  explicit State(std::string tag)
      : translated(std::move(tag)), english("en"), translations(known_ids.size()) {}

  /// Takes those that are translations of today's English.
  void take(const std::vector<MoEntry>& entries, bool approved) {
    for (const MoEntry& entry : entries) {
      const std::optional<Id> id = Id::find(entry.context);
      // A translation of other English words says something else than this program means.
      if (!id || entry.original != messages::english[id->index()].pattern) continue;
      if (is_blank(wide(entry.translation))) continue;
      Translation& translation = translations[id->index()];
      if (!approved && (messages::english[id->index()].safety || !translation.pattern.empty())) continue;
      translation = {std::string(entry.translation), approved};
    }
  }

  Formatter translated;
  Formatter english;
  std::vector<Translation> translations;  // by Id::index
  std::string trouble;
};

namespace {

std::string unusable(std::string_view tag, std::string_view what, const std::string& why) {
  return std::string(what) + " for \"" + std::string(tag) + "\" can't be used, " + why +
         ": install them again.";
}

/// None if it is not there, or is nothing that could be a catalogue.
std::optional<std::string> bytes_of(const std::filesystem::path& path) {
  // A pipe in its place would be waited on for ever, and a device would never end.
  constexpr std::uintmax_t limit = 16 * 1024 * 1024;
  std::error_code code;
  const bool plain = std::filesystem::is_regular_file(path, code);
  const std::uintmax_t size = plain ? std::filesystem::file_size(path, code) : 0;
  std::ifstream file;
  if (plain && !code && size <= limit) file.open(path, std::ios::binary);
  std::ostringstream bytes;
  if (!file.is_open() || !(bytes << file.rdbuf())) return std::nullopt;
  return std::move(bytes).str();
}

}  // namespace

Catalogue::Catalogue() : state_(std::make_unique<State>("en")) {}
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;
Catalogue::~Catalogue() = default;

tl::expected<Catalogue, std::string> Catalogue::load(const std::filesystem::path& folder,
                                                     std::string_view tag) {
  if (tag == "en") return Catalogue();
  const std::filesystem::path path = folder / (std::string(tag) + ".mo");
  const auto bytes = bytes_of(path);
  if (!bytes) {
    return tl::unexpected("The words for \"" + std::string(tag) + "\" can't be read from " + path.string() +
                          ": install that file again.");
  }
  auto catalogue = read(*bytes, tag);
  if (!catalogue) return catalogue;
  if (const auto drafts = bytes_of(folder / (std::string(tag) + ".draft.mo"))) {
    if (auto added = catalogue->add_drafts(*drafts); !added) catalogue->state_->trouble = added.error();
  }
  return catalogue;
}

tl::expected<Catalogue, std::string> Catalogue::read(std::string_view bytes, std::string_view tag) {
  const auto entries = read_mo_file(bytes);
  if (!entries) return tl::unexpected(unusable(tag, "The words", entries.error()));
  Catalogue catalogue;
  catalogue.state_ = std::make_unique<State>(std::string(tag));
  catalogue.state_->take(*entries, true);
  return catalogue;
}

tl::expected<void, std::string> Catalogue::add_drafts(std::string_view bytes) {
  const auto entries = read_mo_file(bytes);
  if (!entries) return tl::unexpected(unusable(language(), "The draft words", entries.error()));
  state_->take(*entries, false);
  return {};
}

Catalogue Catalogue::pseudo() {
  Catalogue catalogue;
  catalogue.state_ = std::make_unique<State>(std::string(pseudo_tag));
  for (std::size_t i = 0; i < english.size(); ++i) {
    catalogue.state_->translations[i].pattern = pseudo_pattern(english[i].pattern);
  }
  return catalogue;
}

const std::string& Catalogue::language() const {
  return state_->translated.language();
}

bool Catalogue::is_draft() const {
  return language() != "en" &&
         std::any_of(state_->translations.begin(), state_->translations.end(),
                     [](const auto& message) { return message.pattern.empty() || !message.approved; });
}

const std::string& Catalogue::trouble() const {
  return state_->trouble;
}

Text Catalogue::get(Id id) const {
  return format(id, {});
}

Text Catalogue::format(Id id, std::initializer_list<Argument> arguments) const {
  const English& original = english[id.index()];
  Text text;
  text.safety_ = original.safety;
  const State::Translation& translation = state_->translations[id.index()];
  if (!translation.pattern.empty()) {
    if (auto value = state_->translated.format(id, translation.pattern, arguments)) {
      text.value_ = std::move(*value);
      text.language_ = language();
      text.approved_ = translation.approved;
      return text;
    }
  }
  text.approved_ = language() == "en";
  text.value_ =
      state_->english.format(id, original.pattern, arguments).value_or(std::string(original.pattern));
  return text;
}

}  // namespace mend::messages
