#pragma once

#include "i18n/locale/locale.h"
#include "i18n/messages/catalogue.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace mend::ui {

using locale::Direction;

/// Text that may be shown: it says where it came from, and in which language and direction it is.
/// A raw string is none: it does not convert, so that nothing untranslated reaches the screen.
class Words {
 public:
  Words(const messages::Text& text);  // NOLINT(google-explicit-constructor): a message is what Words are for

  /// As it is drawn.
  [[nodiscard]] const std::string& text() const { return text_; }
  /// As it is spoken and asked for: without the invisible signs that keep names from turning sentences.
  [[nodiscard]] std::string plain() const;
  /// BCP 47, or empty when nobody knows (what a person typed).
  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] Direction direction() const { return direction_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  /// Typed or chosen by a person: to be spoken on headphones only.
  [[nodiscard]] bool is_personal() const { return personal_; }

  friend Words content_words(std::string_view text, std::string_view language);
  friend Words personal_words(std::string_view text);
  friend bool operator==(const Words&, const Words&) = default;

 private:
  Words(std::string text, std::string language, Direction direction);
  std::string text_;
  std::string language_;
  Direction direction_;
  bool personal_ = false;
};

/// The byte of a drawn text at which the byte `at` of its plain form stands.
std::size_t drawn_byte(std::string_view text, std::size_t at);

/// Words of verified content, in the language that the content declares.
Words content_words(std::string_view text, std::string_view language);
/// What a person typed or chose as a name: shown as it is, isolated so that its direction does not
/// disturb what stands around it.
Words personal_words(std::string_view text);

}  // namespace mend::ui
