// An inbox item: the file as it is, and the payload inside the box and signature.
#include "content/base/random.h"
#include "sync/seal/item.h"

#include <cstdint>
#include <cstdlib>

using namespace mend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static base::SeededRandom random(1);
  static const seal::SigningPair hub = seal::make_signing_pair(random);
  static const seal::BoxPair inbox = seal::make_box_pair(random);
  const base::ByteView input(data, size);
  (void)seal::open_item(input, inbox, hub.public_key, "0123456789abcdef0123456789abcdef");
  // What was read can be written, and reads as the same again.
  if (const auto item = seal::parse_item_payload(input)) {
    const auto payload = seal::encode_item_payload(*item);
    if (!payload) std::abort();
    const auto again = seal::parse_item_payload(base::as_bytes(*payload));
    if (!again || *seal::encode_item_payload(*again) != *payload) std::abort();
  }
  return 0;
}
