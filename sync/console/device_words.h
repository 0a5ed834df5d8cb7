#pragma once

#include "sync/hub/devices.h"

#include <string>
#include <vector>

namespace mend::console {

// What a device said of itself, in words that staff read on its page and in the roster.

std::string content_words(const protocol::KioskReport& kiosk);  ///< "Generation 12"
std::string space_words(std::uint64_t bytes);                   ///< "3.2 GB"
std::string clock_words(const protocol::KioskReport& kiosk);    ///< "2 days ahead of this hub’s"

/// Of kiosk and courier, newest first.
std::vector<protocol::Refusal> refusals_of(const hub::Device& device);

}  // namespace mend::console
