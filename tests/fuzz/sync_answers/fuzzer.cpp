// The inner map of an envelope: the input is the plain text of the box that a staff member opens.
#include "content/base/random.h"
#include "sync/seal/box.h"
#include "sync/seal/open/open_envelope.h"

#include <cstdint>

using namespace mend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static base::SeededRandom random(1);
  static const seal::BoxPair class_pair = seal::make_box_pair(random);
  seal::Header header;
  header.envelope = "0123456789abcdef0123456789abcdef";
  header.form_hash = std::string(64, 'a');
  const base::ByteView input(data, size);
  (void)opening::open_inner(input, header, class_pair);
  const auto box = seal::seal_box(seal::pad(input).view(), class_pair.public_key);
  (void)opening::open_inner(*box, header, class_pair);
  return 0;
}
