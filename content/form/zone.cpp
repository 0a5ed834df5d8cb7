#include "content/form/zone.h"

#include <ctime>

namespace mend::form {

Zone utc() {
  return [](base::UnixMillis) { return 0; };
}

Zone system_zone() {
  return [](base::UnixMillis when) {
    const std::time_t seconds = static_cast<std::time_t>(when / 1000);
    std::tm local{};
    if (localtime_r(&seconds, &local) == nullptr) return 0;
    return static_cast<int>(local.tm_gmtoff);
  };
}

}  // namespace mend::form
