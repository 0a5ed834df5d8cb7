#include "content/form/text_table.h"

namespace mend::form {

const Text* Texts::find(std::string_view language, std::string_view id) const {
  const auto texts = by_language_.find(language);
  if (texts == by_language_.end()) return nullptr;
  const auto text = texts->second.find(std::string(id));
  return text == texts->second.end() ? nullptr : &text->second;
}

std::map<std::string_view, const Text*> Texts::all(std::string_view language) const {
  std::map<std::string_view, const Text*> found;
  const auto texts = by_language_.find(language);
  if (texts == by_language_.end()) return found;
  for (const auto& [id, text] : texts->second) found.emplace(id, &text);
  return found;
}

std::string plain_words(const std::vector<Piece>& pieces) {
  if (pieces.size() == 1 && pieces.front().output.empty()) return pieces.front().text;
  std::string out;
  for (const Piece& piece : pieces) out += piece.text;
  return out;
}

}  // namespace mend::form
