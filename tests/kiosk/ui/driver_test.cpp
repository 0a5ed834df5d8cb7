#include "kiosk/app/driver.h"

#include "content/base/json.h"
#include "i18n/text/engine.h"
#include "i18n/text/private_fonts.h"
#include "kiosk/ui/ui.h"
#include "kiosk/window/window.h"
#include "pages.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <sys/select.h>
#include <unistd.h>

using namespace mend;

namespace {

/// A kiosk of one page with its real event loop, and the two ends of the pipes to it.
class Kiosk {
 public:
  explicit Kiosk(std::string page) : page_(std::move(page)) {
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    text::use_private_fonts(std::string(MEND_BINARY_DIR) + "/share/mend");
    engine_ = std::make_unique<text::Engine>(std::move(*text::Engine::create()));
    window_ = std::move(*window::Window::create({"test", {1280, 800}, window::Mode::window}));
    ui_ = std::make_unique<ui::Ui>(*engine_, window_->size());
    REQUIRE(pipe(to_.data()) == 0);
    REQUIRE(pipe(from_.data()) == 0);
    driver_ = app::make_driver({*ui_, *window_, clock_, [this] { return work_ > 0 && --work_ > 0; },
                                [this] { running_ = false; }, to_[0], from_[1]});
    draw();
  }
  ~Kiosk() {
    driver_.reset();
    for (const int descriptor : {to_[0], to_[1], from_[0], from_[1]}) {
      if (descriptor >= 0) close(descriptor);
    }
  }
  Kiosk(const Kiosk&) = delete;
  Kiosk& operator=(const Kiosk&) = delete;

  /// Sends one line and runs the loop until its answer is there.
  base::Json ask(std::string line) {
    line += "\n";
    REQUIRE(write(to_[1], line.data(), line.size()) == static_cast<ssize_t>(line.size()));
    std::string answer;
    do {
      turn();
      answer = answer_so_far();
    } while (answer.empty() && running_);
    return base::Json::parse(answer);
  }
  void hang_up() {
    close(to_[1]);
    to_[1] = -1;
    while (running_) turn();
  }

  ui::sample::Answers answers;
  app::OffsetClock& clock() { return clock_; }
  void work(int turns) { work_ = turns; }
  [[nodiscard]] int work_left() const { return work_; }
  [[nodiscard]] bool running() const { return running_; }

 private:
  void draw() {
    do ui::sample::draw(*ui_, page_, {"en", ui::TextSize::normal}, answers);
    while (ui_->pending());
    window_->present(ui_->draw_data(), ui_->textures());
  }
  void turn() {
    for (const auto& event : window_->wait(driver_->busy() ? std::optional<std::int64_t>(0) : std::nullopt))
      ui_->input(event);
    draw();
    driver_->step();
  }
  std::string answer_so_far() {
    // The pipe holds whole lines: the driver writes each in one go.
    std::string text;
    std::array<char, 4096> buffer;
    fd_set set;
    timeval none{};
    while (true) {
      FD_ZERO(&set);
      FD_SET(from_[0], &set);
      if (select(from_[0] + 1, &set, nullptr, nullptr, &none) <= 0) return text;
      const ssize_t count = read(from_[0], buffer.data(), buffer.size());
      if (count <= 0) return text;
      text.append(buffer.data(), static_cast<std::size_t>(count));
    }
  }

  std::string page_;
  std::unique_ptr<text::Engine> engine_;
  std::unique_ptr<window::Window> window_;
  std::unique_ptr<ui::Ui> ui_;
  base::ManualClock manual_;
  app::OffsetClock clock_{manual_};
  std::array<int, 2> to_{-1, -1};
  std::array<int, 2> from_{-1, -1};
  int work_ = 0;
  bool running_ = true;
  std::unique_ptr<app::Driver> driver_;
};

}  // namespace

TEST_CASE("the driver presses by role and name, and by id, through the real event queue") {
  Kiosk kiosk("week");
  CHECK(kiosk.ask(R"({"press":{"role":"radio","name":"Good"}})")["ok"] == true);
  CHECK(kiosk.answers.week == 3U);
  CHECK(kiosk.ask(R"({"press":{"id":"week/very-bad"}})")["ok"] == true);
  CHECK(kiosk.answers.week == 0U);
}

TEST_CASE("a name that matches nothing or two things is an error that shows the tree") {
  Kiosk kiosk("check");
  const auto none = kiosk.ask(R"({"press":{"role":"button","name":"Nothing"}})");
  CHECK(none["ok"] == false);
  CHECK(none["error"].get<std::string>().find("matches 0") != std::string::npos);
  CHECK(none["tree"].dump().find("Check your answers") != std::string::npos);
  const auto flat = kiosk.ask(R"({"press":{"role":"heading","name":"Check your answers"}})");
  CHECK(flat["ok"] == false);
}

TEST_CASE("the driver scrolls to what it presses, then types and asks for keys") {
  Kiosk kiosk("questions");
  CHECK(kiosk.ask(R"({"press":{"id":"tell"}})")["ok"] == true);
  CHECK(kiosk.ask(R"({"type":"Mae ŵ a ب yma, a long enough text to come in pieces."})")["ok"] == true);
  CHECK(kiosk.answers.words == "Mae ŵ a ب yma, a long enough text to come in pieces.");
  CHECK(kiosk.ask(R"({"key":"Backspace"})")["ok"] == true);
  CHECK(kiosk.ask(R"({"key":"Tab"})")["ok"] == true);
  CHECK(kiosk.ask(R"({"key":"1"})")["ok"] == true);
  CHECK(kiosk.answers.words == "Mae ŵ a ب yma, a long enough text to come in pieces");
  CHECK(kiosk.answers.code == "1");
  CHECK(kiosk.ask(R"({"key":"Nokey"})")["ok"] == false);
}

TEST_CASE("the tree comes as JSON, with rectangles that can be touched") {
  Kiosk kiosk("week");
  const auto tree = kiosk.ask(R"({"tree":true})");
  base::Json place;
  for (const auto& node : tree["tree"]) {
    if (node.value("id", "") == "week/bad") place = node["rect"];
  }
  REQUIRE(place.size() == 4);
  const int x = place[0].get<int>() + 8;
  const int y = place[1].get<int>() + 8;
  CHECK(kiosk.ask("{\"touch\":[" + std::to_string(x) + "," + std::to_string(y) + "]}")["ok"] == true);
  CHECK(kiosk.answers.week == 1U);
}

TEST_CASE("settle waits for the work that is under way") {
  Kiosk kiosk("home");
  kiosk.work(5);
  CHECK(kiosk.ask(R"({"settle":true})")["ok"] == true);
  CHECK(kiosk.work_left() == 0);
}

TEST_CASE("the clock moves by exactly what the driver says") {
  Kiosk kiosk("home");
  const auto before = kiosk.clock().now();
  CHECK(kiosk.ask(R"({"advance_seconds":30})")["ok"] == true);
  CHECK(kiosk.clock().now() - before == 30'000);
  CHECK(kiosk.ask(R"({"advance_seconds":-1})")["ok"] == false);
}

TEST_CASE("a screenshot is the picture that is shown") {
  Kiosk kiosk("home");
  const auto file =
      std::filesystem::temp_directory_path() / ("mend-driver-" + std::to_string(getpid()) + ".png");
  CHECK(kiosk.ask("{\"screenshot\":\"" + file.string() + "\"}")["ok"] == true);
  CHECK(std::filesystem::file_size(file) > 5000);
  std::filesystem::remove(file);
  CHECK(kiosk.ask(R"({"screenshot":"/no/such/folder/x.png"})")["ok"] == false);
}

TEST_CASE("the driver measures what the benchmarks ask for") {
  Kiosk kiosk("home");
  CHECK(kiosk.ask(R"({"redraw":true})")["cpu_us"] > 0);
  CHECK(kiosk.ask(R"({"key":"Tab"})")["pixel_us"] > 0);
  CHECK(kiosk.ask(R"({"figures":true})")["first_paint_ns"] > 0);
}

TEST_CASE("nonsense is refused and the driver goes on") {
  Kiosk kiosk("home");
  for (const auto* line : {"not json", "[]", "{}", R"({"press":7})", R"({"touch":[1]})", R"({"type":3})",
                           R"({"press":{"role":"slider","name":"x"}})"}) {
    CHECK(kiosk.ask(line)["ok"] == false);
  }
  CHECK(kiosk.ask(R"({"tree":true})")["ok"] == true);
}

TEST_CASE("quit ends the program, and so does the end of the input") {
  Kiosk first("home");
  CHECK(first.ask(R"({"quit":true})")["ok"] == true);
  CHECK_FALSE(first.running());
}

TEST_CASE("a kiosk whose driver has gone does not go on alone") {
  Kiosk kiosk("home");
  kiosk.hang_up();
  CHECK_FALSE(kiosk.running());
}
