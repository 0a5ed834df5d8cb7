#include "kiosk/app/reading.h"

namespace mend::app {
namespace {

base::Result<OpenedModule> read(const library::Library& library, const std::string& name,
                                const std::string& wanted) {
  const library::Item* item = library.find(name);
  if (item == nullptr)
    return base::fail(base::ErrorKind::not_found, "The module " + name + " is not on this device any more.");
  return open_module(*item, wanted, [&](const library::Item& of, const std::string& path) {
    return library.file(of, path);
  });
}

}  // namespace

Reading::Reading(Context& context, const Session& session) : context_(context), session_(session) {
  context_.worker.post(alive_, [this, &backend = context_.backend, who = session_.who]() -> Worker::Done {
    auto places = backend.store().residents.places(*who);
    return [this, places = std::move(places)] {
      if (places) places_ = *places;
    };
  });
}

void Reading::show_list() {
  reader_.reset();
  pictures_.clear();
  recordings_.clear();
  failed_ = false;
}

std::optional<std::string> Reading::open_item() const {
  if (!reader_) return std::nullopt;
  return reader_->item();
}

void Reading::open(const std::string& item, const std::string& language) {
  failed_ = false;
  if (!context_.view.library) return;
  context_.worker.post(alive_, [this, library = context_.view.library, item, language]() -> Worker::Done {
    auto module = std::make_shared<base::Result<OpenedModule>>(read(*library, item, language));
    return [this, item, module] {
      if (!*module) {
        tell(module->error());
        failed_ = true;
        return;
      }
      const auto place = places_.find(item);
      const std::size_t start =
          place == places_.end() || place->second < 0 ? 0 : static_cast<std::size_t>(place->second);
      pictures_ = std::move((*module)->pictures);
      recordings_ = std::move((*module)->recordings);
      reader_.emplace(item, std::move((*module)->title), std::move((*module)->language),
                      std::move((*module)->pages), start);
    };
  });
}

void Reading::remember() {
  // Read to the end: the next time begins at the beginning.
  places_[reader_->item()] = reader_->is_last() ? 0 : static_cast<std::int64_t>(reader_->at());
  context_.worker.post(alive_,
                       [&backend = context_.backend, who = session_.who, places = places_]() -> Worker::Done {
                         if (auto kept = backend.store().residents.set_places(*who, places); !kept)
                           tell(kept.error());
                         return nullptr;
                       });
}

Going Reading::draw(ui::Ui& ui, const Voice& voice) {
  return reader_ ? draw_module(ui, voice) : draw_list(ui, voice);
}

Going Reading::draw_list(ui::Ui& ui, const Voice& voice) {
  static const std::vector<library::Item> none;
  const auto& items = context_.view.library ? context_.view.library->items() : none;
  auto model = screens::make_learn(voice.catalogue, items, voice.language);
  if (failed_) model.trouble = voice.catalogue.get("error.try-again");
  screens::ItemsActions actions;
  screens::draw(ui, voice.frame, model, actions);
  frame_actions_ = actions.frame;
  if (actions.item) open(model.tiles[*actions.item].name, voice.language);
  return actions.frame.back ? Going::home : Going::stay;
}

Going Reading::draw_module(ui::Ui& ui, const Voice& voice) {
  screens::ReaderActions actions;
  screens::draw(ui, voice.frame, *reader_, screens::make_reader_words(voice.catalogue, *reader_), pictures_,
                make_audio(voice.catalogue, *reader_, recordings_, context_.read_aloud), actions);
  frame_actions_ = actions.frame;
  if (actions.audio) press_audio(*actions.audio, context_.read_aloud);
  if (actions.pick) reader_->pick(actions.pick->first, actions.pick->second);
  if (actions.next) {
    reader_->next();
    remember();
  } else if (actions.done || (actions.frame.back && reader_->is_first())) {
    show_list();
  } else if (actions.frame.back) {
    reader_->back();
    remember();
  }
  return Going::stay;
}

}  // namespace mend::app
