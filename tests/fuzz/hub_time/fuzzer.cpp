// The hub's answer about the time, as the courier and the device read it and with the input as a signed payload; and a
// device's report, as the hub reads it.
#include "content/base/random.h"
#include "sync/protocol/protocol.h"
#include "sync/protocol/report.h"
#include "sync/seal/domains.h"
#include "sync/seal/hub_time.h"
#include "sync/seal/signed.h"

#include <cstdint>
#include <cstdlib>

using namespace mend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static base::SeededRandom random(1);
  static const seal::SigningPair hub = seal::make_signing_pair(random);
  const base::ByteView input(data, size);
  const std::string device(32, 'd'), nonce(32, 'e');
  (void)protocol::read_time_claim(input);
  (void)seal::verify_hub_time(input, hub.public_key, device, nonce);
  const auto document = seal::encode_signed(seal::time_domain, base::as_text(input), hub);
  const auto said = seal::verify_hub_time(base::as_bytes(*document), hub.public_key, device, nonce);
  // Whatever is taken is a time that can be written down.
  if (said && base::parse_utc(base::format_utc(said->time)).value_or(-1) != said->time) std::abort();
  if (const auto report = protocol::parse_device_report(input)) {
    const std::string again = protocol::encode(*report);
    const auto back = protocol::parse_device_report(base::as_bytes(again));
    if (!back || protocol::encode(*back) != again) std::abort();
  }
  return 0;
}
