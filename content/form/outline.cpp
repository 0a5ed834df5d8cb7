#include "content/form/definition.h"
#include "content/form/session.h"
#include "content/form/state.h"

namespace mend::form {

namespace {

/// The group at the top that `group` stands in, if it has words; else -1.
int section_of(const Definition& definition, int group) {
  int top = group;
  while (top >= 0 && definition.groups[static_cast<std::size_t>(top)].parent >= 0) {
    top = definition.groups[static_cast<std::size_t>(top)].parent;
  }
  if (top < 0 || definition.groups[static_cast<std::size_t>(top)].label.empty()) return -1;
  return top;
}

/// At the top there is one of each, so that its field says enough.
std::string section_ref(const Definition& definition, int group) {
  if (group < 0) return {};
  const int field = definition.groups[static_cast<std::size_t>(group)].field;
  return field < 0 ? "#" + std::to_string(group) : definition.at(field).ref;
}

}  // namespace

std::string Session::State::group_ref(int group, int node) const {
  const int at = definition.groups[static_cast<std::size_t>(group)].field;
  if (at >= 0) {
    const int above = instance->ancestor(node, at);
    return above < 0 ? definition.at(at).ref : instance->ref(above);
  }
  // One without a node of its own is told apart by the repeat instance that it stands in.
  const int repeat = definition.at(instance->field(node)).repeat;
  const int around = repeat < 0 ? -1 : instance->ancestor(node, repeat);
  return (around < 0 ? std::string() : instance->ref(around)) + "#" + std::to_string(group);
}

int Session::State::page_group(const Entry& entry) const {
  // A page in a page is still one page. But each repeat has its own.
  int page = -1;
  for (int group = entry.group; group >= 0;
       group = definition.groups[static_cast<std::size_t>(group)].parent) {
    const Group& is = definition.groups[static_cast<std::size_t>(group)];
    if (is.field_list) page = group;
    if (is.repeat) break;
  }
  return page;
}

std::vector<Waypoint> Session::outline() const {
  const State& state = *state_;
  const Definition& definition = state.definition;
  std::vector<Waypoint> way;
  const auto instance_around = [&](int node, int repeat) {
    const int around = repeat < 0 || node <= 0 ? -1 : state.instance->ancestor(node, repeat);
    return around < 0 ? std::string() : state.instance->ref(around);
  };
  state.each_stop(
      [&](const Entry& entry, int node) {
        Waypoint stop;
        stop.ref = state.instance->ref(node);
        stop.control = entry.control;
        const int page = state.page_group(entry);
        stop.page = page < 0 ? stop.ref : state.group_ref(page, node);
        stop.section = section_ref(definition, section_of(definition, entry.group));
        stop.instance = instance_around(node, definition.at(entry.field).repeat);
        way.push_back(std::move(stop));
      },
      [&](const Group& group, int parent) {
        if (group.fixed || !group.count.empty()) return;
        Waypoint stop;
        stop.is_repeat = true;
        stop.ref = (parent == 0 ? std::string() : state.instance->ref(parent)) + "/" +
                   definition.at(group.field).name;
        stop.page = stop.ref;
        const auto index = static_cast<int>(&group - definition.groups.data());
        stop.section = section_ref(definition, section_of(definition, index));
        const int above = definition.at(group.field).parent;
        stop.instance = instance_around(parent, above < 0 ? -1 : definition.at(above).repeat);
        way.push_back(std::move(stop));
      });
  return way;
}

std::vector<Section> Session::sections() const {
  const Definition& definition = state_->definition;
  std::vector<Section> sections;
  for (const Part& part : definition.parts) {
    if (!part.is_group || section_of(definition, part.index) < 0) continue;
    const Group& group = definition.groups[static_cast<std::size_t>(part.index)];
    const int node = group.field < 0 ? -1 : state_->instance->single(group.field);
    sections.push_back({section_ref(definition, part.index),
                        state_->words(group.label, node < 0 ? state_->instance->tree.first_element(0) : node),
                        group.field_list});
  }
  return sections;
}

}  // namespace mend::form
