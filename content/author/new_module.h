#pragma once

#include "content/base/files.h"

#include <string>

namespace mend::author {

struct NewModule {
  std::string id;                           ///< also the name of the folder
  std::string kind = "module";              ///< or "form"
  std::string org = "mend";                 ///< whose it is; "local" for one prison's own
  std::string response_class = "key-work";  ///< forms only: who reads the answers
  base::Path catalogue;                     ///< the folder is made in here
};

/// Writes a source folder that `check` finds nothing wrong with, with every field explained in it. Refuses to
/// touch a folder that is there. Returns the folder.
base::Result<base::Path> new_module(base::Files& files, const NewModule& wanted);

}  // namespace mend::author
