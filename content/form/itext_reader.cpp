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

base::Status read_value(const xmlNode* value, const std::string& where, Loading& loading, Text& text) {
  const std::string form = attribute(value, "form");
  if (form.empty() || form == "long" || form == "markdown") {
    // The plain form comes first; the long one stands in where there is no other.
    if (!form.empty() && !text.plain.empty()) return {};
    MEND_TRY(text.plain, read_pieces(value, where, loading));
    return {};
  }
  if (form == "guidance" || form == "print") {
    MEND_TRY(text.guidance, read_pieces(value, where, loading));
    return {};
  }
  if (form == "short") return {};  // for summaries, which show the whole words
  std::string file = trimmed(content(value));
  if (file.size() > 512 || !is_plain_text(file))
    return base::refused(where + " names a file that cannot be.");
  if (form == "image") {
    text.image = std::move(file);
  } else if (form == "big-image") {
    text.big_image = std::move(file);
  } else if (form == "audio") {
    text.audio = std::move(file);
  } else if (form == "video" || form == "video-big") {
    text.video = std::move(file);
  } else {
    return base::refused(where + " has a form \"" + form + "\", which is not supported; take it out.");
  }
  return {};
}

base::Status read_translation(const xmlNode* translation, const std::string& language, std::size_t& count,
                              Loading& loading) {
  Texts::Translation& texts = loading.definition.texts.language(language);
  for (const xmlNode* node = translation->children; node != nullptr; node = node->next) {
    if (!is_element(node, "text")) continue;
    std::string id = attribute(node, "id");
    if (id.empty()) return base::refused("A text of language " + language + " has no id; give it one.");
    if (++count > limits::texts) return base::refused("The form has too many texts; keep at most 200,000.");
    const std::string where = "The text " + id + " of language " + language;
    Text text;
    for (const xmlNode* value = node->children; value != nullptr; value = value->next) {
      if (is_element(value, "value")) MEND_CHECK(read_value(value, where, loading, text));
    }
    if (!texts.emplace(id, std::move(text)).second && loading.ours()) {
      return base::refused("The text " + id + " is there twice in language " + language + "; keep one.");
    }
  }
  return {};
}

}  // namespace

Label label_from(std::string_view text) {
  Label label;
  label.literal = trimmed(text);
  constexpr std::string_view call = "jr:itext(";
  std::string_view inside = label.literal;
  if (!inside.starts_with(call) || !inside.ends_with(")")) return label;
  inside = inside.substr(call.size(), inside.size() - call.size() - 1);
  const std::string id = trimmed(inside);
  const bool quoted = id.size() > 2 && (id[0] == '\'' || id[0] == '"') && id.back() == id[0] &&
                      id.find(id[0], 1) == id.size() - 1;
  if (!quoted) return label;
  label.itext = id.substr(1, id.size() - 2);
  label.literal.clear();
  return label;
}

base::Result<std::vector<Piece>> read_pieces(const xmlNode* node, const std::string& where,
                                             Loading& loading) {
  std::vector<Piece> pieces;
  std::string text;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
      text += content(child);
      continue;
    }
    if (child->type != XML_ELEMENT_NODE) continue;
    if (!is_element(child, "output")) {
      // Markup in words is Markdown; other elements count for their text, as in ODK.
      text += content(child);
      continue;
    }
    std::string expression = trimmed(attribute(child, "value"));
    if (expression.empty()) expression = trimmed(attribute(child, "ref"));
    if (expression.empty()) return base::refused(where + " has an output without a value; give it one.");
    MEND_TRY(const Rule rule, loading.definition.rules.add(expression, "An output in " + where));
    pieces.push_back({std::move(text), rule});
    text.clear();
  }
  if (!text.empty()) pieces.push_back({std::move(text), {}});
  // White space around the words is the file's and not theirs.
  if (!pieces.empty()) {
    std::string& first = pieces.front().text;
    first.erase(0, first.find_first_not_of(" \t\r\n"));
    Piece& last = pieces.back();
    if (last.output.empty()) last.text.erase(last.text.find_last_not_of(" \t\r\n") + 1);
    if (last.output.empty() && last.text.empty()) pieces.pop_back();
  }
  return pieces;
}

base::Status read_words(const xmlNode* parent, const char* name, const std::string& ref, Loading& loading,
                        Label& label) {
  const xmlNode* node = child(parent, name);
  if (node == nullptr) return {};
  const std::string where = "The " + std::string(name) + " of " + ref;
  const std::string call = trimmed(attribute(node, "ref"));
  MEND_TRY(std::vector<Piece> pieces, read_pieces(node, where, loading));
  if (!call.empty()) {
    label = label_from(call);
    if (label.itext.empty()) {
      const bool is_itext = call.starts_with("jr:itext(") && call.ends_with(")");
      const std::string inside = is_itext ? call.substr(9, call.size() - 10) : call;
      if (loading.ours() && !is_itext) return base::refused(where + " must be jr:itext('…') or plain words.");
      MEND_TRY(const Rule rule, loading.definition.rules.add(trimmed(inside), where));
      label.literal.clear();
      if (is_itext) {
        label.id = rule;
      } else {
        label.pieces = {{"", rule}};
      }
    }
  }
  const bool plain = pieces.size() == 1 && pieces[0].output.empty();
  if (plain) label.literal = pieces[0].text;
  if (!plain && !pieces.empty()) label.pieces = std::move(pieces);
  const std::string& language = loading.definition.languages[0];
  if (!label.itext.empty() && loading.ours() &&
      loading.definition.texts.find(language, label.itext) == nullptr) {
    return base::refused("The text " + label.itext + " is missing in language " + language + "; add it.");
  }
  return {};
}

base::Status read_itext(const xmlNode* model, Loading& loading) {
  Definition& definition = loading.definition;
  const xmlNode* itext = child(model, "itext");
  std::size_t count = 0;
  for (const xmlNode* translation : elements(itext)) {
    if (!is_element(translation, "translation")) continue;
    std::string language = language_tag(trimmed(attribute(translation, "lang")));
    if (!is_tag(language)) {
      if (loading.ours()) {
        return base::refused("The language \"" + language.substr(0, 40) +
                             "\" is not a tag such as en or cy; write it as \"Cymraeg (cy)\".");
      }
      if (language.empty() || language.size() > 200) return base::refused("A translation names no language.");
    }
    if (definition.has_language(language)) {
      return base::refused("The form has the language " + language + " twice; keep one.");
    }
    if (definition.languages.size() >= limits::languages)
      return base::refused("The form has too many languages.");
    const std::string marked = attribute(translation, "default");
    const bool first = !marked.empty() && marked != "false()";
    definition.languages.insert(first ? definition.languages.begin() : definition.languages.end(), language);
    MEND_CHECK(read_translation(translation, language, count, loading));
  }
  if (definition.languages.empty()) definition.languages.emplace_back("en");
  return {};
}

}  // namespace mend::form
