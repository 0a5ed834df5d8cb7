#include "sync/seal/header.h"

#include "content/base/files.h"
#include "content/base/hash.h"

#include <algorithm>

namespace mend::seal {

namespace {

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

bool is_class(std::string_view text) {
  return !text.empty() && text.size() <= 32 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

bool is_form(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash != std::string_view::npos && base::is_safe_name(text.substr(0, slash)) &&
         base::is_safe_name(text.substr(slash + 1));
}

tl::unexpected<base::Error> bad(std::string_view member) {
  return base::refused("The envelope's \"" + std::string(member) + "\" is not as docs/formats.md says.");
}

constexpr base::UnixMillis day = 24LL * 3600 * 1000;
constexpr base::UnixMillis year_10000 = 253'402'300'800'000;

}  // namespace

std::string_view kind_name(EnvelopeKind kind) {
  return kind == EnvelopeKind::withdrawal ? "withdrawal" : "answers";
}

bool is_language(std::string_view tag) {
  return !tag.empty() && tag.size() <= 35 && std::all_of(tag.begin(), tag.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
}

base::Status check_header(const Header& header) {
  const bool survey = header.response_class == survey_class;
  if (!is_id(header.envelope)) return bad("envelope");
  if (!is_id(header.device)) return bad("device");
  if (survey ? !header.subject.empty() : !is_id(header.subject)) return bad("subject");
  if (!is_class(header.response_class)) return bad("class");
  if (!is_hex(header.class_key, 16)) return bad("class_key");
  if (!is_form(header.form)) return bad("form");
  if (header.form_version < 1) return bad("form_version");
  if (!is_hex(header.form_hash, 64)) return bad("form_hash");
  if (survey && header.urgent) return bad("urgent");
  if (header.created < 0 || header.created >= year_10000) return bad("created");
  if (header.created % (survey ? day : 1000) != 0) return bad("created");
  if (header.kind == EnvelopeKind::withdrawal) {
    // A survey carries no name, so there is nobody who could take it back.
    if (survey) return bad("kind");
    if (!is_id(header.about)) return bad("about");
  } else if (!header.about.empty()) {
    return bad("about");
  }
  return {};
}

std::string created_text(const Header& header) {
  const std::string text = base::format_utc(header.created);
  return header.response_class == survey_class ? text.substr(0, 10) : text;
}

void put_header(CborMap& map, const Header& header) {
  map.put_text("envelope", header.envelope);
  map.put_text("device", header.device);
  if (!header.subject.empty()) map.put_text("subject", header.subject);
  map.put_text("kind", kind_name(header.kind));
  map.put_text("class", header.response_class);
  map.put_text("class_key", header.class_key);
  map.put_text("form", header.form);
  map.put_number("form_version", header.form_version);
  map.put_text("form_hash", header.form_hash);
  map.put_flag("urgent", header.urgent);
  map.put_text("created", created_text(header));
  if (!header.about.empty()) map.put_text("about", header.about);
}

base::Bytes signed_digest(const CborMap& outer) {
  const base::Sha256 digest = base::sha256(outer.encode_without("signature").view());
  return {digest.begin(), digest.end()};
}

}  // namespace mend::seal
