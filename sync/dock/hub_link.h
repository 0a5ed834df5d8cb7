#pragma once

#include "content/base/files.h"
#include "sync/dock/trouble.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mend::dock {

struct LinkOptions {
  std::string hub;         ///< "https://host:port/"
  base::Path ca;           ///< PEM; the only authority that is believed
  base::Path certificate;  ///< PEM
  base::Path key;          ///< PEM
  long connect_seconds = 15;
  long stall_seconds = 30;                  ///< gives up when less than 128 bytes a second moved for so long
  const std::atomic<bool>* stop = nullptr;  ///< when it turns true, transfers end within about a second
};

struct Answer {
  long status = 0;
  base::Bytes body;
};

/// One kept connection to the hub by libcurl: https only, mutual TLS, no redirects, no proxy, nothing
/// from the environment. Belongs to one thread.
class HubLink {
 public:
  static Outcome<std::unique_ptr<HubLink>> create(const LinkOptions& options);
  ~HubLink();

  /// `path` begins with "/" and is sent as it is. A body longer than `limit` is trouble of kind answer;
  /// so is every status but 200, 204, 403 and 404, which the caller tells apart. 429, 503 and 507 are `busy`.
  Outcome<Answer> get(std::string_view path, std::size_t limit);
  Outcome<Answer> put(std::string_view path, base::ByteView body, std::size_t limit);
  Outcome<Answer> remove(std::string_view path);

 private:
  struct State;
  explicit HubLink(std::unique_ptr<State> state);
  Outcome<Answer> perform(std::string_view path, std::size_t limit);

  std::unique_ptr<State> state_;
};

}  // namespace mend::dock
