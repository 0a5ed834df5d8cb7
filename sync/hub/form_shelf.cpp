#include "sync/hub/form_shelf.h"

#include "content/base/hash.h"
#include "content/form/limits.h"

#include <algorithm>

namespace mend::hub {

namespace {
constexpr std::size_t kKept = 64;
/// A form takes a few times its bytes in memory.
constexpr std::size_t kKeptBytes = 64 * 1024 * 1024;
}  // namespace

base::Result<std::shared_ptr<const form::Form>> FormShelf::find(const std::string& hash) {
  const bool is_hash = hash.size() == 64 && hash.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!is_hash) return base::fail(base::ErrorKind::not_found, "The form's hash is malformed.");
  const std::lock_guard lock(mutex_);
  if (const auto known = forms_.find(hash); known != forms_.end()) return known->second;
  const auto bytes = files_.read(repository_ / "blobs" / hash.substr(0, 2) / hash, form::limits::xform_bytes);
  if (!bytes) {
    return base::fail(base::ErrorKind::not_found,
                      "The version of the form that was answered is not in this hub’s content; ask for it to "
                      "be published again.");
  }
  if (base::sha256_hex(*bytes) != hash)
    return base::refused("The form in this hub’s content was changed; ask for it to be published again.");
  MEND_TRY(std::shared_ptr<const form::Form> form, form::Form::load(*bytes));
  if (forms_.size() >= kKept || kept_bytes_ + bytes->size() > kKeptBytes) {
    forms_.clear();
    kept_bytes_ = 0;
  }
  kept_bytes_ += bytes->size();
  forms_[hash] = form;
  return form;
}

std::string FormShelf::title(const std::string& form, const std::string& hash) {
  if (const auto found = find(hash)) {
    const form::Words words = (*found)->title("en");
    if (!words.text.empty()) return words.text;
  }
  const std::size_t slash = form.rfind('/');
  std::string name = slash == std::string::npos ? form : form.substr(slash + 1);
  std::replace(name.begin(), name.end(), '-', ' ');
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
  return name;
}

}  // namespace mend::hub
