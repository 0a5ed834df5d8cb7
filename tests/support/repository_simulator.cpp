#include "tests/support/repository_simulator.h"

#include "content/base/hash.h"
#include "content/trust/canonical.h"
#include "content/trust/key.h"

#include <sodium.h>
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
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
  root["consistent_snapshot"] = true;
  root["keys"] = Json::object();
  root["roles"] = Json::object();
  targets["targets"] = Json::object();
  for (const char* role : {"root", "timestamp", "snapshot", "targets"}) set_keys(role, {new_signer()}, 1);
  list(snapshot["meta"]["targets.json"], "targets", targets);
  list(timestamp["meta"]["snapshot.json"], "snapshot", snapshot);
  roots_[1] = sign(root, signers["root"]);
}

RepositorySimulator::Signer RepositorySimulator::new_signer() {
  const auto seed = base::sha256(base::as_bytes("seed " + std::to_string(next_key_++)));
  Signer signer;
  signer.secret.resize(crypto_sign_SECRETKEYBYTES);
  Bytes public_key(crypto_sign_PUBLICKEYBYTES);
  crypto_sign_seed_keypair(public_key.data(), signer.secret.data(), seed.data());
  signer.key = {
      {"keytype", "ed25519"}, {"scheme", "ed25519"}, {"keyval", {{"public", base::hex(public_key)}}}};
  signer.id = trust::key_id(signer.key).value();
  return signer;
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

void RepositorySimulator::put_target(const std::string& path, const std::string& content) {
  const Bytes bytes = base::to_bytes(content);
  target_bytes_[path] = bytes;
  targets["targets"][path] = {{"length", bytes.size()}, {"hashes", {{"sha256", base::sha256_hex(bytes)}}}};
  targets["version"] = targets["version"].get<std::int64_t>() + 1;
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

void RepositorySimulator::list(Json& meta, const std::string& role, const Json& content) const {
  meta = {{"version", content["version"]}};
  if (!list_hashes) return;
  const Bytes bytes = sign(content, signers.at(role));
  meta["length"] = bytes.size();
  meta["hashes"] = {{"sha256", base::sha256_hex(bytes)}};
}

void RepositorySimulator::update_snapshot() {
  list(snapshot["meta"]["targets.json"], "targets", targets);
  snapshot["version"] = snapshot["version"].get<std::int64_t>() + 1;
  update_timestamp();
}

void RepositorySimulator::update_timestamp() {
  list(timestamp["meta"]["snapshot.json"], "snapshot", snapshot);
  timestamp["version"] = timestamp["version"].get<std::int64_t>() + 1;
}

Bytes RepositorySimulator::sign(const Json& content, const std::vector<Signer>& keys) const {
  const std::string canonical = trust::canonical_json(content).value();
  Json signatures = Json::array();
  for (const Signer& signer : keys) {
    Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(signature.data(), nullptr, base::as_bytes(canonical).data(), canonical.size(),
                         signer.secret.data());
    signatures.push_back({{"keyid", signer.id}, {"sig", base::hex(signature)}});
  }
  return base::to_bytes(Json{{"signed", content}, {"signatures", signatures}}.dump(1));
}

Bytes RepositorySimulator::role_bytes(const std::string& role) const {
  const Json& content = role == "timestamp" ? timestamp : role == "snapshot" ? snapshot : targets;
  return sign(content, signers.at(role));
}

std::map<std::string, Bytes> RepositorySimulator::all_files() const {
  std::map<std::string, Bytes> files;
  for (const auto& [version, bytes] : roots_)
    files["metadata/" + std::to_string(version) + ".root.json"] = bytes;
  files["metadata/timestamp.json"] = role_bytes("timestamp");
  const bool consistent = root.value("consistent_snapshot", false);
  for (const auto& [role, content] :
       {std::pair<const char*, const Json&>{"snapshot", snapshot}, {"targets", targets}}) {
    const std::string number = std::to_string(content["version"].get<std::int64_t>()) + ".";
    files["metadata/" + (consistent ? number : "") + role + ".json"] = role_bytes(role);
  }
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
  if (at == files.end()) return base::fail(base::ErrorKind::not_found, "\"" + name + "\" is not there.");
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
    must(files.make_folders((folder / name).parent_path()));
    must(files.write_atomic(folder / name, bytes, base::FileMode::shared_read));
  }
}

Json sample_policy(const std::vector<std::string>& offered) {
  const std::string key = base::base64(Bytes(32, 7));
  return {{"format", 1},
          {"establishment", "DEMO"},
          {"name", "HMP Demo"},
          {"help_lines",
           Json::array(
               {{{"id", "cell-bell"}}, {{"id", "officer"}}, {{"id", "samaritans"}, {"number", "116 123"}}})},
          {"hub", {{"sealing_key", key}, {"signing_key", key}}},
          {"class_keys", Json::array({{{"class", "key-work"}, {"id", "0123456789abcdef"}, {"key", key}}})},
          {"offered", offered},
          {"languages", {"en", "cy", "ar", "so"}},
          {"help_stop", {{"weekly-check-in", {{"week", {"very-bad"}}}}}},
          {"urgent", {{"weekly-check-in", {{"help", {"today"}}}}}},
          {"review_days", {{"collected", 7}, {"checking", 14}, {"may-visit", 28}}},
          {"staffed_hours", {{"from", "08:00"}, {"to", "17:00"}}},
          {"idle_lock_seconds", 300}};
}

Json sample_manifest(const std::string& id, std::int64_t version, const std::string& sha256,
                     std::uint64_t length) {
  return {
      {"format", 1},
      {"kind", "module"},
      {"org", "mend"},
      {"id", id},
      {"version", version},
      {"source_language", "en"},
      {"languages", {"en"}},
      {"title", {{"en", "What is restorative justice?"}}},
      {"summary", {{"en", "A short guide."}}},
      {"minutes", 5},
      {"files", Json::array({{{"path", "pages/en/01-hurt.md"}, {"sha256", sha256}, {"length", length}}})}};
}

void publish_sample(RepositorySimulator& repository, std::int64_t version, const std::string& words) {
  const std::string sha256 = repository.put_blob(words);
  repository.put_target("policy/DEMO.json", sample_policy({"mend/what-is-rj"}).dump());
  repository.put_target("modules/mend/what-is-rj/" + std::to_string(version) + ".json",
                        sample_manifest("what-is-rj", version, sha256, words.size()).dump());
  repository.update_snapshot();
}

}  // namespace mend::support
