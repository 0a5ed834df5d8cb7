#pragma once

#include "content/base/bytes.h"
#include "content/base/clock.h"
#include "content/base/random.h"
#include "content/base/result.h"
#include "sync/seal/keys.h"

#include <cstdint>
#include <string>

namespace mend::seal {

// The bytes are in docs/formats.md.

inline constexpr std::size_t envelope_limit = 1024 * 1024;  ///< bytes of a whole envelope file
inline constexpr std::size_t answers_limit = 512 * 1024;    ///< bytes of one submission
inline constexpr std::size_t padding_block = 4096;          ///< sizes show in steps of this many bytes

inline constexpr std::string_view survey_class = "survey";

enum class EnvelopeKind { answers, withdrawal };

/// What the hub learns of an envelope without being able to read the answers.
struct Header {
  std::string envelope;  ///< id of the envelope
  std::string device;    ///< id of the device
  std::string subject;   ///< id of the resident; empty for a survey
  EnvelopeKind kind = EnvelopeKind::answers;
  std::string response_class;
  std::string class_key;  ///< key_id of the class key that the answers are sealed to
  std::string form;       ///< "org/id"
  std::int64_t form_version = 0;
  std::string form_hash;  ///< 64 hexadecimal digits
  bool urgent = false;
  base::UnixMillis created = 0;  ///< whole seconds; midnight UTC for a survey
  std::string about;             ///< withdrawals only: id of the envelope that is taken back
};

/// What a device wants to send. Fields as in Header.
struct Contents {
  std::string device;
  std::string subject;
  EnvelopeKind kind = EnvelopeKind::answers;
  std::string form;
  std::int64_t form_version = 0;
  std::string form_hash;
  bool urgent = false;
  base::UnixMillis created = 0;
  std::string about;
  std::string language;       ///< tag of the language in which it was answered
  base::SecretBytes answers;  ///< the XForm submission; empty for a withdrawal
};

struct SealedEnvelope {
  std::string id;
  base::Bytes file;    ///< goes into the spool as it is
  std::string sha256;  ///< hexadecimal, of `file`: what the receipt must name
};

/// Seals the answers to the class key and the whole to the hub, signed by the device. A survey goes out
/// without its subject, urgent flag and time of day, whatever `contents` says.
/// Refuses fields that are malformed, answers over `answers_limit`, and a key nothing can be sealed to.
base::Result<SealedEnvelope> seal_envelope(const Contents& contents, const ClassKey& class_key,
                                           const PublicKey& hub_sealing_key, const SigningPair& device,
                                           base::Random& random);

}  // namespace mend::seal
