#include "kiosk/app/driver.h"

#include "content/base/json.h"
#include "kiosk/app/line_reader.h"
#include "kiosk/ui/ui.h"
#include "kiosk/window/window.h"

#include <chrono>
#include <cmath>
#include <ctime>
#include <fstream>
#include <optional>
#include <string>
#include <thread>
#include <unistd.h>
#include <utility>

namespace mend::app {
namespace {

using base::Json;

/// Long enough for a slow machine to hash a PIN under a sanitizer.
constexpr std::chrono::seconds kPatience{60};

Json to_json(const ui::Node& node) {
  Json json{{"role", ui::role_name(node.role)}, {"name", node.name}};
  const auto text = [&](const char* member, const std::string& value) {
    if (!value.empty()) json[member] = value;
  };
  const auto flag = [&](const char* member, bool value) {
    if (value) json[member] = true;
  };
  text("id", node.id);
  text("value", node.value);
  text("description", node.description);
  text("hint", node.hint);
  text("error", node.error);
  text("controls", node.controls);
  text("language", node.language);
  if (node.level > 0) json["level"] = node.level;
  if (node.count > 0) json["set"] = {node.position, node.count};
  flag("focusable", node.focusable);
  flag("focused", node.states.focused);
  flag("disabled", node.states.disabled);
  flag("checked", node.states.checked);
  flag("selected", node.states.selected);
  flag("invalid", node.states.invalid);
  flag("expanded", node.states.expanded);
  flag("scanned", node.states.scanned);
  flag("private", node.states.is_private);
  flag("clipped", node.clipped);
  json["rect"] = {std::lround(node.rect.x), std::lround(node.rect.y), std::lround(node.rect.width),
                  std::lround(node.rect.height)};
  if (node.parent) json["parent"] = *node.parent;
  return json;
}

Json to_json(const ui::Tree& tree) {
  Json nodes = Json::array();
  for (const ui::Node& node : tree.nodes) nodes.push_back(to_json(node));
  return nodes;
}

/// What can be seen of a node.
ui::Rect visible_part(const ui::Tree& tree, const ui::Node& node) {
  const ui::Rect& frame = node.scrolls ? tree.viewport : tree.window;
  const float left = std::max(node.rect.x, frame.x);
  const float top = std::max(node.rect.y, frame.y);
  return {left, top, std::min(node.rect.right(), frame.right()) - left,
          std::min(node.rect.bottom(), frame.bottom()) - top};
}

class JsonDriver final : public Driver {
 public:
  explicit JsonDriver(const DriverParts& parts)
      : parts_(parts), lines_(parts.input, [window = &parts.window] { window->wake(); }) {}

  [[nodiscard]] bool busy() const override { return task_ != Task::none; }

  void step() override {
    switch (task_) {
      case Task::reveal:
        press_revealed();
        break;
      case Task::input:
        finish_input();
        break;
      case Task::redraw:
        finish_redraw();
        break;
      case Task::settle:
        settle();
        break;
      case Task::none:
        break;
    }
    const bool ended = lines_.ended();  // asked first: no line can come after it
    while (task_ == Task::none) {
      const auto line = lines_.take();
      if (!line) break;
      if (!line->empty()) begin(*line);
    }
    // Whoever drove is gone, and so goes the kiosk that nobody sees.
    if (task_ == Task::none && ended) parts_.quit();
  }

 private:
  enum class Task {
    none,
    reveal,  ///< a node scrolls into view, to be pressed then
    input,   ///< events are on their way through SDL
    redraw,
    settle,
  };

  void begin(const std::string& line) {
    const auto command = base::parse_json(base::as_bytes(line), "The command");
    if (!command) return refuse(command.error().message);
    if (!command->is_object()) return refuse("The command is not a JSON object.");
    const Json& json = *command;
    if (json.contains("press")) return press(json["press"]);
    if (json.contains("type")) return type(json["type"]);
    if (json.contains("key")) return key(json);
    if (json.contains("touch")) return touch(json["touch"]);
    if (json.contains("tree")) return answer({{"tree", to_json(parts_.ui.tree())}});
    if (json.contains("screenshot")) return screenshot(json["screenshot"]);
    if (json.contains("settle")) return start_settling();
    if (json.contains("speech") && parts_.ears) return speech();
    if (json.contains("headphones") && parts_.ears) return headphones(json["headphones"]);
    if (json.contains("redraw")) return redraw();
    if (json.contains("figures"))
      return answer(
          {{"first_paint_ns", parts_.window.first_shown_ns()}, {"wakeups", parts_.window.wakeups()}});
    if (json.contains("advance_seconds")) return advance(json["advance_seconds"]);
    if (json.contains("quit")) {
      answer({});
      return parts_.quit();
    }
    refuse("No such command; see docs/screen.md.");
  }

  void press(const Json& what) {
    const auto text = [&](const char* member) {
      return what.is_object() && what.contains(member) && what[member].is_string()
                 ? what[member].get<std::string>()
                 : std::string();
    };
    const ui::Tree& tree = parts_.ui.tree();
    std::vector<const ui::Node*> found;
    if (const std::string id = text("id"); !id.empty()) {
      for (const ui::Node& node : tree.nodes) {
        if (node.id == id) found.push_back(&node);
      }
    } else {
      const auto role = ui::role_named(text("role"));
      if (!role) return refuse("press wants an id, or a role and a name.");
      found = tree.all(*role, text("name"));
    }
    if (found.size() != 1) {
      return refuse_with_tree(what.dump() + " matches " + std::to_string(found.size()) +
                              " nodes of the tree.");
    }
    if (!found.front()->focusable) return refuse_with_tree(what.dump() + " cannot be pressed.");
    pressing_ = found.front()->id;
    const ui::Rect part = visible_part(tree, *found.front());
    if (part.height < std::min(found.front()->rect.height, tree.viewport.height / 2) - 0.5F) {
      parts_.ui.reveal(pressing_);
      parts_.window.wake();
      task_ = Task::reveal;
      return;
    }
    point(part.x + part.width / 2, part.y + part.height / 2, window::Pointer::mouse);
  }

  void press_revealed() {
    if (parts_.ui.pending()) return;
    const ui::Tree& tree = parts_.ui.tree();
    const ui::Node* node = tree.find(pressing_);
    const ui::Rect part = node ? visible_part(tree, *node) : ui::Rect{};
    task_ = Task::none;
    if (part.width < 1 || part.height < 1)
      return refuse_with_tree(pressing_ + " cannot be brought into sight.");
    point(part.x + part.width / 2, part.y + part.height / 2, window::Pointer::mouse);
  }

  void point(float x, float y, window::Pointer pointer) {
    parts_.window.push_pointer(window::EventKind::pointer_move, pointer, x, y);
    parts_.window.push_pointer(window::EventKind::pointer_down, pointer, x, y);
    parts_.window.push_pointer(window::EventKind::pointer_up, pointer, x, y);
    await_input();
  }

  void type(const Json& text) {
    if (!text.is_string()) return refuse("type wants a text.");
    parts_.window.push_text(text.get<std::string>());
    await_input();
  }

  void key(const Json& json) {
    const auto held = [&](const char* name) { return json.contains(name) && json[name] == true; };
    if (!json["key"].is_string()) return refuse("key wants the name of a key.");
    const auto status =
        parts_.window.push_key(json["key"].get<std::string>(), {held("shift"), held("ctrl"), held("alt")});
    if (!status) return refuse(status.error().message);
    await_input();
  }

  void touch(const Json& place) {
    if (!place.is_array() || place.size() != 2 || !place[0].is_number_integer() ||
        !place[1].is_number_integer()) {
      return refuse("touch wants [x, y] in whole pixels.");
    }
    point(static_cast<float>(place[0].get<int>()), static_cast<float>(place[1].get<int>()),
          window::Pointer::touch);
  }

  void screenshot(const Json& file) {
    if (!file.is_string()) return refuse("screenshot wants the name of a file.");
    const auto png = window::encode_png(parts_.window.canvas());
    if (!png) return refuse(png.error().message);
    std::ofstream out(file.get<std::string>(), std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(png->data()), static_cast<std::streamsize>(png->size()));
    out.close();
    if (!out) return refuse("The screenshot could not be written to " + file.get<std::string>() + ".");
    answer({});
  }

  /// What was said since this was last asked.
  void speech() {
    Json said = Json::array();
    for (const speech::Utterance& utterance : std::exchange(parts_.ears->said, {})) {
      said.push_back(
          {{"text", utterance.text}, {"language", utterance.language}, {"private", utterance.is_private}});
    }
    answer({{"speech", said}});
  }

  /// As if somebody plugged them in or pulled them out; null asks the device again.
  void headphones(const Json& in) {
    if (!in.is_boolean() && !in.is_null()) return refuse("headphones wants true, false or null.");
    parts_.ears->headphones.reset();
    if (in.is_boolean()) {
      parts_.ears->headphones = in.get<bool>() ? platform::Headphones::in : platform::Headphones::out;
    }
    parts_.window.wake();
    await_input();
  }

  void advance(const Json& seconds) {
    if (!seconds.is_number_integer() || seconds.get<std::int64_t>() < 0 ||
        seconds.get<std::int64_t>() > 100LL * 366 * 86400) {
      return refuse("advance_seconds wants a whole number of seconds, up to a hundred years.");
    }
    parts_.clock.advance(seconds.get<std::int64_t>() * 1000);
    parts_.window.wake();
    await_input();
  }

  /// The loop has drawn since the events were pushed; once nothing waits any more they have had their effect.
  void finish_input() {
    if (parts_.ui.pending()) return;
    task_ = Task::none;
    answer({{"pixel_us", (parts_.window.last_shown_ns() - pushed_ns_) / 1000}});
  }

  /// One whole frame, built and painted, as processor time of the thread that draws.
  void redraw() {
    parts_.window.forget();
    parts_.window.wake();
    pushed_ns_ = now_ns(CLOCK_THREAD_CPUTIME_ID);
    task_ = Task::redraw;
  }

  void finish_redraw() {
    task_ = Task::none;
    answer({{"cpu_us", (now_ns(CLOCK_THREAD_CPUTIME_ID) - pushed_ns_) / 1000}});
  }

  void await_input() {
    pushed_ns_ = now_ns(CLOCK_MONOTONIC);
    task_ = Task::input;
  }

  static std::int64_t now_ns(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
  }

  void start_settling() {
    task_ = Task::settle;
    settled_before_ = {};
    same_ = 0;
    until_ = std::chrono::steady_clock::now() + kPatience;
    parts_.window.wake();
  }

  void settle() {
    const ui::Tree& tree = parts_.ui.tree();
    const bool working = parts_.working();
    const bool quiet = !working && !parts_.ui.pending() && tree == settled_before_;
    same_ = quiet ? same_ + 1 : 0;
    settled_before_ = tree;
    if (same_ >= 2) {
      task_ = Task::none;
      return answer({});
    }
    if (std::chrono::steady_clock::now() > until_) {
      task_ = Task::none;
      return refuse_with_tree("The screen does not come to rest.");
    }
    // Leaves the processor to the workers that are waited for.
    if (working) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    parts_.window.wake();
  }

  void answer(Json json) {
    json["ok"] = true;
    print(json);
  }

  void refuse_with_tree(const std::string& why) {
    print({{"ok", false}, {"error", why}, {"tree", to_json(parts_.ui.tree())}});
  }

  void refuse(const std::string& why) { print({{"ok", false}, {"error", why}}); }

  void print(const Json& json) const {
    const std::string line = json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    std::size_t written = 0;
    while (written < line.size()) {
      const ssize_t count = write(parts_.output, line.data() + written, line.size() - written);
      if (count <= 0) return;
      written += static_cast<std::size_t>(count);
    }
  }

  DriverParts parts_;
  Task task_ = Task::none;
  std::string pressing_;
  ui::Tree settled_before_;
  int same_ = 0;
  std::int64_t pushed_ns_ = 0;
  std::chrono::steady_clock::time_point until_;
  LineReader lines_;
};

}  // namespace

DriverOption driver_option() {
  return {"--drive", "Play a person from standard input"};
}

std::unique_ptr<Driver> make_driver(const DriverParts& parts) {
  return std::make_unique<JsonDriver>(parts);
}

}  // namespace mend::app
