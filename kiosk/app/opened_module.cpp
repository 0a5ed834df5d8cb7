#include "kiosk/app/opened_module.h"

#include "content/module/limits.h"
#include "i18n/locale/locale.h"
#include "kiosk/app/fit_picture.h"
#include "kiosk/app/recording.h"

namespace mend::app {
namespace {

/// On the smallest screen that we know, 1280 × 800, title, picture and a few lines are seen together.
constexpr window::Size picture_box{640, 240};

/// Of all recordings of a module in memory; a module that has more is read by the voice from there on.
constexpr std::size_t most_recorded = 64 * 1024 * 1024;

/// Null where there is none, or it cannot be read: then the voice reads.
std::shared_ptr<const base::Bytes> recording_of(const library::Item& item, const std::string& page,
                                                const ItemFile& file_of, std::size_t& room) {
  const library::ContentFile* file = item.recording(page);
  if (file == nullptr || file->length > module::limits::recording_bytes || file->length > room)
    return nullptr;
  auto bytes = file_of(item, file->path);
  if (!bytes) return nullptr;
  room -= bytes->size();
  return std::make_shared<const base::Bytes>(std::move(*bytes));
}

}  // namespace

base::Result<OpenedModule> open_module(const library::Item& item, const std::string& wanted,
                                       const ItemFile& file_of) {
  OpenedModule module;
  module.language = locale::negotiate({wanted, item.source_language}, item.languages);
  module.title = screens::in_language(item.title, module.language, item.source_language);
  std::size_t room = most_recorded;
  for (const library::ContentFile& file : item.pages(module.language)) {
    MEND_TRY(const base::Bytes bytes, file_of(item, file.path));
    MEND_TRY(module::Page page, module::read_page(base::as_text(bytes)));
    for (const std::string& picture : module::picture_files(page)) {
      MEND_TRY(const base::Bytes png, file_of(item, picture));
      // The page says what a picture would have shown when it cannot be read.
      if (auto image = window::decode_png(png, picture)) {
        module.pictures.emplace(picture, fit_picture(*image, picture_box));
      }
    }
    module.pages.push_back(std::move(page));
    module.recordings.push_back(recording_of(item, file.path, file_of, room));
  }
  if (module.pages.empty()) return base::refused("The module " + item.name() + " has no pages.");
  return module;
}

std::optional<screens::ReaderAudio> make_audio(const messages::Catalogue& words,
                                               const screens::ReaderModel& reader,
                                               const Recordings& recordings, ReadAloud& aloud) {
  if (!aloud.there() || reader.at() >= recordings.size() || !recordings[reader.at()]) return std::nullopt;
  aloud.offer(
      {reader.item() + "/" + reader.language() + "/" + std::to_string(reader.at()), recordings[reader.at()]});
  return make_player(words, reader.page().title, *recordings[reader.at()],
                     {aloud.progress().position, aloud.playing()});
}

void press_audio(ui::AudioPress press, ReadAloud& aloud) {
  switch (press) {
    case ui::AudioPress::play:
      return aloud.play();
    case ui::AudioPress::pause:
      return aloud.pause();
    case ui::AudioPress::again:
      return aloud.from_the_start();
  }
}

}  // namespace mend::app
