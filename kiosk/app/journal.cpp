#include "kiosk/app/journal.h"

#include <algorithm>
#include <iterator>

namespace mend::app {
namespace {

using Kind = store::DraftEntry::Kind;

/// Entries with the numbers from `first` on, as they were when the job was posted.
struct Batch {
  std::string draft;
  std::size_t first = 0;
  std::vector<store::DraftEntry> entries;
};

/// An earlier job may have kept some of them, or have failed: what the disk really took decides.
base::Status keep(Backend& backend, const store::Identity& who, const Batch& batch, std::size_t& taken) {
  for (std::size_t n = taken - batch.first; n < batch.entries.size(); ++n) {
    MEND_CHECK(backend.store().drafts.append(who, batch.draft, batch.entries[n]));
    ++taken;
  }
  return {};
}

}  // namespace

bool is_told(const store::DraftEntry& entry) {
  return entry.kind != Kind::typing && entry.kind != Kind::given;
}

void Journal::open(std::shared_ptr<const store::Identity> who, const std::string& draft, bool is_new) {
  close();
  who_ = std::move(who);
  draft_ = draft;
  saved_ = is_new ? screens::Saved::nothing_yet : screens::Saved::saved;
}

void Journal::close() {
  // What is still being saved was of another opening: its end must not be taken for that of these answers.
  alive_ = std::make_shared<int>(0);
  taken_ = std::make_shared<std::size_t>(0);
  waiting_.clear();
  first_ = 0;
  saving_ = false;
  draft_.clear();
  who_.reset();
  saved_ = screens::Saved::nothing_yet;
}

void Journal::add(std::vector<store::DraftEntry> entries) {
  if (entries.empty() || draft_.empty()) return;
  std::move(entries.begin(), entries.end(), std::back_inserter(waiting_));
  save();
}

void Journal::save() {
  if (saving_ || waiting_.empty()) return;
  saving_ = true;
  const bool told = std::any_of(waiting_.begin(), waiting_.end(), is_told);
  if (told) saved_ = screens::Saved::saving;
  context_.worker.post(alive_,
                       [this, &backend = context_.backend, who = who_,
                        batch = Batch{draft_, first_, waiting_}, taken = taken_, told]() -> Worker::Done {
                         const auto status = keep(backend, *who, batch, *taken);
                         return [this, status, count = *taken, told] {
                           saving_ = false;
                           waiting_.erase(waiting_.begin(),
                                          waiting_.begin() + static_cast<std::ptrdiff_t>(count - first_));
                           first_ = count;
                           if (!status) {
                             tell(status.error());
                             saved_ = screens::Saved::failed;
                             return;
                           }
                           if (told || saved_ == screens::Saved::failed) saved_ = screens::Saved::saved;
                           save();
                         };
                       });
}

void Journal::finish(const std::vector<store::DraftEntry>& last) {
  if (draft_.empty()) return;
  waiting_.insert(waiting_.end(), last.begin(), last.end());
  if (waiting_.empty()) return;
  context_.worker.post({},
                       [&backend = context_.backend, who = who_, batch = Batch{draft_, first_, waiting_},
                        taken = taken_]() -> Worker::Done {
                         if (const auto kept = keep(backend, *who, batch, *taken); !kept) tell(kept.error());
                         return nullptr;
                       });
}

}  // namespace mend::app
