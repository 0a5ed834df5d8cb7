#pragma once

#include "content/base/bytes.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mend::hub {

/// A whole request that passed the strict checks: HTTP/1.1, one Host, a plain path, bounded.
struct HttpRequest {
  std::string method;  ///< "GET", "HEAD", "POST", "PUT", "DELETE"
  std::string path;    ///< as sent, begins with "/"; percent-encoding not undone
  std::string query;   ///< after "?", may be empty
  std::string host;    ///< the Host header, with the port
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  base::Bytes body;
  std::string peer_name;    ///< common name of the client's verified certificate; empty without one
  std::string peer_serial;  ///< its serial number, upper-case hexadecimal

  /// "" if it is not there; a header given twice is joined by ", ".
  [[nodiscard]] std::string_view header(std::string_view lower_case_name) const;
};

/// An open file of which a part is sent. Closes with the last copy.
class FileSlice {
 public:
  FileSlice(int descriptor, std::uint64_t offset, std::uint64_t length);
  [[nodiscard]] int descriptor() const { return *descriptor_; }
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  [[nodiscard]] std::uint64_t length() const { return length_; }

 private:
  std::shared_ptr<const int> descriptor_;
  std::uint64_t offset_, length_;
};

struct HttpResponse {
  int status = 200;
  /// Content-Length, Date and Connection are the server's. A value with a control character is dropped with
  /// the whole answer (500), so that nothing can split a response.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::shared_ptr<const FileSlice> file;  ///< instead of `body`

  void set(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }
};

/// Answers a request. Called from several threads at once; may block.
using HttpHandler = std::function<HttpResponse(const HttpRequest&)>;

/// A short answer in plain text.
HttpResponse plain_response(int status, std::string text);

}  // namespace mend::hub
