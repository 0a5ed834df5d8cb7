#include "content/form/instance_xml.h"

#include <algorithm>

namespace mend::form {

namespace {

class Writer {
 public:
  Writer(const Instance& instance, const std::function<std::optional<std::string_view>(int)>& text_at)
      : tree_(instance.tree), definition_(instance.definition()), text_at_(text_at) {}

  std::string write() {
    for (int node = tree_.first_element(0); node >= 0; node = tree_.at(node).next) element(node);
    return std::move(out_);
  }

 private:
  void element(int node) {
    const auto text = text_at_(node);
    if (!text) return;
    const std::string& name = definition_.at(tree_.at(node).field).name;
    out_ += '<' + name;
    if (tree_.at(node).parent == 0) out_ += definition_.root_attributes;
    int child = tree_.at(node).first;
    for (; child >= 0 && tree_.at(child).attribute; child = tree_.at(child).next) {
      const auto value = text_at_(child);
      if (!value) continue;
      out_ += ' ' + definition_.at(tree_.at(child).field).name.substr(1) + "=\"" + escaped(*value) + '"';
    }
    if (child < 0 && text->empty()) {
      out_ += "/>";
      return;
    }
    out_ += '>';
    if (child < 0) out_ += escaped(*text);
    for (; child >= 0; child = tree_.at(child).next) element(child);
    out_ += "</" + name + '>';
  }

  const Tree& tree_;
  const Definition& definition_;
  const std::function<std::optional<std::string_view>(int)>& text_at_;
  std::string out_;
};

class Reader {
 public:
  Reader(const Definition& definition, bool whole, const std::string& what)
      : definition_(definition), whole_(whole), what_(what) {}

  base::Result<std::unique_ptr<Instance>> read(const xmlNode* root) {
    auto instance = std::make_unique<Instance>(definition_, Instance::Empty{});
    instance_ = instance.get();
    MEND_CHECK(element(root, 0, 0));
    return instance;
  }

 private:
  base::Status element(const xmlNode* from, int parent, int field) {
    if (instance_->count() > limits::nodes)
      return base::refused(what_ + " has too many fields; it cannot be used.");
    const int node = instance_->add(parent, field);
    const Field& is = definition_.at(field);
    MEND_CHECK(attributes(from, node, is));
    const std::vector<xmlNode*> children = elements(from);
    const bool group = std::any_of(is.children.begin(), is.children.end(),
                                   [&](int child) { return !definition_.at(child).attribute; });
    if (!group) {
      std::string text = content(from);
      if (!children.empty() || !is_plain_text(text)) {
        return base::refused(what_ + " has no plain text in " + is.ref + "; it cannot be used.");
      }
      instance_->tree.set_text(node, std::move(text));
      return {};
    }
    std::vector<std::size_t> seen(is.children.size(), 0);
    for (const xmlNode* child : children) {
      const std::string name = qualified_name(child);
      const auto found = std::find_if(is.children.begin(), is.children.end(),
                                      [&](int one) { return definition_.at(one).name == name; });
      if (found == is.children.end()) {
        return base::refused(what_ + " has a field that the form does not have; it cannot be used.");
      }
      const std::size_t count = ++seen[static_cast<std::size_t>(found - is.children.begin())];
      if (count > (definition_.at(*found).repeated ? limits::repeats : 1)) {
        return base::refused(what_ + " has " + definition_.at(*found).ref + " twice; it cannot be used.");
      }
      MEND_CHECK(element(child, node, *found));
    }
    return missing(node, is, seen);
  }

  base::Status attributes(const xmlNode* from, int node, const Field& is) {
    for (const int child : is.children) {
      const Field& field = definition_.at(child);
      if (!field.attribute) continue;
      // One instance of a repeat may have an attribute that the next has not, and a draft keeps it so.
      if (whole_ && !has_any_attribute(from, definition_.names.text(field.name_id))) continue;
      std::string text = any_attribute(from, definition_.names.text(field.name_id));
      if (!is_plain_text(text)) return base::refused(what_ + " has no plain text in " + field.ref + ".");
      instance_->tree.set_text(instance_->add(node, child), std::move(text));
    }
    return {};
  }

  base::Status missing(int node, const Field& is, const std::vector<std::size_t>& seen) {
    for (std::size_t i = 0; i < seen.size(); ++i) {
      const Field& field = definition_.at(is.children[i]);
      if (seen[i] > 0 || field.attribute || field.repeated) continue;
      // A form may write one instance of a repeat with fewer fields than the next; a draft keeps it so.
      if (whole_ && field.repeat >= 0) continue;
      if (whole_) return base::refused(what_ + " lacks " + field.ref + "; start again.");
      fill(node, is.children[i]);
    }
    return {};
  }

  void fill(int parent, int field) {
    const int node = instance_->add(parent, field);
    for (const int child : definition_.at(field).children) {
      if (!definition_.at(child).repeated) fill(node, child);
    }
  }

  const Definition& definition_;
  const bool whole_;
  const std::string& what_;
  Instance* instance_ = nullptr;
};

}  // namespace

std::string write_instance(const Instance& instance,
                           const std::function<std::optional<std::string_view>(int)>& text_at) {
  return Writer(instance, text_at).write();
}

base::Result<std::unique_ptr<Instance>> read_instance(const Definition& definition, const xmlNode* root,
                                                      bool whole, const std::string& what) {
  // Other people's forms may be known by a namespace instead of an id; ours always have one.
  const bool nameless = !definition.house_rules && root != nullptr && !has_any_attribute(root, "id");
  if (root == nullptr || qualified_name(root) != definition.fields[0].name ||
      (attribute(root, "id") != definition.id && !nameless)) {
    return base::refused(what + " belongs to another form; open it with its own form.");
  }
  return Reader(definition, whole, what).read(root);
}

}  // namespace mend::form
