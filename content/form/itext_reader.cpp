#include "content/form/readers.h"

#include <algorithm>

namespace mend::form {

namespace {

/// pyxform writes "Cymraeg (cy)"; the tag is what counts.
std::string language_tag(const std::string& name) {
  const std::size_t open = name.rfind('(');
  if (open != std::string::npos && name.back() == ')') {
    return trimmed(std::string_view(name).substr(open + 1, name.size() - open - 2));
  }
  return name == "default" ? "en" : name;
}

bool is_tag(std::string_view tag) {
  return !tag.empty() && tag.size() <= 35 && std::all_of(tag.begin(), tag.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-';
  });
}

base::Status read_translation(const xmlNode* translation, const std::string& language, std::size_t& count,
                              Translation& texts) {
  for (const xmlNode* text : elements(translation)) {
    if (!is_element(text, "text")) continue;
    const std::string id = attribute(text, "id");
    if (id.empty()) return base::refused("A text of language " + language + " has no id; give it one.");
    std::string words;
    for (const xmlNode* value : elements(text)) {
      const std::string form = attribute(value, "form");
      if (!form.empty()) {
        return base::refused("The text " + id + " has a form \"" + form +
                             "\", which is not supported; keep plain words only.");
      }
      if (!elements(value).empty()) {
        return base::refused("The text " + id + " has elements inside its words; keep plain words only.");
      }
      words = trimmed(content(value));
    }
    if (++count > limits::texts) return base::refused("The form has too many texts; split the form.");
    if (!texts.emplace(id, words).second) {
      return base::refused("The text " + id + " is there twice in language " + language + "; keep one.");
    }
  }
  return {};
}

}  // namespace

Label label_from(std::string_view text_or_call) {
  const std::string text = trimmed(text_or_call);
  constexpr std::string_view start = "jr:itext(";
  if (text.starts_with(start) && text.back() == ')') {
    const std::string id =
        trimmed(std::string_view(text).substr(start.size(), text.size() - start.size() - 1));
    if (id.size() >= 2 && (id.front() == '\'' || id.front() == '"') && id.back() == id.front()) {
      return {id.substr(1, id.size() - 2), {}};
    }
  }
  return {{}, text};
}

base::Status read_itext(const xmlNode* model, Definition& definition) {
  const xmlNode* itext = child(model, "itext");
  std::size_t count = 0;
  if (itext != nullptr) {
    for (const xmlNode* translation : elements(itext)) {
      if (!is_element(translation, "translation")) continue;
      const std::string language = language_tag(attribute(translation, "lang"));
      if (!is_tag(language)) {
        return base::refused("A translation has no language tag such as \"en\"; name its language.");
      }
      if (definition.has_language(language)) {
        return base::refused("The language " + language + " is there twice; keep one translation.");
      }
      if (definition.languages.size() >= limits::languages) {
        return base::refused("The form has too many languages; keep at most 64.");
      }
      const bool is_default = !attribute(translation, "default").empty();
      definition.languages.insert(is_default ? definition.languages.begin() : definition.languages.end(),
                                  language);
      MEND_CHECK(read_translation(translation, language, count, definition.itext[language]));
    }
  }
  if (definition.languages.empty()) definition.languages.emplace_back("en");
  return {};
}

}  // namespace mend::form
