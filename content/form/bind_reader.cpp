#include "content/form/readers.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace mend::form {

namespace {

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
  static constexpr std::string_view known[] = {"nodeset",   "id",       "type",
                                               "relevant",  "required", "constraint",
                                               "calculate", "readonly", "saveIncomplete"};
  static constexpr std::string_view extensions[] = {"constraintMsg", "requiredMsg", "preload",
                                                    "preloadParams", "max-length"};
  for (const xmlAttr* a = bind->properties; a != nullptr; a = a->next) {
    const std::string_view name = reinterpret_cast<const char*>(a->name);
    const bool fine =
        a->ns == nullptr
            ? std::find(std::begin(known), std::end(known), name) != std::end(known)
            : std::find(std::begin(extensions), std::end(extensions), name) != std::end(extensions);
    if (!fine) {
      return base::refused("The bind of " + ref + " has \"" + std::string(name) +
                           "\", which is not supported; take it out.");
    }
  }
  return {};
}

/// Unknown types are text, as ODK has it; questions of types that we cannot ask are refused with the body.
Type type_of(std::string_view name) {
  static constexpr std::pair<std::string_view, Type> types[] = {
      {"string", Type::text},        {"int", Type::integer},     {"integer", Type::integer},
      {"decimal", Type::decimal},    {"date", Type::date},       {"time", Type::time},
      {"dateTime", Type::date_time}, {"boolean", Type::boolean}, {"select1", Type::choice},
      {"select", Type::choices},     {"rank", Type::rank},       {"odk:rank", Type::rank},
      {"geopoint", Type::other},     {"geotrace", Type::other},  {"geoshape", Type::other},
      {"binary", Type::other},       {"barcode", Type::other},   {"intent", Type::other},
  };
  const auto* found =
      std::find_if(std::begin(types), std::end(types), [&](const auto& type) { return type.first == name; });
  return found == std::end(types) ? Type::text : found->second;
}

base::Status read_preload(const xmlNode* bind, Field& field, bool ours) {
  const std::string preload = attribute(bind, "preload", javarosa_namespace.data());
  const std::string params = attribute(bind, "preloadParams", javarosa_namespace.data());
  if (preload.empty()) return {};
  if (preload == "uid") {
    field.preload = Preload::uid;
  } else if (preload == "timestamp" && params == "start") {
    field.preload = Preload::start;
  } else if (preload == "timestamp" && params == "end") {
    field.preload = Preload::end;
  } else if (preload == "date" && params == "today") {
    field.preload = Preload::today;
  } else if (ours) {
    return base::refused(
        "The preload \"" + preload + " " + params + "\" of " + field.ref +
        " is not supported: a form learns nothing about the device or the person; take it out.");
  }
  return {};
}

base::Result<Label> read_message(const xmlNode* bind, const char* name, const std::string& ref,
                                 Loading& loading) {
  const std::string text = any_attribute(bind, name);
  Label label = label_from(text);
  if (label.itext.empty() && label.literal.starts_with("jr:itext(")) {
    const std::string inside = label.literal.substr(9, label.literal.size() - 10);
    MEND_TRY(label.id, loading.definition.rules.add(inside, "The " + std::string(name) + " of " + ref));
    label.literal.clear();
  }
  return label;
}

base::Status read_bind(const xmlNode* bind, Loading& loading) {
  Definition& definition = loading.definition;
  const std::string ref = trimmed(attribute(bind, "nodeset"));
  const int index = definition.field(ref);
  if (index < 0) {
    if (!loading.ours()) return {};
    return base::refused("A bind is for \"" + ref.substr(0, 200) +
                         "\", which is not a field; mend its nodeset.");
  }
  Field& field = definition.at(index);
  if (field.has_bind && loading.ours())
    return base::refused("The field " + ref + " has two binds; keep one.");
  field.has_bind = true;
  if (loading.ours()) MEND_CHECK(refuse_unknown(bind, ref));
  if (std::string id = attribute(bind, "id"); !id.empty()) loading.bind_ids[std::move(id)] = index;
  if (std::string type = trimmed(attribute(bind, "type")); !type.empty()) field.type = std::move(type);
  if (field.type.starts_with("xsd:")) field.type.erase(0, 4);
  if (field.type.starts_with("xs:")) field.type.erase(0, 3);
  field.kind = type_of(field.type);
  const auto take = [&](const char* name, Rule& rule) -> base::Status {
    MEND_TRY(const Rule read, loading.rule(bind, name, ref));
    if (!read.empty()) rule = read;
    return {};
  };
  MEND_CHECK(take("relevant", field.relevant));
  MEND_CHECK(take("required", field.required));
  MEND_CHECK(take("constraint", field.constraint));
  MEND_CHECK(take("calculate", field.calculate));
  MEND_CHECK(take("readonly", field.readonly));
  MEND_CHECK(take("saveIncomplete", field.save_incomplete));
  const bool group = std::any_of(field.children.begin(), field.children.end(),
                                 [&](int child) { return !definition.at(child).attribute; });
  if (!field.calculate.empty() && group) {
    return base::refused("The group " + ref + " has a calculate; only a field can have one.");
  }
  MEND_TRY(field.constraint_message, read_message(bind, "constraintMsg", ref, loading));
  MEND_TRY(field.required_message, read_message(bind, "requiredMsg", ref, loading));
  MEND_CHECK(read_max_length(bind, field));
  return read_preload(bind, field, loading.ours());
}

}  // namespace

base::Status read_binds(const xmlNode* model, Loading& loading) {
  std::size_t instances = 0;
  for (const xmlNode* node : elements(model)) {
    const bool known = is_element(node, "instance") || is_element(node, "itext") ||
                       is_element(node, "submission") || is_action(node);
    if (is_element(node, "bind")) {
      MEND_CHECK(read_bind(node, loading));
    } else if (!known && loading.ours()) {
      return base::refused("The form's model has \"" + std::string(local_name(node)) +
                           "\", which is not supported; take it out.");
    }
    if (is_element(node, "instance")) ++instances;
  }
  if (instances > limits::data_instances)
    return base::refused("The form has too many instances; keep fewer.");
  // Made once and kept: older forms calculate it, which would make another submission of each carried-on
  // draft.
  if (const int id = loading.definition.instance_id; id >= 0) {
    loading.definition.at(id).preload = Preload::uid;
    loading.definition.at(id).calculate = {};
  }
  return {};
}

}  // namespace mend::form
