// Proposals, signature files and rejections as a reviewer's computer reads them: files that anybody may have mailed.
#include "content/author/signature_file.h"
#include "content/base/hash.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mend;
  const base::ByteView bytes(data, size);
  static_cast<void>(author::parse_signature(bytes, "it"));
  static_cast<void>(author::parse_rejection(bytes, "it"));
  const auto proposal = author::Proposal::parse(base::Bytes(bytes.begin(), bytes.end()), "it");
  if (!proposal) return 0;
  // What was taken is whole: each role has its bytes to sign, each blob is what its name says.
  for (const auto& [role, content] : proposal->roles()) {
    if (proposal->signed_bytes(role).empty()) std::abort();
  }
  for (const auto& [sha256, length] : proposal->blobs()) {
    if (proposal->blob(sha256).size() != length || base::sha256_hex(proposal->blob(sha256)) != sha256) std::abort();
  }
  return 0;
}
