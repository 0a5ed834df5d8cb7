#include "content/author/sibling.h"

#include "content/base/program.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <unistd.h>
#include <vector>

namespace mend::author {

base::Status become_sibling(const char* name, char** argv, int first) {
  std::string path = (base::program_folder() / name).string();
  std::vector<char*> arguments = {path.data()};
  for (char** argument = argv + first; *argument != nullptr; ++argument) arguments.push_back(*argument);
  arguments.push_back(nullptr);
  ::execv(path.c_str(), arguments.data());
  return base::fail(base::ErrorKind::unavailable, "\"" + path + "\" cannot be run (" + std::strerror(errno) +
                                                      "); install it beside mend-author.");
}

}  // namespace mend::author
