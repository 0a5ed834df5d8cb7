#include "kiosk/app/opened_module.h"

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
  const std::int64_t length = millis_of(*recordings[reader.at()]);
  const speech::Progress progress = aloud.progress();
  return screens::ReaderAudio{words.format("audio.recording", {{"title", reader.page().title}}),
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
