#include "content/form/state.h"

#include <charconv>

namespace mend::form {

namespace {

/// "/data/r[2]/x" step by step.
class RefReader {
 public:
  explicit RefReader(std::string_view ref) : rest_(ref) {}
  /// False at the end or where it is no ref; `broken` tells which.
  bool next(std::string_view& name, int& position) {
    if (rest_.empty()) return false;
    if (rest_[0] != '/') return stop();
    rest_.remove_prefix(1);
    const std::size_t end = std::min(rest_.find('/'), rest_.size());
    name = rest_.substr(0, end);
    rest_.remove_prefix(end);
    position = 0;
    if (!name.empty() && name.back() == ']') {
      const std::size_t open = name.find('[');
      if (open == std::string_view::npos) return stop();
      const std::string_view number = name.substr(open + 1, name.size() - open - 2);
      const auto [last, error] = std::from_chars(number.data(), number.data() + number.size(), position);
      if (error != std::errc() || last != number.data() + number.size() || position < 1) return stop();
      name = name.substr(0, open);
    }
    return name.empty() ? stop() : true;
  }
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  bool stop() {
    broken_ = true;
    return false;
  }
  std::string_view rest_;
  bool broken_ = false;
};

int child_field(const Definition& definition, int parent, std::string_view name) {
  if (parent < 0) return definition.at(0).name == name ? 0 : -1;
  for (const int child : definition.at(parent).children) {
    if (definition.at(child).name == name) return child;
  }
  return -1;
}

}  // namespace

std::vector<int> Session::State::instances(int parent, int field) const {
  std::vector<int> all;
  for (int child = instance->tree.at(parent).first; child >= 0; child = instance->tree.at(child).next) {
    if (instance->tree.at(child).field == field) all.push_back(child);
  }
  return all;
}

int Session::State::find(std::string_view ref) const {
  // Most refs are those of fields that there is only one of.
  if (const int field = definition.field(ref); field >= 0 && definition.at(field).repeat < 0) {
    return instance->single(field);
  }
  RefReader reader(ref);
  std::string_view name;
  int position = 0;
  int node = 0;
  int field = -1;
  while (reader.next(name, position)) {
    field = child_field(definition, field, name);
    if (field < 0) return -1;
    int found = -1;
    for (int child = instance->tree.at(node).first; child >= 0 && found < 0;
         child = instance->tree.at(child).next) {
      const Node& is = instance->tree.at(child);
      if (is.field == field && (position == 0 || is.ordinal == position)) found = child;
    }
    if (found < 0) return -1;
    node = found;
  }
  return reader.broken() || node == 0 ? -1 : node;
}

base::Result<std::pair<int, const Group*>> Session::State::find_repeat(std::string_view ref) const {
  const auto none =
      base::refused("There is no repeat " + std::string(ref.substr(0, 200)) + "; mend the ref.");
  const std::size_t slash = ref.rfind('/');
  if (slash == std::string_view::npos || ref.ends_with(']')) return none;
  const int parent = slash == 0 ? 0 : find(ref.substr(0, slash));
  if (parent < 0) return none;
  const int field = child_field(definition, instance->field(parent), ref.substr(slash + 1));
  for (const Group& group : definition.groups) {
    if (field >= 0 && group.repeat && group.field == field) return std::pair{parent, &group};
  }
  return none;
}

}  // namespace mend::form
