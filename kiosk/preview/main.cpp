#include "content/author/scratch.h"
#include "content/base/disk_files.h"
#include "content/base/program.h"
#include "kiosk/app/display.h"
#include "kiosk/preview/album.h"
#include "kiosk/preview/options.h"
#include "kiosk/preview/panes.h"
#include "kiosk/speech/speaker.h"
#include "kiosk/window/sound.h"
#include "kiosk/window/window.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <optional>

// mend-preview: a module or a form on its author's computer, drawn by the kiosk's own code.

namespace {

using namespace mend;

constexpr const char* program = "mend-preview";
constexpr std::size_t policy_bytes = 1024 * 1024;

/// Nobody hears a picture, but the kiosk's foot has the button.
class Silence final : public window::Sound {
 public:
  void begin(int /*rate*/) override {}
  void add(std::span<const std::int16_t> /*samples*/) override {}
  void stop() override {}
  void set_volume(float /*volume*/) override {}
  [[nodiscard]] std::int64_t played() const override { return 0; }
  [[nodiscard]] std::int64_t waiting() const override { return 0; }
  [[nodiscard]] bool dead() const override { return true; }
};

base::Result<text::Engine> make_engine() {
  text::use_private_fonts(base::share_folder());
  auto engine = text::Engine::create();
  if (!engine) return base::fail(base::ErrorKind::unavailable, engine.error());
  return std::move(*engine);
}

base::Status make_pictures(base::DiskFiles& files, const preview::Options& options,
                           const preview::Visit::Parts& parts, const base::Path& scratch) {
  preview::Workshop workshop(files, options.folder, scratch);
  preview::Step step = workshop.begin();
  std::shared_ptr<const preview::Edition> edition = step.edition;
  author::CheckReport report = step.report.value_or(author::CheckReport{});
  while (step.more) {
    step = workshop.go_on({});
    if (step.edition) edition = step.edition;
    if (step.report) report = *step.report;
  }
  if (!edition)
    return base::refused(report.problems.empty() ? "There is nothing to show." : report.problems.front());
  preview::AlbumRequest request{options.out,        options.size,     options.languages,
                                options.text_sizes, options.settings, options.page};
  if (request.languages.empty() || request.languages == std::vector<std::string>{"all"})
    request.languages = edition->source.languages;
  if (request.text_sizes.empty()) request.text_sizes = {"normal"};
  MEND_TRY(text::Engine engine, make_engine());
  MEND_TRY(const preview::Album album, preview::make_album(files, engine, edition, parts, request));
  for (const std::string& problem : report.problems) std::printf("problem: %s\n", problem.c_str());
  for (const std::string& finding : album.findings) std::printf("problem: %s\n", finding.c_str());
  for (const std::string& note : report.notes) std::printf("note: %s\n", note.c_str());
  std::printf("%zu pictures in %s\n", album.files.size(), options.out.c_str());
  const std::size_t problems = report.problems.size() + album.findings.size();
  if (problems > 0)
    return base::refused(std::to_string(problems) + (problems == 1 ? " problem has" : " problems have") +
                         " to be mended; see above.");
  return {};
}

base::Status choose(preview::Visit& visit, const preview::Options& options) {
  if (!options.languages.empty()) {
    const auto all = visit.languages();
    if (std::none_of(all.begin(), all.end(),
                     [&](const auto& one) { return one.tag == options.languages.front(); })) {
      return base::refused("\"" + options.languages.front() +
                           "\" is no language of this source or of the kiosk; use a tag such as cy.");
    }
    visit.choose_language(options.languages.front());
  }
  if (!options.text_sizes.empty()) visit.prefer("text-size", options.text_sizes.front());
  for (const auto& [setting, choice] : options.settings) visit.prefer(setting, choice);
  if (options.page.empty()) return {};
  for (const preview::Place& place : visit.places()) {
    if (place.id != options.page && place.id != "page/" + options.page &&
        !(place.id.starts_with('/') && place.id.ends_with("/" + options.page)))
      continue;
    visit.go_to(place.id);
    return {};
  }
  return base::refused("There is no page \"" + options.page + "\"; leave --page out and choose one there.");
}

/// Until the window is closed.
void run(window::Window& window, preview::Panes& panes, preview::Preview& shown) {
  for (;;) {
    shown.turn();
    panes.draw(window.now_ms(), true);
    window.show(panes.picture());
    const auto events = window.wait(panes.millis_to_change());
    for (const window::Event& event : events) {
      if (event.kind == window::EventKind::quit) return;
      if (event.kind == window::EventKind::resized) panes.resize(window.size());
      panes.input(event);
    }
  }
}

base::Status open_window(base::DiskFiles& files, const preview::Options& options, preview::Visit::Parts parts,
                         const base::Path& scratch) {
  // No window for what cannot be shown; who would wake it before it is there wakes nobody.
  std::unique_ptr<window::Window> window;
  std::atomic<window::Window*> awake = nullptr;
  const auto wake = [&awake] {
    if (window::Window* there = awake) there->wake();
  };
  const auto sound = window::open_sound();
  const auto speaker = speech::make_speaker(base::program_folder() / "mend-speak", *sound, wake);
  parts.ears.speaker = speaker.get();
  preview::Preview shown({files, options.folder, scratch, wake, parts});
  MEND_CHECK(shown.start());
  MEND_CHECK(choose(shown.visit(), options));
  MEND_TRY(text::Engine engine, make_engine());
  const std::string title = "Preview: " + options.folder.lexically_normal().string() + " (not a kiosk)";
  MEND_TRY(window,
           window::Window::create({title, preview::Panes::around(options.size), window::Mode::window}));
  awake = window.get();
  preview::Panes panes(engine, shown, window->size());
  run(*window, panes, shown);
  return {};
}

base::Status work(int count, char** arguments) {
  MEND_TRY(const preview::Options options, preview::read_options(count, arguments));
  if (options.show_help) {
    std::printf("%s", options.help.c_str());
    return {};
  }
  base::DiskFiles files;
  const base::SystemClock clock;
  base::SystemRandom random;
  MEND_CHECK(author::read_source(files, options.folder));
  std::optional<library::Policy> policy;
  if (!options.policy.empty()) {
    MEND_TRY(const base::Bytes bytes, files.read(options.policy, policy_bytes));
    MEND_TRY(policy, library::read_policy(bytes));
  }
  MEND_TRY(const author::Scratch scratch, author::Scratch::create());
  const app::Tongues tongues = app::Tongues::load(base::share_folder() / "locale");
  preview::Visit::Parts parts{tongues, clock,
                              random,  policy ? &*policy : nullptr,
                              {},      app::pixels_per_mm(options.size, options.display_mm)};
  // All that a page says is the author's own.
  parts.ears.headphones = [] { return platform::Headphones::in; };
  if (options.out.empty()) return open_window(files, options, parts, scratch.folder());
  Silence silence;
  const auto speaker = speech::make_speaker(base::program_folder() / "mend-speak", silence, [] {});
  parts.ears.speaker = speaker.get();
  return make_pictures(files, options, parts, scratch.folder());
}

}  // namespace

int main(int count, char** arguments) {
  return base::run_program(program, [&] { return work(count, arguments); });
}
