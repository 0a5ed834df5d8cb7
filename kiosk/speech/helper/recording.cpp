#include "kiosk/speech/helper/recording.h"

#include <algorithm>
#include <array>
#include <memory>
#include <opusfile.h>

namespace mend::speech {
namespace {

constexpr int kRate = 48'000;
/// The longest packet of Opus is 120 ms; libopusfile gives two ears where we ask for them.
constexpr std::size_t kMost = kRate * 12 / 100;

struct Closer {
  void operator()(OggOpusFile* file) const { op_free(file); }
};
using File = std::unique_ptr<OggOpusFile, Closer>;

File open(std::span<const std::uint8_t> bytes) {
  if (bytes.empty() || bytes.size() > wire::most_recording) return nullptr;
  int error = 0;
  File file(op_open_memory(bytes.data(), bytes.size(), &error));
  if (!file || op_link_count(file.get()) != 1) return nullptr;
  const ogg_int64_t samples = op_pcm_total(file.get(), -1);
  if (samples <= 0 || samples > ogg_int64_t{longest_recording} * kRate) return nullptr;
  return file;
}

}  // namespace

std::optional<std::uint32_t> recording_length(std::span<const std::uint8_t> bytes) {
  const File file = open(bytes);
  if (!file) return std::nullopt;
  return static_cast<std::uint32_t>(op_pcm_total(file.get(), -1) * 1000 / kRate);
}

bool play_recording(const wire::Play& what, const std::function<bool(const wire::Bytes&)>& send) {
  const File file = open(what.file);
  if (!file) return false;
  const ogg_int64_t total = op_pcm_total(file.get(), -1);
  const ogg_int64_t from = std::min<ogg_int64_t>(ogg_int64_t{what.from_ms} * kRate / 1000, total);
  if (from > 0 && op_pcm_seek(file.get(), from) != 0) return false;
  if (!send(wire::begin({what.id, kRate, static_cast<std::uint32_t>(total * 1000 / kRate)}))) return true;
  std::array<opus_int16, kMost * 2> both{};
  std::array<std::int16_t, kMost> one{};
  ogg_int64_t decoded = from;
  for (;;) {
    const int count = op_read_stereo(file.get(), both.data(), static_cast<int>(both.size()));
    if (count == OP_HOLE) continue;  // a gap in a file that is whole otherwise
    if (count <= 0) return count == 0;
    // A file may hold more than it says.
    decoded += count;
    if (decoded > total + kRate) return false;
    const auto length = std::min(static_cast<std::size_t>(count), one.size());
    for (std::size_t i = 0; i < length; ++i)
      one[i] = static_cast<std::int16_t>((both[2 * i] + both[2 * i + 1]) / 2);
    if (!send(wire::sound(what.id, std::span(one).first(length)))) return true;
  }
}

}  // namespace mend::speech
