#include "kiosk/speech/helper/sandbox.h"

#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace mend::speech {
namespace {

bool limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  return setrlimit(resource, &both) == 0;
}

/// What the newer of the two, this kernel and this header, may forbid. A kernel refuses bits that it does not
/// know.
std::uint64_t rights_of(long abi) {
  std::uint64_t rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1;  // ABI 1: all up to and with this one
  if (abi >= 2) rights |= std::uint64_t{1} << 13U;                 // refer
  if (abi >= 3) rights |= std::uint64_t{1} << 14U;                 // truncate
  if (abi >= 5) rights |= std::uint64_t{1} << 15U;                 // ioctl on devices
  return rights;
}

void allow_reading(int rules, const std::string& folder) {
  const int descriptor = open(folder.c_str(), O_PATH | O_CLOEXEC);
  if (descriptor < 0) return;
  landlock_path_beneath_attr beneath{};
  beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  beneath.parent_fd = descriptor;
  syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
  close(descriptor);
}

/// A second wall: without it seccomp still forbids to write, but not to read other files.
void landlock(const std::vector<std::string>& folders) {
  const long abi = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (abi < 1) return;
  struct {
    std::uint64_t files, network, scoped;
  } handled{rights_of(abi), 0, 0};
  std::size_t size = sizeof handled.files;
  if (abi >= 4) {
    handled.network = 3;  // bind and connect of TCP
    size += sizeof handled.network;
  }
  if (abi >= 6) {
    handled.scoped = 3;  // abstract sockets and signals
    size += sizeof handled.scoped;
  }
  const auto rules = static_cast<int>(syscall(SYS_landlock_create_ruleset, &handled, size, 0));
  if (rules < 0) return;
  for (const std::string& folder : folders) allow_reading(rules, folder);
  syscall(SYS_landlock_restrict_self, rules, 0);
  close(rules);
}

/// What reading, writing to the pipe, memory and the end need. Everything else fails, as if it did not exist.
bool filter() {
  scmp_filter_ctx rules = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (!rules) return false;
  bool good = true;
  const auto allow = [&](int call) { good = seccomp_rule_add(rules, SCMP_ACT_ALLOW, call, 0) == 0 && good; };
  for (const int call :
       {SCMP_SYS(read),           SCMP_SYS(readv),        SCMP_SYS(pread64),       SCMP_SYS(write),
        SCMP_SYS(writev),         SCMP_SYS(close),        SCMP_SYS(fstat),         SCMP_SYS(newfstatat),
        SCMP_SYS(statx),          SCMP_SYS(lseek),        SCMP_SYS(getdents64),    SCMP_SYS(poll),
        SCMP_SYS(ppoll),          SCMP_SYS(brk),          SCMP_SYS(munmap),        SCMP_SYS(mremap),
        SCMP_SYS(madvise),        SCMP_SYS(futex),        SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep),
        SCMP_SYS(gettimeofday),   SCMP_SYS(time),         SCMP_SYS(getrandom),     SCMP_SYS(rt_sigaction),
        SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),   SCMP_SYS(getpid),
        SCMP_SYS(gettid),         SCMP_SYS(sched_yield),  SCMP_SYS(exit),          SCMP_SYS(exit_group)}) {
    allow(call);
  }
  // Files are opened for reading only.
  constexpr scmp_datum_t writes = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
  good = seccomp_rule_add(rules, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                          SCMP_A2(SCMP_CMP_MASKED_EQ, writes, O_RDONLY)) == 0 &&
         good;
  good = seccomp_rule_add(rules, SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
                          SCMP_A1(SCMP_CMP_MASKED_EQ, writes, O_RDONLY)) == 0 &&
         good;
  // No memory is both written and run, nor made runnable.
  constexpr scmp_datum_t runs = 4;  // PROT_EXEC
  good =
      seccomp_rule_add(rules, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, runs, 0)) == 0 &&
      good;
  good = seccomp_rule_add(rules, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                          SCMP_A2(SCMP_CMP_MASKED_EQ, runs, 0)) == 0 &&
         good;
  good = good && seccomp_load(rules) == 0;
  seccomp_release(rules);
  return good;
}

}  // namespace

bool enter_sandbox(const std::vector<std::string>& folders, const SandboxLimits& limits) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  // Nobody may look into its memory: what is said passes through it.
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return false;
  if (!limit(RLIMIT_CORE, 0) || !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_NOFILE, 16) ||
      !limit(RLIMIT_NPROC, 0) || !limit(RLIMIT_CPU, static_cast<rlim_t>(limits.cpu_seconds)) ||
      (limits.memory_bytes > 0 && !limit(RLIMIT_AS, limits.memory_bytes))) {
    return false;
  }
  landlock(folders);
  return filter();
}

}  // namespace mend::speech
