#pragma once

#include "kiosk/app/context.h"
#include "kiosk/screens/question_model.h"
#include "kiosk/store/drafts.h"

#include <memory>
#include <string>
#include <vector>

namespace mend::app {

/// Half a sentence is kept in silence, and so is what the form itself gave; of all else the screen says that
/// it is saved.
[[nodiscard]] bool is_told(const store::DraftEntry& entry);

/// What somebody does in one draft, on its way to the disk: in order, and never one entry without those
/// before it.
class Journal {
 public:
  /// Must outlive it.
  explicit Journal(Context& context) : context_(context) {}

  /// Of another draft, or of the same one taken up again. `is_new` if there is nothing in it yet.
  void open(std::shared_ptr<const store::Identity> who, const std::string& draft, bool is_new);
  /// What is on its way goes on; nobody is told any more.
  void close();
  /// A disk that refused is asked again with the next entry, and not at every frame.
  void add(std::vector<store::DraftEntry> entries);
  /// All that the disk does not have yet, and then these, whatever becomes of what is on its way; before the
  /// screen goes.
  void finish(const std::vector<store::DraftEntry>& last);

  [[nodiscard]] screens::Saved saved() const { return saved_; }

 private:
  void save();

  Context& context_;
  std::shared_ptr<const store::Identity> who_;
  std::string draft_;
  screens::Saved saved_ = screens::Saved::nothing_yet;
  std::vector<store::DraftEntry> waiting_;  ///< as far as is known here, the disk has none of them
  std::size_t first_ = 0;                   ///< the number of the first of them in this opening
  bool saving_ = false;
  /// How many entries of this opening the disk took. Touched in jobs of the worker only.
  std::shared_ptr<std::size_t> taken_ = std::make_shared<std::size_t>(0);
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

}  // namespace mend::app
