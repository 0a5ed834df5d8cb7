#include "kiosk/screens/form_way.h"

#include <algorithm>
#include <charconv>

namespace mend::screens {

std::vector<WayPage> pages_of(const std::vector<form::Waypoint>& outline) {
  std::vector<WayPage> pages;
  const std::string* together = nullptr;
  for (const form::Waypoint& stop : outline) {
    const bool asks = !stop.is_repeat && stop.control != form::Control::note;
    if (together != nullptr && *together == stop.page && !stop.is_repeat) {
      pages.back().refs.push_back(stop.ref);
      pages.back().asks = pages.back().asks || asks;
      continue;
    }
    together = stop.is_repeat ? nullptr : &stop.page;
    pages.push_back({stop.is_repeat, stop.ref, {stop.ref}, stop.section, stop.instance, asks});
  }
  return pages;
}

std::size_t page_of(const std::vector<WayPage>& pages, std::string_view ref) {
  const auto found = std::find_if(pages.begin(), pages.end(), [&](const WayPage& page) {
    return std::find(page.refs.begin(), page.refs.end(), ref) != page.refs.end();
  });
  return static_cast<std::size_t>(found - pages.begin());
}

bool lies_in(std::string_view ref, std::string_view around) {
  return !around.empty() && ref.size() > around.size() && ref.starts_with(around) &&
         ref[around.size()] == '/';
}

std::string repeat_of(std::string_view instance) {
  return std::string(instance.substr(0, instance.ends_with(']') ? instance.rfind('[') : instance.size()));
}

std::size_t position_of(std::string_view instance) {
  if (!instance.ends_with(']')) return 0;
  const std::size_t open = instance.rfind('[');
  std::size_t position = 0;
  std::from_chars(instance.data() + open + 1, instance.data() + instance.size() - 1, position);
  return position;
}

std::optional<std::string> ref_after(std::string_view ref, std::string_view gone) {
  if (ref == gone || lies_in(ref, gone)) return std::nullopt;
  const std::string open = repeat_of(gone) + "[";
  if (!ref.starts_with(open)) return std::string(ref);
  const std::size_t close = ref.find(']', open.size());
  if (close == std::string_view::npos) return std::string(ref);
  const std::size_t position = position_of(ref.substr(0, close + 1));
  if (position < position_of(gone)) return std::string(ref);
  return open + std::to_string(position - 1) + std::string(ref.substr(close));
}

void take_out(std::set<std::string>& refs, std::string_view gone) {
  std::set<std::string> left;
  for (const std::string& ref : refs) {
    if (auto now = ref_after(ref, gone)) left.insert(std::move(*now));
  }
  refs = std::move(left);
}

void take_out(std::map<std::string, std::string>& by_ref, std::string_view gone) {
  std::map<std::string, std::string> left;
  for (auto& [ref, value] : by_ref) {
    if (auto now = ref_after(ref, gone)) left[std::move(*now)] = std::move(value);
  }
  by_ref = std::move(left);
}

void take_out(std::set<std::pair<std::string, std::string>>& with_values, std::string_view gone) {
  std::set<std::pair<std::string, std::string>> left;
  for (const auto& [ref, value] : with_values) {
    if (auto now = ref_after(ref, gone)) left.insert({std::move(*now), value});
  }
  with_values = std::move(left);
}

void take_out(std::vector<std::string>& refs, std::string_view gone) {
  std::vector<std::string> left;
  for (const std::string& ref : refs) {
    if (auto now = ref_after(ref, gone)) left.push_back(std::move(*now));
  }
  refs = std::move(left);
}

std::vector<std::string> split_names(std::string_view value) {
  std::vector<std::string> names;
  while (!value.empty()) {
    const std::size_t space = value.find(' ');
    if (space != 0) names.emplace_back(value.substr(0, space));
    value.remove_prefix(space == std::string_view::npos ? value.size() : space + 1);
  }
  return names;
}

}  // namespace mend::screens
