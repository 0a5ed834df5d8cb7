#pragma once

#include "content/form/rule.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mend::form {

/// A stretch of words: as written, or the value of an expression.
struct Piece {
  std::string text;
  Rule output;
};

/// One text of the form in one language and its other forms.
struct Text {
  std::vector<Piece> plain;
  std::vector<Piece> guidance;
  std::string image;
  std::string big_image;
  std::string audio;
  std::string video;
};

/// Words of the form before a language is chosen: an itext id, an expression that gives one
/// ("jr:itext(concat('a-', /data/n))"), or the words themselves.
struct Label {
  std::string itext;
  std::string literal;
  std::vector<Piece> pieces;  ///< the literal, where answers stand in it
  Rule id;
  [[nodiscard]] bool empty() const {
    return itext.empty() && literal.empty() && pieces.empty() && id.empty();
  }
};

/// Translations of all texts.
class Texts {
 public:
  using Translation = std::unordered_map<std::string, Text>;
  Translation& language(std::string_view tag) { return by_language_[std::string(tag)]; }
  /// Null if the language has no such text.
  [[nodiscard]] const Text* find(std::string_view language, std::string_view id) const;
  /// All of a language, by id.
  [[nodiscard]] std::map<std::string_view, const Text*> all(std::string_view language) const;

 private:
  std::map<std::string, Translation, std::less<>> by_language_;
};

/// The words without the values of outputs.
std::string plain_words(const std::vector<Piece>& pieces);

}  // namespace mend::form
