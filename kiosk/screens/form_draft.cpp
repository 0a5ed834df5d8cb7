// What a FormModel has to be written down, and how it takes up what was.
#include "kiosk/screens/form_model.h"
#include "kiosk/screens/typed_value.h"

#include <algorithm>

namespace mend::screens {

using store::DraftEntry;

std::vector<DraftEntry> FormModel::take_journal() {
  return std::exchange(journal_, {});
}

std::vector<DraftEntry> FormModel::unfinished() const {
  std::vector<DraftEntry> entries;
  for (const auto& [ref, value] : edits_) {
    auto question = session_.question(ref);
    if (question) question->value = value;
    if (session_.value(ref) != (question ? read_typed(*question).value : value))
      entries.push_back({DraftEntry::Kind::typing, ref, value});
  }
  return entries;
}

void FormModel::replay_place(const DraftEntry& entry) {
  auto note = split_names(entry.value);
  // Drafts of earlier versions only say where.
  if (note.empty() || note.front() == "+") pass();
  if (!note.empty()) note.erase(note.begin());
  std::erase_if(note, [](const std::string& scope) {
    return !scope.starts_with('/') && scope != "check" && scope != "section" && scope != "tasks";
  });
  const auto& all = pages();
  if (entry.ref == "check") {
    arrive(FormPlace::check, {});
  } else if (entry.ref == "tasks" && has_tasks_) {
    arrive(FormPlace::tasks, {});
  } else if (entry.ref.starts_with("section") && has_tasks_) {
    const std::string section = entry.ref.substr(std::string_view("section").size());
    const bool there =
        std::any_of(all.begin(), all.end(), [&](const WayPage& page) { return page.section == section; });
    if (!there || section.empty()) return;
    arrive(FormPlace::section_check, section);
  } else {
    const std::size_t index = page_of(all, entry.ref);
    if (index == all.size()) return;
    arrive(all[index].is_list ? FormPlace::list : FormPlace::question, all[index].ref);
  }
  scopes_ = std::move(note);
}

void FormModel::replay_answer(const DraftEntry& entry) {
  std::vector<std::string> refs;
  if (place_ == FormPlace::question) {
    const std::size_t here = page_of(pages(), at_);
    if (here < pages().size()) refs = pages()[here].refs;
  }
  edits_.erase(entry.ref);
  if (entry.value.empty()) {
    session_.clear(entry.ref);
  } else if (auto taken = session_.answer(entry.ref, entry.value); !taken) {
    // A rule that depends on the day may refuse now what it took then; the person is asked again.
    edits_[entry.ref] = entry.value;
  }
  touched();
  if (refs.size() > 1) stay_among(refs);
}

void FormModel::replay(const std::vector<DraftEntry>& entries) {
  for (const DraftEntry& entry : entries) {
    switch (entry.kind) {
      case DraftEntry::Kind::answer:
        replay_answer(entry);
        break;
      case DraftEntry::Kind::typing:
        edits_[entry.ref] = entry.value;
        break;
      case DraftEntry::Kind::read:
        read_.insert({entry.ref, entry.value});
        break;
      case DraftEntry::Kind::place:
        replay_place(entry);
        break;
      case DraftEntry::Kind::added:
        (void)session_.add_repeat(entry.ref);
        touched();
        break;
      case DraftEntry::Kind::given:
        // The form puts it there again by itself.
        break;
      case DraftEntry::Kind::taken_out:
        if (session_.remove_repeat(entry.ref)) forget_instance(entry.ref);
        break;
    }
  }
  kept_typing_ = edits_;
  problems_.clear();
  journal_.clear();
  page_.reset();
  // Where they were is perhaps not asked any more.
  const bool on_page = place_ == FormPlace::question || place_ == FormPlace::list;
  if (on_page && page_of(pages(), at_) == pages().size()) start();
}

}  // namespace mend::screens
