#include "kiosk/screens/table_list.h"

#include "content/form/definition.h"
#include "kiosk/screens/form_way.h"

#include <algorithm>
#include <string>

namespace mend::screens {
namespace {

/// "/data/r[2]/g" → "/data/r/g"
std::string without_positions(std::string_view ref) {
  std::string plain;
  bool inside = false;
  for (const char c : ref) {
    inside = inside || c == '[';
    if (!inside) plain += c;
    inside = inside && c != ']';
  }
  return plain;
}

bool is_table_list(const form::Group& group) {
  const auto tokens = split_names(group.appearance);
  return std::find(tokens.begin(), tokens.end(), "table-list") != tokens.end();
}

}  // namespace

bool in_table_list(const form::Form& form, std::string_view ref) {
  const form::Definition& definition = form.definition();
  const auto field = definition.field_by_ref.find(without_positions(ref));
  if (field == definition.field_by_ref.end()) return false;
  const auto entry =
      std::find_if(definition.entries.begin(), definition.entries.end(),
                   [&](const form::Entry& candidate) { return candidate.field == field->second; });
  if (entry == definition.entries.end()) return false;
  for (int group = entry->group; group >= 0;) {
    const form::Group& around = definition.groups[static_cast<std::size_t>(group)];
    if (is_table_list(around)) return true;
    // Each repeat has pages of its own.
    if (around.repeat) return false;
    group = around.parent;
  }
  return false;
}

}  // namespace mend::screens
