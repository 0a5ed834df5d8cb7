#include "content/author/trust_commands.h"

#include "content/author/transfer.h"
#include "tests/content/author/author_fixture.h"
#include "tests/content/author/officers.h"

using namespace mend;
using namespace mend::author;

namespace {

/// Somebody who types.
struct Typing final : Prompt {
  std::string secret = "a long passphrase";
  bool yes = true;
  int questions = 0;
  base::Result<base::SecretBytes> ask_secret(const std::string&) override {
    return base::SecretBytes(base::as_bytes(secret));
  }
  base::Result<bool> ask_yes(const std::string&) override {
    ++questions;
    return yes;
  }
};

struct Desk : Officers {
  Typing typing;
  std::vector<std::string> lines;

  TrustArguments arguments() {
    TrustArguments a;
    a.repository = "repository";
    a.root = "repository/metadata/1.root.json";
    return a;
  }
  TrustCommands with(TrustArguments a) {
    lines.clear();
    return TrustCommands({files, random, typing, [this](const std::string& line) { lines.push_back(line); },
                          now, PassphraseWork::quick_for_tests},
                         std::move(a));
  }
  [[nodiscard]] bool said(const std::string& words) const {
    for (const std::string& line : lines) {
      UNSCOPED_INFO(line);
      if (line.find(words) != std::string::npos) return true;
    }
    return false;
  }
  /// A public key file of its own for a new key, whose key file is beside it.
  std::string new_key(const std::string& name) {
    TrustArguments a;
    a.place = "new/" + name + ".key";
    const auto made = with(a).key();
    INFO((made ? "" : made.error().message));
    REQUIRE(made);
    return "new/" + name + ".pub";
  }
  base::Status sign(const std::string& proposal, const std::vector<std::string>& keys) {
    TrustArguments a = arguments();
    a.place = proposal;
    for (const std::string& key : keys)
      a.keys.push_back((key.starts_with("new/") ? "" : "keys/") + key + ".key");
    return with(a).sign();
  }
  base::Status publish(const std::string& proposal,
                       const std::vector<std::string>& keys = {"snapshot-1", "timestamp-1"}) {
    TrustArguments a = arguments();
    a.place = proposal;
    for (const std::string& key : keys)
      a.keys.push_back((key.starts_with("new/") ? "" : "keys/") + key + ".key");
    return with(a).publish();
  }
};

#define OK(expression)                                  \
  do {                                                  \
    const auto ok_result = (expression);                \
    INFO((ok_result ? "" : ok_result.error().message)); \
    REQUIRE(ok_result);                                 \
  } while (false)

}  // namespace

TEST_CASE("Rotating root needs the old keys and the new ones, and devices follow it") {
  Desk desk;
  desk.publish_module(1, "one");
  Officers::Device device;
  REQUIRE(desk.look(device) == "one");
  TrustArguments a = desk.arguments();
  a.place = "root";
  a.with = {desk.new_key("r1"), desk.new_key("r2"), desk.new_key("r3")};
  a.out = "desk/root.proposal";
  OK(desk.with(a).rotate());
  OK(desk.sign("desk/root.proposal", {"root-1", "root-2"}));
  CHECK(says(desk.publish("desk/root.proposal"), "0 of the 2"));
  OK(desk.sign("desk/root.proposal", {"new/r1", "new/r3"}));
  OK(desk.publish("desk/root.proposal"));
  CHECK(desk.look(device) == "one");
  CHECK(desk.look() == "one");
  CHECK(desk.open().trusted().root().version == 2);
  CHECK(desk.files.exists("repository/metadata/1.root.json"));
}

TEST_CASE("Revoking a stolen timestamp key heals devices that were sent far ahead with it") {
  Desk desk;
  desk.publish_module(1, "one");
  Officers::Device device;
  REQUIRE(desk.look(device) == "one");
  // The thief shows the device a timestamp of version a million.
  SigningKey stolen = desk.key("timestamp-1");
  base::Json content = desk.open().role("timestamp")->content;
  const base::Bytes before = *desk.files.read("repository/metadata/timestamp.json", 100'000);
  content["version"] = 1'000'000;
  const base::Bytes forged = *sign_metadata(content, {&stolen});
  REQUIRE(desk.files.inner.write_atomic("repository/metadata/timestamp.json", forged,
                                        base::FileMode::shared_read));
  REQUIRE(desk.look(device) == "one");
  REQUIRE(desk.files.inner.write_atomic("repository/metadata/timestamp.json", before,
                                        base::FileMode::shared_read));
  CHECK(desk.look(device).find("trust.rollback") == 0);

  TrustArguments a = desk.arguments();
  a.place = stolen.id().substr(0, 12);
  a.out = "desk/revoke.proposal";
  CHECK(says(desk.with(a).revoke(), "--with"));
  a.with = {desk.new_key("t2")};
  OK(desk.with(a).revoke());
  OK(desk.sign("desk/revoke.proposal", {"root-2", "root-3"}));
  CHECK(says(desk.publish("desk/revoke.proposal"), "timestamp"));
  OK(desk.publish("desk/revoke.proposal", {"snapshot-1", "new/t2"}));
  CHECK(desk.look(device) == "one");
}

TEST_CASE("A revoked key's signatures are replaced in every role that it signed") {
  Desk desk;
  desk.publish_module(1, "one");
  TrustArguments a = desk.arguments();
  a.place = desk.key("authors-mend-1").id().substr(0, 16);
  a.out = "desk/revoke.proposal";
  OK(desk.with(a).revoke());
  CHECK(desk.said("goes from authors-mend"));
  OK(desk.sign("desk/revoke.proposal", {"targets-1", "targets-2", "authors-mend-2"}));
  CHECK(says(desk.sign("desk/revoke.proposal", {"authors-mend-1"}), "nothing to sign"));
  CHECK(says(desk.publish("desk/revoke.proposal"), "authors-mend has 1 of the 2"));
  OK(desk.sign("desk/revoke.proposal", {"authors-mend-3"}));
  OK(desk.publish("desk/revoke.proposal"));
  CHECK(desk.look() == "one");
  CHECK(desk.open().role("authors-mend")->grant.keys.size() == 2);
  a.place = "zzz";
  CHECK(says(desk.with(a).revoke(), "No role has a key"));
}

TEST_CASE("A new organisation's people sign their own role, and doctor says who still has to") {
  Desk desk;
  TrustArguments a = desk.arguments();
  a.place = "authors-other";
  a.with = {desk.new_key("o1"), desk.new_key("o2")};
  a.out = "desk/other.proposal";
  OK(desk.with(a).delegate());
  OK(desk.sign("desk/other.proposal", {"targets-1"}));
  TrustArguments d = desk.arguments();
  d.with = {"desk"};
  OK(desk.with(d).doctor());
  CHECK(desk.said("targets has 1 of 2 signatures"));
  CHECK(desk.said("authors-other has 0 of 2"));
  OK(desk.sign("desk/other.proposal", {"targets-3", "new/o1", "new/o2"}));
  OK(desk.with(d).doctor());
  CHECK(desk.said("ready to be published"));
  OK(desk.publish("desk/other.proposal"));
  CHECK(*desk.open().role_for("modules/other/x/1.json") == "authors-other");
  CHECK(says(desk.with(a).delegate(), "already"));
  a.place = "someone";
  CHECK(says(desk.with(a).delegate(), "no role of ours"));
}

TEST_CASE("One public key cannot have two seats of a role") {
  Desk desk;
  TrustArguments a = desk.arguments();
  a.place = "authors-other";
  a.with = {desk.new_key("o1"), "new/o1.key"};
  a.out = "desk/other.proposal";
  CHECK(says(desk.with(a).delegate(), "twice"));
  CHECK(says(desk.sign("desk/other.proposal", {}), "desk/other.proposal"));
}

TEST_CASE("Doctor fails when something is overdue, and renewal mends it") {
  Desk desk;
  TrustArguments d = desk.arguments();
  OK(desk.with(d).doctor());
  desk.now = start + 13 * day;
  CHECK_FALSE(desk.with(d).doctor());
  CHECK(desk.said("timestamp is overdue"));
  TrustArguments r = desk.arguments();
  r.keys = {"keys/snapshot-1.key", "keys/timestamp-1.key"};
  OK(desk.with(r).renew());
  OK(desk.with(d).doctor());
  desk.now = start + 350 * day;
  CHECK(desk.look().find("trust.expired") == 0);
  TrustArguments p = desk.arguments();
  p.out = "desk/renew.proposal";
  OK(desk.with(p).renew());
  OK(desk.sign("desk/renew.proposal", {"targets-1", "targets-2", "software-1", "software-2", "policy-1",
                                       "policy-2", "establishments-1", "establishments-2", "authors-mend-1",
                                       "authors-mend-2", "est-demo-1", "est-demo-2"}));
  OK(desk.publish("desk/renew.proposal"));
  OK(desk.with(d).doctor());
  CHECK(desk.look() == "nothing");
}

TEST_CASE("A wrong clock is neither signed nor published, so that it never holds devices back") {
  Desk desk;
  TrustArguments a = desk.arguments();
  a.place = "root";
  a.with = {desk.new_key("r1"), desk.new_key("r2"), desk.new_key("r3")};
  a.out = "desk/far.proposal";
  const std::vector<std::string> holders = {"root-1", "root-2", "new/r1", "new/r2"};
  desk.now = start + 49 * 365 * day;
  OK(desk.with(a).rotate());
  desk.now = start;
  CHECK(says(desk.sign("desk/far.proposal", holders), "clock"));
  // They all signed on the machine whose clock was wrong.
  desk.now = start + 49 * 365 * day;
  OK(desk.sign("desk/far.proposal", holders));
  desk.now = start;
  desk.files.changes = 0;
  CHECK(says(desk.publish("desk/far.proposal"), "clock of this machine says 2027"));
  CHECK(desk.files.changes == 0);

  // Behind what is signed already.
  desk.now = start - day;
  a.out = "desk/early.proposal";
  CHECK(says(desk.with(a).rotate(), "set the clock of this machine"));
  TrustArguments r = desk.arguments();
  r.keys = {"keys/snapshot-1.key", "keys/timestamp-1.key"};
  CHECK(says(desk.with(r).renew(), "set the clock of this machine"));
  CHECK(desk.files.changes == 0);
  // Clocks differ by some hours, and proposals wait while the timestamp is renewed.
  desk.now = start + day / 2;
  a.out = "desk/good.proposal";
  OK(desk.with(a).rotate());
  desk.now = start + day / 4;
  OK(desk.sign("desk/good.proposal", holders));
  desk.now = start + 2 * day;
  OK(desk.with(r).renew());
  OK(desk.publish("desk/good.proposal"));
}

TEST_CASE("Content cannot go round its review by way of mend-trust") {
  Desk desk;
  REQUIRE(desk.files.make_folders("desk"));
  REQUIRE(Officers::propose(desk.open(), 1, "one", desk.now).write(desk.files, "desk/page.proposal"));
  CHECK(says(desk.sign("desk/page.proposal", {"authors-mend-1"}), "mend-author approve"));
  CHECK(says(desk.publish("desk/page.proposal"), "mend-author publish"));

  const auto list = [&](const std::string& role, const std::string& path, const std::string& file) {
    const Repository repository = desk.open();
    ProposalWriter writer(repository, {ProposalKind::content, "A program", "Ann", "because"}, desk.now);
    base::Json content = repository.role(role)->content;
    const base::Bytes bytes = base::to_bytes("a program");
    list_target(content, path, bytes);
    writer.change(role, std::move(content));
    writer.add_target(path, bytes);
    REQUIRE(writer.write(desk.files, file));
  };
  list("software", "software/kiosk/1.bin", "desk/program.proposal");
  OK(desk.sign("desk/program.proposal", {"software-1", "software-2"}));
  OK(desk.publish("desk/program.proposal"));
  list("policy", "policy/DEMO.json", "desk/policy.proposal");
  CHECK(says(desk.sign("desk/policy.proposal", {"policy-1"}), "mend-author approve"));
}

TEST_CASE("An officer signs nothing for a repository that does not come from the officer's own root") {
  Desk desk;
  REQUIRE(hold_ceremony(desk.files, {"forger", "forged", {"authors-mend"}}, nullptr, desk.random, desk.now));
  TrustArguments a = desk.arguments();
  a.repository = "forged";
  a.root = "forged/metadata/1.root.json";
  a.place = "root";
  a.with = {desk.new_key("r1"), desk.new_key("r2"), "keys/root-1.key"};
  a.out = "desk/forged.proposal";
  OK(desk.with(a).rotate());
  TrustArguments s = desk.arguments();
  s.repository = "forged";
  s.place = "desk/forged.proposal";
  s.keys = {"keys/root-1.key"};
  desk.files.changes = 0;
  CHECK_FALSE(desk.with(s).sign());
  CHECK_FALSE(desk.with(s).publish());
  s.root.clear();
  CHECK(says(desk.with(s).sign(), "--root"));
  CHECK(says(desk.with(s).publish(), "--root"));
  a.root.clear();
  CHECK(says(desk.with(a).rotate(), "--root"));
  CHECK(says(desk.with(a).renew(), "--root"));
  CHECK(desk.files.changes == 0);
}

TEST_CASE("A dry run and a no write nothing") {
  Desk desk;
  TrustArguments a = desk.arguments();
  a.place = "root";
  a.with = {desk.new_key("r1"), desk.new_key("r2"), desk.new_key("r3")};
  a.out = "desk/root.proposal";
  desk.files.changes = 0;
  a.dry_run = true;
  OK(desk.with(a).rotate());
  CHECK(desk.typing.questions == 0);
  a.dry_run = false;
  desk.typing.yes = false;
  OK(desk.with(a).rotate());
  CHECK(desk.typing.questions == 1);
  CHECK(desk.files.changes == 0);
}

TEST_CASE("A key needs its passphrase, and is never replaced") {
  Desk desk;
  desk.new_key("mine");
  TrustArguments a;
  a.place = "new/mine.key";
  CHECK(says(desk.with(a).key(), "never replaced"));
  desk.typing.secret = "another passphrase";
  CHECK(says(open_signer(desk.files, "new/mine.key", {.prompt = &desk.typing}), "passphrase is wrong"));
  CHECK(says(open_signer(desk.files, "new/mine.pub", {.prompt = &desk.typing}), "only the public half"));
  desk.typing.secret = "short";
  a.place = "new/other.key";
  CHECK(says(desk.with(a).key(), "too short"));
  // Somebody made a copy to sign twice.
  const base::Bytes copy = *desk.files.read("keys/root-1.key", 100'000);
  REQUIRE(desk.files.inner.write_atomic("keys/copy.key", copy, base::FileMode::private_file));
  CHECK(says(open_signers(desk.files, {"keys/root-1.key", "keys/copy.key"}, {}), "are the same key"));
}

TEST_CASE("Holders bring their public keys to a ceremony and sign at home") {
  Desk desk;
  TrustArguments a;
  a.repository = "fresh";
  for (const char* role : {"root", "targets"}) {
    for (int i = 1; i <= 3; ++i)
      a.seats.push_back(std::string(role) + "=" + desk.new_key(role + std::to_string(i)));
  }
  a.seats.push_back("snapshot=" + desk.new_key("online1"));
  a.out = "desk/begin.proposal";
  CHECK(says(desk.with(a).ceremony(), "timestamp"));
  a.seats.push_back("timestamp=" + desk.new_key("online2"));
  OK(desk.with(a).ceremony());
  TrustArguments s;
  s.repository = "fresh";
  s.place = "desk/begin.proposal";
  s.keys = {"new/root1.key", "new/root2.key", "new/targets2.key"};
  OK(desk.with(s).sign());
  TrustArguments p = s;
  p.keys = {"new/online1.key", "new/online2.key"};
  CHECK(says(desk.with(p).publish(), "targets has 1 of the 2"));
  s.keys = {"new/targets3.key"};
  OK(desk.with(s).sign());
  OK(desk.with(p).publish());
  const auto repository = Repository::open(desk.files, "fresh");
  OK(repository);
  CHECK(repository->role("targets")->version() == 1);
}

TEST_CASE("Signatures of a proposal that is named without its folder are found again") {
  author_test::Folder folder;
  base::SystemRandom random;
  Typing typing;
  REQUIRE(hold_ceremony(folder.files, {folder.path / "keys", folder.path / "repository", {"authors-mend"}},
                        nullptr, random, start));
  const auto with = [&](TrustArguments a) {
    a.repository = "repository";
    a.root = "repository/metadata/1.root.json";
    a.yes = true;
    return TrustCommands({folder.files, random, typing, [](const std::string&) {}, start}, std::move(a));
  };
  TrustArguments renew;
  renew.roles = {"targets"};
  renew.out = "renew.proposal";
  TrustArguments sign;
  sign.place = "renew.proposal";
  sign.keys = {"keys/targets-1.key", "keys/targets-2.key"};
  TrustArguments publish = sign;
  publish.keys = {"keys/snapshot-1.key", "keys/timestamp-1.key"};
  const base::Path before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path);
  const auto proposed = with(renew).renew();
  const auto is_signed = with(sign).sign();
  const auto published = with(publish).publish();
  std::filesystem::current_path(before);
  OK(proposed);
  OK(is_signed);
  OK(published);
}

TEST_CASE("A demo ceremony that is cut off at any write can be run again") {
  std::int64_t all = INT64_MAX;
  for (std::int64_t cut = 0; cut < all; cut += 3) {
    support::FaultyFiles files;
    base::SystemRandom random;
    const DemoCeremony ceremony{"keys", "repository", {"authors-mend", "est-demo"}};
    files.changes_left = cut;
    const bool done = bool(hold_ceremony(files, ceremony, nullptr, random, start));
    files.changes_left = INT64_MAX;
    if (done) all = cut;
    INFO("after " << cut << " changes");
    if (!done) {
      const auto again = hold_ceremony(files, ceremony, nullptr, random, start + day);
      INFO((again ? "" : again.error().message));
      REQUIRE(again);
    }
    CHECK(Repository::open(files, "repository"));
    CHECK_FALSE(hold_ceremony(files, ceremony, nullptr, random, start));
  }
}

TEST_CASE(
    "A folder carries to a site without a network only what it lacks, and goes on where it was cut off") {
  Desk desk;
  desk.publish_module(1, "one");
  const base::Bytes root = *desk.files.read("repository/metadata/1.root.json", 100'000);
  auto out = export_repository(desk.files, desk.open(), "stick", desk.now);
  OK(out);
  const std::size_t everything = out->files;
  CHECK(everything > 10);
  CHECK(export_repository(desk.files, desk.open(), "stick", desk.now)->files == 0);
  CHECK(says(import_repository(desk.files, "stick", "site", nullptr, desk.now), "--root"));
  OK(import_repository(desk.files, "stick", "site", &root, desk.now));
  OK(verify_all(*Repository::open(desk.files, "site"), desk.now));

  desk.publish_module(2, "two");
  REQUIRE(desk.files.inner.remove_tree("stick/metadata"));
  REQUIRE(desk.files.inner.remove_tree("stick/targets"));
  REQUIRE(desk.files.inner.remove_tree("stick/blobs"));
  out = export_repository(desk.files, desk.open(), "stick", desk.now);
  OK(out);
  CHECK(out->files == 5);  // page, manifest, its role, snapshot, timestamp
  for (std::int64_t cut = 0; cut < 12; ++cut) {
    desk.files.changes_left = cut;
    static_cast<void>(import_repository(desk.files, "stick", "site", nullptr, desk.now));
    desk.files.changes_left = INT64_MAX;
    CHECK(Repository::open(desk.files, "site"));
  }
  OK(import_repository(desk.files, "stick", "site", nullptr, desk.now));
  CHECK(Repository::open(desk.files, "site")->find("modules/mend/a/2.json"));
}

TEST_CASE("Nothing that a carried folder forges or turns back replaces anything") {
  Desk desk;
  desk.publish_module(1, "one");
  const base::Bytes root = *desk.files.read("repository/metadata/1.root.json", 100'000);
  OK(export_repository(desk.files, desk.open(), "old stick", desk.now));
  desk.publish_module(2, "two");
  OK(export_repository(desk.files, desk.open(), "stick", desk.now));
  OK(import_repository(desk.files, "stick", "site", &root, desk.now));
  desk.files.changes = 0;
  CHECK(says(import_repository(desk.files, "old stick", "site", nullptr, desk.now), "back from version"));
  for (const std::string& name :
       std::vector<std::string>{"metadata/timestamp.json", "metadata/3.authors-mend.json"}) {
    const base::Bytes good = *desk.files.read("stick/" + name, 100'000);
    base::Bytes bad = good;
    bad[bad.size() / 2] ^= 1;
    REQUIRE(desk.files.inner.write_atomic("stick/" + name, bad, base::FileMode::shared_read));
    CHECK_FALSE(import_repository(desk.files, "stick", "site", nullptr, desk.now));
    REQUIRE(desk.files.inner.write_atomic("stick/" + name, good, base::FileMode::shared_read));
  }
  CHECK(desk.files.changes == 0);
}
