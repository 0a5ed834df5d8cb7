#include "kiosk/preview/module_show.h"

#include "kiosk/preview/pseudo.h"
#include "kiosk/screens/items_screen.h"

#include <algorithm>
#include <variant>

namespace mend::preview {
namespace {

/// What was picked on the page stays picked, as far as it is still there.
void copy_picks(const screens::ReaderModel& from, screens::ReaderModel& to) {
  const auto& blocks = to.page().blocks;
  for (std::size_t n = 0; n < blocks.size(); ++n) {
    const auto* choice = std::get_if<module::Choice>(&blocks[n]);
    const auto picked = from.picked(n);
    if (choice != nullptr && picked && *picked < choice->options.size()) to.pick(n, *picked);
  }
}

}  // namespace

ModuleShow::ModuleShow(std::shared_ptr<const Edition> edition)
    : edition_(std::move(edition)), names_(edition_->page_names()), at_(0) {}

void ModuleShow::renew(std::shared_ptr<const Edition> edition) {
  const std::vector<std::string> names = edition->page_names();
  if (at_) {
    const auto same = std::find(names.begin(), names.end(), names_[*at_]);
    at_ = same != names.end() ? static_cast<std::size_t>(same - names.begin())
                              : std::min(*at_, names.size() - 1);
  }
  names_ = names;
  edition_ = std::move(edition);
  opened_in_.clear();
}

void ModuleShow::open(const Light& light) {
  const std::string wanted = light.pseudo ? std::string(messages::pseudo_tag) : light.language;
  if (opened_in_ == wanted) return;
  opened_in_ = wanted;
  auto opened = app::open_module(
      edition_->item, light.pseudo ? edition_->item.source_language : light.language,
      [this](const library::Item&, const std::string& path) { return edition_->file(path); });
  if (!opened) return;  // it was read when it was built
  if (light.pseudo) {
    make_pseudo(opened->title);
    for (module::Page& page : opened->pages) make_pseudo(page);
  }
  screens::ReaderModel fresh(edition_->item.name(), std::move(opened->title), std::move(opened->language),
                             std::move(opened->pages), at_.value_or(0));
  if (reader_) copy_picks(*reader_, fresh);
  reader_ = std::move(fresh);
  pictures_ = std::move(opened->pictures);
  recordings_ = std::move(opened->recordings);
}

std::vector<Place> ModuleShow::places() const {
  std::vector<Place> places = {{std::string(contents_place), "Contents", "en"}};
  for (const std::string& name : names_) places.push_back({std::string(page_place) + name, name, "en"});
  return places;
}

Place ModuleShow::place() const {
  return places()[at_ ? *at_ + 1 : 0];
}

void ModuleShow::go_to(const std::string& place) {
  const auto all = places();
  for (std::size_t n = 0; n < all.size(); ++n) {
    if (all[n].id != place) continue;
    at_ = n == 0 ? std::nullopt : std::optional(n - 1);
    reader_.reset();
    opened_in_.clear();
  }
}

screens::FrameActions ModuleShow::draw(ui::Ui& ui, const Light& light) {
  if (!at_) return draw_list(ui, light);
  open(light);
  return reader_ ? draw_page(ui, light) : draw_list(ui, light);
}

screens::FrameActions ModuleShow::draw_list(ui::Ui& ui, const Light& light) {
  auto model = screens::make_learn(light.catalogue, {edition_->item}, light.language);
  if (light.pseudo) {
    for (screens::ItemTile& tile : model.tiles) {
      make_pseudo(tile.title);
      make_pseudo(tile.summary);
    }
  }
  screens::ItemsActions actions;
  screens::draw(ui, light.frame, model, actions);
  if (actions.item) go_to(std::string(page_place) + names_.front());
  return actions.frame;
}

screens::FrameActions ModuleShow::draw_page(ui::Ui& ui, const Light& light) {
  screens::ReaderActions actions;
  screens::draw(ui, light.frame, *reader_, screens::make_reader_words(light.catalogue, *reader_), pictures_,
                app::make_audio(light.catalogue, *reader_, recordings_, light.aloud), actions);
  if (actions.audio) app::press_audio(*actions.audio, light.aloud);
  if (actions.pick) reader_->pick(actions.pick->first, actions.pick->second);
  if (actions.next) {
    reader_->next();
    at_ = reader_->at();
  } else if (actions.done || (actions.frame.back && reader_->is_first())) {
    go_to(std::string(contents_place));
  } else if (actions.frame.back) {
    reader_->back();
    at_ = reader_->at();
  }
  return actions.frame;
}

}  // namespace mend::preview
