#pragma once

#include "content/base/files.h"

#include <utility>

namespace mend::author {

/// A folder of our own for the programs that we run; it goes when this goes.
class Scratch {
 public:
  static base::Result<Scratch> create();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  Scratch(Scratch&& other) noexcept : folder_(std::exchange(other.folder_, {})) {}
  Scratch& operator=(Scratch&&) = delete;
  ~Scratch();
  [[nodiscard]] const base::Path& folder() const { return folder_; }

 private:
  explicit Scratch(base::Path folder) : folder_(std::move(folder)) {}
  base::Path folder_;
};

}  // namespace mend::author
