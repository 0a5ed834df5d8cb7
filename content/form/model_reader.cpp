#include "content/form/readers.h"
#include "content/form/state.h"

#include <algorithm>

namespace mend::form {

namespace {

constexpr std::string_view white = " \t\r\n";

class PrimaryReader {
 public:
  explicit PrimaryReader(Loading& loading) : loading_(loading), definition_(loading.definition) {}

  base::Status read(const xmlNode* root) {
    bool is_template = false;
    MEND_TRY(definition_.seed, element(root, -1, 1, is_template));
    for (std::size_t i = 0; i < definition_.fields.size(); ++i) {
      definition_.field_by_ref.emplace(definition_.fields[i].ref, static_cast<int>(i));
    }
    definition_.root_attributes = namespaces(root);
    return {};
  }

 private:
  /// The field for a name below `parent`, made if it is the first of it. Attributes have their own.
  base::Result<int> field(const std::string& name, std::string_view local, std::string_view prefix,
                          int parent, std::size_t depth, bool attribute) {
    const auto [known, fresh] = fields_.try_emplace(std::to_string(parent) + "/" + name, -1);
    if (!fresh) return known->second;
    if (depth > limits::depth)
      return base::refused("The form's groups are too deep; keep at most 16 levels.");
    if (definition_.fields.size() >= limits::fields) {
      return base::refused("The form has too many fields; keep at most 20,000.");
    }
    Field one;
    one.name = name;
    one.parent = parent;
    one.depth = static_cast<int>(depth);
    one.attribute = attribute;
    one.name_id = definition_.names.add(local);
    one.prefix_id = definition_.names.add(prefix);
    one.ref = (parent < 0 ? "" : definition_.at(parent).ref) + "/" + name;
    const int index = static_cast<int>(definition_.fields.size());
    known->second = index;
    definition_.fields.push_back(std::move(one));
    if (parent >= 0) definition_.at(parent).children.push_back(index);
    return index;
  }

  base::Result<std::string> text_of(const std::string& text, int of) const {
    if (!is_plain_text(text) || text.size() > limits::calculated_bytes) {
      return base::refused("The first value of " + definition_.at(of).ref +
                           " is too long or not plain text; change it.");
    }
    return text.find_first_not_of(white) == std::string::npos ? std::string() : text;
  }

  base::Result<Seed> element(const xmlNode* from, int parent, std::size_t depth, bool& is_template) {
    Seed seed;
    MEND_TRY(seed.field,
             field(qualified_name(from), local_name(from), prefix_of(from), parent, depth, false));
    if (++nodes_ > limits::nodes) return base::refused("The form's instance has too many nodes; keep fewer.");
    MEND_CHECK(attributes(from, seed, depth, is_template));
    const std::vector<xmlNode*> children = elements(from);
    if (children.empty()) {
      MEND_TRY(seed.text, text_of(content(from), seed.field));
    }
    std::vector<int> seen;
    for (const xmlNode* next : children) {
      bool template_below = false;
      MEND_TRY(Seed below, element(next, seed.field, depth + 1, template_below));
      if (template_below) {
        definition_.at(below.field).repeated = true;
        definition_.templates.insert_or_assign(below.field, std::move(below));
        continue;
      }
      if (std::find(seen.begin(), seen.end(), below.field) != seen.end())
        loading_.twice.push_back(below.field);
      if (seen.empty() || seen.back() != below.field) seen.push_back(below.field);
      seed.children.push_back(std::move(below));
    }
    sort_children(seed);
    return seed;
  }

  /// Nodes of one name stand together, in the order in which the form first has their names.
  void sort_children(Seed& seed) const {
    const auto attributes_first = [this](const Seed& a, const Seed& b) {
      const bool one = definition_.at(a.field).attribute;
      const bool other = definition_.at(b.field).attribute;
      return one != other ? one : a.field < b.field;
    };
    std::stable_sort(seed.children.begin(), seed.children.end(), attributes_first);
  }

  base::Status attributes(const xmlNode* from, Seed& seed, std::size_t depth, bool& is_template) {
    for (const xmlAttr* a = from->properties; a != nullptr; a = a->next) {
      const std::string local = reinterpret_cast<const char*>(a->name);
      const std::string space = a->ns == nullptr ? "" : reinterpret_cast<const char*>(a->ns->href);
      if (local == "template" && space == javarosa_namespace) {
        is_template = true;
        continue;
      }
      std::string prefix;
      if (a->ns != nullptr && a->ns->prefix != nullptr) prefix = reinterpret_cast<const char*>(a->ns->prefix);
      Seed below;
      MEND_TRY(below.field, field("@" + (prefix.empty() ? "" : prefix + ":") + local, local, prefix,
                                  seed.field, depth + 1, true));
      MEND_TRY(below.text,
               text_of(attribute(from, local.c_str(), space.empty() ? nullptr : space.c_str()), below.field));
      seed.children.push_back(std::move(below));
    }
    return {};
  }

  /// Declarations that the record needs for the prefixes of its names.
  std::string namespaces(const xmlNode* root) const {
    std::string out;
    std::vector<int> done = {0};
    if (root->ns != nullptr && root->ns->prefix == nullptr) {
      const std::string own = reinterpret_cast<const char*>(root->ns->href);
      if (own != xforms_namespace) out += " xmlns=\"" + escaped(own) + '"';
    }
    for (const Field& field : definition_.fields) {
      if (std::find(done.begin(), done.end(), field.prefix_id) != done.end()) continue;
      done.push_back(field.prefix_id);
      const std::string& prefix = definition_.names.text(field.prefix_id);
      const xmlNs* found = xmlSearchNs(root->doc, const_cast<xmlNode*>(root),
                                       reinterpret_cast<const xmlChar*>(prefix.c_str()));
      if (found == nullptr || prefix == "xml") continue;
      out += " xmlns:" + prefix + "=\"" + escaped(reinterpret_cast<const char*>(found->href)) + '"';
    }
    return out;
  }

  Loading& loading_;
  Definition& definition_;
  std::unordered_map<std::string, int> fields_;
  std::size_t nodes_ = 0;
};

Seed emptied(const Seed& seed, const Definition& definition) {
  Seed out;
  out.field = seed.field;
  for (const Seed& child : seed.children) {
    // Of what repeats inside, a new one begins with as many as the first had.
    out.children.push_back(emptied(child, definition));
  }
  return out;
}

void settle_numbers(Seed& seed, const Definition& definition) {
  seed.text = normal_number(definition, seed.field, std::move(seed.text));
  for (Seed& child : seed.children) settle_numbers(child, definition);
}

/// A draft must always be taken up again, so what a form begins with has to be an answer that it takes.
base::Status check_seed(const Seed& seed, const Definition& definition) {
  const Entry* entry = definition.entry_of(seed.field);
  if (entry != nullptr && entry->control != Control::note &&
      shape_problem(definition, seed.field, seed.text)) {
    return base::refused("The first value of " + definition.at(seed.field).ref +
                         " is none that the question takes; mend it.");
  }
  for (const Seed& child : seed.children) MEND_CHECK(check_seed(child, definition));
  return {};
}

const Seed* first_seed(const Seed& seed, int field) {
  if (seed.field == field) return &seed;
  for (const Seed& child : seed.children) {
    if (const Seed* found = first_seed(child, field)) return found;
  }
  return nullptr;
}

int meta_field(const Definition& definition, std::string_view name) {
  for (const int meta : definition.at(0).children) {
    if (definition.names.text(definition.at(meta).name_id) != "meta" || definition.at(meta).attribute)
      continue;
    for (const int child : definition.at(meta).children) {
      if (definition.names.text(definition.at(child).name_id) == name && !definition.at(child).attribute)
        return child;
    }
  }
  return -1;
}

}  // namespace

base::Result<Rule> Loading::rule(const xmlNode* node, const char* name, const std::string& ref) {
  const std::string text = trimmed(attribute(node, name));
  if (text.empty()) return Rule{};
  return definition.rules.add(text, "The " + std::string(name) + " of " + ref);
}

base::Status read_primary(const xmlNode* model, Loading& loading) {
  Definition& definition = loading.definition;
  const std::vector<xmlNode*> roots = elements(child(model, "instance"));
  if (roots.size() != 1) return base::refused("The form needs one instance with one root element.");
  definition.id = attribute(roots[0], "id");
  definition.version = attribute(roots[0], "version");
  if (definition.version.empty()) definition.version = any_attribute(roots[0], "version");
  if (definition.id.empty() && !loading.ours() && roots[0]->ns != nullptr) {
    definition.id = reinterpret_cast<const char*>(roots[0]->ns->href);
  }
  const bool bad = definition.id.size() > 128 || !is_plain_text(definition.id);
  if (bad || (loading.ours() && definition.id.empty())) {
    return base::refused("The root of the form's instance needs an id of 1 to 128 characters.");
  }
  MEND_CHECK(PrimaryReader(loading).read(roots[0]));
  definition.instance_id = meta_field(definition, "instanceID");
  definition.deprecated_id = meta_field(definition, "deprecatedID");
  if (definition.instance_id < 0 && loading.ours()) {
    return base::refused("The form's instance has no meta/instanceID; add one.");
  }
  return {};
}

base::Status finish_repeats(Loading& loading) {
  Definition& definition = loading.definition;
  for (const int field : loading.twice) {
    const bool repeats =
        std::any_of(definition.groups.begin(), definition.groups.end(),
                    [&](const Group& group) { return group.repeat && group.field == field; });
    if (!repeats && loading.ours()) {
      return base::refused("The field " + definition.at(field).ref + " is there twice; make it a repeat.");
    }
    definition.at(field).repeated = true;
  }
  for (std::size_t i = 0; i < definition.fields.size(); ++i) {
    Field& field = definition.fields[i];
    const int above = field.parent < 0 ? -1 : definition.at(field.parent).repeat;
    field.repeat = field.repeated ? static_cast<int>(i) : above;
  }
  for (std::size_t i = 0; i < definition.fields.size(); ++i) {
    const int field = static_cast<int>(i);
    if (!definition.fields[i].repeated || definition.templates.contains(field)) continue;
    const Seed* first = first_seed(definition.seed, field);
    // It may be there in the template of another only.
    for (auto other = definition.templates.begin(); first == nullptr && other != definition.templates.end();
         ++other) {
      first = first_seed(other->second, field);
    }
    if (first == nullptr)
      return base::refused("The repeat " + definition.at(field).ref + " has no template; add one.");
    definition.templates.emplace(field, emptied(*first, definition));
  }
  settle_numbers(definition.seed, definition);
  for (auto& [field, seed] : definition.templates) settle_numbers(seed, definition);
  definition.house_rules = loading.ours();
  if (!loading.ours()) return {};
  MEND_CHECK(check_seed(definition.seed, definition));
  for (const auto& [field, seed] : definition.templates) MEND_CHECK(check_seed(seed, definition));
  return {};
}

}  // namespace mend::form
