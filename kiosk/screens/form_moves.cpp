// How a FormModel goes from page to page: on, back, into a repeat, a part of the form, and out again.
#include "kiosk/screens/form_model.h"

#include <algorithm>

namespace mend::screens {

using store::DraftEntry;

namespace {

constexpr std::string_view to_check = "check";
constexpr std::string_view to_section = "section";
constexpr std::string_view from_tasks = "tasks";

bool is_instance(std::string_view scope) {
  return scope.starts_with('/');
}

}  // namespace

void FormModel::start() {
  scopes_.clear();
  const auto& all = pages();
  if (all.empty()) {
    arrive(FormPlace::check, {});
  } else if (has_tasks_ && !all.front().section.empty()) {
    arrive(FormPlace::tasks, {});
  } else {
    arrive(all.front().is_list ? FormPlace::list : FormPlace::question, all.front().ref);
  }
}

void FormModel::arrive(FormPlace place, const std::string& ref) {
  place_ = place;
  at_ = ref;
  page_id_ = ref;
  const std::size_t here = page_at(at_);
  mates_ = here < pages().size() ? pages()[here].refs : std::vector<std::string>();
  problems_.clear();
  marked();
}

void FormModel::pass() {
  if (place_ != FormPlace::question && place_ != FormPlace::list) return;
  const auto& all = pages();
  const std::size_t here = page_at(at_);
  if (here == all.size()) return;
  for (const std::string& ref : all[here].refs) {
    passed_.insert(ref);
    if (session_.value(ref).empty()) {
      answered_.erase(ref);
    } else if (!answered_.contains(ref)) {
      const auto state = session_.state(ref);
      if (state && !state->readonly) answered_.insert(ref);
    }
  }
  marked();
}

void FormModel::go_to(const WayPage& page, bool on) {
  go_to(page.is_list ? FormPlace::list : FormPlace::question, page.ref, on);
}

void FormModel::go_to(FormPlace place, const std::string& ref, bool on) {
  keep_edits();
  if (on) pass();
  std::string note = on ? "+" : "-";
  for (const std::string& scope : scopes_) note += " " + scope;
  std::string where = ref;
  if (place == FormPlace::check) where = to_check;
  if (place == FormPlace::tasks) where = from_tasks;
  if (place == FormPlace::section_check) where = std::string(to_section) + ref;
  write(DraftEntry::Kind::place, where, note);
  arrive(place, std::string(ref));
}

bool FormModel::passed(const WayPage& page) const {
  return std::all_of(page.refs.begin(), page.refs.end(), [this](const std::string& ref) {
    return passed_.contains(ref) && !emptied(ref) && !left_open().contains(ref);
  });
}

const WayPage* FormModel::next_page(std::size_t index, const std::string& section) const {
  const auto& all = pages();
  const std::string within = scope();
  const bool intro = has_tasks_ && section.empty() && index <= first_task();
  const std::string here = index > 0 && index <= all.size() ? all[index - 1].instance : std::string();
  for (std::size_t n = index; n < all.size(); ++n) {
    const WayPage& page = all[n];
    if (is_instance(within) && !lies_in(page.ref, within)) continue;
    // When one answer is changed, only pages that it brought up are asked.
    if (within == to_check) {
      if (passed(page)) continue;
      return &page;
    }
    if (within == to_section && passed(page)) continue;
    if (has_tasks_ && page.section != section) {
      if (intro) return nullptr;
      continue;
    }
    // What was added and gone on from is asked again from its list only.
    const bool listed = !page.instance.empty() && page.instance != within && page.instance != here &&
                        passed_.contains(repeat_of(page.instance));
    if (listed && passed(page)) continue;
    return &page;
  }
  return nullptr;
}

/// What a later answer took away is asked again before all is checked; when one answer is changed, also what
/// that brought up before it.
const WayPage* FormModel::page_to_ask_again(const std::string& section, bool changing) const {
  for (const WayPage& page : pages()) {
    if (!section.empty() && page.section != section) continue;
    const bool lost = std::any_of(page.refs.begin(), page.refs.end(),
                                  [this](const std::string& ref) { return emptied(ref); });
    if (lost || (changing && page.instance.empty() && !passed(page))) return &page;
  }
  return nullptr;
}

void FormModel::on_from(std::size_t index, const std::string& section) {
  pass();
  const bool intro = has_tasks_ && section.empty() && index <= first_task() && first_task() < pages().size();
  for (;;) {
    if (const WayPage* next = next_page(index, section)) {
      go_to(WayPage(*next), true);
      return;
    }
    const std::string within = scope();
    if (!is_instance(within)) break;
    scopes_.pop_back();
    const auto& all = pages();
    if (const std::size_t list = page_at(repeat_of(within)); list < all.size()) {
      go_to(WayPage(all[list]), true);
      return;
    }
  }
  const std::string within = scope();
  const bool part = within != to_check && has_tasks_ && !section.empty();
  if (within != to_check && intro) {
    scopes_.clear();
    go_to(FormPlace::tasks, {}, true);
    return;
  }
  const bool changing = within == to_section || (!has_tasks_ && within == to_check);
  if (const WayPage* again = page_to_ask_again(part ? section : std::string(), changing)) {
    scopes_ = {std::string(part ? to_section : to_check)};
    go_to(WayPage(*again), true);
    return;
  }
  scopes_.clear();
  if (part) {
    go_to(FormPlace::section_check, section, true);
  } else {
    go_to(FormPlace::check, {}, true);
  }
}

bool FormModel::back() {
  problems_.clear();
  switch (place_) {
    case FormPlace::stop:
      place_ = stop_from_;
      return true;
    case FormPlace::skip:
      skip_page(false);
      return true;
    case FormPlace::take_out:
      take_out(false);
      return true;
    case FormPlace::question:
    case FormPlace::list:
      return back_from_page();
    case FormPlace::section_check:
    case FormPlace::check:
    case FormPlace::tasks:
      break;
  }
  const auto& all = pages();
  if (place_ == FormPlace::section_check) {
    const bool opened = scope() == from_tasks;
    scopes_.clear();
    const auto last =
        std::find_if(all.rbegin(), all.rend(), [this](const WayPage& page) { return page.section == at_; });
    if (opened || last == all.rend()) {
      go_to(FormPlace::tasks, {}, false);
    } else {
      go_to(WayPage(*last), false);
    }
    return true;
  }
  scopes_.clear();
  const std::size_t task = has_tasks_ ? first_task() : all.size();
  if (place_ == FormPlace::tasks) {
    if (task == 0 || task == all.size()) return false;
    go_to(WayPage(all[task - 1]), false);
    return true;
  }
  if (all.empty()) return false;
  // With a task list: the last question that no part has, else the list.
  for (std::size_t n = all.size(); n > 0; --n) {
    const WayPage& page = all[n - 1];
    if (task < all.size() && n - 1 <= task) break;
    if (task < all.size() && !page.section.empty()) continue;
    go_to(WayPage(page), false);
    return true;
  }
  go_to(FormPlace::tasks, {}, false);
  return true;
}

bool FormModel::back_from_page() {
  const auto& all = pages();
  const std::size_t index = page_at(at_);
  const std::string within = scope();
  const std::string section = index < all.size() ? all[index].section : std::string();
  if (is_instance(within)) {
    if (index < all.size() && index > 0 && lies_in(all[index - 1].ref, within)) {
      go_to(WayPage(all[index - 1]), false);
      return true;
    }
    scopes_.pop_back();
    if (const std::size_t list = page_at(repeat_of(within)); list < all.size()) {
      go_to(WayPage(all[list]), false);
      return true;
    }
  }
  if (within == to_check || within == to_section) {
    scopes_.clear();
    go_to(within == to_check ? FormPlace::check : FormPlace::section_check,
          within == to_check ? std::string() : section, false);
    return true;
  }
  if (has_tasks_ && index < all.size()) {
    for (std::size_t n = index; n > 0; --n) {
      if (all[n - 1].section != section) {
        if (section.empty() && n > first_task()) continue;
        break;
      }
      if (section.empty() && index > first_task() && n - 1 < first_task()) break;
      go_to(WayPage(all[n - 1]), false);
      return true;
    }
    if (index < first_task()) return false;
    go_to(FormPlace::tasks, {}, false);
    return true;
  }
  if (index == 0 || index >= all.size()) return false;
  go_to(WayPage(all[index - 1]), false);
  return true;
}

void FormModel::change(std::string_view ref) {
  const auto& all = pages();
  const std::size_t index = page_at(ref);
  if (index == all.size()) return;
  if (place_ == FormPlace::section_check && all[index].section != at_) return;
  scopes_ = {std::string(place_ == FormPlace::section_check ? to_section : to_check)};
  go_to(WayPage(all[index]), false);
}

}  // namespace mend::screens
