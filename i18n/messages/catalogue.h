#pragma once

#include "i18n/messages/id.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <variant>

namespace mend::messages {

/// Words for a screen, from a catalogue and from nowhere else: only a Catalogue can make one that is
/// not empty, so that a raw string can't slip past the translators.
class Text {
 public:
  Text() = default;

  [[nodiscard]] const std::string& value() const { return value_; }
  /// Tag of the language that `value` is really in; "en" when there is no translation to show.
  [[nodiscard]] const std::string& language() const { return language_; }
  /// False when nobody has approved the translation: this is then its draft, or English where there is no
  /// draft or the words are of safety or consent.
  [[nodiscard]] bool approved() const { return approved_; }
  /// Marked `#. safety` in the template: when not approved, "ask staff for an interpreter" goes with it.
  /// Such words are never those of a draft.
  [[nodiscard]] bool safety() const { return safety_; }

  bool operator==(const Text&) const = default;

 private:
  friend class Catalogue;
  std::string value_;
  std::string language_ = "en";
  bool approved_ = true;
  bool safety_ = false;
};

/// An instant, shown as a date ("3 May 2026") in Europe/London.
struct Date {
  std::int64_t unix_millis = 0;
};
/// An instant, shown as its month and year alone ("May 2026"), in the language's own order.
struct Month {
  std::int64_t unix_millis = 0;
};
/// An instant, shown as a time of day ("17:30") in Europe/London.
struct TimeOfDay {
  std::int64_t unix_millis = 0;
};

/// A named argument of a message: `{"name", "Sam"}`, `{"count", 3}`, `{"date", Date{millis}}`.
/// Strings are shown between FSI and PDI, and stripped of bidi controls of their own, so that a name
/// can't turn the sentence round it.
struct Argument {
  std::string_view name;
  std::variant<std::string, std::int64_t, Date, Month, TimeOfDay> value;

  Argument(std::string_view n, std::string v) : name(n), value(std::move(v)) {}
  Argument(std::string_view n, std::string_view v) : name(n), value(std::string(v)) {}
  Argument(std::string_view n, const char* v) : name(n), value(std::string(v)) {}
  Argument(std::string_view n, std::int64_t v) : name(n), value(v) {}
  Argument(std::string_view n, int v) : name(n), value(std::int64_t{v}) {}
  Argument(std::string_view n, Date v) : name(n), value(v) {}
  Argument(std::string_view n, Month v) : name(n), value(v) {}
  Argument(std::string_view n, TimeOfDay v) : name(n), value(v) {}
};

/// Tag of the pseudo-locale; never offered to a person.
inline constexpr std::string_view pseudo_tag = "en-XA";

/// `text` between FSI and PDI, without bidi controls of its own. Empty stays empty.
[[nodiscard]] std::string isolate(std::string_view text);

/// Every message of the product in one language. English is compiled in and needs no file; a message
/// whose translation is missing or made from another English text is given in English, and so is one of
/// safety or consent that nobody has approved.
/// Cheap to read in every frame. One thread at a time (it keeps parsed patterns).
class Catalogue {
 public:
  /// English.
  Catalogue();
  Catalogue(Catalogue&&) noexcept;
  Catalogue& operator=(Catalogue&&) noexcept;
  ~Catalogue();

  /// Reads `<folder>/<tag>.mo`, what is approved, and `<folder>/<tag>.draft.mo`, what is not (no file is
  /// needed for "en"). `folder` is share/mend/locale. The error is one plain sentence; the caller goes on
  /// with English. Drafts that can't be used cost nothing but themselves: see trouble().
  static tl::expected<Catalogue, std::string> load(const std::filesystem::path& folder, std::string_view tag);
  /// The same from the bytes of a .mo file. Hostile bytes are refused.
  static tl::expected<Catalogue, std::string> read(std::string_view bytes, std::string_view tag);
  /// English that shows where words do not fit and which words no translator has seen: accented, longer by
  /// two fifths at least, and between square brackets. For tests and the gallery; offered to nobody.
  static Catalogue pseudo();

  /// Adds drafts, the bytes of a .mo file made of the entries that nobody has approved. Those of safety and
  /// consent are left out. The error is one plain sentence, and nothing is added.
  tl::expected<void, std::string> add_drafts(std::string_view bytes);

  /// Tag asked for at load; pseudo_tag for the pseudo-locale.
  [[nodiscard]] const std::string& language() const;
  /// True when not every message of this language is approved: whoever chooses it is told `settings.draft`.
  [[nodiscard]] bool is_draft() const;
  /// One sentence for the log where drafts were there and could not be used; else empty.
  [[nodiscard]] const std::string& trouble() const;

  [[nodiscard]] Text get(Id id) const;
  /// An argument that the pattern wants and the caller did not give is a mistake of ours: shown as "{name}".
  [[nodiscard]] Text format(Id id, std::initializer_list<Argument> arguments) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mend::messages
