// The outer map of an envelope, as a hostile device may write it: the input is the plain text of the box,
// so that the fuzzer need not break the box first; and the input as a whole file.
#include "content/base/random.h"
#include "sync/seal/box.h"
#include "sync/seal/cbor.h"
#include "sync/seal/header.h"
#include "sync/seal/open/open_envelope.h"

#include <cstdint>
#include <cstdlib>

using namespace mend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static base::SeededRandom random(1);
  static const seal::BoxPair hub = seal::make_box_pair(random);
  static const seal::SigningPair device = seal::make_signing_pair(random);
  const auto keys = [](std::string_view) -> base::Result<seal::PublicKey> { return device.public_key; };
  const base::ByteView input(data, size);
  (void)opening::open_outer(input, hub, keys);

  base::Bytes file = base::to_bytes(seal::envelope_magic);
  const auto box = seal::seal_box(seal::pad(input).view(), hub.public_key);
  file.insert(file.end(), box->begin(), box->end());
  (void)opening::open_outer(file, hub, keys);

  // What is read is written again byte for byte: one map, one encoding.
  if (const auto map = seal::CborMap::parse(input)) {
    const base::SecretBytes again = map->encode();
    if (base::hex(again.view()) != base::hex(input)) std::abort();
  }
  return 0;
}
