#include "content/form/readers.h"

#include <algorithm>
#include <set>

namespace mend::form {

namespace {

base::Status read_words(const xmlNode* parent, const char* name, const Definition& definition,
                        const std::string& ref, Label& label) {
  const xmlNode* node = child(parent, name);
  if (node == nullptr) return {};
  if (!elements(node).empty()) {
    return base::refused("The " + std::string(name) + " of " + ref +
                         " has elements inside its words; keep plain words only.");
  }
  const std::string call = attribute(node, "ref");
  label = call.empty() ? Label{{}, trimmed(content(node))} : label_from(call);
  if (!call.empty() && label.itext.empty()) {
    return base::refused("The " + std::string(name) + " of " + ref +
                         " must be jr:itext('…') or plain words.");
  }
  if (!label.itext.empty() && definition.words(label, definition.languages[0]).text.empty()) {
    return base::refused("The text " + label.itext + " is missing in language " + definition.languages[0] +
                         "; add it.");
  }
  return {};
}

base::Status read_items(const xmlNode* select, const Definition& definition, std::size_t& choices,
                        const std::string& ref, Entry& entry) {
  std::set<std::string> names;
  for (const xmlNode* item : elements(select)) {
    if (is_element(item, "label") || is_element(item, "hint")) continue;
    if (!is_element(item, "item")) {
      return base::refused("The choices of " + ref + " use \"" + std::string(local_name(item)) +
                           "\", which is not supported; write each as an item.");
    }
    const xmlNode* value = child(item, "value");
    Item choice;
    if (value != nullptr) choice.name = trimmed(content(value));
    const bool bad = choice.name.empty() || choice.name.size() > 128 || !is_plain_text(choice.name) ||
                     choice.name.find_first_of(" \t\n") != std::string::npos;
    if (bad) return base::refused("A choice of " + ref + " has no value, or one with a space; mend it.");
    MEND_CHECK(read_words(item, "label", definition, ref, choice.label));
    if (choice.label.empty()) {
      return base::refused("The choice " + choice.name + " of " + ref + " has no label; add one.");
    }
    if (!names.insert(choice.name).second) {
      return base::refused("The choice " + choice.name + " of " + ref + " is there twice; keep one.");
    }
    if (++choices > limits::choices) return base::refused("The form has too many choices; keep fewer.");
    entry.items.push_back(std::move(choice));
  }
  if (entry.items.empty()) return base::refused("The question " + ref + " has no choices; add some.");
  return {};
}

class BodyReader {
 public:
  explicit BodyReader(Definition& definition) : definition_(definition) {}

  base::Status read(const xmlNode* parent, int group, std::size_t depth) {
    for (const xmlNode* node : elements(parent)) {
      const std::string name(local_name(node));
      if (is_element(node, "group")) {
        MEND_CHECK(read_group(node, group, depth));
      } else if (is_element(node, "input") || is_element(node, "select1") || is_element(node, "select") ||
                 is_element(node, "trigger")) {
        MEND_CHECK(read_control(node, name, group));
      } else if (!is_element(node, "label") && !is_element(node, "hint")) {
        return base::refused("The form uses \"" + name + "\", which is not supported; take it out.");
      }
    }
    return {};
  }

 private:
  base::Result<int> field_of(const xmlNode* node, const std::string& what) const {
    const std::string ref = trimmed(attribute(node, "ref"));
    const int field = definition_.field(ref);
    if (field < 0) {
      return base::refused("A " + what + " is for \"" + ref.substr(0, 200) +
                           "\", which is not a field; mend its ref.");
    }
    return field;
  }

  base::Status read_group(const xmlNode* node, int parent, std::size_t depth) {
    if (depth > limits::depth)
      return base::refused("The form's groups are too deep; keep at most 16 levels.");
    Group group;
    group.parent = parent;
    if (!attribute(node, "ref").empty()) {
      MEND_TRY(group.field, field_of(node, "group"));
    }
    group.field_list = (" " + attribute(node, "appearance") + " ").find(" field-list ") != std::string::npos;
    MEND_CHECK(read_words(node, "label", definition_, attribute(node, "ref"), group.label));
    definition_.groups.push_back(std::move(group));
    if (definition_.groups.size() > limits::questions) {
      return base::refused("The form has too many groups; keep fewer.");
    }
    return read(node, static_cast<int>(definition_.groups.size()) - 1, depth + 1);
  }

  base::Status read_control(const xmlNode* node, const std::string& name, int group) {
    Entry entry;
    entry.group = group;
    MEND_TRY(entry.field, field_of(node, name));
    const Field& field = definition_.fields[static_cast<std::size_t>(entry.field)];
    if (!field.children.empty()) {
      return base::refused("The question " + field.ref + " has fields inside; make it a group.");
    }
    if (definition_.entry_by_field.contains(entry.field)) {
      return base::refused("The field " + field.ref + " is asked twice; keep one question.");
    }
    entry.appearance = trimmed(attribute(node, "appearance"));
    MEND_CHECK(read_words(node, "label", definition_, field.ref, entry.label));
    MEND_CHECK(read_words(node, "hint", definition_, field.ref, entry.hint));
    if (entry.label.empty()) return base::refused("The question " + field.ref + " has no label; add one.");

    if (name == "select1" || name == "select") {
      entry.control = name == "select1" ? Control::select_one : Control::select_multiple;
      MEND_CHECK(read_items(node, definition_, choices_, field.ref, entry));
    } else if (name == "trigger") {
      entry.control = Control::acknowledge;
    } else {
      if (field.type != "string") {
        return base::refused("The question " + field.ref + " has type " + field.type +
                             ", which is not supported; use text or choices.");
      }
      entry.control = field.readonly == "true()" ? Control::note : Control::text;
    }
    if (definition_.entries.size() >= limits::questions) {
      return base::refused("The form has too many questions; keep at most 5,000.");
    }
    definition_.entry_by_field[entry.field] = definition_.entries.size();
    definition_.entries.push_back(std::move(entry));
    return {};
  }

  Definition& definition_;
  std::size_t choices_ = 0;
};

}  // namespace

base::Status read_body(const xmlNode* body, Definition& definition) {
  MEND_CHECK(BodyReader(definition).read(body, -1, 1));
  if (definition.entries.empty()) return base::refused("The form asks nothing; add a question.");
  return {};
}

}  // namespace mend::form
