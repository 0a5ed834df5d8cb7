// A receipt: as the courier reads it, as the device reads it, and with the input as a signed payload.
#include "content/base/random.h"
#include "sync/protocol/protocol.h"
#include "sync/seal/domains.h"
#include "sync/seal/receipt.h"
#include "sync/seal/signed.h"

#include <cstdint>

using namespace mend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static base::SeededRandom random(1);
  static const seal::SigningPair hub = seal::make_signing_pair(random);
  const base::ByteView input(data, size);
  const std::string envelope = "0123456789abcdef0123456789abcdef", sha256(64, 'c');
  (void)protocol::read_receipt_claim(input);
  (void)seal::verify_receipt(input, hub.public_key, envelope, sha256);
  const auto document = seal::encode_signed(seal::receipt_domain, base::as_text(input), hub);
  (void)seal::verify_receipt(base::as_bytes(*document), hub.public_key, envelope, sha256);
  return 0;
}
