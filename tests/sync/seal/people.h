#pragma once

#include "content/base/random.h"
#include "sync/seal/envelope.h"
#include "sync/seal/keys.h"
#include "sync/seal/open/open_envelope.h"

namespace mend::seal::testing {

/// Everybody with a key in one small prison.
struct People {
  base::SeededRandom random{7};
  std::string device_id = random.id();
  std::string subject = random.id();
  SigningPair device = make_signing_pair(random);
  BoxPair inbox = make_box_pair(random);
  SigningPair hub_signing = make_signing_pair(random);
  BoxPair hub = make_box_pair(random);
  BoxPair key_work = make_box_pair(random);
  BoxPair survey = make_box_pair(random);

  Contents contents(std::string_view answers = "<data><week>very-bad</week></data>") {
    Contents contents;
    contents.device = device_id;
    contents.subject = subject;
    contents.form = "mend/weekly-check-in";
    contents.form_version = 3;
    contents.form_hash = std::string(64, 'a');
    contents.urgent = true;
    contents.created = 1'800'000'012'345;
    contents.language = "cy";
    contents.answers = base::SecretBytes(base::as_bytes(answers));
    return contents;
  }
  ClassKey class_key() { return {"key-work", key_work.public_key}; }
  ClassKey survey_key() { return {"survey", survey.public_key}; }

  SealedEnvelope seal(const Contents& contents, const ClassKey& to) {
    auto sealed = seal_envelope(contents, to, hub.public_key, device, random);
    if (!sealed) throw std::runtime_error(sealed.error().message);
    return std::move(*sealed);
  }
  opening::DeviceKeys lookup() {
    return [this](std::string_view id) -> base::Result<PublicKey> {
      if (id != device_id) return base::fail(base::ErrorKind::not_found, "No such device is enrolled.");
      return device.public_key;
    };
  }
};

}  // namespace mend::seal::testing
