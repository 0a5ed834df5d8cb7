#include "kiosk/speech/helper/sandbox.h"

#include <catch2/catch.hpp>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <functional>
#include <string>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mend::speech;

namespace {

std::string readable() {
  return std::string(MEND_SOURCE_DIR) + "/tests/kiosk/speech";
}

/// Runs it in a child that has given everything up; true if it could.
bool can(const std::function<bool()>& attempt) {
  const pid_t child = fork();
  if (child == 0) {
    // The sanitizers' shadow is larger than any limit.
    if (!enter_sandbox({readable()}, {0, 120})) _exit(2);
    _exit(attempt() ? 1 : 0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) < 2);
  return WEXITSTATUS(status) == 1;
}

bool landlock_is_here() {
  return syscall(444, nullptr, 0, 1U) >= 1;
}

}  // namespace

TEST_CASE("the voice can read its data") {
  CHECK(can([] { return open((readable() + "/sandbox_test.cpp").c_str(), O_RDONLY) >= 0; }));
}

TEST_CASE("a taken-over voice can write no file") {
  const std::string file = "/tmp/mend-speak-was-here";
  CHECK_FALSE(can([&] { return open(file.c_str(), O_WRONLY | O_CREAT, 0600) >= 0; }));
  CHECK_FALSE(can([&] { return open(file.c_str(), O_RDWR) >= 0; }));
  CHECK_FALSE(can([&] { return open((readable() + "/x").c_str(), O_RDONLY | O_CREAT, 0600) >= 0; }));
  CHECK_FALSE(can([&] { return unlink((readable() + "/sandbox_test.cpp").c_str()) == 0; }));
}

TEST_CASE("a taken-over voice can read nothing of anybody's, where the kernel has Landlock") {
  if (!landlock_is_here()) return;  // then seccomp alone forbids to write, and there is nowhere to send it
  CHECK_FALSE(can([] { return open("/etc/passwd", O_RDONLY) >= 0; }));
  CHECK_FALSE(can([] { return open("/proc/self/environ", O_RDONLY) >= 0; }));
}

TEST_CASE("a taken-over voice can reach nobody and start nothing") {
  CHECK_FALSE(can([] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }));
  CHECK_FALSE(can([] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }));
  CHECK_FALSE(can([] {
    const pid_t other = fork();
    if (other == 0) _exit(0);
    return other > 0;
  }));
  CHECK_FALSE(can([] {
    char name[] = "/bin/true";
    char* arguments[] = {name, nullptr};
    execv(name, arguments);
    return errno != EPERM && errno != EACCES;
  }));
  CHECK_FALSE(can([] { return kill(getppid(), 0) == 0; }));
}

TEST_CASE("a taken-over voice can run no memory that it wrote") {
  CHECK_FALSE(can([] {
    return mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
           MAP_FAILED;
  }));
  CHECK_FALSE(can([] {
    void* page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0;
  }));
}
