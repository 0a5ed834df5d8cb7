#include "tests/support/repository_simulator.h"

#include "content/base/hash.h"
#include "content/trust/canonical.h"
#include "content/trust/store.h"

#include <stdexcept>

namespace mend::support {

namespace {

using base::Bytes;
using base::Json;

Json common(const std::string& type, int days) {
  return {{"_type", type},
          {"spec_version", "1.0.34"},
          {"version", 1},
          {"expires", base::format_utc(RepositorySimulator::now + days * RepositorySimulator::day)}};
}

std::string hashed(const std::string& path, const Bytes& bytes) {
  const std::size_t slash = path.rfind('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  return path.substr(0, name) + base::sha256_hex(bytes) + "." + path.substr(name);
}

void must(const base::Status& status) {
  if (!status) throw std::runtime_error(status.error().message);
}

}  // namespace

RepositorySimulator::RepositorySimulator()
    : root(common("root", 700)),
      timestamp(common("timestamp", 14)),
      snapshot(common("snapshot", 60)),
      targets(common("targets", 365)) {
  root["consistent_snapshot"] = true;
  root["keys"] = Json::object();
  root["roles"] = Json::object();
  targets["targets"] = Json::object();
  for (const char* role : {"root", "timestamp", "snapshot", "targets"}) set_keys(role, {new_signer()}, 1);
  list(snapshot["meta"]["targets.json"], "targets", targets);
  list(timestamp["meta"]["snapshot.json"], "snapshot", snapshot);
  roots_[1] = sign(root, signers["root"]);
}

Signer RepositorySimulator::new_signer(trust::Scheme scheme) {
  return make_signer(next_key_++, scheme);
}

Json& RepositorySimulator::content(const std::string& role) {
  if (role == "root") return root;
  if (role == "timestamp") return timestamp;
  if (role == "snapshot") return snapshot;
  if (role == "targets") return targets;
  return delegated.at(role);
}

void RepositorySimulator::set_keys(const std::string& role, const std::vector<Signer>& keys, int threshold) {
  signers[role] = keys;
  Json ids = Json::array();
  for (const Signer& signer : keys) {
    ids.push_back(signer.id);
    root["keys"][signer.id] = signer.key;
  }
  root["roles"][role] = {{"keyids", ids}, {"threshold", threshold}};
}

void RepositorySimulator::publish_root(const std::vector<Signer>& also) {
  const std::int64_t version = root["version"].get<std::int64_t>() + 1;
  root["version"] = version;
  std::vector<Signer> keys = signers["root"];
  for (const Signer& signer : also) {
    bool known = false;
    for (const Signer& key : keys) known = known || key.id == signer.id;
    if (!known) keys.push_back(signer);
  }
  roots_[version] = sign(root, keys);
}

void RepositorySimulator::delegate(const std::string& delegator, const std::string& name,
                                   const DelegationTo& how) {
  if (!delegated.contains(name)) {
    delegated[name] = common("targets", 180);
    delegated[name]["targets"] = Json::object();
  }
  const std::vector<Signer> keys = how.keys.empty() ? std::vector{new_signer()} : how.keys;
  Json entry = {{"name", name},
                {"threshold", how.threshold},
                {"terminating", how.terminating},
                {"keyids", Json::array()}};
  if (how.path_hash_prefixes.empty()) {
    entry["paths"] = how.paths;
  } else {
    entry["path_hash_prefixes"] = how.path_hash_prefixes;
  }
  Json& delegations = content(delegator)["delegations"];
  if (!delegations.is_object()) delegations = {{"keys", Json::object()}, {"roles", Json::array()}};
  for (const Signer& signer : keys) {
    entry["keyids"].push_back(signer.id);
    delegations["keys"][signer.id] = signer.key;
    // A role that two others trust is signed for both.
    signers[name].push_back(signer);
  }
  delegations["roles"].push_back(std::move(entry));
}

void RepositorySimulator::put_target(const std::string& path, const std::string& text,
                                     const std::string& role) {
  const Bytes bytes = base::to_bytes(text);
  target_bytes_[path] = bytes;
  Json& in = content(role);
  in["targets"][path] = {{"length", bytes.size()}, {"hashes", {{"sha256", base::sha256_hex(bytes)}}}};
  in["version"] = in["version"].get<std::int64_t>() + 1;
}

void RepositorySimulator::remove_target(const std::string& path) {
  targets["targets"].erase(path);
  targets["version"] = targets["version"].get<std::int64_t>() + 1;
}

std::string RepositorySimulator::put_blob(const std::string& content) {
  const std::string sha256 = base::sha256_hex(base::as_bytes(content));
  blobs[sha256] = base::to_bytes(content);
  return sha256;
}

void RepositorySimulator::list(Json& meta, const std::string& role, const Json& said) const {
  meta = {{"version", said["version"]}};
  if (!list_hashes) return;
  const Bytes bytes = sign(said, signers.at(role));
  meta["length"] = bytes.size();
  meta["hashes"] = {{"sha256", base::sha256_hex(bytes)}};
}

void RepositorySimulator::update_snapshot() {
  list(snapshot["meta"]["targets.json"], "targets", targets);
  for (const auto& [role, said] : delegated) list(snapshot["meta"][role + ".json"], role, said);
  snapshot["version"] = snapshot["version"].get<std::int64_t>() + 1;
  update_timestamp();
}

void RepositorySimulator::update_timestamp() {
  list(timestamp["meta"]["snapshot.json"], "snapshot", snapshot);
  timestamp["version"] = timestamp["version"].get<std::int64_t>() + 1;
}

Bytes RepositorySimulator::sign(const Json& said, const std::vector<Signer>& keys) const {
  const std::string canonical = trust::canonical_json(said).value();
  Json signatures = Json::array();
  for (const Signer& signer : keys) {
    // ECDSA and RSA-PSS sign differently each time; what a hash was listed of must be what is served.
    base::Bytes& signature = made_[signer.id + canonical];
    if (signature.empty()) signature = signer.sign(base::as_bytes(canonical));
    signatures.push_back({{"keyid", signer.id}, {"sig", base::hex(signature)}});
  }
  return base::to_bytes(Json{{"signed", said}, {"signatures", signatures}}.dump(1));
}

Bytes RepositorySimulator::role_bytes(const std::string& role) const {
  const Json& said = role == "timestamp"  ? timestamp
                     : role == "snapshot" ? snapshot
                     : role == "targets"  ? targets
                                          : delegated.at(role);
  return sign(said, signers.at(role));
}

std::map<std::string, Bytes> RepositorySimulator::all_files() const {
  std::map<std::string, Bytes> files;
  for (const auto& [version, bytes] : roots_)
    files["metadata/" + std::to_string(version) + ".root.json"] = bytes;
  files["metadata/timestamp.json"] = role_bytes("timestamp");
  const bool consistent = root.value("consistent_snapshot", false);
  const auto add = [&](const std::string& role, const Json& said) {
    const std::string number = std::to_string(said["version"].get<std::int64_t>()) + ".";
    files["metadata/" + (consistent ? number : "") + role + ".json"] = role_bytes(role);
  };
  add("snapshot", snapshot);
  add("targets", targets);
  for (const auto& [role, said] : delegated) add(role, said);
  for (const auto& [path, bytes] : target_bytes_)
    files["targets/" + (consistent ? hashed(path, bytes) : path)] = bytes;
  for (const auto& [sha256, bytes] : blobs) files["blobs/" + sha256.substr(0, 2) + "/" + sha256] = bytes;
  for (const auto& [name, bytes] : overrides) files[name] = bytes;
  return files;
}

base::Result<Bytes> RepositorySimulator::fetch(std::string_view path, std::size_t limit) {
  const std::string name(path);
  requests.push_back(name);
  if (broken.contains(name)) return base::fail(base::ErrorKind::unavailable, "The cable is out.");
  const auto files = all_files();
  const auto at = files.find(name);
  if (at == files.end() || hidden.contains(name))
    return base::fail(base::ErrorKind::not_found, "\"" + name + "\" is not there.");
  if (at->second.size() > limit) return base::refused("\"" + name + "\" is longer than it may be.");
  return at->second;
}

std::vector<std::string> RepositorySimulator::file_names() const {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : all_files()) names.push_back(name);
  return names;
}

void RepositorySimulator::dump(base::Files& files, const base::Path& folder) const {
  for (const auto& [name, bytes] : all_files()) {
    // A role's name is one file name, whatever is in it.
    const bool is_metadata = name.starts_with("metadata/");
    const base::Path place =
        is_metadata ? folder / "metadata" / trust::percent_encode(name.substr(9)) : folder / name;
    must(files.make_folders(place.parent_path()));
    must(files.write_atomic(place, bytes, base::FileMode::shared_read));
  }
}

}  // namespace mend::support
