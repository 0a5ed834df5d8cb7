// From a save to the pixels of the preview: prints figures as JSON lines, passes or fails nothing.
#include "content/author/scratch.h"
#include "content/base/disk_files.h"
#include "i18n/text/engine.h"
#include "kiosk/preview/panes.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <sstream>

using namespace mend;

namespace {

using Steady = std::chrono::steady_clock;

constexpr int runs = 25;

double millis_since(Steady::time_point start) {
  return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

std::string read(const base::Path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// As most editors save.
void save(const base::Path& path, const std::string& text) {
  const base::Path beside = path.parent_path() / ("." + path.filename().string() + ".new");
  std::ofstream(beside, std::ios::binary) << text;
  std::filesystem::rename(beside, path);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

void print(const char* name, std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::printf(R"({"name":"%s","value":%.3f,"least":%.3f,"most":%.3f,"unit":"ms","runs":%zu})"
              "\n",
              name, values[values.size() / 2], values.front(), values.back(), values.size());
}

/// The window's loop without a window: sleeps until something happens.
class Loop {
 public:
  explicit Loop(const base::Path& source, const base::Path& scratch)
      : tongues_(app::Tongues::load(base::Path(MEND_SHARE) / "locale")),
        preview_({files_,
                  source,
                  scratch,
                  [this] {
                    const std::lock_guard lock(mutex_);
                    awake_ = true;
                    woken_.notify_all();
                  },
                  {tongues_, clock_, random_, nullptr, {}, 0}}) {}

  base::Status start(text::Engine& engine) {
    MEND_CHECK(preview_.start());
    panes_.emplace(engine, preview_, preview::Panes::around({1280, 800}));
    return {};
  }

  template <class Done>
  void until(Done done) {
    for (;;) {
      preview_.turn();
      panes_->draw(0, false);
      if (done()) return;
      std::unique_lock lock(mutex_);
      woken_.wait(lock, [this] { return awake_; });
      awake_ = false;
    }
  }
  void settle() {
    until([this] { return !preview_.busy(); });
  }
  /// Until the picture has these words.
  void see(const std::string& words) {
    until([&] {
      const auto& nodes = panes_->kiosk().tree().nodes;
      return std::any_of(nodes.begin(), nodes.end(),
                         [&](const ui::Node& node) { return node.name.find(words) != std::string::npos; });
    });
  }
  [[nodiscard]] preview::Visit& visit() { return preview_.visit(); }

 private:
  std::mutex mutex_;
  std::condition_variable woken_;
  bool awake_ = false;
  base::DiskFiles files_;
  base::SystemClock clock_;
  base::SystemRandom random_;
  app::Tongues tongues_;
  preview::Preview preview_;
  std::optional<preview::Panes> panes_;
};

base::Status measure() {
  MEND_TRY(const author::Scratch scratch, author::Scratch::create());
  const base::Path source = scratch.folder() / "source";
  std::filesystem::create_directories(scratch.folder() / "po4a");
  std::filesystem::copy(MEND_BENCH_MODULE, source, std::filesystem::copy_options::recursive);
  text::use_private_fonts(MEND_SHARE);
  auto engine = text::Engine::create();
  if (!engine) return base::fail(base::ErrorKind::unavailable, engine.error());

  const auto begun = Steady::now();
  Loop loop(source, scratch.folder() / "po4a");
  MEND_CHECK(loop.start(*engine));
  loop.see("Crime hurts people");
  print("preview: first page of what-is-rj", {millis_since(begun)});
  loop.settle();
  print("preview: all translations, from nothing", {millis_since(begun)});

  const base::Path page = source / "pages" / "01-hurt.md";
  const base::Path po = source / "po" / "cy.po";
  const std::string english = read(page);
  const std::string welsh = read(po);
  const auto rounds = [&](const char* name, const std::function<std::string(const std::string&)>& write) {
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
      const std::string words = "Save number " + std::to_string(run) + ".";
      const auto start = Steady::now();
      const std::string seen = write(words);
      loop.see(seen);
      // The next save comes while the translations of this one are still being made.
      times.push_back(millis_since(start));
    }
    print(name, times);
  };
  rounds("preview: save of a page to its pixels", [&](const std::string& words) {
    save(page, replaced(english, "Crime hurts people.", words));
    return words;
  });
  save(page, english);
  loop.visit().choose_language("cy");
  loop.settle();
  rounds("preview: save of a PO file to the pixels of its page", [&](const std::string& words) {
    save(po, replaced(welsh, "\"Mae trosedd yn brifo pobl.\"", "\"" + words + "\""));
    return words;
  });
  return {};
}

}  // namespace

int main() {
  const auto done = measure();
  if (!done) std::fprintf(stderr, "preview-bench: %s\n", done.error().message.c_str());
  return done ? 0 : 1;
}
