#include "sync/hub/repository_files.h"

#include <charconv>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mend::hub {

namespace {

constexpr int kDeepest = 8;

bool number(std::string_view text, std::uint64_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

/// Opens component by component, so that a link anywhere on the way is refused. -1 if there is no such file.
int open_below(const base::Path& folder, std::string_view path) {
  int at = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  for (int depth = 0; at >= 0; ++depth) {
    const std::size_t slash = path.find('/');
    const std::string name(path.substr(0, slash));
    const bool last = slash == std::string_view::npos;
    const bool fine = base::is_safe_name(name) && depth < kDeepest;
    const int next = fine
                         ? ::openat(at, name.c_str(),
                                    O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | (last ? 0 : O_DIRECTORY))
                         : -1;
    ::close(at);
    at = next;
    if (last) return at;
    path.remove_prefix(slash + 1);
  }
  return -1;
}

}  // namespace

std::optional<ByteRange> parse_range(std::string_view header, std::uint64_t size) {
  constexpr std::string_view unit = "bytes=";
  if (!header.starts_with(unit) || header.find(',') != std::string_view::npos) return std::nullopt;
  header.remove_prefix(unit.size());
  const std::size_t dash = header.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const std::string_view from = header.substr(0, dash), to = header.substr(dash + 1);
  std::uint64_t first = 0, last = 0;
  if (from.empty()) {
    if (!number(to, last)) return std::nullopt;
    if (last == 0 || size == 0) return ByteRange{1, 0};
    return ByteRange{size - std::min(size, last), size - 1};
  }
  if (!number(from, first)) return std::nullopt;
  if (to.empty()) {
    last = size == 0 ? 0 : size - 1;
  } else if (!number(to, last) || last < first) {
    return std::nullopt;
  }
  if (first >= size) return ByteRange{1, 0};
  return ByteRange{first, std::min(last, size - 1)};
}

HttpResponse serve_file(const base::Path& folder, std::string_view path, const HttpRequest& request) {
  if (request.method != "GET" && request.method != "HEAD") {
    HttpResponse response = plain_response(405, "Files here can only be read.");
    response.set("Allow", "GET, HEAD");
    return response;
  }
  const int descriptor = open_below(folder, path);
  struct stat status {};
  if (descriptor < 0) return plain_response(404, "There is no such file.");
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor);
    return plain_response(404, "There is no such file.");
  }
  const std::uint64_t size = static_cast<std::uint64_t>(status.st_size);
  const std::string tag = "\"" + std::to_string(size) + "-" + std::to_string(status.st_mtim.tv_sec) + "-" +
                          std::to_string(status.st_mtim.tv_nsec) + "\"";
  HttpResponse response;
  response.set("ETag", tag);
  response.set("Accept-Ranges", "bytes");
  response.set("Cache-Control", "no-cache");
  response.set("Content-Type", "application/octet-stream");
  const std::string_view if_range = request.header("if-range");
  std::optional<ByteRange> range;
  if (if_range.empty() || if_range == tag) range = parse_range(request.header("range"), size);
  if (!range) {
    response.file = std::make_shared<FileSlice>(descriptor, 0, size);
    return response;
  }
  if (range->first > range->last) {
    ::close(descriptor);
    HttpResponse refusal = plain_response(416, "The file is shorter than that.");
    refusal.set("Content-Range", "bytes */" + std::to_string(size));
    return refusal;
  }
  response.status = 206;
  response.set("Content-Range", "bytes " + std::to_string(range->first) + "-" + std::to_string(range->last) +
                                    "/" + std::to_string(size));
  response.file = std::make_shared<FileSlice>(descriptor, range->first, range->last - range->first + 1);
  return response;
}

}  // namespace mend::hub
