#pragma once

#include "kiosk/app/worker.h"
#include "kiosk/preview/panel.h"
#include "kiosk/preview/source_watch.h"
#include "kiosk/preview/visit.h"
#include "kiosk/preview/workshop.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace mend::preview {

/// The preview without its window: builds the folder, shows it, and does both again after each save. What
/// cannot be built leaves the last good version on the screen, with the problems beside it.
class Preview {
 public:
  struct Parts {
    base::Files& files;
    base::Path folder;
    base::Path scratch;          ///< a folder of its own; nothing is written elsewhere
    std::function<void()> wake;  ///< makes the event loop turn; from any thread
    Visit::Parts visit;
  };
  explicit Preview(Parts parts);
  ~Preview();
  Preview(const Preview&) = delete;
  Preview& operator=(const Preview&) = delete;

  /// Builds what is there, once. Refuses with the first problem.
  base::Status start();

  /// Once per turn of the loop, before drawing.
  void turn();
  void draw(ui::Ui& ui) { visit_.draw(ui); }
  bool listen(ui::Ui& ui) { return visit_.listen(ui); }
  /// Reads the folder again, as after a save.
  void reload();
  [[nodiscard]] Visit& visit() { return visit_; }

  [[nodiscard]] PanelModel panel() const;
  void press(const PanelActions& actions);

  /// Something is being built or checked.
  [[nodiscard]] bool busy() const { return changed_ || worker_.busy(); }
  /// How many versions were shown so far.
  [[nodiscard]] std::uint64_t editions() const { return editions_; }
  [[nodiscard]] const author::CheckReport& report() const { return report_; }

 private:
  void take(Step step, std::uint64_t generation, bool first);
  void post_begin();
  void post_go_on();
  [[nodiscard]] Wanted wanted() const;
  [[nodiscard]] std::string shortened(std::string problem) const;

  Parts parts_;
  Visit visit_;
  Workshop workshop_;  ///< on the worker only, once it has started
  author::CheckReport report_;
  bool stale_ = false;  ///< what is shown is older than what is saved
  std::string watch_trouble_;
  std::uint64_t generation_ = 0;
  std::uint64_t editions_ = 0;
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);
  std::atomic<bool> changed_ = false;
  // Their threads end before what they use.
  app::Worker worker_;
  std::optional<SourceWatch> watch_;
};

}  // namespace mend::preview
