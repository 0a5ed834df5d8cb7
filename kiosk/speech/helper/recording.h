#pragma once

#include "kiosk/speech/wire.h"

#include <functional>

namespace mend::speech {

/// The longest recording of a page, in seconds.
inline constexpr int longest_recording = 15 * 60;

/// Length of an Ogg Opus file in milliseconds; nothing when it is none, holds several streams, or is longer
/// than `longest_recording`.
[[nodiscard]] std::optional<std::uint32_t> recording_length(std::span<const std::uint8_t> file);

/// Decodes it into frames of sound, one ear's worth. False for what recording_length refuses.
bool play_recording(const wire::Play& what, const std::function<bool(const wire::Bytes&)>& send);

}  // namespace mend::speech
