#include "content/trust/http_fetcher.h"

#include "content/trust/store.h"

#include <csignal>
#include <curl/curl.h>
#include <mutex>

namespace mend::trust {

namespace {

struct Body {
  base::Bytes bytes;
  std::size_t limit = 0;
  bool too_long = false;
};

std::size_t take(char* data, std::size_t, std::size_t count, void* context) {
  auto& body = *static_cast<Body*>(context);
  if (count > body.limit - body.bytes.size()) {
    body.too_long = true;
    return 0;
  }
  const auto* begin = reinterpret_cast<const std::uint8_t*>(data);
  body.bytes.insert(body.bytes.end(), begin, begin + count);
  return count;
}

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
  return fetch_url(state_->base_url + encode_path(path), limit);
}

base::Result<base::Bytes> HttpFetcher::fetch_named(std::string_view folder, std::string_view name,
                                                   std::size_t limit) {
  return fetch_url(state_->base_url + encode_path(folder) + percent_encode(name), limit);
}

base::Result<base::Bytes> HttpFetcher::fetch_url(const std::string& url, std::size_t limit) {
  Body body;
  body.limit = limit;
  char reason[CURL_ERROR_SIZE] = {};
  curl_easy_setopt(state_->curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(state_->curl, CURLOPT_WRITEDATA, &body);
  curl_easy_setopt(state_->curl, CURLOPT_ERRORBUFFER, reason);
  const CURLcode code = curl_easy_perform(state_->curl);
  curl_easy_setopt(state_->curl, CURLOPT_ERRORBUFFER, nullptr);
  long status = 0;
  curl_easy_getinfo(state_->curl, CURLINFO_RESPONSE_CODE, &status);

  if (status == 403 || status == 404) {
    return base::fail(base::ErrorKind::not_found, "\"" + url + "\" is not there.");
  }
  if (body.too_long) {
    return base::refused("\"" + url + "\" is refused: it is longer than the " + std::to_string(limit) +
                         " bytes that it may have.");
  }
  if (code != CURLE_OK) {
    return base::fail(
        base::ErrorKind::unavailable,
        "Cannot fetch \"" + url + "\": " + with_stop(reason[0] != 0 ? reason : curl_easy_strerror(code)));
  }
  if (status != 200) {
    return base::fail(base::ErrorKind::unavailable,
                      "Cannot fetch \"" + url + "\": the server answered " + std::to_string(status) + ".");
  }
  return std::move(body.bytes);
}

}  // namespace mend::trust
