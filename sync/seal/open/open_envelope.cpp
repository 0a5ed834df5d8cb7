#include "sync/seal/open/open_envelope.h"

#include "sync/seal/box.h"
#include "sync/seal/cbor.h"
#include "sync/seal/header.h"
#include "sync/seal/signed.h"

namespace mend::opening {

namespace {

using seal::CborMap;
using seal::EnvelopeKind;
using seal::Header;

tl::unexpected<base::Error> bad(std::string_view member) {
  return base::refused("The envelope's \"" + std::string(member) + "\" is not as docs/formats.md says.");
}

base::Result<Header> take_header(const CborMap& map) {
  Header header;
  MEND_TRY(header.envelope, map.text("envelope"));
  MEND_TRY(header.device, map.text("device"));
  if (map.has("subject")) {
    MEND_TRY(header.subject, map.text("subject"));
  }
  MEND_TRY(const std::string kind, map.text("kind"));
  if (kind == seal::kind_name(EnvelopeKind::withdrawal)) {
    header.kind = EnvelopeKind::withdrawal;
  } else if (kind != seal::kind_name(EnvelopeKind::answers)) {
    return bad("kind");
  }
  MEND_TRY(header.response_class, map.text("class"));
  MEND_TRY(header.class_key, map.text("class_key"));
  MEND_TRY(header.form, map.text("form"));
  MEND_TRY(header.form_version, map.number("form_version"));
  MEND_TRY(header.form_hash, map.text("form_hash"));
  MEND_TRY(header.urgent, map.flag("urgent"));
  MEND_TRY(std::string created, map.text("created"));
  if (header.response_class == seal::survey_class) {
    if (created.size() != 10) return bad("created");
    created += "T00:00:00Z";
  }
  MEND_TRY(header.created, base::parse_utc(created));
  if (map.has("about")) {
    MEND_TRY(header.about, map.text("about"));
  }
  MEND_CHECK(seal::check_header(header));
  return header;
}

}  // namespace

base::Result<OuterEnvelope> open_outer(base::ByteView file, const seal::BoxPair& hub,
                                       const DeviceKeys& device_keys) {
  if (file.size() > seal::envelope_limit || !base::as_text(file).starts_with(seal::envelope_magic)) {
    return base::refused("This is not an envelope of version 1.");
  }
  MEND_TRY(const base::SecretBytes padded, seal::open_box(file.subspan(seal::envelope_magic.size()), hub));
  MEND_TRY(const base::ByteView plain, seal::unpad(padded.view()));
  MEND_TRY(const CborMap map, CborMap::parse(plain));
  OuterEnvelope envelope;
  MEND_TRY(envelope.header, take_header(map));
  MEND_TRY(const base::ByteView inner, map.bytes("inner"));
  MEND_TRY(const base::ByteView signature, map.bytes("signature"));
  // 12 members are always there; nothing that we do not know may ride along.
  const std::size_t expected = 12 + (map.has("subject") ? 1 : 0) + (map.has("about") ? 1 : 0);
  if (map.size() != expected) return base::refused("The envelope has fields that do not belong there.");
  MEND_TRY(const seal::PublicKey device_key, device_keys(envelope.header.device));
  if (!seal::verify(seal::envelope_domain, seal::signed_digest(map), signature, device_key)) {
    return base::refused("The envelope was not signed by the device that it names.");
  }
  envelope.inner.assign(inner.begin(), inner.end());
  return envelope;
}

base::Result<Answers> open_inner(base::ByteView inner, const Header& header,
                                 const seal::BoxPair& class_pair) {
  MEND_TRY(const base::SecretBytes padded, seal::open_box(inner, class_pair));
  MEND_TRY(const base::ByteView plain, seal::unpad(padded.view()));
  MEND_TRY(const CborMap map, CborMap::parse(plain));
  MEND_TRY(const std::string envelope, map.text("envelope"));
  MEND_TRY(const std::string form_hash, map.text("form_hash"));
  if (envelope != header.envelope || form_hash != header.form_hash) {
    return base::refused("The sealed answers belong to another envelope or form.");
  }
  Answers answers;
  MEND_TRY(answers.language, map.text("language"));
  MEND_TRY(const base::ByteView submission, map.bytes("answers"));
  if (!seal::is_language(answers.language) || submission.size() > seal::answers_limit || map.size() != 4 ||
      submission.empty() != (header.kind == EnvelopeKind::withdrawal)) {
    return base::refused("The sealed answers are not as docs/formats.md says.");
  }
  answers.submission = base::SecretBytes(submission);
  return answers;
}

}  // namespace mend::opening
