#include "sync/hub/http.h"

#include <unistd.h>

namespace mend::hub {

std::string_view HttpRequest::header(std::string_view lower_case_name) const {
  for (const auto& [name, value] : headers) {
    if (name == lower_case_name) return value;
  }
  return {};
}

FileSlice::FileSlice(int descriptor, std::uint64_t offset, std::uint64_t length)
    : descriptor_(new const int(descriptor),
                  [](const int* open) {
                    ::close(*open);
                    delete open;
                  }),
      offset_(offset),
      length_(length) {}

HttpResponse plain_response(int status, std::string text) {
  HttpResponse response;
  response.status = status;
  response.body = std::move(text) + "\n";
  response.set("Content-Type", "text/plain; charset=utf-8");
  response.set("Cache-Control", "no-store");
  return response;
}

}  // namespace mend::hub
