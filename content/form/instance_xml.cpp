#include "content/form/instance_xml.h"

#include "content/form/state.h"

namespace mend::form {

namespace {

void write_field(const Definition& definition, const std::vector<std::string>& values,
                 const std::vector<bool>& keep, int index, std::string& out) {
  const auto at = static_cast<std::size_t>(index);
  if (!keep[at]) return;
  const Field& field = definition.fields[at];
  out += '<' + field.name;
  if (index == 0) {
    out += " id=\"" + escaped(definition.id) + '"';
    if (!definition.version.empty()) out += " version=\"" + escaped(definition.version) + '"';
  }
  if (field.children.empty() && values[at].empty()) {
    out += "/>";
    return;
  }
  out += '>';
  if (field.children.empty()) out += escaped(values[at]);
  for (const int next : field.children) write_field(definition, values, keep, next, out);
  out += "</" + field.name + '>';
}

base::Status read_field(const Definition& definition, const xmlNode* element, int index,
                        const std::string& what, std::vector<ReadValue>& values) {
  const Field& field = definition.fields[static_cast<std::size_t>(index)];
  ReadValue& value = values[static_cast<std::size_t>(index)];
  if (value.there) return base::refused(what + " has " + field.ref + " twice; it cannot be used.");
  value.there = true;
  const std::vector<xmlNode*> children = elements(element);
  if (field.children.empty()) {
    value.text = content(element);
    if (!children.empty() || !is_plain_text(value.text)) {
      return base::refused(what + " has no plain text in " + field.ref + "; it cannot be used.");
    }
    return {};
  }
  for (const xmlNode* next : children) {
    const int at = definition.field(field.ref + "/" + std::string(local_name(next)));
    if (at < 0) return base::refused(what + " has a field that the form does not have; it cannot be used.");
    MEND_CHECK(read_field(definition, next, at, what, values));
  }
  return {};
}

constexpr std::string_view draft_root = "mend-draft";

}  // namespace

std::string write_instance(const Definition& definition, const std::vector<std::string>& values,
                           const std::vector<bool>& keep) {
  std::string out;
  write_field(definition, values, keep, 0, out);
  return out;
}

base::Result<std::vector<ReadValue>> read_instance(const Definition& definition, const xmlNode* root,
                                                   const std::string& what) {
  if (root == nullptr || local_name(root) != definition.fields[0].name ||
      attribute(root, "id") != definition.id) {
    return base::refused(what + " belongs to another form; open it with its own form.");
  }
  std::vector<ReadValue> values(definition.fields.size());
  MEND_CHECK(read_field(definition, root, 0, what, values));
  return values;
}

base::Bytes Session::serialize() const {
  return base::to_bytes(write_instance(state_->definition, state_->values, state_->relevant));
}

base::Bytes Session::save() const {
  const std::vector<bool> everything(state_->values.size(), true);
  const std::string name(draft_root);
  return base::to_bytes('<' + name + " form=\"" + form().hash() + "\">" +
                        write_instance(state_->definition, state_->values, everything) + "</" + name + '>');
}

base::Status Session::load(base::ByteView draft) {
  const std::string what = "The draft";
  MEND_TRY(const Document document, parse_xml(draft, what, instance_bytes));
  const xmlNode* root = xmlDocGetRootElement(document.get());
  const std::vector<xmlNode*> inside = elements(root);
  if (root == nullptr || local_name(root) != draft_root || inside.size() != 1) {
    return base::refused(what + " is not a draft of this program; start the form again.");
  }
  if (attribute(root, "form") != form().hash()) {
    return base::refused(what + " belongs to another version of the form; open it with that version.");
  }
  const Definition& definition = state_->definition;
  MEND_TRY(std::vector<ReadValue> read, read_instance(definition, inside[0], what));
  std::vector<std::string> values(read.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (!read[i].there) return base::refused(what + " lacks " + definition.fields[i].ref + "; start again.");
    const auto entry = definition.entry_by_field.find(static_cast<int>(i));
    const bool asked = entry != definition.entry_by_field.end() &&
                       definition.entries[entry->second].control != Control::note;
    if (asked && shape_problem(definition.entries[entry->second], definition.fields[i], read[i].text)) {
      return base::refused(what + " has an answer that " + definition.fields[i].ref +
                           " does not offer; start the form again.");
    }
    values[i] = std::move(read[i].text);
  }
  state_->restore(std::move(values));
  return {};
}

}  // namespace mend::form
