#include "sync/seal/envelope.h"

#include "content/base/hash.h"
#include "sync/seal/box.h"
#include "sync/seal/header.h"
#include "sync/seal/signed.h"

namespace mend::seal {

namespace {

constexpr base::UnixMillis second = 1000;
constexpr base::UnixMillis day = 24 * 3600 * second;

Header header_of(const Contents& contents, const ClassKey& class_key, std::string id) {
  const bool survey = class_key.response_class == survey_class;
  const base::UnixMillis step = survey ? day : second;
  Header header;
  header.envelope = std::move(id);
  header.device = contents.device;
  if (!survey) header.subject = contents.subject;
  header.kind = contents.kind;
  header.response_class = class_key.response_class;
  header.class_key = key_id(class_key.key);
  header.form = contents.form;
  header.form_version = contents.form_version;
  header.form_hash = contents.form_hash;
  header.urgent = contents.urgent && !survey;
  header.created = contents.created - contents.created % step;
  header.about = contents.about;
  return header;
}

/// A withdrawal has an inner box too, an empty one, so that its size tells nothing.
base::Result<base::Bytes> seal_inner(const Header& header, const Contents& contents, const PublicKey& to) {
  CborMap inner;
  inner.put_text("envelope", header.envelope);
  inner.put_text("form_hash", header.form_hash);
  inner.put_text("language", contents.language);
  inner.put_bytes("answers", contents.answers.view());
  return seal_box(pad(inner.encode().view()).view(), to);
}

}  // namespace

base::Result<SealedEnvelope> seal_envelope(const Contents& contents, const ClassKey& class_key,
                                           const PublicKey& hub_sealing_key, const SigningPair& device,
                                           base::Random& random) {
  if (contents.answers.size() > answers_limit) {
    return base::refused("The answers are longer than the " + std::to_string(answers_limit) +
                         " bytes that fit into one envelope.");
  }
  if (contents.answers.empty() != (contents.kind == EnvelopeKind::withdrawal)) {
    return base::refused("Answers must not be empty, and a withdrawal must not hold any.");
  }
  if (!is_language(contents.language)) return base::refused("The answers do not say their language.");

  const Header header = header_of(contents, class_key, random.id());
  MEND_CHECK(check_header(header));
  MEND_TRY(const base::Bytes inner, seal_inner(header, contents, class_key.key));

  CborMap outer;
  put_header(outer, header);
  outer.put_bytes("inner", inner);
  MEND_TRY(const Signature signature, sign(envelope_domain, signed_digest(outer), device));
  outer.put_bytes("signature", signature);
  MEND_TRY(const base::Bytes sealed, seal_box(pad(outer.encode().view()).view(), hub_sealing_key));

  SealedEnvelope envelope;
  envelope.id = header.envelope;
  envelope.file = base::to_bytes(envelope_magic);
  envelope.file.insert(envelope.file.end(), sealed.begin(), sealed.end());
  envelope.sha256 = base::sha256_hex(envelope.file);
  return envelope;
}

}  // namespace mend::seal
