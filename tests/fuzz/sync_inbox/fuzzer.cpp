// The small JSON documents of the wire: the inbox list and the three of an enrolment.
#include "sync/protocol/enrolment.h"
#include "sync/protocol/protocol.h"

#include <cstdint>
#include <cstdlib>

using namespace mend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const base::ByteView input(data, size);
  if (const auto list = protocol::parse_inbox_list(input)) {
    for (const std::string& id : *list) {
      if (!protocol::is_id(id)) std::abort();
    }
  }
  (void)protocol::parse_device_request(input);
  (void)protocol::parse_enrolment_request(input);
  (void)protocol::parse_enrolment(input);
  return 0;
}
