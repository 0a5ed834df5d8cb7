#include "content/trust/refusal.h"

#include "content/trust/store.h"

#include <algorithm>

namespace mend::trust {

std::string_view name_of(Reason reason) {
  switch (reason) {
    case Reason::malformed:
      return "malformed";
    case Reason::wrong_type:
      return "wrong-type";
    case Reason::spec_version:
      return "spec-version";
    case Reason::key_id:
      return "key-id";
    case Reason::bad_key:
      return "bad-key";
    case Reason::too_few_signatures:
      return "too-few-signatures";
    case Reason::too_many:
      return "too-many";
    case Reason::too_long:
      return "too-long";
    case Reason::root_version:
      return "root-version";
    case Reason::rollback:
      return "rollback";
    case Reason::vanished:
      return "vanished";
    case Reason::wrong_version:
      return "wrong-version";
    case Reason::wrong_length:
      return "wrong-length";
    case Reason::wrong_hash:
      return "wrong-hash";
    case Reason::expired:
      return "expired";
    case Reason::not_renewed:
      return "not-renewed";
    case Reason::not_listed:
      return "not-listed";
    case Reason::role_not_listed:
      return "role-not-listed";
    case Reason::missing:
      return "missing";
    case Reason::unavailable:
      return "unavailable";
    case Reason::out_of_order:
      return "out-of-order";
  }
  return "";
}

std::string code_of(const Refusal& refusal) {
  std::string code = "trust." + std::string(name_of(refusal.reason));
  const auto fact = [&](const char* name, const std::string& value) {
    if (!value.empty()) code += std::string(" ") + name + "=" + percent_encode(value.substr(0, 256));
  };
  fact("role", refusal.role);
  if (refusal.version) fact("version", std::to_string(*refusal.version));
  fact("expected", refusal.expected);
  fact("seen", refusal.seen);
  return code;
}

tl::unexpected<base::Error> refuse(const Refusal& refusal, std::string sentence) {
  base::ErrorKind kind = base::ErrorKind::refused;
  if (refusal.reason == Reason::not_listed) kind = base::ErrorKind::not_found;
  if (refusal.reason == Reason::missing || refusal.reason == Reason::unavailable)
    kind = base::ErrorKind::unavailable;
  if (refusal.reason == Reason::out_of_order) kind = base::ErrorKind::internal;
  return tl::unexpected<base::Error>(base::Error{kind, std::move(sentence), code_of(refusal)});
}

tl::unexpected<base::Error> refuse(const Refusal& refusal, const base::Error& error) {
  base::Error coded = error;
  if (coded.code.empty()) {
    coded.code = code_of(refusal);
  } else if (!refusal.role.empty() && coded.code.find(" role=") == std::string::npos) {
    // Who read a part did not know whose it is.
    const std::size_t name_end = std::min(coded.code.find(' '), coded.code.size());
    coded.code.insert(name_end, " role=" + percent_encode(refusal.role.substr(0, 256)));
  }
  return tl::unexpected<base::Error>(std::move(coded));
}

}  // namespace mend::trust
