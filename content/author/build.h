#pragma once

#include "content/author/source.h"
#include "content/author/translate.h"
#include "content/base/json.h"

#include <map>
#include <string>
#include <vector>

namespace mend::author {

/// A module or a form made ready: its manifest, still without a version, and its files.
struct Built {
  base::Json manifest;
  std::map<std::string, base::Bytes> files;  ///< by path in the manifest
};

/// Compiles, translates and reads everything the way that the kiosk will. The same source gives the same
/// bytes. Refuses with the first thing that is wrong.
base::Result<Built> build_source(base::Files& files, const Source& source, const base::Path& scratch);
base::Result<Built> build_source(base::Files& files, const Source& source, const Translator& translate);

/// Builds each folder of `catalogue` that has a module.toml into `out`: `manifests/<org>/<id>.json` (without
/// versions: `publish` gives them) and `blobs/`. Replaces what an earlier build left there, and refuses a
/// folder that holds anything else. Returns the names "org/id".
base::Result<std::vector<std::string>> build_catalogue(base::Files& files, const base::Path& catalogue,
                                                       const base::Path& out);

}  // namespace mend::author
