#include "content/trust/http_fetcher.h"

#include "content/trust/store.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <csignal>
#include <curl/curl.h>
#include <mutex>
#include <optional>

namespace mend::trust {

namespace {

/// One transfer on its way into a sink.
struct Body {
  CURL* curl = nullptr;
  Sink* sink = nullptr;
  std::uint64_t offset = 0;  ///< asked for
  std::uint64_t limit = 0;
  std::uint64_t at = 0;                           ///< where the next byte belongs
  std::optional<std::uint64_t> range_begin = {};  ///< what the server says that it sends
  bool begun = false;
  bool too_long = false;
  std::optional<base::Error> trouble = {};  ///< of the sink, or a bad answer

  base::Status begin() {
    begun = true;
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    // A server that ignores the range sends the whole file, and that is fine.
    at = offset > 0 && status == 206 ? offset : 0;
    if (at > 0 && range_begin != at) {
      return base::fail(base::ErrorKind::unavailable,
                        "The server sent another part of the file than was asked for.");
    }
    return sink->begin(at);
  }
  base::Status add(base::ByteView bytes) {
    if (!begun) MEND_CHECK(begin());
    if (bytes.size() > limit - at) {
      too_long = true;
      return base::refused("too long");
    }
    at += bytes.size();
    return sink->take(bytes);
  }
};

std::size_t take(char* data, std::size_t, std::size_t count, void* context) {
  auto& body = *static_cast<Body*>(context);
  const auto taken = body.add({reinterpret_cast<const std::uint8_t*>(data), count});
  if (taken) return count;
  body.trouble = taken.error();
  return CURL_WRITEFUNC_ERROR;
}

std::size_t take_header(char* data, std::size_t, std::size_t count, void* context) {
  auto& body = *static_cast<Body*>(context);
  std::string line(data, count);
  std::transform(line.begin(), line.end(), line.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::string_view name = "content-range: bytes ";
  if (!line.starts_with(name)) return count;
  std::uint64_t begin = 0;
  const char* digits = line.data() + name.size();
  const auto [end, error] = std::from_chars(digits, line.data() + line.size(), begin);
  if (error == std::errc() && end != digits && *end == '-') body.range_begin = begin;
  return count;
}

/// Gathers a small file.
class Memory final : public Sink {
 public:
  base::Status begin(std::uint64_t) override { return {}; }
  base::Status take(base::ByteView piece) override {
    bytes.insert(bytes.end(), piece.begin(), piece.end());
    return {};
  }
  base::Bytes bytes;
};

std::string encode_path(std::string_view path) {
  std::string out;
  while (true) {
    const std::size_t slash = path.find('/');
    out += percent_encode(path.substr(0, slash));
    if (slash == std::string_view::npos) return out;
    out += '/';
    path.remove_prefix(slash + 1);
  }
}

/// Messages of ours are sentences.
std::string with_stop(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '.')) text.pop_back();
  return text + ".";
}

}  // namespace

struct HttpFetcher::State {
  std::string base_url;
  CURL* curl = nullptr;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (curl != nullptr) curl_easy_cleanup(curl);
  }
};

HttpFetcher::HttpFetcher(std::unique_ptr<State> state) : state_(std::move(state)) {}
HttpFetcher::~HttpFetcher() = default;

base::Result<std::unique_ptr<HttpFetcher>> HttpFetcher::create(std::string base_url,
                                                               const HttpOptions& options) {
  if (!base_url.starts_with("http://") && !base_url.starts_with("https://")) {
    return base::refused("\"" + base_url +
                         "\" is no address of a repository: it must begin with http:// or https://.");
  }
  if (base_url.back() != '/') base_url += '/';
  static std::once_flag once;
  std::call_once(once, [] {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    // With NOSIGNAL libcurl leaves this to us: a server that hangs up must not end the program.
    std::signal(SIGPIPE, SIG_IGN);
  });

  auto state = std::make_unique<State>();
  state->base_url = std::move(base_url);
  state->curl = curl_easy_init();
  if (state->curl == nullptr)
    return base::fail(base::ErrorKind::internal, "The HTTP client cannot be set up.");
  CURL* curl = state->curl;
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
  // A name with dots in it must not climb out of the repository.
  curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, options.connect_seconds);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 256L);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, options.stall_seconds);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &take_header);
  if (!options.ca.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, options.ca.c_str());
    // Debian's libcurl would otherwise believe the system's authorities beside this one.
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
  }
  if (!options.certificate.empty()) curl_easy_setopt(curl, CURLOPT_SSLCERT, options.certificate.c_str());
  if (!options.key.empty()) curl_easy_setopt(curl, CURLOPT_SSLKEY, options.key.c_str());
  return std::unique_ptr<HttpFetcher>(new HttpFetcher(std::move(state)));
}

base::Result<base::Bytes> HttpFetcher::fetch(std::string_view path, std::size_t limit) {
  Memory memory;
  MEND_CHECK(transfer(state_->base_url + encode_path(path), 0, limit, memory));
  return std::move(memory.bytes);
}

base::Result<base::Bytes> HttpFetcher::fetch_named(std::string_view folder, std::string_view name,
                                                   std::size_t limit) {
  Memory memory;
  MEND_CHECK(transfer(state_->base_url + encode_path(folder) + percent_encode(name), 0, limit, memory));
  return std::move(memory.bytes);
}

base::Status HttpFetcher::fetch_from(std::string_view path, std::uint64_t offset, std::uint64_t limit,
                                     Sink& sink) {
  return transfer(state_->base_url + encode_path(path), offset, limit, sink);
}

base::Status HttpFetcher::transfer(const std::string& url, std::uint64_t offset, std::uint64_t limit,
                                   Sink& sink) {
  CURL* curl = state_->curl;
  Body body{.curl = curl, .sink = &sink, .offset = offset, .limit = limit};
  char reason[CURL_ERROR_SIZE] = {};
  const std::string range = std::to_string(offset) + "-";
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_RANGE, offset > 0 ? range.c_str() : nullptr);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &body);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
  const CURLcode code = curl_easy_perform(curl);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, nullptr);
  curl_easy_setopt(curl, CURLOPT_RANGE, nullptr);
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);

  if (status == 403 || status == 404) {
    return base::fail(base::ErrorKind::not_found, "\"" + url + "\" is not there.");
  }
  // The file is shorter than what we have of it: from the beginning then.
  if (status == 416 && offset > 0) return transfer(url, 0, limit, sink);
  if (body.too_long) {
    return base::refused("\"" + url + "\" is refused: it is longer than the " + std::to_string(limit) +
                         " bytes that it may have.");
  }
  if (body.trouble) return base::fail(*body.trouble);
  if (code != CURLE_OK) {
    return base::fail(
        base::ErrorKind::unavailable,
        "Cannot fetch \"" + url + "\": " + with_stop(reason[0] != 0 ? reason : curl_easy_strerror(code)));
  }
  if (status != 200 && !(status == 206 && offset > 0)) {
    return base::fail(base::ErrorKind::unavailable,
                      "Cannot fetch \"" + url + "\": the server answered " + std::to_string(status) + ".");
  }
  // An empty file has no first piece.
  return body.begun ? base::Status() : body.begin();
}

}  // namespace mend::trust
