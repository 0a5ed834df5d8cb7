#include "content/author/role_edit.h"

#include "content/base/hash.h"

namespace mend::author {

namespace {

using base::Json;

constexpr base::UnixMillis day = 86'400'000;
constexpr int longest_life = 3650;

}  // namespace

int default_lifetime_days(std::string_view role) {
  if (role == "root") return 730;
  if (role == "snapshot") return 60;
  if (role == "timestamp") return 14;
  if (role == "policy" || role.starts_with("est-")) return 180;
  return 365;
}

int lifetime_days(const Json& content, std::string_view role) {
  const auto at = content.is_object() ? content.find(lifetime_member) : content.end();
  if (content.is_object() && at != content.end() && at->is_number_integer()) {
    const auto days = at->get<std::int64_t>();
    if (days >= 1 && days <= longest_life) return static_cast<int>(days);
  }
  return default_lifetime_days(role);
}

Json first_content(std::string_view role, base::UnixMillis now) {
  Json content = {{"version", 0}};
  if (type_of(role) == "targets") content["targets"] = Json::object();
  make_next(content, role, now);
  return content;
}

void make_next(Json& content, std::string_view role, base::UnixMillis now) {
  const int days = lifetime_days(content, role);
  content["_type"] = type_of(role);
  content["spec_version"] = spec_version;
  content["version"] = content.value("version", std::int64_t{0}) + 1;
  content["expires"] = base::format_utc(now + days * day);
  content[std::string(signed_at_member)] = base::format_utc(now);
  content[std::string(lifetime_member)] = days;
}

bool says_the_same(const Json& a, const Json& b) {
  const auto rest = [](Json content) {
    content.erase("version");
    content.erase("expires");
    content.erase(std::string(signed_at_member));
    return content;
  };
  return rest(a) == rest(b);
}

Age age_of(const Json& content, std::string_view role, base::UnixMillis now) {
  const base::UnixMillis left = base::parse_utc(content.value("expires", "")).value_or(0) - now;
  const base::UnixMillis life = lifetime_days(content, role) * day;
  if (left <= 0) return Age::expired;
  if (left < life / 8) return Age::overdue;
  return left <= life / 2 ? Age::due : Age::fresh;
}

void list_target(Json& content, const std::string& path, base::ByteView bytes, const Json& custom) {
  Json entry = {{"length", bytes.size()}, {"hashes", {{"sha256", base::sha256_hex(bytes)}}}};
  if (custom.is_object() && !custom.empty()) entry["custom"] = custom;
  content["targets"][path] = std::move(entry);
}

Json listing(std::int64_t version, base::ByteView bytes) {
  return {{"version", version}, {"length", bytes.size()}, {"hashes", {{"sha256", base::sha256_hex(bytes)}}}};
}

std::string_view type_of(std::string_view role) {
  return is_top_level(role) ? role : "targets";
}

bool is_top_level(std::string_view role) {
  return role == "root" || role == "targets" || role == "snapshot" || role == "timestamp";
}

}  // namespace mend::author
