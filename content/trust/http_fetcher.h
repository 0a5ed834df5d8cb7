#pragma once

#include "content/base/files.h"
#include "content/trust/fetcher.h"

#include <memory>
#include <string>

namespace mend::trust {

struct HttpOptions {
  base::Path ca;           ///< PEM; when empty, the system's certificates
  base::Path certificate;  ///< PEM; client certificate for mutual TLS, or empty
  base::Path key;          ///< PEM; its private key
  long connect_seconds = 20;
  long stall_seconds = 30;  ///< gives up when fewer than 256 bytes a second came for so long
};

/// Files below a base URL, by libcurl: http and https, no redirects, no proxies, one kept connection.
class HttpFetcher final : public Fetcher {
 public:
  /// Refuses a base URL that is not http or https; a missing "/" at its end is added.
  static base::Result<std::unique_ptr<HttpFetcher>> create(std::string base_url,
                                                           const HttpOptions& options = {});
  ~HttpFetcher() override;
  base::Result<base::Bytes> fetch(std::string_view path, std::size_t limit) override;
  base::Status fetch_from(std::string_view path, std::uint64_t offset, std::uint64_t limit,
                          Sink& sink) override;
  base::Result<base::Bytes> fetch_named(std::string_view folder, std::string_view name,
                                        std::size_t limit) override;

 private:
  struct State;
  base::Status transfer(const std::string& url, std::uint64_t offset, std::uint64_t limit, Sink& sink);
  explicit HttpFetcher(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mend::trust
