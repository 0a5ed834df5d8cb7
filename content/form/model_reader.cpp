#include "content/form/readers.h"

#include <algorithm>
#include <charconv>

namespace mend::form {

namespace {

base::Status read_fields(const xmlNode* element, int parent, std::size_t depth, Definition& definition) {
  if (depth > limits::depth) return base::refused("The form's groups are too deep; keep at most 16 levels.");
  if (definition.fields.size() >= limits::fields) {
    return base::refused("The form has too many fields; keep at most 20,000.");
  }
  Field field;
  field.name = local_name(element);
  field.parent = parent;
  field.ref = (parent < 0 ? "" : definition.fields[static_cast<std::size_t>(parent)].ref) + "/" + field.name;
  const std::vector<xmlNode*> children = elements(element);
  if (children.empty()) field.initial = content(element);
  if (!is_plain_text(field.initial) || field.initial.size() > limits::calculated_bytes) {
    return base::refused("The first value of " + field.ref + " is too long or not plain text; change it.");
  }

  const int index = static_cast<int>(definition.fields.size());
  if (!definition.field_by_ref.emplace(field.ref, index).second) {
    return base::refused("The field " + field.ref + " is there twice; repeats are not supported.");
  }
  definition.fields.push_back(std::move(field));
  if (parent >= 0) definition.fields[static_cast<std::size_t>(parent)].children.push_back(index);
  for (const xmlNode* next : children) MEND_CHECK(read_fields(next, index, depth + 1, definition));
  return {};
}

base::Status read_expression(const xmlNode* bind, const char* name, const std::string& ref,
                             std::string& out) {
  out = trimmed(attribute(bind, name));
  if (out.size() > limits::expression_bytes) {
    return base::refused("The " + std::string(name) + " of " + ref + " is too long; keep under 4,096 bytes.");
  }
  return {};
}

base::Status read_max_length(const xmlNode* bind, Field& field) {
  const std::string text = attribute(bind, "max-length", mend_namespace.data());
  if (text.empty()) return {};
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0 ||
      number > limits::text_answer) {
    return base::refused("The max-length of " + field.ref + " must be a number from 1 to 2000.");
  }
  field.max_length = number;
  return {};
}

/// Binds of the standard that would change what the form does; one that we do not know must not be
/// dropped in silence.
base::Status refuse_unknown(const xmlNode* bind, const std::string& ref) {
  static constexpr std::string_view known[] = {"nodeset",  "id",         "type",      "relevant",
                                               "required", "constraint", "calculate", "readonly"};
  for (const xmlAttr* a = bind->properties; a != nullptr; a = a->next) {
    const std::string name = reinterpret_cast<const char*>(a->name);
    const bool plain = a->ns == nullptr;
    const bool extension =
        name == "constraintMsg" || name == "requiredMsg" || name == "preload" || name == "max-length";
    if (plain ? std::find(std::begin(known), std::end(known), name) == std::end(known) : !extension) {
      return base::refused("The bind of " + ref + " has \"" + name +
                           "\", which is not supported; take it out.");
    }
  }
  return {};
}

base::Status read_bind(const xmlNode* bind, Definition& definition) {
  const std::string ref = trimmed(attribute(bind, "nodeset"));
  const int index = definition.field(ref);
  if (index < 0) {
    return base::refused("A bind is for \"" + ref.substr(0, 200) +
                         "\", which is not a field; mend its nodeset.");
  }
  Field& field = definition.fields[static_cast<std::size_t>(index)];
  if (field.has_bind) return base::refused("The field " + ref + " has two binds; keep one.");
  field.has_bind = true;
  MEND_CHECK(refuse_unknown(bind, ref));
  if (const std::string type = attribute(bind, "type"); !type.empty()) field.type = type;
  if (field.type.starts_with("xsd:")) field.type.erase(0, 4);
  MEND_CHECK(read_expression(bind, "relevant", ref, field.relevant));
  MEND_CHECK(read_expression(bind, "required", ref, field.required));
  MEND_CHECK(read_expression(bind, "constraint", ref, field.constraint));
  MEND_CHECK(read_expression(bind, "calculate", ref, field.calculate));
  MEND_CHECK(read_expression(bind, "readonly", ref, field.readonly));
  if (!field.calculate.empty() && !field.children.empty()) {
    return base::refused("The group " + ref + " has a calculate; only a field can have one.");
  }
  field.constraint_message = label_from(attribute(bind, "constraintMsg", javarosa_namespace.data()));
  field.required_message = label_from(attribute(bind, "requiredMsg", javarosa_namespace.data()));
  MEND_CHECK(read_max_length(bind, field));
  const std::string preload = attribute(bind, "preload", javarosa_namespace.data());
  if (!preload.empty() && preload != "uid") {
    return base::refused("The preload \"" + preload + "\" of " + ref + " is not supported; take it out.");
  }
  field.preload_uid = preload == "uid";
  return {};
}

}  // namespace

base::Status read_model(const xmlNode* model, Definition& definition) {
  const xmlNode* primary = nullptr;
  for (const xmlNode* node : elements(model)) {
    if (is_element(node, "instance")) {
      if (primary != nullptr) {
        return base::refused("The form has more than one instance, which is not supported; keep one.");
      }
      primary = node;
    } else if (!is_element(node, "bind") && !is_element(node, "itext")) {
      return base::refused("The form's model has \"" + std::string(local_name(node)) +
                           "\", which is not supported; take it out.");
    }
  }
  const std::vector<xmlNode*> roots = elements(primary);
  if (roots.size() != 1) return base::refused("The form needs one instance with one root element.");
  definition.id = attribute(roots[0], "id");
  definition.version = attribute(roots[0], "version");
  if (definition.id.empty() || definition.id.size() > 128 || !is_plain_text(definition.id)) {
    return base::refused("The root of the form's instance needs an id of 1 to 128 characters.");
  }
  MEND_CHECK(read_fields(roots[0], -1, 1, definition));

  for (const xmlNode* node : elements(model)) {
    if (is_element(node, "bind")) MEND_CHECK(read_bind(node, definition));
  }

  definition.instance_id = definition.field(definition.fields[0].ref + "/meta/instanceID");
  if (definition.instance_id < 0) {
    return base::refused("The form's instance has no meta/instanceID; add one.");
  }
  definition.fields[static_cast<std::size_t>(definition.instance_id)].preload_uid = true;
  return {};
}

}  // namespace mend::form
