#include "content/trust/offers.h"

#include "content/base/files.h"
#include "content/base/json.h"
#include "content/trust/refusal.h"

#include <algorithm>
#include <charconv>

namespace mend::trust {

namespace {

constexpr std::size_t max_entries = 20'000;

}  // namespace

std::string policy_target(std::string_view establishment) {
  return "policy/" + std::string(establishment) + ".json";
}

std::string manifest_folder(std::string_view name, std::string_view establishment) {
  constexpr std::string_view local = "local/";
  if (name.starts_with(local)) {
    return std::string(local) + std::string(establishment) + "/" + std::string(name.substr(local.size())) +
           "/";
  }
  return "modules/" + std::string(name) + "/";
}

std::vector<std::int64_t> published_versions(const std::map<std::string, FoundTarget>& found,
                                             std::string_view folder) {
  std::vector<std::int64_t> versions;
  for (auto at = found.lower_bound(std::string(folder)); at != found.end(); ++at) {
    std::string_view rest = at->first;
    if (!rest.starts_with(folder)) break;
    rest.remove_prefix(folder.size());
    if (!rest.ends_with(".json")) continue;
    rest.remove_suffix(5);
    std::int64_t version = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), version);
    // "01" or "+1" would be a second writing of the same version.
    if (error != std::errc() || end != rest.data() + rest.size() || rest != std::to_string(version)) continue;
    if (version > 0) versions.push_back(version);
  }
  std::sort(versions.rbegin(), versions.rend());
  return versions;
}

base::Result<std::string> newest_manifest_target(const std::map<std::string, FoundTarget>& found,
                                                 std::string_view name, std::string_view establishment) {
  const std::string folder = manifest_folder(name, establishment);
  const std::vector<std::int64_t> versions = published_versions(found, folder);
  if (versions.empty()) {
    return base::fail(base::ErrorKind::not_found,
                      "No version of \"" + std::string(name) + "\" is published.");
  }
  return folder + std::to_string(versions.front()) + ".json";
}

bool is_item_name(std::string_view name) {
  const std::size_t slash = name.find('/');
  return slash != std::string_view::npos && base::is_safe_name(name.substr(0, slash)) &&
         base::is_safe_name(name.substr(slash + 1));
}

std::string version_name(std::string_view name, std::int64_t version) {
  return std::string(name) + "@" + std::to_string(version);
}

base::Result<Offers> read_offers(base::ByteView policy) {
  const std::string what = "The policy";
  MEND_TRY(const base::Json document, base::parse_json(policy, what));
  MEND_TRY(const base::Json* list, base::json_array(document, "offered", what));
  if (list->size() > max_entries) return base::refused(what + " offers too much.");
  Offers offers;
  for (const base::Json& entry : *list) {
    if (!entry.is_string()) return base::refused(what + " offers something that is not a name.");
    const std::string name = entry.get<std::string>();
    if (!is_item_name(name)) {
      return base::refused(what + " offers \"" + name.substr(0, 128) +
                           "\", which is not of the form org/id.");
    }
    offers.names.push_back(name);
  }
  if (!document.contains("withdrawn")) return offers;
  MEND_TRY(const base::Json* withdrawn, base::json_array(document, "withdrawn", what));
  if (withdrawn->size() > max_entries) return base::refused(what + " withdraws too much.");
  for (const base::Json& entry : *withdrawn) {
    if (!entry.is_string()) return base::refused(what + " withdraws something that is not a name.");
    offers.withdrawn.insert(entry.get<std::string>());
  }
  return offers;
}

bool is_one_roles_trouble(const base::Error& error) {
  return error.kind == base::ErrorKind::refused || error.code.starts_with("trust.missing");
}

bool is_one_items_trouble(const base::Error& error) {
  return error.kind == base::ErrorKind::not_found || is_one_roles_trouble(error);
}

base::Error with_code(const base::Error& error, const std::string& path) {
  const bool gone = error.kind == base::ErrorKind::not_found;
  return refuse({.reason = gone ? Reason::missing : Reason::malformed, .role = path}, error).value();
}

base::Error nothing_listed(const std::string& name, const std::string& folder) {
  return refuse({.reason = Reason::not_listed, .role = folder},
                "The policy offers \"" + name + "\", and no version of it is published.")
      .value();
}

base::Result<std::vector<Blob>> read_blobs(base::ByteView manifest) {
  const std::string what = "The manifest";
  MEND_TRY(const base::Json document, base::parse_json(manifest, what));
  MEND_TRY(const base::Json* list, base::json_array(document, "files", what));
  if (list->size() > max_entries) return base::refused(what + " names too many files.");
  std::vector<Blob> blobs;
  for (const base::Json& entry : *list) {
    Blob blob;
    MEND_TRY(blob.sha256, base::json_string(entry, "sha256", what));
    MEND_TRY(const std::int64_t length, base::json_integer(entry, "length", what));
    if (blob.sha256.size() != 64 || blob.sha256.find_first_not_of("0123456789abcdef") != std::string::npos) {
      return base::refused(what + " names a file whose sha256 is not 64 lower-case hexadecimal digits.");
    }
    if (length < 0) return base::refused(what + " names a file of negative length.");
    blob.length = static_cast<std::uint64_t>(length);
    blobs.push_back(std::move(blob));
  }
  return blobs;
}

std::string blob_path(std::string_view sha256) {
  return std::string(sha256.substr(0, 2)) + "/" + std::string(sha256);
}

}  // namespace mend::trust
