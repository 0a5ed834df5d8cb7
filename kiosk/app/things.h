#pragma once

#include "kiosk/app/context.h"
#include "kiosk/screens/mine_screen.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mend::app {

/// "My things" of one resident.
class Things {
 public:
  /// Both must outlive it.
  Things(Context& context, const Session& session) : context_(context), session_(session) {}

  /// Reads the records anew.
  void load();
  [[nodiscard]] Going draw(ui::Ui& ui, const Voice& voice);
  [[nodiscard]] const screens::FrameActions& frame_actions() const { return frame_actions_; }
  /// The next visit says nothing of what was done in this one.
  void forget_notice() { notice_ = screens::MineNotice::none; }

 private:
  using Records = base::Result<std::vector<store::Record>>;
  void withdraw(const std::string& envelope);
  void take(const Records& records);

  Context& context_;
  const Session& session_;
  std::optional<std::vector<store::Record>> records_;
  screens::MineNotice notice_ = screens::MineNotice::none;
  screens::FrameActions frame_actions_;
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

}  // namespace mend::app
