// The task list of a FormModel: parts of the form, to be done in any order.
#include "kiosk/screens/form_model.h"

#include <algorithm>

namespace mend::screens {

const std::vector<TaskModel>& FormModel::tasks() const {
  if (seen_.tasks) return *seen_.tasks;
  std::vector<TaskModel> tasks;
  if (has_tasks_) {
    std::map<std::string_view, std::pair<bool, bool>> by_section;  // all passed, any passed
    for (const WayPage& page : pages()) {
      auto& [all, any] = by_section.try_emplace(page.section, true, false).first->second;
      const bool is_passed = passed(page);
      all = all && is_passed;
      any = any || is_passed;
    }
    for (const form::Section& section : sections()) {
      const auto found = by_section.find(section.ref);
      if (found == by_section.end()) continue;
      tasks.push_back({section.ref, section.label, found->second.first, found->second.second});
    }
  }
  seen_.tasks = std::move(tasks);
  return *seen_.tasks;
}

std::optional<TaskModel> FormModel::section() const {
  if (!has_tasks_) return std::nullopt;
  const auto& all = pages();
  const std::size_t index = page_at(at_);
  const std::string_view ref = place_ == FormPlace::section_check ? std::string_view(at_)
                               : index < all.size()               ? std::string_view(all[index].section)
                                                                  : std::string_view();
  for (const TaskModel& task : tasks()) {
    if (task.ref == ref) return task;
  }
  return std::nullopt;
}

std::size_t FormModel::first_task() const {
  const auto& all = pages();
  const auto found =
      std::find_if(all.begin(), all.end(), [](const WayPage& page) { return !page.section.empty(); });
  return static_cast<std::size_t>(found - all.begin());
}

void FormModel::open_task(std::string_view ref) {
  const auto& all = pages();
  scopes_.clear();
  const WayPage* first = nullptr;
  bool any = false;
  for (const WayPage& page : all) {
    if (page.section != ref || ref.empty()) continue;
    any = true;
    if (first == nullptr && !passed(page)) first = &page;
  }
  if (!any) return;
  if (first != nullptr) {
    go_to(WayPage(*first), false);
    return;
  }
  scopes_ = {"tasks"};
  go_to(FormPlace::section_check, std::string(ref), false);
}

}  // namespace mend::screens
