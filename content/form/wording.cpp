#include "content/form/wording.h"

#include "content/form/functions.h"

#include <algorithm>

namespace mend::form {

namespace {

struct Found {
  const Text* text = nullptr;
  std::string language;
};

/// In the session's language where it has words of this kind, else in the default one.
template <class Has>
Found find(const Evaluator& evaluator, const std::string& id, Has has) {
  const Definition& definition = evaluator.world().definition;
  for (const std::string_view language :
       {std::string_view(evaluator.world().language), std::string_view(definition.languages.front())}) {
    const Text* text = definition.texts.find(language, id);
    if (text != nullptr && has(*text)) return {text, std::string(language)};
  }
  return {};
}

/// What a person typed masked must not stand in clear in the words of another question.
bool is_masked(const Evaluator& evaluator, const Value& value) {
  if (!value.is_nodes()) return false;
  const Instance& instance = evaluator.world().instance;
  return std::any_of(value.nodes().begin(), value.nodes().end(), [&](const NodeRef& ref) {
    if (ref.tree != &instance.tree || ref.node <= 0) return false;
    const Entry* entry = evaluator.world().definition.entry_of(instance.field(ref.node));
    if (entry == nullptr) return false;
    const auto tokens = names_in(entry->appearance);
    return std::find(tokens.begin(), tokens.end(), "masked") != tokens.end();
  });
}

std::string filled_in(Evaluator& evaluator, const std::vector<Piece>& pieces, const NodeRef& node) {
  std::string out;
  for (const Piece& piece : pieces) {
    out += piece.text;
    if (piece.output.empty()) continue;
    const auto value = evaluator.run(*piece.output.code, node, node);
    if (value) out += is_masked(evaluator, *value) && !value->text().empty() ? "••••" : value->text();
    if (out.size() > 64 * limits::calculated_bytes) break;
  }
  return out;
}

std::string id_of(Evaluator& evaluator, const Label& label, const NodeRef& node) {
  if (label.id.empty()) return label.itext;
  const auto id = evaluator.run(*label.id.code, node, node);
  return id ? id->text() : std::string();
}

}  // namespace

Words words_of_id(Evaluator& evaluator, const std::string& id, const NodeRef& node) {
  const Found found = find(evaluator, id, [](const Text& text) { return !text.plain.empty(); });
  if (found.text == nullptr) return {};
  return {filled_in(evaluator, found.text->plain, node), found.language};
}

Words words_of(Evaluator& evaluator, const Label& label, const NodeRef& node) {
  const std::string id = id_of(evaluator, label, node);
  if (!id.empty()) {
    Words words = words_of_id(evaluator, id, node);
    if (!words.text.empty()) return words;
  }
  const std::string& language = evaluator.world().definition.languages.front();
  std::string text = label.pieces.empty() ? label.literal : filled_in(evaluator, label.pieces, node);
  return {text, text.empty() ? std::string() : language};
}

Words guidance_of(Evaluator& evaluator, const Label& label, const NodeRef& node) {
  const std::string id = id_of(evaluator, label, node);
  if (id.empty()) return {};
  const Found found = find(evaluator, id, [](const Text& text) { return !text.guidance.empty(); });
  if (found.text == nullptr) return {};
  return {filled_in(evaluator, found.text->guidance, node), found.language};
}

Media media_of_id(Evaluator& evaluator, const std::string& id) {
  const Found found = find(evaluator, id, [](const Text& text) {
    return !text.image.empty() || !text.big_image.empty() || !text.audio.empty() || !text.video.empty();
  });
  if (found.text == nullptr) return {};
  return {found.text->image, found.text->big_image, found.text->audio, found.text->video};
}

Media media_of(Evaluator& evaluator, const Label& label, const NodeRef& node) {
  const std::string id = id_of(evaluator, label, node);
  return id.empty() ? Media{} : media_of_id(evaluator, id);
}

}  // namespace mend::form
