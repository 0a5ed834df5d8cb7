#include "content/form/form.h"

#include "content/base/hash.h"
#include "content/form/definition.h"
#include "content/form/readers.h"

#include <algorithm>

namespace mend::form {

namespace {

constexpr std::string_view xhtml_namespace = "http://www.w3.org/1999/xhtml";
constexpr std::string_view title_text = "mend:title";  ///< itext id that xlsform gives to a translated title

base::Status read_title(const xmlNode* head, Definition& definition) {
  const xmlNode* title = child(head, "title", xhtml_namespace);
  definition.title.literal = title == nullptr ? definition.id : trimmed(content(title));
  const auto& texts = definition.itext[definition.languages[0]];
  if (texts.contains(title_text)) definition.title = {std::string(title_text), {}};
  return {};
}

}  // namespace

base::Result<std::shared_ptr<const Form>> Form::load(base::ByteView xml) {
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
  MEND_CHECK(read_itext(model, *definition));
  MEND_CHECK(read_model(model, *definition));
  MEND_CHECK(read_body(body, *definition));
  MEND_CHECK(read_title(head, *definition));
  MEND_CHECK(order_steps(*definition));
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
    return !field.required.empty() && field.required != "false()";
  });
}

Words Form::title(std::string_view language) const {
  return definition_->words(definition_->title, language);
}

int Definition::field(std::string_view ref) const {
  const auto found = field_by_ref.find(ref);
  return found == field_by_ref.end() ? -1 : found->second;
}

const Entry* Definition::entry(std::string_view ref) const {
  const auto found = entry_by_field.find(field(ref));
  return found == entry_by_field.end() ? nullptr : &entries[found->second];
}

bool Definition::has_language(std::string_view language) const {
  for (const std::string& have : languages) {
    if (have == language) return true;
  }
  return false;
}

Words Definition::words(const Label& label, std::string_view language) const {
  if (label.itext.empty()) {
    return {label.literal, label.literal.empty() ? std::string() : languages.front()};
  }
  for (const std::string_view tag : {language, std::string_view(languages.front())}) {
    const auto texts = itext.find(tag);
    if (texts == itext.end()) continue;
    const auto text = texts->second.find(label.itext);
    if (text != texts->second.end() && !text->second.empty()) return {text->second, std::string(tag)};
  }
  return {};
}

}  // namespace mend::form
