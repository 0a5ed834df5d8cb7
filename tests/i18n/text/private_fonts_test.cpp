#include "i18n/text/private_fonts.h"

#include "i18n/text/engine.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
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

TEST_CASE("the start reads through no fonts, wherever they are, nor writes anything there") {
  Folder folder;
  fs::copy(share / "fonts", folder.path() / "fonts", fs::copy_options::recursive);
  // What is damaged behind its name would be left out if anybody looked.
  write(folder.path() / "fonts" / "noto" / "NotoSansThaiUI-Regular.ttf", "x");
  fs::permissions(folder.path() / "fonts", fs::perms::owner_read | fs::perms::owner_exec);
  const auto contents = [&] {
    std::set<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path())) found.insert(entry.path());
    return found;
  };
  const auto before = contents();
  CHECK(holds_in_child([&] {
    use_private_fonts(folder.path());
    auto engine = Engine::create();
    if (!engine) return false;
    Paragraph words;
    words.utf8 = "Get help now, احصل";
    words.language = "ar";
    Layout layout = engine->lay_out(words);
    return layout.unknown_glyphs == 0 && engine->font_file(layout.glyphs.front()).starts_with("NotoSans") &&
           getenv("XDG_CACHE_HOME") == nullptr;
  }));
  CHECK(contents() == before);
  fs::permissions(folder.path() / "fonts", fs::perms::owner_all);
}

TEST_CASE("a damaged list of fonts is refused, or what is damaged of it left out") {
  const auto with_list = [](const std::string& list) {
    Folder folder;
    fs::copy(share / "fonts", folder.path() / "fonts", fs::copy_options::recursive);
    write(folder.path() / "fonts" / "fonts.list", list);
    return refuses(folder.path());
  };
  std::ifstream file(share / "fonts" / "fonts.list");
  const std::string good((std::istreambuf_iterator<char>(file)), {});
  REQUIRE(good.size() > 1000);
  CHECK_FALSE(with_list("::::=\n\n,,,:file\n" + good));
  CHECK(with_list(""));
  CHECK(with_list(std::string(5000, '\xff')));
  CHECK(with_list("Noto Sans:file=../../../../etc/passwd\n"));
  CHECK(with_list("Noto Sans:file=Missing.ttf\n"));
  for (std::size_t length = 1; length < good.size(); length += good.size() / 7)
    with_list(good.substr(0, length));
}

TEST_CASE("the system's own fonts and rules are never read") {
  CHECK(holds_in_child([] {
    use_private_fonts(share);
    auto engine = Engine::create();
    if (!engine) return false;
    Paragraph words;
    words.utf8 = "漢 \U00012000 \U0001F600 абв ქართული";
    Layout layout = engine->lay_out(words);
    engine->refresh(layout);
    // What this process has open or mapped.
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
      if (line.find("/usr/share/fonts") != std::string::npos ||
          line.find("/var/cache/fontconfig") != std::string::npos) {
        return false;
      }
    }
    return true;
  }));
}
