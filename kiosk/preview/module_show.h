#pragma once

#include "kiosk/app/opened_module.h"
#include "kiosk/preview/show.h"

namespace mend::preview {

/// The list of modules with this one, and its pages.
class ModuleShow final : public Show {
 public:
  explicit ModuleShow(std::shared_ptr<const Edition> edition);

  void renew(std::shared_ptr<const Edition> edition) override;
  screens::FrameActions draw(ui::Ui& ui, const Light& light) override;
  [[nodiscard]] std::vector<Place> places() const override;
  [[nodiscard]] Place place() const override;
  void go_to(const std::string& place) override;

 private:
  void open(const Light& light);
  screens::FrameActions draw_list(ui::Ui& ui, const Light& light);
  screens::FrameActions draw_page(ui::Ui& ui, const Light& light);

  std::shared_ptr<const Edition> edition_;
  std::vector<std::string> names_;
  std::optional<std::size_t> at_;  ///< the page that is shown; nothing: the list

  // Opened anew when the edition or the language is another one.
  std::optional<screens::ReaderModel> reader_;
  std::string opened_in_;
  screens::Pictures pictures_;
  app::Recordings recordings_;
};

}  // namespace mend::preview
