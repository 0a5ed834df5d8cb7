#include "content/form/choice_reader.h"
#include "content/form/readers.h"

#include <algorithm>

namespace mend::form {

namespace {

bool has_token(const std::string& list, std::string_view token) {
  return (" " + list + " ").find(" " + std::string(token) + " ") != std::string::npos;
}

bool is_question(const xmlNode* node) {
  static constexpr std::string_view names[] = {"input", "select1", "select", "trigger", "range", "rank"};
  return std::find(std::begin(names), std::end(names), local_name(node)) != std::end(names);
}

class BodyReader {
 public:
  explicit BodyReader(Loading& loading) : loading_(loading), definition_(loading.definition) {}

  struct Place {
    int group = -1;
    int field = 0;  ///< that relative refs begin from
    int repeat = -1;
    std::size_t depth = 1;
  };

  base::Status read(const xmlNode* parent, const Place& place) {
    for (const xmlNode* node : elements(parent)) {
      const std::string name(local_name(node));
      if (name == "group") {
        MEND_CHECK(read_group(node, place));
      } else if (name == "repeat") {
        MEND_CHECK(read_repeat(node, place));
      } else if (is_question(node)) {
        MEND_CHECK(read_question(node, name, place));
      } else if (name != "label" && name != "hint" && !is_action(node)) {
        return base::refused("The form uses \"" + name + "\", which is not supported; take it out.");
      }
    }
    return read_actions(parent, -1, place.repeat, loading_);
  }

 private:
  [[nodiscard]] std::vector<Part>& parts(int group) {
    return group < 0 ? definition_.parts : definition_.groups[static_cast<std::size_t>(group)].parts;
  }

  base::Result<int> add_group(Group group, const Place& place) {
    if (place.depth > limits::depth) {
      return base::refused("The form's groups are too deep; keep at most 16 levels.");
    }
    if (definition_.groups.size() >= limits::questions) {
      return base::refused("The form has too many groups; keep fewer.");
    }
    const int index = static_cast<int>(definition_.groups.size());
    definition_.groups.push_back(std::move(group));
    parts(place.group).push_back({true, index});
    return index;
  }

  base::Status read_group(const xmlNode* node, Place place) {
    Group group;
    group.parent = place.group;
    const std::string ref = trimmed(any_attribute(node, "ref"));
    if (!ref.empty() || !trimmed(attribute(node, "bind")).empty()) {
      group.field = field_of(node, place.field, loading_);
      if (group.field < 0) return no_field(node, "group");
      place.field = group.field;
    }
    group.appearance = trimmed(attribute(node, "appearance"));
    group.field_list = has_token(group.appearance, "field-list") || has_token(group.appearance, "table-list");
    MEND_CHECK(read_words(node, "label", ref, loading_, group.label));
    MEND_CHECK(read_words(node, "hint", ref, loading_, group.hint));
    MEND_TRY(place.group, add_group(std::move(group), place));
    ++place.depth;
    return read(node, place);
  }

  base::Status read_repeat(const xmlNode* node, Place place) {
    Group group;
    group.parent = place.group;
    group.repeat = true;
    group.field = field_of(node, place.field, loading_);
    const std::string ref = trimmed(attribute(node, "nodeset"));
    if (group.field < 0) return no_field(node, "repeat");
    if (group.field == 0)
      return base::refused("The root of the form cannot be a repeat; repeat a group in it.");
    for (const Group& other : definition_.groups) {
      if (other.repeat && other.field == group.field) {
        return base::refused("The field " + ref + " is repeated twice; keep one repeat.");
      }
    }
    definition_.at(group.field).repeated = true;
    group.appearance = trimmed(attribute(node, "appearance"));
    group.field_list = has_token(group.appearance, "field-list");
    MEND_CHECK(read_words(node, "label", ref, loading_, group.label));
    const std::string fixed = attribute(node, "noAddRemove", javarosa_namespace.data());
    group.fixed = fixed == "true()" || fixed == "true";
    // A count is worked out at the repeat's parent, where there may be no repeat yet.
    std::string count = trimmed(attribute(node, "count", javarosa_namespace.data()));
    if (count.starts_with("../")) count.erase(0, 3);
    if (!count.empty()) {
      MEND_TRY(group.count, definition_.rules.add(count, "The count of " + ref));
      definition_.counted[group.field] = static_cast<int>(definition_.groups.size());
    }
    place.field = place.repeat = group.field;
    MEND_TRY(place.group, add_group(std::move(group), place));
    ++place.depth;
    return read(node, place);
  }

  [[nodiscard]] static tl::unexpected<base::Error> no_field(const xmlNode* node, const std::string& what) {
    const std::string ref = trimmed(any_attribute(node, what == "repeat" ? "nodeset" : "ref"));
    return base::refused("A " + what + " is for \"" + ref.substr(0, 200) +
                         "\", which is not a field; mend its ref.");
  }

  base::Status read_question(const xmlNode* node, const std::string& name, const Place& place) {
    Entry entry;
    entry.group = place.group;
    entry.field = field_of(node, place.field, loading_);
    if (entry.field < 0) return no_field(node, name);
    const Field& field = definition_.at(entry.field);
    const bool group = std::any_of(field.children.begin(), field.children.end(),
                                   [&](int child) { return !definition_.at(child).attribute; });
    if (group) return base::refused("The question " + field.ref + " has fields inside; make it a group.");
    MEND_CHECK(read_actions(node, entry.field, place.repeat, loading_));
    if (definition_.entry_by_field.contains(entry.field)) {
      // Asked in two places, as ODK allows: the first one counts.
      if (!loading_.ours()) return {};
      return base::refused("The field " + field.ref + " is asked twice; keep one question.");
    }
    entry.appearance = trimmed(attribute(node, "appearance"));
    MEND_CHECK(read_words(node, "label", field.ref, loading_, entry.label));
    MEND_CHECK(read_words(node, "hint", field.ref, loading_, entry.hint));
    if (entry.label.empty() && loading_.ours()) {
      return base::refused("The question " + field.ref + " has no label; add one.");
    }
    MEND_CHECK(read_control(node, name, field, entry));
    if (definition_.entries.size() >= limits::questions) {
      return base::refused("The form has too many questions; keep at most 5,000.");
    }
    const auto index = definition_.entries.size();
    definition_.entry_by_field[entry.field] = index;
    definition_.entries.push_back(std::move(entry));
    parts(place.group).push_back({false, static_cast<int>(index)});
    return {};
  }

  base::Status read_control(const xmlNode* node, const std::string& name, const Field& field, Entry& entry) {
    if (name == "select1" || name == "select" || name == "rank") {
      entry.control = name == "select1"  ? Control::select_one
                      : name == "select" ? Control::select_multiple
                                         : Control::rank;
      return read_choices(node, field.ref, loading_, entry);
    }
    if (name == "trigger") {
      entry.control = Control::acknowledge;
      return {};
    }
    if (name == "range") {
      entry.control = Control::range;
      return read_range(node, field.ref, loading_, entry);
    }
    switch (field.kind) {
      case Type::integer:
        entry.control = Control::integer;
        break;
      case Type::decimal:
        entry.control = Control::decimal;
        break;
      case Type::date:
        entry.control = Control::date;
        break;
      case Type::time:
        entry.control = Control::time;
        break;
      case Type::date_time:
        entry.control = Control::date_time;
        break;
      case Type::boolean:
        entry.control = Control::boolean;
        break;
      case Type::other:
        return base::refused("The question " + field.ref + " has type " + field.type +
                             ", which is not supported; use text or choices.");
      case Type::text:
      case Type::choice:
      case Type::choices:
      case Type::rank:
        entry.control = Control::text;
        break;
    }
    if (field.readonly.is_always(true)) entry.control = Control::note;
    return {};
  }

  Loading& loading_;
  Definition& definition_;
};

}  // namespace

int field_of(const xmlNode* node, int around, const Loading& loading) {
  std::string ref = trimmed(attribute(node, "ref"));
  if (ref.empty()) ref = trimmed(attribute(node, "nodeset"));
  if (ref.empty()) {
    const auto bound = loading.bind_ids.find(trimmed(attribute(node, "bind")));
    return bound == loading.bind_ids.end() ? -1 : bound->second;
  }
  if (ref[0] == '/') return loading.definition.field(ref);
  if (ref.starts_with("./")) ref.erase(0, 2);
  int from = around;
  while (ref.starts_with("../") && from >= 0) {
    ref.erase(0, 3);
    from = loading.definition.at(from).parent;
  }
  return from < 0 ? -1 : loading.definition.field(loading.definition.at(from).ref + "/" + ref);
}

base::Status read_body(const xmlNode* body, Loading& loading) {
  MEND_CHECK(BodyReader(loading).read(body, {}));
  if (loading.definition.entries.empty() && loading.ours()) {
    return base::refused("The form asks nothing; add a question.");
  }
  return {};
}

}  // namespace mend::form
