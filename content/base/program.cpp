#include "content/base/program.h"

#include <cerrno>
#include <cstdio>
#include <exception>
#include <new>

namespace mend::base {

Path share_folder() {
  std::error_code code;
  const Path self = std::filesystem::read_symlink("/proc/self/exe", code);
  if (code) return "/usr/share/mend";
  return self.parent_path().parent_path() / "share" / "mend";
}

Path program_folder() {
  std::error_code code;
  const Path self = std::filesystem::read_symlink("/proc/self/exe", code);
  return code ? Path("/usr/bin") : self.parent_path();
}

int die(std::string_view program, const Error& error) {
  std::string line = error.message;
  for (char& letter : line) {
    if (letter == '\n' || letter == '\t') letter = ' ';
    if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) letter = '?';
  }
  std::fprintf(stderr, "%.*s: %s\n", static_cast<int>(program.size()), program.data(), line.c_str());
  return 1;
}

Error bad_arguments(std::string_view program, std::string problem) {
  while (!problem.empty() && (problem.back() == '.' || problem.back() == '\n')) problem.pop_back();
  return {ErrorKind::refused, problem + "; " + std::string(program) + " --help lists what there is."};
}

Status flush_output() {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return {};
  if (errno == ENOSPC) {
    return fail(ErrorKind::no_space,
                "The answer cannot be printed because the disk is full; free some space and try again.");
  }
  return fail(ErrorKind::unavailable,
              "The answer cannot be printed; check where standard output goes and try again.");
}

int run_program(std::string_view program, const std::function<Status()>& work) {
  Status done;
  try {
    done = work();
    if (done) done = flush_output();
  } catch (const std::bad_alloc&) {
    done = fail(ErrorKind::unavailable, "There is not enough memory; close other programs and try again.");
  } catch (const std::exception&) {
    // The words of exceptions are for programmers; a debugger finds them.
    done = fail(ErrorKind::internal,
                "This is a fault of the program and not of yours; please report what you did.");
  }
  return done ? 0 : die(program, done.error());
}

}  // namespace mend::base
