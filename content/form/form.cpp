#include "content/form/form.h"

#include "content/base/hash.h"
#include "content/form/definition.h"
#include "content/form/readers.h"

#include <algorithm>

namespace mend::form {

namespace {

constexpr std::string_view xhtml_namespace = "http://www.w3.org/1999/xhtml";
constexpr std::string_view title_text = "mend:title";  ///< itext id that xlsform gives to a translated title

void read_title(const xmlNode* head, Definition& definition) {
  const xmlNode* title = child(head, "title", xhtml_namespace);
  definition.title.literal = title == nullptr ? definition.id : trimmed(content(title));
  if (definition.texts.find(definition.languages[0], title_text) == nullptr) return;
  definition.title = {};
  definition.title.itext = title_text;
}

}  // namespace

base::Result<std::shared_ptr<const Form>> Form::load(base::ByteView xml) {
  return load(xml, Reading{});
}

base::Result<std::shared_ptr<const Form>> Form::load(base::ByteView xml, const Reading& reading) {
  MEND_TRY(const Document document, parse_xml(xml, "The form", limits::xform_bytes));
  const xmlNode* root = xmlDocGetRootElement(document.get());
  if (root == nullptr || !is_element(root, "html", xhtml_namespace)) {
    return base::refused("The form is not an XForm: its root must be h:html.");
  }
  const xmlNode* head = child(root, "head", xhtml_namespace);
  const xmlNode* body = child(root, "body", xhtml_namespace);
  const xmlNode* model = child(head, "model");
  if (model == nullptr || body == nullptr) {
    return base::refused("The form is not an XForm: it needs a model in h:head, and h:body.");
  }
  auto definition = std::make_unique<Definition>();
  Loading loading{*definition, reading, {}, {}, 0};
  MEND_CHECK(read_itext(model, loading));
  MEND_CHECK(read_primary(model, loading));
  MEND_CHECK(read_secondary(model, loading));
  MEND_CHECK(read_binds(model, loading));
  MEND_CHECK(read_body(body, loading));
  MEND_CHECK(read_actions(model, -1, -1, loading));
  MEND_CHECK(finish_repeats(loading));
  read_title(head, *definition);
  definition->rules.bind(*definition);
  MEND_CHECK(order_things(loading));
  find_given(*definition);
  definition->hash = base::sha256_hex(xml);
  return std::make_shared<const Form>(std::move(definition));
}

Form::Form(std::unique_ptr<const Definition> definition) : definition_(std::move(definition)) {}
Form::~Form() = default;

const std::string& Form::hash() const {
  return definition_->hash;
}
const std::string& Form::id() const {
  return definition_->id;
}
const std::vector<std::string>& Form::languages() const {
  return definition_->languages;
}
bool Form::has_required() const {
  return std::any_of(definition_->fields.begin(), definition_->fields.end(), [](const Field& field) {
    return !field.required.empty() && !field.required.is_always(false);
  });
}

Words Form::title(std::string_view language) const {
  return definition_->words(definition_->title, language);
}

int Definition::field(std::string_view ref) const {
  const auto found = field_by_ref.find(ref);
  return found == field_by_ref.end() ? -1 : found->second;
}

const Entry* Definition::entry_of(int field) const {
  const auto found = entry_by_field.find(field);
  return found == entry_by_field.end() ? nullptr : &entries[found->second];
}

const Entry* Definition::entry(std::string_view ref) const {
  return entry_of(field(ref));
}

const Secondary* Definition::instance(std::string_view wanted) const {
  const auto found = std::find_if(instances.begin(), instances.end(),
                                  [&](const Secondary& one) { return one.id == wanted; });
  return found == instances.end() ? nullptr : &*found;
}

bool Definition::has_language(std::string_view language) const {
  return std::find(languages.begin(), languages.end(), language) != languages.end();
}

Words Definition::words(const Label& label, std::string_view language) const {
  for (const std::string_view tag : {language, std::string_view(languages.front())}) {
    if (label.itext.empty()) break;
    const Text* text = texts.find(tag, label.itext);
    if (text == nullptr || text->plain.empty()) continue;
    if (std::string words = plain_words(text->plain); !words.empty())
      return {std::move(words), std::string(tag)};
  }
  std::string words = label.pieces.empty() ? label.literal : plain_words(label.pieces);
  return {words, words.empty() ? std::string() : languages.front()};
}

}  // namespace mend::form
