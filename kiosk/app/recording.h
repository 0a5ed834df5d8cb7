#pragma once

#include "content/base/bytes.h"
#include "i18n/messages/catalogue.h"
#include "kiosk/screens/reader_screen.h"

#include <cstdint>
#include <string_view>

namespace mend::app {

/// How far a recording is, and whether it is heard.
struct Hearing {
  std::int64_t position = 0;  ///< milliseconds
  bool playing = false;
};

/// The player of an Ogg Opus recording.
[[nodiscard]] screens::ReaderAudio make_player(const messages::Catalogue& catalogue, std::string_view title,
                                               const base::Bytes& ogg, const Hearing& hearing);

}  // namespace mend::app
