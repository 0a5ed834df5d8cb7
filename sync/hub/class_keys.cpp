#include "sync/hub/class_keys.h"

#include "sync/hub/role.h"

namespace mend::hub {

namespace {

Bytes to_blob(const seal::PublicKey& key) {
  return {key.begin(), key.end()};
}

Result<seal::PublicKey> from_blob(const Bytes& bytes) {
  seal::PublicKey key{};
  if (bytes.size() != key.size()) {
    return base::fail(ErrorKind::internal,
                      "A class key in the hub's database is damaged; restore it from the last backup.");
  }
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

}  // namespace

Status make_class_keys(const Context& context, std::string_view passphrase,
                       const opening::PasswordCost& cost) {
  MEND_TRY(const opening::PasswordKey custodian,
           opening::PasswordKey::make(passphrase, cost, context.random));
  struct Made {
    std::string response_class, wrapped;
    seal::PublicKey key{};
  };
  std::vector<Made> all;
  for (const std::string_view response_class : kClasses) {
    const seal::BoxPair pair = seal::make_box_pair(context.random);
    MEND_TRY(std::string wrapped, custodian.wrap(pair, context.random));
    all.push_back({std::string(response_class), std::move(wrapped), pair.public_key});
  }
  return context.storage.write([&](Connection& connection) -> Status {
    for (const Made& made : all) {
      MEND_CHECK(connection.run(
          "INSERT INTO class_keys (class, key_id, public_key, custodian) VALUES ($1, $2, $3, $4)",
          {made.response_class, seal::key_id(made.key), to_blob(made.key), made.wrapped}));
    }
    AuditEntry entry;
    entry.act = "hub.keys-made";
    return context.audit.append(connection, entry);
  });
}

Result<std::vector<PublicClassKey>> public_class_keys(Connection& connection) {
  MEND_TRY(const Rows rows,
           connection.run("SELECT class, key_id, public_key FROM class_keys ORDER BY class"));
  std::vector<PublicClassKey> keys;
  for (const Row& row : rows) {
    MEND_TRY(const seal::PublicKey key, from_blob(row.blob(2)));
    keys.push_back({row.text(0), row.text(1), key});
  }
  return keys;
}

Result<ClassPairs> unlock_as_custodian(const Context& context, std::string_view passphrase,
                                       const std::set<std::string>& classes) {
  Rows rows;
  const Status looked = context.storage.read([&](Connection& connection) -> Status {
    MEND_TRY(rows, connection.run("SELECT class, public_key, custodian FROM class_keys ORDER BY class"));
    return {};
  });
  MEND_CHECK(looked);
  if (rows.empty())
    return base::fail(ErrorKind::internal,
                      "The hub has no class keys; restore its data from the last backup.");
  // One passphrase made all of them, so one slow derivation opens all.
  MEND_TRY(const opening::PasswordKey custodian,
           opening::PasswordKey::for_wrapped(passphrase, rows[0].text(2)));
  ClassPairs pairs;
  for (const Row& row : rows) {
    MEND_TRY(const seal::PublicKey expected, from_blob(row.blob(1)));
    Result<seal::BoxPair> pair = custodian.unwrap(row.text(2), expected);
    if (!pair) return base::refused("The custodian's passphrase is not right; no class key was opened.");
    if (classes.contains(row.text(0))) pairs.emplace(row.text(0), std::move(*pair));
  }
  return pairs;
}

}  // namespace mend::hub
