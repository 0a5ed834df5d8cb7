// mend-base-set: the content that a device's image holds, made when the image is built.
#include "content/base/clock.h"
#include "content/base/disk_files.h"
#include "content/base/program.h"
#include "content/library/base_set.h"

#include <cstdio>
#include <filesystem>
#include <span>
#include <string_view>

using namespace mend;

namespace {

constexpr const char* program = "mend-base-set";
constexpr std::size_t root_limit = 512 * 1024;

/// It belongs to root in the image, and the kiosk is another user.
base::Status open_to_all(const base::Path& folder) {
  using std::filesystem::perms;
  std::error_code code;
  const auto open = [&](const base::Path& path, perms more) {
    if (!code) std::filesystem::permissions(path, more, std::filesystem::perm_options::add, code);
  };
  open(folder, perms::others_read | perms::others_exec);
  for (auto at = std::filesystem::recursive_directory_iterator(folder, code);
       !code && at != std::filesystem::recursive_directory_iterator(); at.increment(code)) {
    open(at->path(), at->is_directory() ? perms::others_read | perms::others_exec : perms::others_read);
  }
  if (!code) return {};
  return base::fail(base::ErrorKind::unavailable,
                    "The folder cannot be opened to all users: " + code.message() + ".");
}

base::Status make(std::span<char*> arguments) {
  base::Path root, repository, out;
  for (std::size_t i = 1; i + 1 < arguments.size(); i += 2) {
    const std::string_view name = arguments[i];
    if (name == "--root") {
      root = arguments[i + 1];
    } else if (name == "--repository") {
      repository = arguments[i + 1];
    } else if (name == "--out") {
      out = arguments[i + 1];
    } else {
      return base::refused("There is no option \"" + std::string(name) + "\".");
    }
  }
  if (root.empty() || repository.empty() || out.empty() || arguments.size() != 7)
    return base::refused("Usage: mend-base-set --root 1.root.json --repository FOLDER --out FOLDER");
  base::DiskFiles files;
  MEND_TRY(const base::Bytes pinned, files.read(root, root_limit));
  MEND_CHECK(library::make_base_set(files, repository, out, pinned, base::SystemClock().now()));
  return open_to_all(out);
}

}  // namespace

int main(int count, char** arguments) {
  const base::Status made = make(std::span(arguments, static_cast<std::size_t>(count)));
  if (!made) return base::die(program, made.error());
  std::printf("The base set is made.\n");
  return 0;
}
