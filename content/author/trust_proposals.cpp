#include "content/author/ceremony.h"
#include "content/author/clock_check.h"
#include "content/author/layout.h"
#include "content/author/trust_commands.h"

// The verbs of mend-trust that write proposals.

namespace mend::author {

using base::Json;
using base::Path;

base::Status TrustCommands::propose(const Repository& repository, base::Result<ProposalWriter> writer) {
  MEND_CHECK(check_clock(repository, world_.now));
  MEND_CHECK(writer);
  MEND_TRY(base::Bytes bytes, writer->bytes());
  MEND_TRY(const Proposal proposal, Proposal::parse(std::move(bytes), "The proposal"));
  MEND_TRY(const ProposalState state, examine(repository, proposal, {}));
  say("\"" + proposal.title() + "\"");
  for (const std::string& line : changes_in_words(repository, proposal)) say("  " + line);
  for (const Approval& approval : state.approvals) {
    std::string who;
    for (const trust::Key& key : approval.grant.keys) who += (who.empty() ? "" : ", ") + key.id.substr(0, 16);
    say("  " + approval.role + " needs " + std::to_string(approval.grant.threshold) +
        " signatures of: " + who + ".");
  }
  if (a_.out.empty() && !a_.dry_run) return base::refused("Say with --out where the proposal goes.");
  MEND_TRY(const bool yes, agreed("Write this proposal?"));
  if (!yes) return {};
  const Path out(a_.out);
  MEND_CHECK(world_.files.make_folders(out.parent_path().empty() ? Path(".") : out.parent_path()));
  MEND_TRY(const std::string id, writer->write(world_.files, out));
  say("Wrote \"" + a_.out + "\". Its holders sign it with mend-trust sign; then it is published.");
  return {};
}

base::Status TrustCommands::ceremony() {
  if (!a_.seats.empty()) return seated_ceremony();
  if (a_.folder.empty())
    return base::refused("Give the holders' keys with --seat, or for a demo a folder with --keys.");
  if (a_.dry_run) {
    say("Would make all keys in \"" + a_.folder + "\" and begin the repository \"" + a_.repository + "\".");
    return {};
  }
  std::optional<base::SecretBytes> passphrase;
  if (!a_.passphrase_file.empty()) {
    MEND_TRY(passphrase, read_passphrase(world_.files, a_.passphrase_file));
  }
  MEND_TRY(const CeremonyReport report,
           hold_ceremony(world_.files, {a_.folder, a_.repository, a_.roles},
                         passphrase ? &*passphrase : nullptr, world_.random, world_.now, world_.work));
  Json keys = Json::array();
  for (const Path& path : report.keys) keys.push_back(path.string());
  world_.print(Json{{"root", report.root.string()}, {"keys", keys}}.dump());
  return {};
}

base::Status TrustCommands::seated_ceremony() {
  MEND_TRY(const Repository repository, Repository::open_or_begin(world_.files, a_.repository));
  Seats seats;
  for (const std::string& seat : a_.seats) {
    const std::size_t equals = seat.find('=');
    if (equals == std::string::npos)
      return base::refused("\"" + seat + "\" is no seat; one looks like root=alice.pub.");
    MEND_CHECK(plan_for(seat.substr(0, equals)));
    MEND_TRY(Json key, read_public_key(world_.files, seat.substr(equals + 1), secrets()));
    seats[seat.substr(0, equals)].push_back(std::move(key));
  }
  return propose(repository, propose_ceremony(repository, seats, a_.by, world_.now));
}

base::Status TrustCommands::delegate() {
  MEND_TRY(const Repository repository, open_repository());
  MEND_TRY(const std::vector<Json> keys, public_keys(a_.with));
  return propose(repository, propose_delegation(repository, a_.place, keys, {a_.by, a_.why}, world_.now));
}

base::Status TrustCommands::rotate() {
  MEND_TRY(const Repository repository, open_repository());
  MEND_TRY(const std::vector<Json> keys, public_keys(a_.with));
  return propose(repository, propose_rotation(repository, a_.place, keys, {a_.by, a_.why}, world_.now));
}

base::Status TrustCommands::revoke() {
  MEND_TRY(const Repository repository, open_repository());
  MEND_TRY(const std::vector<Json> keys, public_keys(a_.with));
  return propose(repository, propose_revocation(repository, a_.place, keys, {a_.by, a_.why}, world_.now));
}

base::Status TrustCommands::renew() {
  MEND_TRY(const Repository repository, open_repository());
  if (!a_.keys.empty()) {
    if (!a_.roles.empty())
      return base::refused("Renew the online roles with --key alone, and others by a proposal.");
    MEND_TRY(Publication publication, prepare_renewal(repository));
    return finish(std::move(publication));
  }
  return propose(repository, propose_renewal(repository, a_.roles, {a_.by, a_.why}, world_.now));
}

}  // namespace mend::author
