// Runs a fuzz target without libFuzzer: each file of the corpus as it is, then fixed mutations of it, so that
// the ordinary suite exercises every parser under the sanitizers. Finding new inputs is `./mend fuzz`.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Input = std::vector<std::uint8_t>;

constexpr int mutations_per_file = 300;

void mutate(Input& input, std::mt19937& random) {
  const auto any = [&](std::size_t bound) { return random() % bound; };
  for (std::size_t edits = 1 + any(4); edits > 0; --edits) {
    if (input.empty()) {
      input.push_back(static_cast<std::uint8_t>(random()));
      continue;
    }
    const auto at = input.begin() + static_cast<std::ptrdiff_t>(any(input.size()));
    switch (any(5)) {
      case 0:
        *at = static_cast<std::uint8_t>(random());
        break;
      case 1:
        *at = static_cast<std::uint8_t>(*at ^ (1U << any(8)));
        break;
      case 2:
        input.erase(at, input.begin() + std::min<std::ptrdiff_t>(std::distance(input.begin(), at) + 16,
                                                                 static_cast<std::ptrdiff_t>(input.size())));
        break;
      case 3:
        input.insert(at, 1 + any(8), static_cast<std::uint8_t>(random()));
        break;
      default: {
        const Input piece(at, at + std::min<std::ptrdiff_t>(32, std::distance(at, input.end())));
        input.insert(input.begin() + static_cast<std::ptrdiff_t>(any(input.size())), piece.begin(),
                     piece.end());
      }
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "Usage: %s CORPUS-FOLDER\n", argv[0]);
    return 1;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  if (files.empty()) {
    std::fprintf(stderr, "The corpus %s is empty; add at least one input.\n", argv[1]);
    return 1;
  }
  std::mt19937 random(20260101);
  LLVMFuzzerTestOneInput(nullptr, 0);
  std::size_t runs = 1;
  for (const auto& path : files) {
    std::ifstream stream(path, std::ios::binary);
    const Input seed{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    LLVMFuzzerTestOneInput(seed.data(), seed.size());
    for (int i = 0; i < mutations_per_file; ++i) {
      Input input = seed;
      mutate(input, random);
      LLVMFuzzerTestOneInput(input.data(), input.size());
      ++runs;
    }
  }
  std::printf("%zu inputs\n", runs);
  return 0;
}
