#pragma once

#include "i18n/messages/catalogue.h"
#include "kiosk/speech/utterance.h"
#include "kiosk/ui/semantics.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace mend::speech {

/// How each thing of a tree is put into words. Used by Narrator only.
class Telling {
 public:
  /// Both must outlive it.
  Telling(const ui::Tree& tree, const messages::Catalogue& catalogue) : tree_(tree), catalogue_(catalogue) {}

  [[nodiscard]] const ui::Tree& tree() const { return tree_; }
  [[nodiscard]] std::size_t index(const ui::Node& node) const {
    return static_cast<std::size_t>(&node - tree_.nodes.data());
  }

  /// The page's title and how far it is ("Page 2 of 9").
  void page();
  /// The dialog that has opened: its name and its words.
  void dialog();
  /// The focus has come here, from `before` (null: from another page): first what surrounds it and did not
  /// surround the one before, then itself.
  void arrival(const ui::Node* node, const ui::Node* before);
  /// Name, role, states, value, place, hint, error.
  void whole(std::size_t at);
  /// As it is read in passing.
  void read(std::size_t at);

  void name(std::size_t at);
  void states(std::size_t at);
  void value(std::size_t at);
  void error(std::size_t at);
  /// The letter or words that came, or what went.
  void typed(std::string_view before, const ui::Node& now);

  [[nodiscard]] Speech take() { return std::move(speech_); }

 private:
  enum class Marked { no, yes };
  void add(const messages::Text& text, bool is_private = false);
  void add(std::string_view text, const ui::Node& node, bool is_private, Marked marked = Marked::no);
  void role(const ui::Node& node);
  void errors(std::size_t at);
  [[nodiscard]] bool name_is_private(const ui::Node& node) const;
  [[nodiscard]] const std::string& language_of(const ui::Node& node) const;

  const ui::Tree& tree_;
  const messages::Catalogue& catalogue_;
  Speech speech_;
  std::string last_name_;  ///< a question is heading and field at once, and said once
};

}  // namespace mend::speech
