// Every document from outside passes through parse_json first; what it accepts must come back the same.
#include <cstdlib>

#include "content/base/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mend::base;
  const auto first = parse_json(ByteView(data, size), "The input");
  if (!first) return 0;
  const std::string written = first->dump();
  const auto second = parse_json(as_bytes(written), "The copy", {.bytes = SIZE_MAX});
  if (!second || *second != *first) std::abort();
  return 0;
}
