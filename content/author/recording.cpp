#include "content/author/recording.h"

#include "content/module/limits.h"

#include <memory>
#include <opusfile.h>

namespace mend::author {

namespace limits = module::limits;

base::Status check_recording(base::ByteView bytes, const std::string& file) {
  const auto refuse = [&](const std::string& why) { return base::refused(file + ": " + why); };
  if (bytes.size() > limits::recording_bytes) {
    return refuse("the recording is larger than " + std::to_string(limits::recording_bytes / 1024 / 1024) +
                  " MB; 24 kbit/s in one channel is enough for a voice.");
  }
  const struct Closer {
    void operator()(OggOpusFile* opened) const { op_free(opened); }
  } closer;
  const std::unique_ptr<OggOpusFile, Closer> opened(op_open_memory(bytes.data(), bytes.size(), nullptr),
                                                    closer);
  if (!opened || op_link_count(opened.get()) != 1)
    return refuse("this is no Ogg Opus recording; make one with opusenc.");
  constexpr ogg_int64_t rate = 48'000;
  const ogg_int64_t samples = op_pcm_total(opened.get(), -1);
  if (samples <= 0) return refuse("the recording is empty.");
  if (samples > rate * limits::recording_seconds)
    return refuse("the recording is longer than " + std::to_string(limits::recording_seconds / 60) +
                  " minutes.");
  return {};
}

}  // namespace mend::author
