#pragma once

#include <cstddef>
#include <cstdint>

namespace mend::trust {

/// The most that a client takes; python-tuf's figures, so that others can read what we publish.
struct Limits {
  int root_rotations = 256;  ///< Y of section 5.3.3
  int delegations = 32;      ///< delegated roles that one search loads (5.6.7.1)
  int delegation_depth = 32;
  std::size_t root_bytes = 512'000;
  std::size_t timestamp_bytes = 16'384;
  std::size_t snapshot_bytes = 2'000'000;
  std::size_t targets_bytes = 5'000'000;
  std::size_t target_bytes = 4'000'000;  ///< a target is a manifest or a policy
  std::uint64_t blob_bytes = 256ull * 1024 * 1024;
};

inline constexpr std::size_t max_signatures = 64;
inline constexpr std::size_t max_keys = 256;  ///< of root, and of one role
inline constexpr std::size_t max_delegated_keys = 8192;
inline constexpr std::size_t max_delegated_roles = 4096;
inline constexpr std::size_t max_role_name_bytes = 240;  ///< percent-encoded
inline constexpr std::size_t max_json_depth = 32;
inline constexpr std::size_t max_string_bytes = 8 * 1024;
inline constexpr std::size_t max_path_bytes = 512;

}  // namespace mend::trust
