#include "content/form/shuffle.h"

#include "content/base/hash.h"

#include <cmath>
#include <limits>

namespace mend::form {

namespace {

/// `pick(i)` gives a place from 0 to i.
template <class Pick>
void inside_out(NodeSet& nodes, Pick pick) {
  NodeSet out(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const std::size_t place = pick(i);
    if (place != i) out[i] = out[place];
    out[place] = nodes[i];
  }
  nodes = std::move(out);
}

}  // namespace

std::int64_t seed_of(double number, const std::string& text) {
  if (std::isnan(number)) {
    if (text.empty()) return 0;
    const base::Sha256 hash = base::sha256(base::as_bytes(text));
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i) bits = bits << 8U | hash[i];
    return static_cast<std::int64_t>(bits);
  }
  // As Java makes a long of a double.
  if (number >= 0x1.0p63) return std::numeric_limits<std::int64_t>::max();
  if (number <= -0x1.0p63) return std::numeric_limits<std::int64_t>::min();
  return static_cast<std::int64_t>(number);
}

void shuffle(NodeSet& nodes, std::int64_t seed) {
  constexpr std::int64_t modulus = 2'147'483'647;
  std::int64_t state = seed % modulus;
  if (state <= 0) state += modulus - 1;
  inside_out(nodes, [&state](std::size_t i) {
    state = state * 16'807 % modulus;
    const double fraction = static_cast<double>(state - 1) / static_cast<double>(modulus - 1);
    return static_cast<std::size_t>(std::floor(fraction * static_cast<double>(i + 1)));
  });
}

void shuffle(NodeSet& nodes, base::Random& random) {
  inside_out(nodes, [&random](std::size_t i) { return random.below(static_cast<std::uint32_t>(i + 1)); });
}

}  // namespace mend::form
