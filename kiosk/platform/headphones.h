#pragma once

#include "content/base/files.h"
#include "content/base/result.h"

#include <functional>
#include <memory>

namespace mend::platform {

enum class Headphones {
  unknown,  ///< nothing says whether they are in: as if they were out
  out,
  in,
};

/// Says whether headphones are plugged in. Safe from any thread.
class HeadphoneJack {
 public:
  virtual ~HeadphoneJack() = default;
  [[nodiscard]] virtual Headphones state() const = 0;
};

/// The jack as the kernel's input layer sees it (SW_HEADPHONE_INSERT). `changed` is called from another
/// thread. Devices without such a switch give a jack whose state is `unknown`.
std::unique_ptr<HeadphoneJack> watch_headphones(const base::Path& input_folder,
                                                std::function<void()> changed);

}  // namespace mend::platform
