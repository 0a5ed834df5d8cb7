#pragma once

#include "content/base/bytes.h"
#include "content/library/item.h"
#include "kiosk/app/read_aloud.h"
#include "kiosk/screens/reader_screen.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mend::app {

/// A recording for each page; null where there is none.
using Recordings = std::vector<std::shared_ptr<const base::Bytes>>;

/// A module made ready to be read in one language: everything that its pages need.
struct OpenedModule {
  form::Words title;
  std::string language;
  std::vector<module::Page> pages;
  screens::Pictures pictures;
  Recordings recordings;
};

/// The bytes of a file of the item, by its path in the manifest.
using ItemFile = std::function<base::Result<base::Bytes>(const library::Item& item, const std::string& path)>;

/// In the language of the item that comes nearest to `wanted`.
base::Result<OpenedModule> open_module(const library::Item& item, const std::string& wanted,
                                       const ItemFile& file);

/// The player of the page's recording; nothing where there is none, or nothing can be heard. Offers it to
/// `aloud`: call it in each frame that draws the page.
std::optional<screens::ReaderAudio> make_audio(const messages::Catalogue& catalogue,
                                               const screens::ReaderModel& reader,
                                               const Recordings& recordings, ReadAloud& aloud);
void press_audio(ui::AudioPress press, ReadAloud& aloud);

}  // namespace mend::app
