#pragma once

#include "content/base/files.h"

#include <string>

namespace mend::console {

struct ServeCommand {
  base::Path data, repository;
  std::string address = "127.0.0.1";
  unsigned short staff_port = 0, device_port = 0;
};
/// Serves until SIGTERM or SIGINT, then stops cleanly.
base::Status run(const ServeCommand& command);

}  // namespace mend::console
