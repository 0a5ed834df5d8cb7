#include "kiosk/app/reading.h"

#include "content/module/limits.h"
#include "i18n/locale/locale.h"
#include "kiosk/app/fit_picture.h"

namespace mend::app {
namespace {

/// On the smallest screen that we know, 1280 × 800, title, picture and a few lines are seen together.
constexpr window::Size picture_box{640, 240};

/// Of all recordings of a module in memory; a module that has more is read by the voice from there on.
constexpr std::size_t most_recorded = 64 * 1024 * 1024;

/// "1:05"
std::string clock_text(std::int64_t millis) {
  const std::int64_t seconds = millis / 1000;
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

/// As the last page of the Ogg stream says; nobody takes it apart for that. 0 when it says nothing sensible.
std::int64_t millis_of(const base::Bytes& ogg) {
  constexpr std::string_view mark = "OggS";
  const std::string_view text = base::as_text(ogg);
  const std::size_t at = text.rfind(mark);
  if (at == std::string_view::npos || text.size() - at < 14) return 0;
  std::uint64_t samples = 0;
  for (std::size_t i = 0; i < 8; ++i) samples |= std::uint64_t{ogg[at + 6 + i]} << (8 * i);
  const std::uint64_t millis = samples / 48;
  return millis <= std::uint64_t{module::limits::recording_seconds} * 1000 ? static_cast<std::int64_t>(millis)
                                                                           : 0;
}

/// Null where there is none, or it cannot be read: then the voice reads.
std::shared_ptr<const base::Bytes> recording_of(const library::Library& library, const library::Item& item,
                                                const std::string& page, std::size_t& room) {
  const library::ContentFile* file = item.recording(page);
  if (file == nullptr || file->length > module::limits::recording_bytes || file->length > room)
    return nullptr;
  auto bytes = library.file(item, file->path);
  if (!bytes) return nullptr;
  room -= bytes->size();
  return std::make_shared<const base::Bytes>(std::move(*bytes));
}

}  // namespace

/// A module as read from the disk: everything that its pages need.
struct Reading::Module {
  form::Words title;
  std::string language;
  std::vector<module::Page> pages;
  screens::Pictures pictures;
  std::vector<std::shared_ptr<const base::Bytes>> recordings;

  static base::Result<Module> read(const library::Library& library, const std::string& name,
                                   const std::string& wanted) {
    const library::Item* item = library.find(name);
    if (item == nullptr)
      return base::fail(base::ErrorKind::not_found,
                        "The module " + name + " is not on this device any more.");
    Module module;
    module.language = locale::negotiate({wanted, item->source_language}, item->languages);
    module.title = screens::in_language(item->title, module.language, item->source_language);
    std::size_t room = most_recorded;
    for (const library::ContentFile& file : item->pages(module.language)) {
      MEND_TRY(const base::Bytes bytes, library.file(*item, file.path));
      MEND_TRY(module::Page page, module::read_page(base::as_text(bytes)));
      for (const std::string& picture : module::picture_files(page)) {
        MEND_TRY(const base::Bytes png, library.file(*item, picture));
        // The page says what a picture would have shown when it cannot be read.
        if (auto image = window::decode_png(png, picture)) {
          module.pictures.emplace(picture, fit_picture(*image, picture_box));
        }
      }
      module.pages.push_back(std::move(page));
      module.recordings.push_back(recording_of(library, *item, file.path, room));
    }
    if (module.pages.empty()) return base::refused("The module " + name + " has no pages.");
    return module;
  }
};

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
    auto module = std::make_shared<base::Result<Module>>(Module::read(*library, item, language));
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

std::optional<screens::ReaderAudio> Reading::audio(const Voice& voice) {
  ReadAloud& aloud = context_.read_aloud;
  if (!aloud.there() || reader_->at() >= recordings_.size() || !recordings_[reader_->at()])
    return std::nullopt;
  aloud.offer({reader_->item() + "/" + reader_->language() + "/" + std::to_string(reader_->at()),
               recordings_[reader_->at()]});
  const std::int64_t length = millis_of(*recordings_[reader_->at()]);
  const speech::Progress progress = aloud.progress();
  const messages::Catalogue& words = voice.catalogue;
  return screens::ReaderAudio{words.format("audio.recording", {{"title", reader_->page().title}}),
                              words.get("audio.play"),
                              words.get("audio.pause"),
                              words.get("audio.again"),
                              words.format("audio.time", {{"position", clock_text(progress.position)},
                                                          {"length", clock_text(length)}}),
                              std::nullopt,
                              {.playing = aloud.playing(),
                               .position_s = static_cast<double>(progress.position) / 1000,
                               .length_s = static_cast<double>(length) / 1000}};
}

void Reading::press_audio(ui::AudioPress press) {
  switch (press) {
    case ui::AudioPress::play:
      return context_.read_aloud.play();
    case ui::AudioPress::pause:
      return context_.read_aloud.pause();
    case ui::AudioPress::again:
      return context_.read_aloud.from_the_start();
  }
}

Going Reading::draw_module(ui::Ui& ui, const Voice& voice) {
  screens::ReaderActions actions;
  screens::draw(ui, voice.frame, *reader_, screens::make_reader_words(voice.catalogue, *reader_), pictures_,
                audio(voice), actions);
  frame_actions_ = actions.frame;
  if (actions.audio) press_audio(*actions.audio);
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
