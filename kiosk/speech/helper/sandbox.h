#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace mend::speech {

struct SandboxLimits {
  std::size_t memory_bytes = std::size_t{512} * 1024 * 1024;  ///< of address space; sanitizers need more
  int cpu_seconds = 120;  ///< of the process's whole life: hours of speech
};

/// Once the libraries are loaded and before the first byte of input is read: gives everything up but reading
/// `folders`, the three standard descriptors, memory and time. False if the kernel does not know seccomp:
/// then nothing may be read. Landlock is used where the kernel has it.
[[nodiscard]] bool enter_sandbox(const std::vector<std::string>& folders, const SandboxLimits& limits);

}  // namespace mend::speech
