#include "kiosk/ui/semantics.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

namespace mend::ui {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 26> kRoles{{
    {Role::page, "page"},         {Role::heading, "heading"},    {Role::text, "text"},
    {Role::button, "button"},     {Role::link, "link"},          {Role::radio_group, "radiogroup"},
    {Role::radio, "radio"},       {Role::checkbox, "checkbox"},  {Role::group, "group"},
    {Role::textbox, "textbox"},   {Role::list, "list"},          {Role::list_item, "listitem"},
    {Role::image, "image"},       {Role::alert, "alert"},        {Role::status, "status"},
    {Role::progress, "progress"}, {Role::toolbar, "toolbar"},    {Role::tab, "tab"},
    {Role::tab_list, "tablist"},  {Role::tab_panel, "tabpanel"}, {Role::dialog, "dialog"},
    {Role::combobox, "combobox"}, {Role::listbox, "listbox"},    {Role::option, "option"},
    {Role::key, "key"},           {Role::audio, "audio"},
}};

std::string number(float value) {
  return std::to_string(std::lround(value));
}

std::string states_text(const States& states) {
  std::string text;
  const auto add = [&](bool on, std::string_view name) {
    if (on) text.append(" ").append(name);
  };
  add(states.focused, "focused");
  add(states.disabled, "disabled");
  add(states.checked, "checked");
  add(states.selected, "selected");
  add(states.invalid, "invalid");
  add(states.expanded, "expanded");
  add(states.scanned, "scanned");
  add(states.is_private, "private");
  return text;
}

}  // namespace

std::string_view role_name(Role role) {
  for (const auto& [known, name] : kRoles) {
    if (known == role) return name;
  }
  return {};
}

std::optional<Role> role_named(std::string_view name) {
  for (const auto& [role, known] : kRoles) {
    if (known == name) return role;
  }
  return std::nullopt;
}

const Node* Tree::find(std::string_view id) const {
  if (id.empty()) return nullptr;
  const auto found =
      std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
  return found == nodes.end() ? nullptr : &*found;
}

const Node* Tree::named(std::string_view id) const {
  if (!id.starts_with('#')) return id.empty() ? nullptr : find(id);
  std::size_t at = 0;
  const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), at);
  return error == std::errc() && end == id.data() + id.size() && at < nodes.size() ? &nodes[at] : nullptr;
}

std::vector<const Node*> Tree::all(Role role, std::string_view name) const {
  std::vector<const Node*> found;
  for (const Node& node : nodes) {
    if (node.role == role && node.name == name) found.push_back(&node);
  }
  return found;
}

const Node* Tree::focused() const {
  const auto found =
      std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.states.focused; });
  return found == nodes.end() ? nullptr : &*found;
}

bool Tree::in_use(std::size_t index) const {
  if (!modal) return true;
  for (auto at = std::optional<std::size_t>(index); at; at = nodes[*at].parent) {
    if (at == modal || nodes[*at].id == "bar") return true;
  }
  return false;
}

void number_sets(Tree& tree) {
  const auto in_set = [&](const Node& node) {
    if (!node.parent || node.count > 0) return false;
    const Role parent = tree.nodes[*node.parent].role;
    return node.role == Role::radio || node.role == Role::tab || node.role == Role::option ||
           node.role == Role::list_item || (parent == Role::list && node.focusable);
  };
  // How many of its kind each parent has had so far, and who they are.
  std::map<std::pair<std::size_t, Role>, std::vector<std::size_t>> sets;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    if (in_set(tree.nodes[i])) sets[{*tree.nodes[i].parent, tree.nodes[i].role}].push_back(i);
  }
  for (const auto& [key, members] : sets) {
    for (std::size_t place = 0; place < members.size(); ++place) {
      tree.nodes[members[place]].position = place + 1;
      tree.nodes[members[place]].count = members.size();
    }
  }
}

std::string to_text(const Tree& tree) {
  std::string text;
  for (const Node& node : tree.nodes) {
    std::size_t depth = 0;
    for (auto parent = node.parent; parent; parent = tree.nodes[*parent].parent) ++depth;
    text.append(depth * 2, ' ').append(role_name(node.role));
    if (node.level > 0) text += std::to_string(node.level);
    text.append(" \"").append(node.name).append("\"");
    if (!node.id.empty()) text.append(" #").append(node.id);
    if (!node.value.empty()) text.append(" = \"").append(node.value).append("\"");
    if (node.count > 0) text += " " + std::to_string(node.position) + "/" + std::to_string(node.count);
    if (!node.description.empty()) text.append(" (").append(node.description).append(")");
    if (!node.hint.empty()) text.append(" hint (").append(node.hint).append(")");
    if (!node.error.empty()) text.append(" error (").append(node.error).append(")");
    if (!node.controls.empty()) text.append(" -> #").append(node.controls);
    if (!node.language.empty()) text.append(" [").append(node.language).append("]");
    text += states_text(node.states);
    if (node.clipped) text += " clipped";
    text.append(" @").append(number(node.rect.x)).append(",").append(number(node.rect.y)).append(" ");
    text.append(number(node.rect.width)).append("x").append(number(node.rect.height)).append("\n");
  }
  return text;
}

}  // namespace mend::ui
