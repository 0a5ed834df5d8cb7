#include "content/trust/shapes.h"

#include "content/trust/limits.h"
#include "content/trust/refusal.h"

#include <algorithm>
#include <set>

namespace mend::trust::shapes {

using base::Json;

namespace {

/// "1", "1.0", "1.0.34": the major version is what counts. (Inlined, GCC 12 sees ghosts of unset bytes here.)
[[gnu::noinline]] bool is_version_one(std::string_view text) {
  if (!text.starts_with('1')) return false;
  text.remove_prefix(1);
  int parts = 1;
  while (!text.empty()) {
    if (!text.starts_with('.') || ++parts > 3) return false;
    text.remove_prefix(1);
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > 9) return false;
    text.remove_prefix(digits);
  }
  return true;
}

}  // namespace

base::Result<std::int64_t> read_positive(const Json& object, std::string_view member,
                                         const std::string& what) {
  MEND_TRY(const std::int64_t value, base::json_integer(object, member, what));
  if (value < 1) {
    return base::refused(what + " cannot be used: its " + std::string(member) + " is " +
                         std::to_string(value) + ", and at least 1 is expected.");
  }
  return value;
}

base::Status read_common(const Json& content, RoleType role, std::initializer_list<std::string_view> known,
                         Common& common) {
  const std::string what = "The " + std::string(name_of(role)) + " metadata";
  MEND_TRY(const std::string type, base::json_string(content, "_type", what));
  if (type != name_of(role)) {
    return refuse(
        {.reason = Reason::wrong_type, .role = std::string(name_of(role)), .seen = type.substr(0, 64)},
        what + " cannot be used: it says that it is \"" + type.substr(0, 64) + "\".");
  }
  MEND_TRY(const std::string spec_version, base::json_string(content, "spec_version", what));
  if (!is_version_one(spec_version)) {
    return refuse({.reason = Reason::spec_version, .expected = "1", .seen = spec_version.substr(0, 64)},
                  what + " cannot be used: it follows version \"" + spec_version.substr(0, 64) +
                      "\" of the specification, and only 1 is known.");
  }
  MEND_TRY(common.version, read_positive(content, "version", what));
  MEND_TRY(const std::string expires, base::json_string(content, "expires", what));
  auto time = base::parse_utc(expires);
  if (!time)
    return base::refused(what + " cannot be used: its expiry date \"" + expires.substr(0, 64) +
                         "\" is not a date in UTC.");
  common.expires = *time;
  common.other = Json::object();
  for (const auto& [member, value] : content.items()) {
    const bool is_common =
        member == "_type" || member == "spec_version" || member == "version" || member == "expires";
    if (!is_common && std::ranges::find(known, member) == known.end()) common.other[member] = value;
  }
  return {};
}

base::Result<Hashes> read_hashes(const Json& object, const std::string& what) {
  MEND_TRY(const Json* list, base::json_object(object, "hashes", what));
  if (list->empty()) return base::refused(what + " cannot be used: its list of hashes is empty.");
  Hashes hashes;
  for (const auto& [algorithm, value] : list->items()) {
    if (!value.is_string()) return base::refused(what + " cannot be used: a hash is not a text.");
    std::string text = value.get<std::string>();
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    // The hash becomes part of a file name, so nothing but digits may pass.
    if (text.empty() || text.size() > 256 ||
        text.find_first_not_of("0123456789abcdef") != std::string::npos) {
      return base::refused(what + " cannot be used: a hash is not hexadecimal.");
    }
    hashes.emplace(algorithm, std::move(text));
  }
  return hashes;
}

base::Result<std::uint64_t> read_length(const Json& object, const std::string& what) {
  MEND_TRY(const std::int64_t length, base::json_integer(object, "length", what));
  if (length < 0) return base::refused(what + " cannot be used: its length is negative.");
  return static_cast<std::uint64_t>(length);
}

base::Result<Role> read_role(const Json& object, const std::string& what) {
  Role role;
  MEND_TRY(role.threshold, read_positive(object, "threshold", what));
  MEND_TRY(const Json* ids, base::json_array(object, "keyids", what));
  if (ids->size() > max_keys) return base::refused(what + " cannot be used: it has too many keys.");
  std::set<std::string> seen;
  for (const Json& id : *ids) {
    if (!id.is_string()) return base::refused(what + " cannot be used: a key id is not a text.");
    if (!seen.insert(id.get<std::string>()).second) {
      return base::refused(what + " cannot be used: it lists a key id twice.");
    }
    role.key_ids.push_back(id.get<std::string>());
  }
  return role;
}

base::Result<std::map<std::string, Key>> read_keys(const Json& object, std::size_t most,
                                                   const std::string& what) {
  if (object.size() > most) {
    return refuse(
        {.reason = Reason::too_many, .expected = std::to_string(most), .seen = std::to_string(object.size())},
        what + " cannot be used: it has too many keys.");
  }
  std::map<std::string, Key> keys;
  for (const auto& [id, key_object] : object.items()) {
    MEND_TRY(Key key, read_key(id, key_object));
    keys.emplace(id, std::move(key));
  }
  return keys;
}

}  // namespace mend::trust::shapes
