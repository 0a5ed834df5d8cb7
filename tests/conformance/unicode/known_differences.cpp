#include "known_differences.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace mend::conformance {
namespace {

std::string listed(const std::set<int>& lines) {
  std::ostringstream out;
  for (const int line : lines) out << line << " ";
  return out.str();
}

std::set<int> without(const std::set<int>& all, const std::set<int>& some) {
  std::set<int> rest;
  std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::inserter(rest, rest.end()));
  return rest;
}

}  // namespace

// Each line: the test's file, the number of a line in it; or a comment.
std::set<int> known_differences(const std::string& test_file) {
  std::ifstream list(MEND_SOURCE_DIR "/tests/conformance/unicode/known_differences.txt");
  if (!list) throw std::runtime_error("known_differences.txt can't be read");
  std::set<int> lines;
  for (std::string row; std::getline(list, row);) {
    std::istringstream fields(row);
    std::string file;
    int line = 0;
    if (fields >> file >> line && file == test_file) lines.insert(line);
  }
  return lines;
}

void expect_differences(const std::string& test_file, const std::set<int>& differing) {
  const std::set<int> known = known_differences(test_file);
  INFO(test_file);
  CHECK(listed(without(differing, known)) == "");
  CHECK(listed(without(known, differing)) == "");
}

}  // namespace mend::conformance
