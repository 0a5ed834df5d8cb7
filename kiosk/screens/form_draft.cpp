// What a FormModel has to be written down, and how it takes up what was.
#include "kiosk/screens/form_model.h"
#include "kiosk/screens/typed_value.h"

#include <algorithm>

namespace mend::screens {

using store::DraftEntry;

std::vector<DraftEntry> FormModel::take_journal() {
  return std::exchange(journal_, {});
}

void FormModel::write(DraftEntry::Kind kind, const std::string& ref, const std::string& value) {
  journal_.push_back({kind, ref, value});
  const bool answers = kind == DraftEntry::Kind::answer || kind == DraftEntry::Kind::added ||
                       kind == DraftEntry::Kind::taken_out;
  if (answers) write_given();
}

/// What the form put there by itself, by chance or by the day, it would not put there again: at once, before
/// anything that may follow from it.
void FormModel::write_given() {
  for (auto& [ref, value] : session_.given()) {
    const auto [known, first] = given_.try_emplace(ref, value);
    if (!first && known->second == value) continue;
    known->second = value;
    journal_.push_back({DraftEntry::Kind::given, ref, value});
  }
}

const std::vector<DraftEntry>& FormModel::unfinished() const {
  if (seen_.unfinished) return *seen_.unfinished;
  std::vector<DraftEntry> entries;
  for (const auto& [ref, value] : edits_) {
    auto question = session_.question(ref);
    if (question) question->value = value;
    const bool other = session_.value(ref) != (question ? read_typed(*question).value : value);
    const auto kept = kept_typing_.find(ref);
    // Also what was written back to what it had been: the journal must not bring up what was in between.
    if (other || (kept != kept_typing_.end() && kept->second != value))
      entries.push_back({DraftEntry::Kind::typing, ref, value});
  }
  seen_.unfinished = std::move(entries);
  return *seen_.unfinished;
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
    const std::size_t index = page_at(entry.ref);
    if (index == all.size()) return;
    arrive(all[index].is_list ? FormPlace::list : FormPlace::question, all[index].ref);
  }
  scopes_ = std::move(note);
}

/// Whatever the day has made of its rules: an answer is one until the person changes it.
void FormModel::put_back(const DraftEntry& entry) {
  const bool given = entry.kind == DraftEntry::Kind::given;
  if (!session_.restore(entry.ref, entry.value)) {
    // The form has no such place: what was answered is kept as if it were half written.
    if (!given && !entry.value.empty()) edits_[entry.ref] = entry.value;
    marked();
    return;
  }
  if (given) {
    given_[entry.ref] = entry.value;
    touched();
    stay();
  } else {
    took(entry.ref, entry.value);
  }
}

void FormModel::replay(const std::vector<DraftEntry>& entries) {
  for (const DraftEntry& entry : entries) {
    switch (entry.kind) {
      case DraftEntry::Kind::answer:
      case DraftEntry::Kind::given:
        put_back(entry);
        break;
      case DraftEntry::Kind::typing:
        edits_[entry.ref] = entry.value;
        marked();
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
      case DraftEntry::Kind::taken_out:
        if (session_.remove_repeat(entry.ref)) forget_instance(entry.ref);
        break;
    }
  }
  kept_typing_ = edits_;
  problems_.clear();
  journal_.clear();
  write_given();
  marked();
  // Where they were is perhaps not asked any more.
  const bool on_page = place_ == FormPlace::question || place_ == FormPlace::list;
  if (on_page && page_at(at_) == pages().size()) start();
}

}  // namespace mend::screens
