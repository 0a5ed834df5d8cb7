#pragma once

#include "content/base/files.h"
#include "content/form/submission.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace mend::hub {

/// The forms that residents answered, found in the repository by their hash: questions are drawn from the
/// very version that was on the resident's screen.
class FormShelf {
 public:
  FormShelf(base::Files& files, base::Path repository) : files_(files), repository_(std::move(repository)) {}

  /// not_found if the repository no longer holds this version.
  base::Result<std::shared_ptr<const form::Form>> find(const std::string& hash);

  /// The form's title in English where it has one; else its id in readable form ("Weekly check in").
  std::string title(const std::string& form, const std::string& hash);

 private:
  base::Files& files_;
  base::Path repository_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const form::Form>> forms_;
  std::size_t kept_bytes_ = 0;  ///< of the XForms of forms_
};

}  // namespace mend::hub
