#include "content/base/program.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <functional>
#include <new>
#include <sys/wait.h>
#include <unistd.h>

using namespace mend;

namespace {

struct Ended {
  int status = -1;
  std::string said;  ///< on standard error
};

/// Runs `body` as a program of its own, whose standard output is `output`.
Ended run(const std::function<int()>& body, const char* output = "/dev/null") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  std::fflush(nullptr);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::dup2(ends[1], 2);
    ::close(ends[0]);
    if (std::freopen(output, "w", stdout) == nullptr) ::_exit(99);
    ::_exit(body());
  }
  ::close(ends[1]);
  Ended ended;
  std::array<char, 1024> piece{};
  for (ssize_t got = 0; (got = ::read(ends[0], piece.data(), piece.size())) > 0;)
    ended.said.append(piece.data(), static_cast<std::size_t>(got));
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ended;
}

}  // namespace

TEST_CASE("What a program ends with is one line, also when a file's name holds others") {
  const Ended ended = run([] { return base::die("p", {base::ErrorKind::refused, "a\nb\x1b[31m\x7f."}); });
  CHECK(ended.status == 1);
  CHECK(ended.said == "p: a b?[31m?.\n");
}

TEST_CASE("A program says nothing of exceptions and never ends by one") {
  const Ended thrown = run([] {
    return base::run_program("p", []() -> base::Status { throw std::runtime_error("basic_string::at"); });
  });
  CHECK(thrown.status == 1);
  CHECK(thrown.said.find("basic_string") == std::string::npos);
  CHECK(thrown.said.starts_with("p: "));
  const Ended memory =
      run([] { return base::run_program("p", []() -> base::Status { throw std::bad_alloc(); }); });
  CHECK(memory.status == 1);
  CHECK(memory.said.find("memory") != std::string::npos);
}

TEST_CASE("An answer that could not be printed is a failure") {
  const auto print = [] {
    return base::run_program("p", []() -> base::Status {
      std::printf("an answer\n");
      return {};
    });
  };
  CHECK(run(print).status == 0);
  const Ended full = run(print, "/dev/full");
  CHECK(full.status == 1);
  CHECK(full.said.find("disk is full") != std::string::npos);
}

TEST_CASE("A command line that is not understood leads to the help") {
  CHECK(base::bad_arguments("p", "--data is required").message ==
        "--data is required; p --help lists what there is.");
  CHECK(base::bad_arguments("p", "No.\n").message == "No; p --help lists what there is.");
}
