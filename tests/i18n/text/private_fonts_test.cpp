#include "i18n/text/private_fonts.h"

#include "i18n/text/engine.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace mend::text;

namespace {

const fs::path share = MEND_BINARY_DIR "/share/mend";

/// Fontconfig reads its fonts once in a process, so each trial has its own.
bool holds_in_child(const std::function<bool()>& trial) {
  const pid_t child = fork();
  if (child == 0) _exit(trial() ? 0 : 1);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "mend-fonts-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

bool refuses(const fs::path& folder) {
  return holds_in_child([&] {
    use_private_fonts(folder);
    const auto engine = Engine::create();
    return !engine && engine.error().find("install Mend's fonts again") != std::string::npos;
  });
}

void write(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path) << bytes;
}

}  // namespace

TEST_CASE("with the product's fonts there is an engine") {
  CHECK(holds_in_child([] {
    use_private_fonts(share);
    return Engine::create().has_value();
  }));
}

TEST_CASE("without fonts there is an error in one sentence, not a crash and not the system's fonts") {
  Folder folder;
  CHECK(refuses(folder.path()));
  fs::create_directories(folder.path() / "fonts" / "noto");
  fs::copy(share / "fonts" / "fonts.conf", folder.path() / "fonts" / "fonts.conf");
  CHECK(refuses(folder.path()));
}

TEST_CASE("a damaged font configuration is refused") {
  Folder folder;
  write(folder.path() / "fonts" / "fonts.conf", "<fontconfig><dir");
  CHECK(refuses(folder.path()));
}

TEST_CASE("damaged font files are refused") {
  Folder folder;
  fs::create_directories(folder.path() / "fonts");
  fs::copy(share / "fonts" / "fonts.conf", folder.path() / "fonts" / "fonts.conf");
  write(folder.path() / "fonts" / "noto" / "NotoSans-Regular.ttf", std::string(5000, 'x'));
  CHECK(refuses(folder.path()));
}

TEST_CASE("nobody writes before the fonts were chosen") {
  CHECK(holds_in_child([] {
    unsetenv("FONTCONFIG_FILE");
    const auto engine = Engine::create();
    return !engine && engine.error().find("use_private_fonts") != std::string::npos;
  }));
}

TEST_CASE("a font that goes missing while we write leaves letters out and does no harm") {
  Folder folder;
  fs::copy(share / "fonts", folder.path() / "fonts", fs::copy_options::recursive);
  CHECK(holds_in_child([&] {
    use_private_fonts(folder.path());
    auto engine = Engine::create();
    if (!engine) return false;
    fs::remove_all(folder.path() / "fonts" / "noto");
    Paragraph words;
    words.utf8 = "Get help now, Cael help nawr, احصل";
    Layout layout = engine->lay_out(words);
    engine->refresh(layout);
    return layout.lines.size() == 1;
  }));
}

TEST_CASE("the start does not read through the fonts: the cache from the build is used") {
  // Cache files are written when there are none; with a good one nothing changes.
  const fs::path cache = share / "fonts" / "cache";
  const auto files = [&] {
    std::vector<std::pair<fs::path, fs::file_time_type>> found;
    for (const auto& entry : fs::directory_iterator(cache))
      found.emplace_back(entry.path(), entry.last_write_time());
    std::sort(found.begin(), found.end());
    return found;
  };
  const auto before = files();
  REQUIRE(before.size() >= 1);
  CHECK(holds_in_child([] {
    use_private_fonts(share);
    return Engine::create().has_value();
  }));
  CHECK(files() == before);
}
