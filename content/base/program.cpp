#include "content/base/program.h"

#include <cstdio>

namespace mend::base {

Path share_folder() {
  std::error_code code;
  const Path self = std::filesystem::read_symlink("/proc/self/exe", code);
  if (code) return "/usr/share/mend";
  return self.parent_path().parent_path() / "share" / "mend";
}

int die(std::string_view program, const Error& error) {
  std::fprintf(stderr, "%.*s: %s\n", static_cast<int>(program.size()), program.data(), error.message.c_str());
  return 1;
}

}  // namespace mend::base
