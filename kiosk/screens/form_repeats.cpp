// A FormModel's repeats: what was added, and what is taken out.
#include "kiosk/screens/form_model.h"

#include <algorithm>

namespace mend::screens {

using store::DraftEntry;

std::optional<form::Repeat> FormModel::repeat() const {
  if (place_ != FormPlace::list && place_ != FormPlace::take_out) return std::nullopt;
  for (const form::Repeat& repeat : repeats()) {
    if (repeat.ref == at_) return repeat;
  }
  return std::nullopt;
}

std::vector<std::string> FormModel::instances() const {
  std::vector<std::string> refs;
  const auto count = session_.count(at_);
  for (std::size_t n = 1; count && n <= *count; ++n) refs.push_back(at_ + "[" + std::to_string(n) + "]");
  return refs;
}

std::vector<InstanceModel> FormModel::around() const {
  std::vector<InstanceModel> around;
  const auto& all = pages();
  const std::size_t index = page_at(at_);
  if (index == all.size() || all[index].instance.empty()) return around;
  const std::string& ref = all[index].instance;
  for (std::size_t end = ref.find(']'); end != std::string::npos; end = ref.find(']', end + 1)) {
    InstanceModel one;
    one.ref = ref.substr(0, end + 1);
    one.position = position_of(one.ref);
    const auto found = std::find_if(repeats().begin(), repeats().end(), [&](const form::Repeat& repeat) {
      return repeat.ref == repeat_of(one.ref);
    });
    if (found != repeats().end()) {
      one.label = found->label;
      one.count = found->count;
    }
    around.push_back(std::move(one));
  }
  return around;
}

void FormModel::add() {
  if (place_ != FormPlace::list) return;
  const auto added = session_.add_repeat(at_);
  if (!added) return;
  touched();
  write(DraftEntry::Kind::added, at_, {});
  change_instance(*added);
}

void FormModel::change_instance(std::string_view instance) {
  if (place_ != FormPlace::list) return;
  for (const WayPage& page : pages()) {
    if (!lies_in(page.ref, instance)) continue;
    scopes_.emplace_back(instance);
    go_to(WayPage(page), false);
    return;
  }
}

void FormModel::ask_take_out(std::string_view instance) {
  if (place_ != FormPlace::list) return;
  taking_out_ = instance;
  place_ = FormPlace::take_out;
}

void FormModel::take_out(bool really) {
  if (place_ != FormPlace::take_out) return;
  place_ = FormPlace::list;
  const std::string gone = std::exchange(taking_out_, {});
  if (!really || !session_.remove_repeat(gone)) return;
  forget_instance(gone);
  write(DraftEntry::Kind::taken_out, gone, {});
}

void FormModel::forget_instance(const std::string& instance) {
  screens::take_out(edits_, instance);
  screens::take_out(kept_typing_, instance);
  screens::take_out(passed_, instance);
  screens::take_out(answered_, instance);
  screens::take_out(given_, instance);
  screens::take_out(read_, instance);
  screens::take_out(scopes_, instance);
  touched();
}

}  // namespace mend::screens
