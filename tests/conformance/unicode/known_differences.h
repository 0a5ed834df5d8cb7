#pragma once

#include <set>
#include <string>

namespace mend::conformance {

/// The lines of a file of Unicode's own tests, by number, at which what we lay out is known to differ, as
/// written down in known_differences.txt. Throws when that file can't be read.
[[nodiscard]] std::set<int> known_differences(const std::string& test_file);

/// Fails the running test when other lines differ than those: a new difference is a fault, one that has gone
/// is to be taken off the list.
void expect_differences(const std::string& test_file, const std::set<int>& differing);

}  // namespace mend::conformance
