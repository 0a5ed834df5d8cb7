#pragma once

#include "kiosk/app/context.h"
#include "kiosk/app/opened_module.h"
#include "kiosk/screens/items_screen.h"
#include "kiosk/screens/reader_screen.h"

#include <memory>
#include <optional>
#include <string>

namespace mend::app {

/// The list of modules and the one that is read.
class Reading {
 public:
  /// Both must outlive it.
  Reading(Context& context, const Session& session);

  void show_list();
  /// Opens a module where it was left; until it is read from the disk the list stays.
  void open(const std::string& item, const std::string& language);
  [[nodiscard]] Going draw(ui::Ui& ui, const Voice& voice);
  [[nodiscard]] const screens::FrameActions& frame_actions() const { return frame_actions_; }
  /// The module that is open.
  [[nodiscard]] std::optional<std::string> open_item() const;

 private:
  Going draw_list(ui::Ui& ui, const Voice& voice);
  Going draw_module(ui::Ui& ui, const Voice& voice);
  void remember();

  Context& context_;
  const Session& session_;
  std::optional<screens::ReaderModel> reader_;
  screens::Pictures pictures_;
  Recordings recordings_;
  store::Places places_;
  bool failed_ = false;
  screens::FrameActions frame_actions_;
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

}  // namespace mend::app
