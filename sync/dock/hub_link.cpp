#include "sync/dock/hub_link.h"

#include "sync/protocol/protocol.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <csignal>
#include <curl/curl.h>
#include <mutex>

namespace mend::dock {

namespace {

/// What arrives while a request is under way.
struct Arriving {
  base::Bytes body;
  std::size_t limit = 0;
  bool too_long = false;
  std::optional<int> retry_after_seconds;
  std::string version;
};

std::size_t take_body(char* data, std::size_t, std::size_t count, void* context) {
  auto& arriving = *static_cast<Arriving*>(context);
  if (count > arriving.limit - arriving.body.size()) {
    arriving.too_long = true;
    return 0;
  }
  const auto* begin = reinterpret_cast<const std::uint8_t*>(data);
  arriving.body.insert(arriving.body.end(), begin, begin + count);
  return count;
}

/// The value, if the line is the header of that name; names are compared without regard to case.
std::optional<std::string_view> header_value(std::string_view line, std::string_view name) {
  if (line.size() <= name.size() || line[name.size()] != ':') return {};
  const bool same = std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  });
  if (!same) return {};
  line.remove_prefix(name.size() + 1);
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back()))) line.remove_suffix(1);
  return line;
}

std::size_t take_header(char* data, std::size_t, std::size_t count, void* context) {
  auto& arriving = *static_cast<Arriving*>(context);
  const std::string_view line(data, count);
  if (const auto value = header_value(line, "Retry-After")) {
    int seconds = 0;
    const auto [end, code] = std::from_chars(value->data(), value->data() + value->size(), seconds);
    if (code == std::errc() && end == value->data() + value->size() && seconds >= 0) {
      arriving.retry_after_seconds = seconds;
    }
  } else if (const auto version = header_value(line, protocol::version_header)) {
    arriving.version = version->substr(0, 16);
  }
  return count;
}

int check_stop(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto* stop = static_cast<const std::atomic<bool>*>(context);
  return stop != nullptr && stop->load() ? 1 : 0;
}

std::string sentence(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '.' || text.back() == ' ')) text.pop_back();
  return text + ".";
}

}  // namespace

struct HubLink::State {
  LinkOptions options;
  CURL* curl = nullptr;
  curl_slist* headers = nullptr;
  char reason[CURL_ERROR_SIZE] = {};

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (curl != nullptr) curl_easy_cleanup(curl);
    curl_slist_free_all(headers);
  }

  [[nodiscard]] Trouble classify(CURLcode code) const;
};

Trouble HubLink::State::classify(CURLcode code) const {
  const std::string said = reason[0] != 0 ? reason : curl_easy_strerror(code);
  const std::string hub = "\"" + options.hub + "\"";
  const auto says = [&](std::string_view words) { return said.find(words) != std::string::npos; };
  const auto say = [](TroubleKind kind, std::string message) {
    return Trouble{kind, std::move(message), {}};
  };
  const auto cut = [&] {
    return say(TroubleKind::cut,
               "The link to the hub was lost; the next dock goes on from here: " + sentence(said));
  };
  const auto stranger = [&] {
    return say(
        TroubleKind::stranger,
        "What answers at " + hub + " is not the hub that this device is enrolled with: " + sentence(said));
  };
  switch (code) {
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      // With TLS 1.3 a refused client certificate shows only at the first read or write (hub.md §2).
      if (says("alert")) {
        return say(TroubleKind::identity,
                   "The hub at " + hub + " refuses this device's certificate; enrol the device again.");
      }
      // A hub that was set up anew has an authority of the same name with another key; OpenSSL then
      // complains of the signature, in words of another part of it. Plain HTTP has no version number.
      if ((says(" routines::") && !says("SSL routines::")) || says("wrong version number")) return stranger();
      return cut();
    case CURLE_OPERATION_TIMEDOUT:
      if (says("too slow")) return cut();
      [[fallthrough]];
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
      return say(TroubleKind::unreachable,
                 "The hub at " + hub + " cannot be reached; check the cable and the address.");
    case CURLE_PEER_FAILED_VERIFICATION:
      return stranger();
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
      return say(TroubleKind::stranger,
                 "The identity folder cannot be used; enrol the device again: " + sentence(said));
    case CURLE_ABORTED_BY_CALLBACK:
      return say(TroubleKind::stopped, "The dock was stopped.");
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return say(TroubleKind::stranger, hub + " is no https address.");
    case CURLE_OUT_OF_MEMORY:
      return say(TroubleKind::disk, "There is not enough memory to dock.");
    default:
      return cut();
  }
}

HubLink::HubLink(std::unique_ptr<State> state) : state_(std::move(state)) {}
HubLink::~HubLink() = default;

Outcome<std::unique_ptr<HubLink>> HubLink::create(const LinkOptions& options) {
  if (!options.hub.starts_with("https://") || options.hub.size() < 9) {
    return trouble(TroubleKind::stranger,
                   "\"" + options.hub + "\" is no address of a hub: it must begin with https://.");
  }
  static std::once_flag once;
  std::call_once(once, [] {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    // With NOSIGNAL libcurl leaves this to us: a hub that hangs up must not end the program.
    std::signal(SIGPIPE, SIG_IGN);
  });

  auto state = std::make_unique<State>();
  state->options = options;
  while (state->options.hub.ends_with('/')) state->options.hub.pop_back();
  state->curl = curl_easy_init();
  if (state->curl == nullptr) return trouble(TroubleKind::disk, "There is not enough memory to dock.");

  const std::string version = std::string(protocol::version_header) + ": " + std::string(protocol::version);
  // An empty Expect: keeps libcurl from waiting for 100 Continue before long bodies.
  for (const char* line : {version.c_str(), "Expect:", "Content-Type: application/octet-stream"}) {
    state->headers = curl_slist_append(state->headers, line);
  }
  CURL* curl = state->curl;
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_CAINFO, options.ca.c_str());
  // Debian's libcurl would otherwise believe the system's authorities beside our own.
  curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
  curl_easy_setopt(curl, CURLOPT_SSLCERT, options.certificate.c_str());
  curl_easy_setopt(curl, CURLOPT_SSLKEY, options.key.c_str());
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, options.connect_seconds);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 128L);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, options.stall_seconds);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, state->headers);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, state->reason);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take_body);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &take_header);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &check_stop);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(options.stop));
  return std::unique_ptr<HubLink>(new HubLink(std::move(state)));
}

Outcome<Answer> HubLink::get(std::string_view path, std::size_t limit) {
  curl_easy_setopt(state_->curl, CURLOPT_CUSTOMREQUEST, nullptr);
  curl_easy_setopt(state_->curl, CURLOPT_HTTPGET, 1L);
  return perform(path, limit);
}

Outcome<Answer> HubLink::put(std::string_view path, base::ByteView body, std::size_t limit) {
  curl_easy_setopt(state_->curl, CURLOPT_POST, 1L);
  curl_easy_setopt(state_->curl, CURLOPT_CUSTOMREQUEST, "PUT");
  curl_easy_setopt(state_->curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(state_->curl, CURLOPT_POSTFIELDS, reinterpret_cast<const char*>(body.data()));
  Outcome<Answer> answer = perform(path, limit);
  curl_easy_setopt(state_->curl, CURLOPT_POSTFIELDS, nullptr);  // it points into the caller's bytes
  return answer;
}

Outcome<Answer> HubLink::remove(std::string_view path) {
  curl_easy_setopt(state_->curl, CURLOPT_HTTPGET, 1L);
  curl_easy_setopt(state_->curl, CURLOPT_CUSTOMREQUEST, "DELETE");
  return perform(path, 4096);
}

Outcome<Answer> HubLink::perform(std::string_view path, std::size_t limit) {
  if (state_->options.stop != nullptr && state_->options.stop->load()) {
    return trouble(TroubleKind::stopped, "The dock was stopped.");
  }
  const std::string url = state_->options.hub + std::string(path);
  Arriving arriving;
  arriving.limit = limit;
  state_->reason[0] = 0;
  curl_easy_setopt(state_->curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(state_->curl, CURLOPT_WRITEDATA, &arriving);
  curl_easy_setopt(state_->curl, CURLOPT_HEADERDATA, &arriving);
  const CURLcode code = curl_easy_perform(state_->curl);
  Answer answer;
  curl_easy_getinfo(state_->curl, CURLINFO_RESPONSE_CODE, &answer.status);

  if (arriving.too_long) {
    return trouble(TroubleKind::answer, "The hub's answer to \"" + std::string(path) +
                                            "\" is longer than the " + std::to_string(limit) +
                                            " bytes that it may have.");
  }
  if (code != CURLE_OK) return tl::unexpected<Trouble>(state_->classify(code));
  if (!arriving.version.empty() && arriving.version != protocol::version) {
    return trouble(TroubleKind::stranger, "The hub speaks version " + arriving.version +
                                              " of the dock's protocol, this device version " +
                                              std::string(protocol::version) + "; update one of them.");
  }
  if (answer.status == 429 || answer.status == 503) {
    return trouble(TroubleKind::busy, "The hub is busy; this device comes back later.",
                   arriving.retry_after_seconds);
  }
  if (answer.status == 507) {
    return trouble(TroubleKind::busy, "The hub's disk is full; tell whoever looks after the hub.");
  }
  if (answer.status != 200 && answer.status != 204 && answer.status != 403 && answer.status != 404) {
    const TroubleKind kind = answer.status == 400 ? TroubleKind::identity : TroubleKind::answer;
    return trouble(kind, "The hub answered " + std::to_string(answer.status) + " to \"" + std::string(path) +
                             "\"; tell whoever looks after the hub.");
  }
  answer.body = std::move(arriving.body);
  return answer;
}

}  // namespace mend::dock
