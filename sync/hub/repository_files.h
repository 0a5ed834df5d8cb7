#pragma once

#include "content/base/files.h"
#include "sync/hub/http.h"

#include <optional>

namespace mend::hub {

/// Plain files below one folder over HTTP, for GET and HEAD, with Range and ETag. `path` is relative, its
/// components separated by "/": only names that is_safe_name accepts are looked at, and no link is followed.
HttpResponse serve_file(const base::Path& folder, std::string_view path, const HttpRequest& request);

/// The one range of a Range header, as first and last byte. Nothing if there is none that we serve (then the
/// whole file goes out), a pair with first > last if it cannot be satisfied.
struct ByteRange {
  std::uint64_t first = 0, last = 0;
};
std::optional<ByteRange> parse_range(std::string_view header, std::uint64_t size);

}  // namespace mend::hub
