#include "content/author/ceremony.h"

#include "content/trust/trusted_set.h"

namespace mend::author {

namespace {

struct Seats {
  const char* role;
  int keys;
  int threshold;
};

constexpr Seats plan[] = {{"root", 3, 2}, {"targets", 3, 2}, {"snapshot", 1, 1}, {"timestamp", 1, 1}};

}  // namespace

void set_common(base::Json& content, std::string_view type, std::int64_t version, base::UnixMillis now,
                int days) {
  constexpr base::UnixMillis day = 86'400'000;
  content["_type"] = type;
  content["spec_version"] = spec_version;
  content["version"] = version;
  content["expires"] = base::format_utc(now + days * day);
  content["x-mend-signed-at"] = base::format_utc(now);
}

base::Result<CeremonyReport> hold_ceremony(base::Files& files, const base::Path& keys,
                                           const base::Path& repository, const base::SecretBytes* passphrase,
                                           base::Random& random, base::UnixMillis now, PassphraseWork work) {
  const base::Path metadata = repository / "metadata";
  CeremonyReport report;
  report.root = metadata / "1.root.json";
  if (files.exists(report.root)) {
    return base::refused("\"" + repository.string() +
                         "\" has a root already; a new one would lock out every device.");
  }
  MEND_TRY(const std::vector<base::Path> there, key_files(files, keys));
  if (!there.empty()) {
    return base::refused("\"" + keys.string() +
                         "\" holds keys already; choose an empty folder for new ones.");
  }
  MEND_CHECK(files.make_folders(keys));
  MEND_CHECK(files.make_folders(metadata));

  base::Json root;
  set_common(root, "root", 1, now, Lifetimes{}.root);
  root["consistent_snapshot"] = true;
  std::vector<SigningKey> root_keys;
  for (const Seats& role : plan) {
    base::Json ids = base::Json::array();
    for (int i = 1; i <= role.keys; ++i) {
      SigningKey key = SigningKey::generate(random);
      const base::Path path = keys / (std::string(role.role) + "-" + std::to_string(i) + ".key");
      MEND_CHECK(write_key_file(files, path, key, passphrase, random, work));
      report.keys.push_back(path);
      root["keys"][key.id()] = key.key_object();
      ids.push_back(key.id());
      if (std::string_view(role.role) == "root") root_keys.push_back(std::move(key));
    }
    root["roles"][role.role] = {{"keyids", std::move(ids)}, {"threshold", role.threshold}};
  }
  std::vector<Signer*> signers;
  for (SigningKey& key : root_keys) signers.push_back(&key);
  MEND_TRY(const base::Bytes bytes, sign_metadata(root, signers));
  // Read the way that devices will, before anybody depends on it.
  MEND_TRY(trust::TrustedSet trusted, trust::TrustedSet::start(bytes, now));
  MEND_CHECK(trusted.finish_root());
  MEND_CHECK(files.write_atomic(report.root, bytes, base::FileMode::shared_read));
  return report;
}

}  // namespace mend::author
