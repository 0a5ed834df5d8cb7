#include "content/author/text_diff.h"

#include <catch2/catch.hpp>

using namespace mend::author;

namespace {

/// "+new -old  same" with marked words in brackets.
std::string drawn(const std::vector<ChangeLine>& lines) {
  std::string out;
  for (const ChangeLine& line : lines) {
    out += line.mark == Mark::added ? "+" : line.mark == Mark::removed ? "-" : " ";
    for (const Piece& piece : line.pieces) out += piece.changed ? "[" + piece.text + "]" : piece.text;
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("A reviewer sees which paragraph came, which went, and what stayed") {
  CHECK(drawn(diff_lines({"one", "two", "three"}, {"one", "three", "four"})) ==
        " one\n-two\n three\n+four\n");
  CHECK(drawn(diff_lines({}, {"one"})) == "+one\n");
  CHECK(drawn(diff_lines({"one"}, {})) == "-one\n");
  CHECK(drawn(diff_lines({"one"}, {"one"})) == " one\n");
  CHECK(diff_lines({}, {}).empty());
}

TEST_CASE("One word that turns a sentence round is marked in it") {
  CHECK(drawn(diff_lines({"You do not have to take part."}, {"You do have to take part."})) ==
        "-You do [not ]have to take part.\n+You do have to take part.\n");
}

TEST_CASE("Two sentences with nothing in common are not mixed") {
  CHECK(drawn(diff_lines({"Rivers flow."}, {"Nobody can make you."})) ==
        "-Rivers flow.\n+Nobody can make you.\n");
}

TEST_CASE("A very long text costs a coarser answer, never minutes, and still shows all of it") {
  std::vector<std::string> before;
  std::vector<std::string> after;
  for (int i = 0; i < 5000; ++i) {
    before.push_back("old " + std::to_string(i));
    after.push_back("new " + std::to_string(i));
  }
  const auto lines = diff_lines(before, after);
  CHECK(lines.size() == 10'000);
}

TEST_CASE("Unchanged lines far from a change are left out") {
  const auto lines = diff_lines({"1", "2", "3", "4", "5"}, {"1", "2", "3", "4", "five"});
  CHECK(drawn(near_changes(lines, 1)) == " 4\n-5\n+five\n");
  CHECK(drawn(near_changes(lines, 0)) == "-5\n+five\n");
}
